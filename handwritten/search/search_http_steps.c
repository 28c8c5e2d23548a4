/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A keyword that finds nothing as it was typed: one more question counts what each of its words
 * would find in each step of search_http_query.h, whatever is asked beside the keyword.
 */
#include "arena.h"
#include "search_http_find.h"

static const char *key_of(struct arena *arena, size_t word, unsigned step)
{
    return arena_printf(arena, "%zu.%u", word, step);
}

static void write_live(struct jwrite *out, const char *key)
{
    jwrite_object(out, key);
    jwrite_object(out, "term");
    jwrite_bool(out, "removed", false);
    jwrite_object_end(out);
    jwrite_object_end(out);
}

static void write_together(struct jwrite *out, const struct search_http_query *query)
{
    size_t i;

    jwrite_object(out, "together");
    jwrite_object(out, "bool");
    jwrite_array(out, "filter");
    for (i = 0; i < query->n; i++)
        search_http_query_write_step(out, NULL, query, i, SEARCH_HTTP_STRICT);
    jwrite_array_end(out);
    jwrite_object_end(out);
    jwrite_object_end(out);
}

static void write_question(struct jwrite *out, const struct search_http_query *query)
{
    unsigned step;
    size_t i;

    jwrite_object(out, NULL);
    jwrite_i64(out, "size", 0);
    jwrite_bool(out, "track_total_hits", false);
    write_live(out, "query");
    jwrite_object(out, "aggs");
    jwrite_object(out, "n");
    jwrite_object(out, "filters");
    jwrite_object(out, "filters");
    write_together(out, query);
    for (i = 0; i < query->n; i++)
        for (step = 0; step < SEARCH_HTTP_STEPS; step++)
            search_http_query_write_step(out, key_of(out->arena, i, step), query, i, step);
    jwrite_object_end(out);
    jwrite_object_end(out);
    jwrite_object_end(out);
    jwrite_object_end(out);
    jwrite_object_end(out);
}

static int64_t count_of(struct jread *buckets, const char *key)
{
    struct jread *bucket = jread_object(buckets, key, NULL, false, NULL);
    enum presence has = PRESENCE_ABSENT;
    int64_t n = 0;

    if (bucket)
        jread_opt_i64(bucket, "doc_count", NULL, &has, &n);
    return n;
}

/* The first step that finds something. */
static enum search_http_step step_of(struct arena *arena, struct jread *buckets, size_t word,
                                     enum search_http_step from)
{
    unsigned step;

    for (step = from; step < SEARCH_HTTP_STEPS; step++)
        if (count_of(buckets, key_of(arena, word, step)))
            return step;
    return SEARCH_HTTP_STEPS;
}

/* Those that are found by nothing as they stand go on with errors; if all are found, but never
 * together, then any of them may be wrong. */
static bool choose(struct arena *arena, struct jread *buckets, struct search_http_query *query)
{
    bool is_any_missing = false;
    size_t i;

    if (count_of(buckets, "together"))
        return false;
    for (i = 0; i < query->n; i++) {
        struct search_http_word *word = &query->words[i];
        enum search_http_step otherwise = step_of(arena, buckets, i, SEARCH_HTTP_NAMES_ALIKE);

        word->otherwise = otherwise == SEARCH_HTTP_STEPS ? SEARCH_HTTP_STRICT : otherwise;
        if (count_of(buckets, key_of(arena, i, SEARCH_HTTP_STRICT)))
            continue;
        if (otherwise == SEARCH_HTTP_STEPS)
            return false;
        word->step = otherwise;
        is_any_missing = true;
    }
    if (!is_any_missing)
        search_http_find_loosen(query);
    return true;
}

void search_http_find_loosen(struct search_http_query *query)
{
    size_t i;

    for (i = 0; i < query->n; i++) {
        query->words[i].step = query->words[i].otherwise;
        query->words[i].is_loose = true;
    }
}

enum err search_http_find_steps(struct search_engine *engine, struct call *call,
                                struct search_http_query *query, bool *ret_is_hopeless)
{
    struct search_http_answer answer;
    struct jread *buckets;
    struct jwrite body;
    enum err err;

    jwrite_init(&body, call->arena, 16 * 1024);
    write_question(&body, query);
    err = search_http_find_ask(engine, call, "aggregations", &body, &answer);
    if (err)
        return err;
    buckets = jread_object(answer.json, "aggregations", NULL, false, NULL);
    buckets = buckets ? jread_object(buckets, "n", NULL, false, NULL) : NULL;
    buckets = buckets ? jread_object(buckets, "buckets", NULL, false, NULL) : NULL;
    *ret_is_hopeless = !buckets || !choose(call->arena, buckets, query);
    return buckets ? ERR_OK : ERR_SEARCH_FAILED;
}
