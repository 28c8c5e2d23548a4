/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A word is found by the best of its ways in the name and by the best in the rest, and both count:
 * search_groonga_match.c and search_groonga_ways.c decide alike, by the same numbers.
 */
#include "search_http_query.h"

#include <string.h>

#include "arena.h"
#include "jwrite.h"
#include "search_terms.h"
#include "search_text.h"
#include "value_utf8.h"

#define WORDS_MAX 50
#define PAIRED_MAX                                                                                 \
    16 /* words of a keyword up to which neighbours are put together: a server takes               \
          about a thousand clauses */
#define NAME_WEIGHT 3
#define PAIR 90
#define BEGINNING_MAX 40   /* letters: search_http_mapping.c */
#define EXPANSIONS_MAX 256 /* of all words together */
#define TYPING_IN_TEXTS 2
#define TYPING_IN_TEXTS_HANGUL 4

enum { EXACT = 100, WHOLE = 75, TYPING = 60, ONE_ERROR = 45, TWO_ERRORS = 30, ANALYSED = 20 };

enum side { NAME, REST };

static const struct field {
    const char *name;
    const char *wholes;     /* what its terms begin with, as a whole */
    const char *beginnings; /* all that they begin with, or NULL: that is not kept */
    enum side side;
    unsigned factor;
    bool is_of_pairs; /* a pair has been put together already in the others */
} fields[] = {
    {"words", "words_whole", "words.beginnings", NAME, 100, true},
    {"parts", "parts_whole", NULL, NAME, 80, true},
    {"joins", "joins_whole", "joins.beginnings", NAME, 95, false},
    {"text_words", "text_words_whole", NULL, REST, 100, true},
    {"text_parts", "text_parts_whole", NULL, REST, 80, true},
    {"category_words", "category_words_whole", NULL, REST, 250, true},
};
#define N_FIELDS (sizeof(fields) / sizeof(*fields))

/* What a word is written with. */
struct writing {
    struct jwrite *out;
    struct arena *arena;
    const struct search_http_word *word;
    size_t n_words;
};

static void open_leaf(struct writing *w, const char *kind)
{
    jwrite_object(w->out, NULL);
    jwrite_object(w->out, "constant_score");
    jwrite_object(w->out, "filter");
    jwrite_object(w->out, kind);
}

static void close_leaf(struct writing *w, unsigned boost)
{
    jwrite_object_end(w->out);
    jwrite_object_end(w->out);
    jwrite_i64(w->out, "boost", boost);
    jwrite_object_end(w->out);
    jwrite_object_end(w->out);
}

static unsigned boost_of(const struct field *field, unsigned sureness)
{
    return sureness * field->factor * (field->side == NAME ? NAME_WEIGHT : 1);
}

static void write_leaf(struct writing *w, const char *kind, const char *name, const char *value,
                       unsigned boost)
{
    open_leaf(w, kind);
    jwrite_str(w->out, name, value);
    close_leaf(w, boost);
}

static void write_going_on(struct writing *w, const struct field *field, const char *letters,
                           unsigned boost)
{
    bool is_kept = field->beginnings && value_utf8_count(letters, strlen(letters)) <= BEGINNING_MAX;

    write_leaf(w, is_kept ? "term" : "prefix", is_kept ? field->beginnings : field->name, letters,
               boost);
}

static bool goes_on(const char *letters, enum side side)
{
    size_t n = value_utf8_count(letters, strlen(letters));

    return side == NAME || n >= (n < strlen(letters) ? TYPING_IN_TEXTS_HANGUL : TYPING_IN_TEXTS);
}

static void write_strict(struct writing *w, const char *letters, enum side side, bool is_typing,
                         bool is_pair)
{
    unsigned of_100 = is_pair ? PAIR : 100;
    size_t i;

    for (i = 0; i < N_FIELDS; i++) {
        const struct field *field = &fields[i];
        unsigned boost = boost_of(field, of_100) / 100;

        if (field->side != side || (is_pair && !field->is_of_pairs))
            continue;
        write_leaf(w, "term", field->name, letters, EXACT * boost);
        write_leaf(w, "term", field->wholes, letters, WHOLE * boost);
        if (is_typing && goes_on(letters, side))
            write_going_on(w, field, letters, TYPING * boost);
    }
}

static void write_all_strict(struct writing *w, enum side side)
{
    const struct search_http_word *word = w->word;

    write_strict(w, word->letters, side, word->is_typing, false);
    if (word->with_last)
        write_strict(w, word->with_last, side, word->is_typing, true);
    if (word->with_next)
        write_strict(w, word->with_next, side, word->is_next_typing, true);
}

static void write_fuzzy(struct writing *w, const struct field *field, unsigned n_same)
{
    bool has_beginnings = w->word->is_typing && field->beginnings;
    unsigned errors;

    for (errors = 1; errors <= w->word->errors; errors++) {
        open_leaf(w, "fuzzy");
        jwrite_object(w->out, has_beginnings ? field->beginnings : field->name);
        jwrite_str(w->out, "value", w->word->letters);
        jwrite_i64(w->out, "fuzziness", errors);
        jwrite_i64(w->out, "prefix_length", n_same);
        jwrite_i64(w->out, "max_expansions", (int64_t)(EXPANSIONS_MAX / (w->n_words + 1)));
        jwrite_object_end(w->out);
        close_leaf(w, boost_of(field, errors == 1 ? ONE_ERROR : TWO_ERRORS));
    }
}

