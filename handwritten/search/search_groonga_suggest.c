/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Suggestions: the words of names that go on from what was typed, then whole names, those of what
 * sells best first, then the most frequent. Of several words the last is the one being typed; the
 * others must be in the name too, and are shown as they were typed.
 */
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "search_groonga_find.h"
#include "search_groonga_match.h"
#include "search_terms.h"
#include "search_groonga_ways.h"
#include "search_text.h"

#define CANDIDATES 32 /* of words, and of names; the best of them are suggested */

struct candidate {
    const char *text, *folded; /* set for the best */
    enum search_groonga_lexicon lexicon;
    grn_id term, record; /* one of them */
    int64_t sold;
    uint32_t frequency;
};

struct candidates {
    struct candidate items[CANDIDATES + 1];
    size_t n;
};

struct suggest {
    struct search_groonga_worker *worker;
    struct arena *arena;
    const char *folded;      /* all that was typed */
    const char *before;      /* the words before the last, with a space, or "" */
    const uint8_t *is_among; /* by record: has those words; NULL: there are none */
    uint32_t n_records;
    struct candidates words, names;
};

static bool is_better(const struct candidate *a, const struct candidate *b)
{
    if (a->sold != b->sold)
        return a->sold > b->sold;
    if (a->frequency != b->frequency)
        return a->frequency > b->frequency;
    if (a->record != b->record)
        return a->record < b->record;
    return a->term < b->term;
}

static void keep(struct candidates *best, const struct candidate *candidate)
{
    size_t at = best->n;

    if (best->n == CANDIDATES && !is_better(candidate, &best->items[CANDIDATES - 1]))
        return;
    for (; at && is_better(candidate, &best->items[at - 1]); at--)
        best->items[at] = best->items[at - 1];
    best->items[at] = *candidate;
    if (best->n < CANDIDATES)
        best->n++;
}

/* A name is found by several of its words; it is one all the same. */
static void keep_name(struct candidates *best, const struct candidate *name)
{
    size_t i;

    if (best->n == CANDIDATES && !is_better(name, &best->items[CANDIDATES - 1]))
        return; /* most of them */
    for (i = 0; i < best->n; i++)
        if (best->items[i].record == name->record)
            return;
    keep(best, name);
}

static void read_way(struct suggest *s, const struct search_groonga_way *way)
{
    grn_ctx *ctx = s->worker->ctx;
    grn_ii_cursor *cursor =
        grn_ii_cursor_open(ctx, search_groonga_index_postings(s->worker->index, way->lexicon),
                           way->term, GRN_ID_NIL, GRN_ID_MAX, 0, 0);
    struct candidate word = {.lexicon = way->lexicon, .term = way->term};
    const grn_posting *posting;

    if (!cursor)
        return;
    while ((posting = grn_ii_cursor_next(ctx, cursor)) != NULL) {
        struct candidate name = {.record = posting->rid, .frequency = 1};
        struct search_groonga_facts facts;

        if ((posting->weight & 3) == SEARCH_TERM_PART || posting->rid > s->n_records ||
            (s->is_among && !s->is_among[posting->rid]))
            continue;
        facts = search_groonga_index_facts(s->worker, posting->rid);
        if (facts.state != SEARCH_GROONGA_LIVE)
            continue;
        name.sold = facts.sold_recently;
        word.sold = name.sold > word.sold ? name.sold : word.sold;
        word.frequency++;
        keep_name(&s->names, &name);
    }
    grn_ii_cursor_close(ctx, cursor);
    if (word.frequency)
        keep(&s->words, &word);
}

static bool is_same_text(const struct suggest *s, const char *a, const char *b)
{
    return strcmp(search_text_compact(s->arena, a), search_text_compact(s->arena, b)) == 0;
}

static bool is_new(const struct suggest *s, const struct candidates *chosen, const char *folded)
{
    size_t i;

    if (is_same_text(s, folded, s->folded))
        return false;
    for (i = 0; i < chosen->n; i++)
        if (is_same_text(s, chosen->items[i].folded, folded))
            return false;
    return true;
}

static void choose(struct suggest *s, struct candidates *chosen, struct candidate candidate)
{
    if (candidate.term) {
        const char *shown =
            search_groonga_index_shown(s->worker, s->arena, candidate.lexicon, candidate.term);

        if (!*shown)
            return;
        candidate.text = candidate.folded = arena_join(s->arena, s->before, shown, NULL);
    } else {
        candidate.text = search_groonga_index_name(s->worker, s->arena, candidate.record);
        candidate.folded = search_text_fold(s->arena, candidate.text);
    }
    if (chosen->n < CANDIDATES && is_new(s, chosen, candidate.folded))
        chosen->items[chosen->n++] = candidate;
}

/* Words and names in one order; a word goes before a name that sells as well. */
static void answer(struct suggest *s, unsigned limit, const char ***ret, size_t *ret_n)
{
    struct candidates *chosen = arena_alloc(s->arena, sizeof(*chosen));
    const char **texts = arena_alloc(s->arena, (limit + (size_t)1) * sizeof(*texts));
    size_t word = 0, name = 0, i;

    while (chosen->n < limit && (word < s->words.n || name < s->names.n)) {
        bool is_word = word < s->words.n && (name == s->names.n || s->words.items[word].sold >=
                                                                       s->names.items[name].sold);

        choose(s, chosen, is_word ? s->words.items[word++] : s->names.items[name++]);
    }
    for (i = 0; i < chosen->n && i < limit; i++)
        texts[i] = chosen->items[i].text;
    *ret = texts;
    *ret_n = i;
}

/* Marks the products that have the words before the last one. */
static void find_before(struct suggest *s, const struct search_words *words)
{
    struct search_groonga_matches matches;
    uint8_t *is_among;
    size_t i;

    s->before = "";
    if (words->n < 2)
        return;
    for (i = 0; i + 1 < words->n; i++)
        s->before = arena_join(s->arena, s->before, words->items[i], " ", NULL);
    is_among = arena_alloc(s->arena, s->n_records + (size_t)1);
    matches = search_groonga_match_all(s->worker, s->arena, s->before);
    for (i = 0; i < matches.n; i++)
        if (matches.items[i].record <= s->n_records)
            is_among[matches.items[i].record] = 1;
    s->is_among = is_among;
}

void search_groonga_suggest(struct search_groonga_worker *worker, struct arena *arena,
                            const char *typed, unsigned limit, const char ***ret, size_t *ret_n)
{
    struct suggest *s = arena_alloc(arena, sizeof(*s));
    struct search_groonga_ways ways = {.arena = arena};
    struct search_words words;
    const char *letters;
    size_t i;

    *s = (struct suggest){.worker = worker, .arena = arena};
    s->folded = search_text_fold(arena, typed);
    s->n_records = search_groonga_index_n_records(worker);
    words = search_text_words(arena, s->folded);
    if (words.n) {
        letters = search_terms_letters(arena, words.items[words.n - 1]);
        find_before(s, &words);
        search_groonga_ways_going_on(worker, letters, &ways);
        for (i = 0; i < ways.n; i++)
            read_way(s, &ways.items[i]);
        ways.n = 0;
        if (!s->names.n)
            search_groonga_ways_fuzzy(worker, letters, true, &ways);
        for (i = 0; i < ways.n; i++)
            read_way(s, &ways.items[i]);
    }
    answer(s, limit < CANDIDATES ? limit : CANDIDATES, ret, ret_n);
}
