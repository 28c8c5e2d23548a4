/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Suggestions: the server finds the names with a word that goes on from what was typed, those of
 * what sells best first; the words and names that are shown are taken from these, in the order that
 * search_groonga_suggest.c gives them.
 */
#include <string.h>

#include "arena.h"
#include "search_terms.h"
#include "search_http_find.h"
#include "search_text.h"

#define NAMES_MAX 100 /* that are looked at */
#define CANDIDATES 32

struct candidate {
    const char *text, *folded;
    int64_t sold;
    unsigned frequency;
    size_t place;
};

struct candidates {
    struct candidate items[NAMES_MAX * 4];
    size_t n;
};

struct suggest {
    struct arena *arena;
    const char *folded, *before; /* all that was typed; the words before the last, or "" */
    const char *letters;         /* of the last one */
    enum search_http_step step;  /* strict: what goes on from it as it is */
    unsigned errors;             /* that it may have in the others */
    struct candidates words, names;
};

static void write_wanted(struct jwrite *out, const struct search_http_query *query)
{
    size_t i;

    jwrite_object(out, "query");
    jwrite_object(out, "bool");
    jwrite_array(out, "filter");
    jwrite_json(out, NULL, "{\"term\":{\"removed\":false}}");
    for (i = 0; i + 1 < query->n; i++)
        search_http_query_write_step(out, NULL, query, i, SEARCH_HTTP_STRICT);
    if (query->words[i].step == SEARCH_HTTP_STRICT)
        search_http_query_write_going_on(out, NULL, query, i);
    else
        search_http_query_write_step(out, NULL, query, i, query->words[i].step);
    jwrite_array_end(out);
    jwrite_object_end(out);
    jwrite_object_end(out);
}

static void write_question(struct jwrite *out, const struct search_http_query *query)
{
    jwrite_object(out, NULL);
    jwrite_i64(out, "size", NAMES_MAX);
    jwrite_bool(out, "track_total_hits", false);
    write_wanted(out, query);
    jwrite_json(out, "sort", "[{\"sold_recently\":\"desc\"},{\"id\":\"asc\"}]");
    jwrite_json(out, "_source", "[\"name\",\"sold_recently\"]");
    jwrite_object_end(out);
}

static bool is_same_text(const struct suggest *s, const char *a, const char *b)
{
    return strcmp(search_text_compact(s->arena, a), search_text_compact(s->arena, b)) == 0;
}

static void add(struct candidates *to, const char *text, const char *folded, int64_t sold)
{
    size_t i;

    for (i = 0; i < to->n; i++)
        if (strcmp(to->items[i].folded, folded) == 0) {
            to->items[i].frequency++;
            return; /* the first one has sold best */
        }
    if (to->n == sizeof(to->items) / sizeof(*to->items))
        return;
    to->items[to->n] = (struct candidate){
        .text = text, .folded = folded, .sold = sold, .frequency = 1, .place = to->n};
    to->n++;
}

static const char *without_seam(struct arena *arena, const char *letters)
{
    char *copy = arena_strdup(arena, letters), *seam = strchr(copy, SEARCH_TERM_SEAM);

    if (seam)
        memmove(seam, seam + 1, strlen(seam));
    return copy;
}

/* A join that begins with its first word's beginning says no more than that word. */
static bool is_meant(const struct suggest *s, const struct search_term *term)
{
    const char *seam = strchr(term->letters, SEARCH_TERM_SEAM);
    const char *letters = without_seam(s->arena, term->letters);
    size_t len = strlen(s->letters);

    if (!term->shown)
        return false;
    if (s->step != SEARCH_HTTP_STRICT)
        return !seam == (s->step != SEARCH_HTTP_JOINS) &&
               search_text_distance(s->letters, letters, true, s->errors) <= s->errors;
    return strncmp(letters, s->letters, len) == 0 &&
           (!seam || len > (size_t)(seam - term->letters));
}

static void read_name(struct suggest *s, const char *name, int64_t sold)
{
    const char *folded = search_text_fold(s->arena, name);
    struct search_terms terms = search_terms_name(s->arena, folded);
    size_t i;

    add(&s->names, name, folded, sold);
    for (i = 0; i < terms.n; i++)
        if (is_meant(s, &terms.items[i])) {
            const char *word = arena_join(s->arena, s->before, terms.items[i].shown, NULL);

            add(&s->words, word, word, sold);
        }
}

