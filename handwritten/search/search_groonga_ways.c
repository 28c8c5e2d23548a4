/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Looks words up in the lexicons, which are patricia tries of letters: all terms that begin alike
 * stand together. Errors are looked for only where nothing else is found, first among the words of
 * the same first letter, since people seldom miss that one.
 */
#include "search_groonga_ways.h"

#include <string.h>

#include "arena.h"
#include "search_groonga_signature.h"
#include "search_terms.h"
#include "search_text.h"
#include "value_utf8.h"

/* A word of fewer letters that is being typed goes on in names alone: it would go on in most
 * descriptions. A letter of Hangul says less than one of another script. */
#define TYPING_IN_TEXTS 2
#define TYPING_IN_TEXTS_HANGUL 4
#define FUZZY_MAX 64

enum { EXACT = 100, WHOLE = 75, TYPING = 70, ONE_ERROR = 45, TWO_ERRORS = 30 };

static void add(struct search_groonga_ways *ways, struct search_groonga_way way)
{
    if (ways->n == ways->capacity) {
        struct search_groonga_way *grown;

        ways->capacity = ways->capacity ? 2 * ways->capacity : 64;
        grown = arena_alloc(ways->arena, ways->capacity * sizeof(*grown));
        if (ways->n)
            memcpy(grown, ways->items, ways->n * sizeof(*grown));
        ways->items = grown;
    }
    ways->items[ways->n++] = way;
}

/* A walk over the terms of a lexicon that begin alike. */
struct walk {
    grn_ctx *ctx;
    grn_table_cursor *cursor;
    char key[SEARCH_TERM_BYTES + 1];
    size_t len;
    grn_id term;
};

static bool walk_begin(struct walk *walk, struct search_groonga_worker *worker,
                       enum search_groonga_lexicon lexicon, const char *prefix, size_t len)
{
    walk->ctx = worker->ctx;
    walk->cursor = grn_table_cursor_open(
        worker->ctx, search_groonga_index_lexicon(worker->index, lexicon), len ? prefix : NULL,
        (unsigned)len, NULL, 0, 0, -1, len ? GRN_CURSOR_PREFIX : GRN_CURSOR_ASCENDING);
    return walk->cursor != NULL;
}

/* False, and the walk is over. */
static bool walk_next(struct walk *walk)
{
    void *key;
    int len;

    walk->term = grn_table_cursor_next(walk->ctx, walk->cursor);
    if (!walk->term) {
        grn_table_cursor_close(walk->ctx, walk->cursor);
        return false;
    }
    len = grn_table_cursor_get_key(walk->ctx, walk->cursor, &key);
    walk->len = len < 0 ? 0 : (size_t)len;
    if (walk->len > SEARCH_TERM_BYTES)
        walk->len = SEARCH_TERM_BYTES;
    memcpy(walk->key, key, walk->len);
    walk->key[walk->len] = '\0';
    return true;
}

/* How sure it is that a term that begins with the first len bytes is meant by them; 0: it is not.
 */
static unsigned sureness(const char *key, size_t key_len, size_t len, bool is_typing)
{
    if (key_len == len)
        return EXACT;
    if (search_terms_is_border(key, len))
        return WHOLE;
    if (!is_typing)
        return 0;
    return (unsigned)(TYPING - 20 + 20 * len / key_len); /* the nearer the end, the surer */
}

static void look_up(struct search_groonga_worker *worker, enum search_groonga_lexicon lexicon,
                    const char *letters, bool is_typing, struct search_groonga_ways *ways)
{
    size_t len = strlen(letters);
    struct walk walk;

    if (!walk_begin(&walk, worker, lexicon, letters, len))
        return;
    while (walk_next(&walk)) {
        unsigned factor = sureness(walk.key, walk.len, len, is_typing);

        if (factor)
            add(ways, (struct search_groonga_way){walk.term, lexicon, factor});
    }
}

static size_t next_letter(const char *letters, size_t at)
{
    at++;
    while (((unsigned char)letters[at] & 0xc0) == 0x80)
        at++;
    return at;
}

/* A seam may be anywhere. */
static void look_up_joins(struct search_groonga_worker *worker, const char *letters, bool is_typing,
                          struct search_groonga_ways *ways)
{
    char apart[SEARCH_TERM_BYTES + 2];
    size_t len = strlen(letters), at;

