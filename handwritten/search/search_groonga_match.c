/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Scores by slots, one a product: the postings of all terms that a word may mean are read one after
 * the other, the best counts, and after the word only those slots are still in that have it.
 * Scores are whole numbers and depend on the product and the keyword alone, so that a page can go
 * on from a place.
 */
#include "search_groonga_match.h"

#include <string.h>

#include "arena.h"
#include "search_groonga_schema.h"
#include "search_terms.h"
#include "search_groonga_ways.h"
#include "search_text.h"

#define WORDS_MAX 50
#define NAME_WEIGHT 3
#define TEXT_WEIGHT 1
#define PAIR 90         /* of 100: two words as one are less sure than each as it was typed */
#define WHOLE_NAME 4000 /* for a name of which everything was typed; a word of it counts 30000 */

static const unsigned kind_factor[] = {
    [SEARCH_TERM_CATEGORY] = 250, /* nearly what the name counts */
    [SEARCH_TERM_PART] = 80,
    [SEARCH_TERM_JOIN] = 95,
    [SEARCH_TERM_WORD] = 100,
};

struct search {
    struct search_groonga_worker *worker;
    struct arena *arena;
    struct search_words words;
    uint32_t *current; /* records whose slots have the present word */
    uint32_t n_current;
    uint32_t *left; /* records that have all words so far */
    uint32_t n_left;
    unsigned n_done; /* words */
};

static void need_slots(struct search_groonga_worker *worker)
{
    uint32_t n = search_groonga_index_n_records(worker) + 1;

    if (n <= worker->n_slots)
        return;
    arena_reset(worker->scratch);
    worker->n_slots = n + n / 8 + 1024;
    worker->slots = arena_alloc(worker->scratch, worker->n_slots * sizeof(*worker->slots));
    worker->records[0] = arena_alloc(worker->scratch, worker->n_slots * sizeof(uint32_t));
    worker->records[1] = arena_alloc(worker->scratch, worker->n_slots * sizeof(uint32_t));
}

static void note(struct search *s, const struct search_groonga_way *way, const grn_posting *posting)
{
    struct search_groonga_slot *slot = &s->worker->slots[posting->rid];
    unsigned score = way->factor * kind_factor[posting->weight & 3];

    if (slot->n_found != s->n_done)
        return;
    if (!slot->is_current) {
        slot->is_current = true;
        s->current[s->n_current++] = posting->rid;
    }
    if (way->lexicon == SEARCH_GROONGA_TEXTS) {
        if (score > slot->text)
            slot->text = (uint16_t)score;
        return;
    }
    slot->n_name_words = (uint8_t)(posting->weight >> 2);
    if (score > slot->name)
        slot->name = (uint16_t)score;
}

static bool read_postings(struct search *s, const struct search_groonga_way *way)
{
    grn_ctx *ctx = s->worker->ctx;
    grn_ii *ii = search_groonga_index_postings(s->worker->index, way->lexicon);
    grn_ii_cursor *cursor = grn_ii_cursor_open(ctx, ii, way->term, GRN_ID_NIL, GRN_ID_MAX, 0, 0);
    const grn_posting *posting;
    bool has_any = false;

    if (!cursor)
        return false;
    while ((posting = grn_ii_cursor_next(ctx, cursor)) != NULL) {
        if (posting->rid >= s->worker->n_slots) /* newer than this search */
            continue;
        has_any = true;
        note(s, way, posting);
    }
    grn_ii_cursor_close(ctx, cursor);
    return has_any;
}

static bool read_ways(struct search *s, const struct search_groonga_ways *ways)
{
    bool has_any = false;
    size_t i;

    for (i = 0; i < ways->n; i++)
        has_any = read_postings(s, &ways->items[i]) || has_any;
    return has_any;
}