static bool read_names(struct suggest *s, struct jread *in)
{
    struct jread *hits = jread_object(in, "hits", NULL, false, NULL);
    size_t n = 0, i;
    struct jread *list = hits ? jread_list(hits, "hits", NULL, false, NULL, &n) : NULL;

    for (i = 0; i < n; i++) {
        struct jread *hit = jread_item(list, i);
        struct jread *source = hit ? jread_object(hit, "_source", NULL, true, NULL) : NULL;
        const char *name = NULL;
        int64_t sold = 0;

        if (!source)
            return false;
        jread_str(source, "name", NULL, &name);
        jread_i64(source, "sold_recently", NULL, &sold);
        if (name)
            read_name(s, name, sold);
    }
    return jread_problems(in) == NULL;
}

static bool is_better(const struct candidate *a, const struct candidate *b)
{
    if (a->sold != b->sold)
        return a->sold > b->sold;
    if (a->frequency != b->frequency)
        return a->frequency > b->frequency;
    return a->place < b->place;
}

static void sort(struct candidates *c)
{
    size_t i, at;

    for (i = 1; i < c->n; i++) {
        struct candidate candidate = c->items[i];

        for (at = i; at && is_better(&candidate, &c->items[at - 1]); at--)
            c->items[at] = c->items[at - 1];
        c->items[at] = candidate;
    }
}

static bool is_new(const struct suggest *s, const struct candidate *const *chosen, size_t n,
                   const struct candidate *candidate)
{
    size_t i;

    if (is_same_text(s, candidate->folded, s->folded))
        return false;
    for (i = 0; i < n; i++)
        if (is_same_text(s, chosen[i]->folded, candidate->folded))
            return false;
    return true;
}

/* Words and names in one order; a word goes before a name that sells as well. */
static void answer(struct suggest *s, unsigned limit, const char ***ret, size_t *ret_n)
{
    const struct candidate *chosen[CANDIDATES];
    size_t word = 0, name = 0, n = 0, i;

    sort(&s->words);
    while (n < limit && (word < s->words.n || name < s->names.n)) {
        bool is_word = word < s->words.n && (name == s->names.n || s->words.items[word].sold >=
                                                                       s->names.items[name].sold);
        const struct candidate *candidate =
            is_word ? &s->words.items[word++] : &s->names.items[name++];

        if (is_new(s, chosen, n, candidate))
            chosen[n++] = candidate;
    }
    *ret = arena_alloc(s->arena, (n + 1) * sizeof(**ret));
    for (i = 0; i < n; i++)
        (*ret)[i] = chosen[i]->text;
    *ret_n = n;
}

static enum err look(struct search_engine *engine, struct call *call, struct suggest *s,
                     const struct search_http_query *query)
{
    struct search_http_answer found;
    struct jwrite body;
    enum err err;

    jwrite_init(&body, call->arena, 8 * 1024);
    write_question(&body, query);
    err = search_http_find_ask(engine, call, "hits.hits._source", &body, &found);
    if (err == ERR_SEARCH_FAILED && found.has_come)
        return ERR_SUGGEST_FAILED;
    if (err)
        return err;
    return read_names(s, found.json) ? ERR_OK : ERR_SUGGEST_FAILED;
}

/* With typing errors, where nothing goes on from the word as it is. */
static enum err look_around(struct search_engine *engine, struct call *call, struct suggest *s,
                            struct search_http_query *query)
{
    static const enum search_http_step steps[] = {SEARCH_HTTP_NAMES_ALIKE, SEARCH_HTTP_JOINS,
                                                  SEARCH_HTTP_NAMES};
    struct search_http_word *last = &query->words[query->n - 1];
    enum err err = ERR_OK;
    size_t i;

    s->errors = last->errors;
    for (i = 0; s->errors && !err && !s->names.n && i < sizeof(steps) / sizeof(*steps); i++) {
        s->step = last->step = steps[i];
        err = look(engine, call, s, query);
    }
    return err;
}

enum err search_http_suggest(struct search_engine *engine, struct call *call, const char *typed,
                             unsigned limit, const char ***ret, size_t *ret_n)
{
    struct suggest *s = arena_alloc(call->arena, sizeof(*s));
    struct search_http_query query;
    enum err err = ERR_OK;
    size_t i;

    s->arena = call->arena;
    s->folded = search_text_fold(call->arena, typed);
    s->before = "";
    query = search_http_query_read(call->arena, s->folded, true);
    for (i = 0; i + 1 < query.n; i++)
        s->before = arena_join(call->arena, s->before, query.words[i].folded, " ", NULL);
    if (query.n) {
        s->letters = query.words[query.n - 1].letters;
        err = look(engine, call, s, &query);
        if (!err && !s->names.n)
            err = look_around(engine, call, s, &query);
    }
    if (!err)
        answer(s, limit < CANDIDATES ? limit : CANDIDATES, ret, ret_n);
    return err;
}
