/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Searches. The server finds, filters, sorts and counts; what is not found as it was typed is asked
 * for again with typing errors, as the embedded engine does.
 */
#include "search_http_find.h"

#include <stdio.h>
#include <stdlib.h>

#include "arena.h"
#include "search_text.h"

#define CATEGORIES_MAX 50

struct find {
    struct search_engine *engine;
    struct call *call;
    const struct search_request *request;
    enum search_sort sort;
    struct search_http_query query;
};

static const struct {
    const char *field, *order;
} sorts[] = {
    [SEARCH_SORT_RELEVANCE] = {"_score", "desc"},
    [SEARCH_SORT_PRICE_ASC] = {"price", "asc"},
    [SEARCH_SORT_PRICE_DESC] = {"price", "desc"},
    [SEARCH_SORT_NEWEST] = {"created_at", "desc"},
    [SEARCH_SORT_POPULAR] = {"sold_recently", "desc"},
};

enum err search_http_find_ask(struct search_engine *engine, struct call *call, const char *wanted,
                              const struct jwrite *body, struct search_http_answer *ret)
{
    const struct search_http_question question = {
        .is_quick = true,
        .method = "POST",
        .path = arena_join(call->arena, "/", engine->served, "/_search?filter_path=error,", wanted,
                           NULL),
        .body = body,
    };

    return search_http_ask(engine, call, &question, ret);
}

static void write_term(struct jwrite *out, const char *field, const char *json)
{
    jwrite_object(out, NULL);
    jwrite_object(out, "term");
    jwrite_json(out, field, json);
    jwrite_object_end(out);
    jwrite_object_end(out);
}

static void write_filters(struct jwrite *out, const struct search_request *request)
{
    jwrite_array(out, "filter");
    write_term(out, "removed", "false");
    if (request->category) {
        jwrite_object(out, NULL);
        jwrite_object(out, "term");
        jwrite_str(out, "category", request->category);
        jwrite_object_end(out);
        jwrite_object_end(out);
    }
    if (request->has_min_price || request->has_max_price) {
        jwrite_object(out, NULL);
        jwrite_object(out, "range");
        jwrite_object(out, "price");
        if (request->has_min_price)
            jwrite_i64(out, "gte", request->min_price);
        if (request->has_max_price)
            jwrite_i64(out, "lte", request->max_price);
        jwrite_object_end(out);
        jwrite_object_end(out);
        jwrite_object_end(out);
    }
    jwrite_array_end(out);
}

/* What is sold out counts less. */
static void write_query(struct find *f, struct jwrite *out)
{
    size_t i;

    jwrite_object(out, "query");
    jwrite_object(out, "function_score");
    jwrite_object(out, "query");
    jwrite_object(out, "bool");
    jwrite_array(out, "must");
    for (i = 0; i < f->query.n; i++)
        search_http_query_write(out, NULL, &f->query, i);
    jwrite_array_end(out);
    write_filters(out, f->request);
    jwrite_object_end(out);
    jwrite_object_end(out);
    jwrite_array(out, "functions");
    jwrite_object(out, NULL);
    jwrite_json(out, "filter", "{\"term\":{\"available\":0}}");
    jwrite_json(out, "weight", arena_printf(out->arena, "%.9g", SEARCH_SOLD_OUT));
    jwrite_object_end(out);
    jwrite_array_end(out);
    jwrite_object_end(out);
    jwrite_object_end(out);
}

static void write_sort(struct find *f, struct jwrite *out)
{
    const struct search_place *after = &f->request->after;

    jwrite_array(out, "sort");
    jwrite_object(out, NULL);
    jwrite_str(out, sorts[f->sort].field, sorts[f->sort].order);
    jwrite_object_end(out);
    jwrite_object(out, NULL);
    jwrite_str(out, "id", sorts[f->sort].order);
    jwrite_object_end(out);
    jwrite_array_end(out);
    if (!f->request->has_after)
        return;
    jwrite_array(out, "search_after");
    if (f->sort == SEARCH_SORT_RELEVANCE)
        jwrite_json(out, NULL, arena_printf(out->arena, "%.9g", after->score));
    else
        jwrite_i64(out, NULL, after->value);
    jwrite_i64(out, NULL, after->id);
    jwrite_array_end(out);
}

static void write_price_ranges(struct jwrite *out)
{
    size_t i;

    jwrite_object(out, "prices");
    jwrite_object(out, "range");
    jwrite_str(out, "field", "price");
    jwrite_array(out, "ranges");
    for (i = 0; i < SEARCH_PRICE_RANGES; i++) {
        jwrite_object(out, NULL);
        jwrite_i64(out, "from", search_price_bounds[i]);
        if (i + 1 < SEARCH_PRICE_RANGES)
            jwrite_i64(out, "to", search_price_bounds[i + 1]);
        jwrite_object_end(out);
    }
    jwrite_array_end(out);
    jwrite_object_end(out);
    jwrite_object_end(out);
}

/* The most frequent first, and of those as frequent in the order of their bytes. */
static void write_facets(struct jwrite *out)
{
    jwrite_object(out, "aggs");
    jwrite_object(out, "categories");
    jwrite_object(out, "terms");
    jwrite_str(out, "field", "category");
    jwrite_i64(out, "size", CATEGORIES_MAX);
    jwrite_object_end(out);
    jwrite_object_end(out);
    write_price_ranges(out);
    jwrite_object_end(out);
}

/* Whether there is any hit at all is asked for always: it says whether a word was typed wrongly. */
static void write_question(struct find *f, struct jwrite *out)
{
    jwrite_object(out, NULL);
    jwrite_i64(out, "size", (int64_t)f->request->limit + 1);
    if (f->request->wants_facets)
        jwrite_bool(out, "track_total_hits", true);
    else
        jwrite_i64(out, "track_total_hits", 1);
    write_query(f, out);
    write_sort(f, out);
    if (f->request->wants_facets)
        write_facets(out);
    jwrite_object_end(out);
}