/* The present word has been looked for in every way. */
static void next_word(struct search *s)
{
    uint32_t *swap = s->left, i;

    for (i = 0; i < s->n_current; i++) {
        struct search_groonga_slot *slot = &s->worker->slots[s->current[i]];

        slot->total += (uint32_t)slot->name * NAME_WEIGHT + (uint32_t)slot->text * TEXT_WEIGHT;
        slot->n_in_name += slot->name > 0;
        slot->n_found++;
        slot->name = slot->text = 0;
        slot->is_current = false;
    }
    /* Slots that stay behind are cleaned at once: nobody knows them any more. */
    for (i = 0; i < s->n_left; i++)
        if (s->worker->slots[s->left[i]].n_found != s->n_done + 1)
            s->worker->slots[s->left[i]] = (struct search_groonga_slot){0};
    s->left = s->current;
    s->n_left = s->n_current;
    s->current = swap;
    s->n_current = 0;
    s->n_done++;
}

static const char *letters_of_two(struct search *s, size_t first)
{
    return search_terms_letters(
        s->arena, arena_join(s->arena, s->words.items[first], s->words.items[first + 1], NULL));
}

/* The word and the next one, which the product may have as one. */
static void add_pair(struct search *s, size_t first, struct search_groonga_ways *ways)
{
    size_t i = ways->n;

    search_groonga_ways_strict(s->worker, letters_of_two(s, first), first + 2 == s->words.n, ways);
    for (; i < ways->n; i++)
        ways->items[i].factor = ways->items[i].factor * PAIR / 100;
}

/* The word itself, and with its neighbours, which the product may have as one word. */
static void find_word(struct search *s, size_t i, bool with_errors)
{
    const char *letters = search_terms_letters(s->arena, s->words.items[i]);
    bool is_typing = i + 1 == s->words.n;
    struct search_groonga_ways ways = {.arena = s->arena}, fuzzy = {.arena = s->arena};

    search_groonga_ways_strict(s->worker, letters, is_typing, &ways);
    if (i > 0)
        add_pair(s, i - 1, &ways);
    if (!is_typing)
        add_pair(s, i, &ways);
    if (read_ways(s, &ways) && !with_errors)
        return;
    search_groonga_ways_fuzzy(s->worker, letters, is_typing, &fuzzy);
    read_ways(s, &fuzzy);
}

static void find_words(struct search *s, bool with_errors)
{
    size_t i;

    s->n_left = s->n_done = 0;
    for (i = 0; i < s->words.n && (!i || s->n_left); i++) {
        find_word(s, i, with_errors);
        next_word(s);
    }
}

/* Cleans the slots. */
static struct search_groonga_matches collect(struct search *s)
{
    struct search_groonga_matches matches = {
        .items = arena_alloc(s->arena, (s->n_left + 1) * sizeof(*matches.items)),
        .n = s->n_left,
    };
    uint32_t i;

    for (i = 0; i < s->n_left; i++) {
        struct search_groonga_slot *slot = &s->worker->slots[s->left[i]];
        unsigned n_words = slot->n_name_words ? slot->n_name_words : 1;
        unsigned n_typed = slot->n_in_name < n_words ? slot->n_in_name : n_words;

        matches.items[i] = (struct search_groonga_match){
            .record = s->left[i],
            .score = slot->total / (uint32_t)s->words.n + WHOLE_NAME * n_typed / n_words};
        *slot = (struct search_groonga_slot){0};
    }
    return matches;
}

struct search_groonga_matches search_groonga_match_all(struct search_groonga_worker *worker,
                                                       struct arena *arena, const char *folded)
{
    struct search s = {.worker = worker, .arena = arena};

    s.words = search_text_words(arena, folded);
    if (s.words.n > WORDS_MAX)
        s.words.n = WORDS_MAX;
    if (!s.words.n)
        return (struct search_groonga_matches){0};
    need_slots(worker);
    s.current = worker->records[0];
    s.left = worker->records[1];
    find_words(&s, false);
    if (!s.n_left && s.words.n > 1)
        find_words(&s, true);
    return collect(&s);
}