    for (at = next_letter(letters, 0); at < len; at = next_letter(letters, at)) {
        memcpy(apart, letters, at);
        apart[at] = SEARCH_TERM_SEAM;
        memcpy(apart + at + 1, letters + at, len - at + 1);
        look_up(worker, SEARCH_GROONGA_JOINS, apart, is_typing, ways);
    }
}

void search_groonga_ways_strict(struct search_groonga_worker *worker, const char *letters,
                                bool is_typing, struct search_groonga_ways *ways)
{
    size_t n = value_utf8_count(letters, strlen(letters));
    size_t least = n < strlen(letters) ? TYPING_IN_TEXTS_HANGUL : TYPING_IN_TEXTS;

    look_up(worker, SEARCH_GROONGA_NAMES, letters, is_typing, ways);
    look_up(worker, SEARCH_GROONGA_TEXTS, letters, is_typing && n >= least, ways);
    look_up_joins(worker, letters, is_typing, ways);
}

void search_groonga_ways_going_on(struct search_groonga_worker *worker, const char *letters,
                                  struct search_groonga_ways *ways)
{
    look_up(worker, SEARCH_GROONGA_NAMES, letters, true, ways);
    look_up_joins(worker, letters, true, ways);
}

/* What is looked for with errors. */
struct fuzzy {
    struct search_groonga_worker *worker;
    const char *letters;
    struct search_groonga_nearness nearness;
};

/* The term's letters without a seam. */
static void read_letters(const struct fuzzy *f, enum search_groonga_lexicon lexicon, grn_id term,
                         char ret[SEARCH_TERM_BYTES + 1])
{
    int len =
        grn_table_get_key(f->worker->ctx, search_groonga_index_lexicon(f->worker->index, lexicon),
                          term, ret, SEARCH_TERM_BYTES);
    char *seam;

    if (len < 0 || len > SEARCH_TERM_BYTES)
        len = 0;
    ret[len] = '\0';
    seam = strchr(ret, SEARCH_TERM_SEAM);
    if (seam)
        memmove(seam, seam + 1, (size_t)(ret + len - seam)); /* with the terminator */
}

/* Most terms are passed over by their signatures: a walk that reads each one's letters takes longer
 * than all the rest of a search. */
static void look_around(const struct fuzzy *f, enum search_groonga_lexicon lexicon,
                        size_t prefix_len, struct search_groonga_ways *ways)
{
    const struct search_groonga_nearness *nearness = &f->nearness;
    size_t n_before = ways->n;
    uint32_t n, term;
    const uint64_t *signatures = search_groonga_index_signatures(f->worker->index, lexicon, &n);

    for (term = 1; term < n && ways->n < n_before + FUZZY_MAX; term++) {
        char letters[SEARCH_TERM_BYTES + 1];
        unsigned distance;

        if (!search_groonga_signature_is_near(signatures[term], nearness))
            continue;
        read_letters(f, lexicon, term, letters);
        if (strncmp(letters, f->letters, prefix_len) != 0)
            continue;
        distance = search_text_distance(f->letters, letters, nearness->is_typing, nearness->errors);
        if (distance <= nearness->errors)
            add(ways,
                (struct search_groonga_way){term, lexicon, distance < 2 ? ONE_ERROR : TWO_ERRORS});
    }
}

static size_t first_letters(const char *letters, unsigned n)
{
    size_t at = 0;

    while (n-- && letters[at])
        at = next_letter(letters, at);
    return at;
}

void search_groonga_ways_fuzzy(struct search_groonga_worker *worker, const char *letters,
                               bool is_typing, struct search_groonga_ways *ways)
{
    struct fuzzy f = {
        .worker = worker,
        .letters = letters,
        .nearness = {.typed = search_groonga_signature_of_typed(letters),
                     .errors = search_text_errors_allowed(letters),
                     .is_typing = is_typing},
    };
    const struct {
        enum search_groonga_lexicon lexicon;
        unsigned n_same; /* letters at the beginning that must be right */
    } steps[] = {
        {SEARCH_GROONGA_NAMES, 1},
        {SEARCH_GROONGA_JOINS, 2},
        {SEARCH_GROONGA_NAMES, 0},
        {SEARCH_GROONGA_TEXTS, 1},
    };
    size_t i, n = ways->n;

    if (!f.nearness.errors)
        return;
    for (i = 0; i < sizeof(steps) / sizeof(*steps) && ways->n == n; i++) {
        f.nearness.begins_same = steps[i].n_same > 0;
        look_around(&f, steps[i].lexicon, first_letters(letters, steps[i].n_same), ways);
    }
}