static bool read_hit(struct find *f, struct jread *hit, struct search_hit *ret)
{
    const char *sort;
    char *end;
    size_t len;

    if (!hit || !jread_raw(hit, "sort", &sort, &len) || *sort != '[')
        return false;
    if (f->sort == SEARCH_SORT_RELEVANCE)
        ret->place.score = strtod(sort + 1, &end);
    else
        ret->place.value = strtoll(sort + 1, &end, 10);
    if (*end != ',')
        return false;
    ret->id = ret->place.id = strtoll(end + 1, &end, 10);
    return *end == ']';
}

static bool read_hits(struct find *f, struct jread *in, struct search_found *ret)
{
    struct jread *hits = jread_object(in, "hits", NULL, true, NULL);
    struct jread *total = hits ? jread_object(hits, "total", NULL, true, NULL) : NULL;
    struct jread *list = hits ? jread_list(hits, "hits", NULL, false, NULL, &ret->n_hits) : NULL;
    size_t i;

    if (!total)
        return false;
    jread_i64(total, "value", NULL, &ret->total);
    ret->hits = arena_alloc(f->call->arena, (ret->n_hits + 1) * sizeof(*ret->hits));
    for (i = 0; i < ret->n_hits; i++)
        if (!read_hit(f, jread_item(list, i), &ret->hits[i]))
            return false;
    ret->has_more = ret->n_hits > f->request->limit;
    ret->n_hits -= ret->has_more;
    return true;
}

static bool read_categories(struct arena *arena, struct jread *facets, struct search_found *ret)
{
    struct jread *in = jread_object(facets, "categories", NULL, false, NULL);
    struct jread *list =
        in ? jread_list(in, "buckets", NULL, false, NULL, &ret->n_categories) : NULL;
    size_t i;

    ret->categories = arena_alloc(arena, (ret->n_categories + 1) * sizeof(*ret->categories));
    for (i = 0; i < ret->n_categories; i++) {
        struct jread *bucket = jread_item(list, i);

        if (!bucket)
            return false;
        jread_str(bucket, "key", NULL, &ret->categories[i].value);
        jread_i64(bucket, "doc_count", NULL, &ret->categories[i].count);
    }
    return true;
}

static bool read_prices(struct arena *arena, struct jread *facets, struct search_found *ret)
{
    struct jread *in = jread_object(facets, "prices", NULL, true, NULL);
    int64_t *counts = arena_alloc(arena, SEARCH_PRICE_RANGES * sizeof(*counts));
    size_t i, n = 0;
    struct jread *list = in ? jread_list(in, "buckets", NULL, true, NULL, &n) : NULL;

    if (n != SEARCH_PRICE_RANGES)
        return false;
    for (i = 0; i < n; i++) {
        struct jread *bucket = jread_item(list, i);

        if (!bucket)
            return false;
        jread_i64(bucket, "doc_count", NULL, &counts[i]);
    }
    ret->price_counts = counts;
    return true;
}

static bool read_found(struct find *f, struct jread *in, struct search_found *ret)
{
    struct jread *facets;

    if (!read_hits(f, in, ret))
        return false;
    if (f->request->wants_facets) {
        facets = jread_object(in, "aggregations", NULL, true, NULL);
        if (!facets || !read_categories(f->call->arena, facets, ret) ||
            !read_prices(f->call->arena, facets, ret))
            return false;
    } else {
        ret->price_counts =
            arena_alloc(f->call->arena, SEARCH_PRICE_RANGES * sizeof(*ret->price_counts));
    }
    return jread_problems(in) == NULL;
}

static enum err look(struct find *f, struct search_found *ret)
{
    struct search_http_answer answer;
    struct search_found found = {0};
    struct jwrite body;
    enum err err;

    jwrite_init(&body, f->call->arena, 8 * 1024);
    write_question(f, &body);
    err = search_http_find_ask(f->engine, f->call, "hits.total.value,hits.hits.sort,aggregations",
                               &body, &answer);
    if (err)
        return err;
    if (!read_found(f, answer.json, &found))
        return ERR_SEARCH_FAILED;
    *ret = found;
    return ERR_OK;
}

/* Of a keyword of symbols alone. */
static enum err find_nothing(struct call *call, struct search_found *ret)
{
    int64_t *counts = arena_alloc(call->arena, SEARCH_PRICE_RANGES * sizeof(*counts));

    *ret = (struct search_found){.price_counts = counts};
    return ERR_OK;
}

enum err search_http_find(struct search_engine *engine, struct call *call,
                          const struct search_request *request, struct search_found *ret)
{
    struct find f = {.engine = engine, .call = call, .request = request, .sort = request->sort};
    bool is_hopeless;
    enum err err;

    if (!request->keyword && request->sort == SEARCH_SORT_RELEVANCE)
        f.sort = SEARCH_SORT_NEWEST;
    if (request->keyword) {
        f.query = search_http_query_read(call->arena,
                                         search_text_fold(call->arena, request->keyword), true);
        if (!f.query.n)
            return find_nothing(call, ret);
    }
    err = look(&f, ret);
    if (err || ret->total || !f.query.n)
        return err;
    err = search_http_find_steps(engine, call, &f.query, &is_hopeless);
    if (err || is_hopeless)
        return err;
    err = look(&f, ret);
    if (err || ret->total || f.query.n == 1 || f.query.words[0].is_loose)
        return err;
    search_http_find_loosen(&f.query);
    return look(&f, ret);
}