static void write_analysed(struct writing *w, const char *field, unsigned boost)
{
    open_leaf(w, "match");
    jwrite_object(w->out, field);
    jwrite_str(w->out, "query", w->word->folded);
    jwrite_str(w->out, "operator", "and");
    jwrite_object_end(w->out);
    close_leaf(w, boost);
}

/* Which fields a step looks at. */
static bool is_of_step(enum search_http_step step, const struct field *field)
{
    bool is_join = !field->is_of_pairs;

    switch (step) {
    case SEARCH_HTTP_NAMES_ALIKE:
    case SEARCH_HTTP_NAMES:
        return field->side == NAME && !is_join;
    case SEARCH_HTTP_JOINS:
        return is_join;
    case SEARCH_HTTP_TEXTS:
        return field->side == REST;
    default:
        return false;
    }
}

static void write_step(struct writing *w, enum side side, enum search_http_step step)
{
    static const unsigned n_same[SEARCH_HTTP_STEPS] = {
        [SEARCH_HTTP_NAMES_ALIKE] = 1, [SEARCH_HTTP_JOINS] = 2, [SEARCH_HTTP_TEXTS] = 1};
    size_t i;

    if (step == SEARCH_HTTP_ANALYSED)
        write_analysed(w, side == NAME ? "name_korean" : "text_korean",
                       ANALYSED * 100 * (side == NAME ? NAME_WEIGHT : 1));
    for (i = 0; i < N_FIELDS; i++)
        if (fields[i].side == side && is_of_step(step, &fields[i]))
            write_fuzzy(w, &fields[i], n_same[step]);
}

static void open_best(struct writing *w, const char *key)
{
    jwrite_object(w->out, key);
    jwrite_object(w->out, "dis_max");
    jwrite_array(w->out, "queries");
}

static void close_best(struct writing *w)
{
    jwrite_array_end(w->out);
    jwrite_object_end(w->out);
    jwrite_object_end(w->out);
}

static void write_side(struct writing *w, const char *key, enum side side)
{
    open_best(w, key);
    write_all_strict(w, side);
    if (w->word->step != SEARCH_HTTP_STRICT)
        write_step(w, side, w->word->step);
    if (w->word->is_loose && w->word->step != SEARCH_HTTP_ANALYSED)
        write_step(w, side, SEARCH_HTTP_ANALYSED);
    close_best(w);
}

static struct writing writing_of(struct jwrite *out, const struct search_http_query *query,
                                 size_t i)
{
    return (struct writing){
        .out = out, .arena = out->arena, .word = &query->words[i], .n_words = query->n};
}

void search_http_query_write(struct jwrite *out, const char *key,
                             const struct search_http_query *query, size_t i)
{
    struct writing w = writing_of(out, query, i);

    jwrite_object(out, key);
    jwrite_object(out, "bool");
    jwrite_array(out, "should");
    jwrite_object(out, NULL);
    jwrite_object(out, "function_score"); /* the more of the name was typed, the better */
    write_side(&w, "query", NAME);
    jwrite_object(out, "field_value_factor");
    jwrite_str(out, "field", "name_share");
    jwrite_i64(out, "missing", 0);
    jwrite_object_end(out);
    jwrite_str(out, "boost_mode", "sum");
    jwrite_object_end(out);
    jwrite_object_end(out);
    write_side(&w, NULL, REST);
    jwrite_array_end(out);
    jwrite_object_end(out);
    jwrite_object_end(out);
}

void search_http_query_write_going_on(struct jwrite *out, const char *key,
                                      const struct search_http_query *query, size_t i)
{
    struct writing w = writing_of(out, query, i);
    size_t field;

    open_best(&w, key);
    for (field = 0; field < N_FIELDS; field++)
        if (fields[field].beginnings)
            write_going_on(&w, &fields[field], query->words[i].letters, TYPING);
    close_best(&w);
}

bool search_http_query_write_step(struct jwrite *out, const char *key,
                                  const struct search_http_query *query, size_t i,
                                  enum search_http_step step)
{
    struct writing w = writing_of(out, query, i);

    if (step != SEARCH_HTTP_STRICT && step != SEARCH_HTTP_ANALYSED && !w.word->errors)
        return false;
    open_best(&w, key);
    if (step == SEARCH_HTTP_STRICT) {
        write_all_strict(&w, NAME);
        write_all_strict(&w, REST);
    } else {
        write_step(&w, NAME, step);
        write_step(&w, REST, step);
    }
    close_best(&w);
    return true;
}

static const char *letters_of_two(struct arena *arena, const struct search_words *words, size_t i)
{
    return search_terms_letters(arena,
                                arena_join(arena, words->items[i], words->items[i + 1], NULL));
}

struct search_http_query search_http_query_read(struct arena *arena, const char *folded,
                                                bool is_typing)
{
    struct search_words words = search_text_words(arena, folded);
    struct search_http_query query = {.n = words.n < WORDS_MAX ? words.n : WORDS_MAX};
    bool has_pairs = query.n <= PAIRED_MAX;
    size_t i;

    query.words = arena_alloc(arena, (query.n + 1) * sizeof(*query.words));
    for (i = 0; i < query.n; i++) {
        struct search_http_word *word = &query.words[i];

        word->folded = words.items[i];
        word->letters = search_terms_letters(arena, words.items[i]);
        word->is_typing = is_typing && i + 1 == query.n;
        word->is_next_typing = is_typing && i + 2 == query.n;
        word->errors = search_text_errors_allowed(word->letters);
        if (has_pairs && i > 0)
            word->with_last = letters_of_two(arena, &words, i - 1);
        if (has_pairs && i + 1 < query.n)
            word->with_next = letters_of_two(arena, &words, i);
    }
    return query;
}
