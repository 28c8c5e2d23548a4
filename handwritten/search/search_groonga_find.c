/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Filters, sorts and counts what a keyword has found, or all there is. Only the page's hits are
 * kept: a heap with the last of them on top.
 */
#include "search_groonga_find.h"

#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "search_groonga_match.h"
#include "search_text.h"

#define CATEGORIES_MAX 50

struct find {
    struct search_groonga_worker *worker;
    struct arena *arena;
    const struct search_request *request;
    enum search_sort sort;
    grn_id category;         /* nil: any */
    struct search_hit *heap; /* of limit + 1: one more says that there are more */
    size_t n, capacity;
    int64_t total;
    int64_t *by_category; /* NULL: nobody wants them */
    uint32_t n_categories;
    int64_t *by_price;
};

static int compare_numbers(double a, double b)
{
    return a < b ? -1 : a > b;
}

static int compare_values(int64_t a, int64_t b)
{
    return a < b ? -1 : a > b;
}

/* Below 0: a comes before b. */
static int compare_places(enum search_sort sort, const struct search_place *a,
                          const struct search_place *b)
{
    int order;

    if (sort == SEARCH_SORT_RELEVANCE)
        order = compare_numbers(a->score, b->score);
    else
        order = compare_values(a->value, b->value);
    if (!order)
        order = compare_values(a->id, b->id);
    return sort == SEARCH_SORT_PRICE_ASC ? order : -order;
}

static bool is_before(const struct find *f, size_t a, size_t b)
{
    return compare_places(f->sort, &f->heap[a].place, &f->heap[b].place) < 0;
}

static void swap(struct find *f, size_t a, size_t b)
{
    struct search_hit hit = f->heap[a];

    f->heap[a] = f->heap[b];
    f->heap[b] = hit;
}

static void sink(struct find *f, size_t at, size_t n)
{
    for (;;) {
        size_t child = 2 * at + 1;

        if (child >= n)
            return;
        if (child + 1 < n && is_before(f, child, child + 1))
            child++;
        if (!is_before(f, at, child))
            return;
        swap(f, at, child);
        at = child;
    }
}

static void keep(struct find *f, const struct search_hit *hit)
{
    size_t at = f->n;

    if (f->n == f->capacity) {
        if (compare_places(f->sort, &hit->place, &f->heap[0].place) >= 0)
            return;
        f->heap[0] = *hit;
        sink(f, 0, f->n);
        return;
    }
    f->heap[f->n++] = *hit;
    for (; at && is_before(f, (at - 1) / 2, at); at = (at - 1) / 2)
        swap(f, at, (at - 1) / 2);
}

/* The heap becomes a list, the first one first. */
static void unfold(struct find *f)
{
    size_t n;

    for (n = f->n; n > 1; n--) {
        swap(f, 0, n - 1);
        sink(f, 0, n - 1);
    }
}

static void count(struct find *f, int64_t price, grn_id category)
{
    unsigned i = SEARCH_PRICE_RANGES;

    f->total++;
    if (category && category <= f->n_categories)
        f->by_category[category]++;
    while (i && price < search_price_bounds[i - 1])
        i--;
    if (i)
        f->by_price[i - 1]++;
}

static int64_t value_of(const struct find *f, const struct search_groonga_facts *facts)
{
    switch (f->sort) {
    case SEARCH_SORT_PRICE_ASC:
    case SEARCH_SORT_PRICE_DESC:
        return facts->price;
    case SEARCH_SORT_NEWEST:
        return facts->created_at;
    case SEARCH_SORT_POPULAR:
        return facts->sold_recently;
    case SEARCH_SORT_RELEVANCE:
        break;
    }
    return 0;
}

/* Of the match and the product alone, so that a page goes on from it. */
static double relevance(uint32_t score, const struct search_groonga_facts *facts)
{
    return facts->available > 0 ? score : score * SEARCH_SOLD_OUT;
}

static void look_at(struct find *f, grn_id record, uint32_t score)
{
    const struct search_request *request = f->request;
    const struct search_groonga_facts facts = search_groonga_index_facts(f->worker, record);
    struct search_hit hit = {.id = facts.id};

    if (facts.state != SEARCH_GROONGA_LIVE || (f->category && facts.category != f->category))
        return;
    if ((request->has_min_price && facts.price < request->min_price) ||
        (request->has_max_price && facts.price > request->max_price))
        return;
    if (request->wants_facets)
        count(f, facts.price, facts.category);
    hit.place = (struct search_place){
        .score = relevance(score, &facts), .value = value_of(f, &facts), .id = hit.id};
    if (!request->has_after || compare_places(f->sort, &hit.place, &request->after) > 0)
        keep(f, &hit);
}

static void look_at_all(struct find *f)
{
    uint32_t n = search_groonga_index_n_records(f->worker), i;

    for (i = 1; i <= n; i++)
        look_at(f, i, 0);
}

static int by_count(const void *a, const void *b)
{
    const struct search_bucket *x = a, *y = b;

    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    return strcmp(x->value, y->value);
}

static void answer_categories(struct find *f, struct search_found *ret)
{
    grn_obj *table = search_groonga_index_categories(f->worker->index);
    char key[GRN_TABLE_MAX_KEY_SIZE];
    grn_id id;
    int len;

    ret->categories = arena_alloc(f->arena, (f->n_categories + 1) * sizeof(*ret->categories));
    for (id = 1; id <= f->n_categories; id++) {
        if (!f->by_category[id])
            continue;
        len = grn_table_get_key(f->worker->ctx, table, id, key, (int)sizeof(key));
        ret->categories[ret->n_categories++] =
            (struct search_bucket){.value = arena_strndup(f->arena, key, len > 0 ? (size_t)len : 0),
                                   .count = f->by_category[id]};
    }
    qsort(ret->categories, ret->n_categories, sizeof(*ret->categories), by_count);
    if (ret->n_categories > CATEGORIES_MAX)
        ret->n_categories = CATEGORIES_MAX;
}

/* False: no product has ever had the category that is asked for. */
static bool prepare(struct find *f)
{
    grn_obj *categories = search_groonga_index_categories(f->worker->index);
    const char *category = f->request->category;

    f->capacity = f->request->limit + (size_t)1;
    f->heap = arena_alloc(f->arena, f->capacity * sizeof(*f->heap));
    f->n_categories = grn_table_size(f->worker->ctx, categories);
    f->by_category = arena_alloc(f->arena, (f->n_categories + 1) * sizeof(*f->by_category));
    f->by_price = arena_alloc(f->arena, SEARCH_PRICE_RANGES * sizeof(*f->by_price));
    if (!category)
        return true;
    f->category = grn_table_get(f->worker->ctx, categories, category, (unsigned)strlen(category));
    return f->category != GRN_ID_NIL;
}

static void look(struct find *f)
{
    struct search_groonga_matches matches;
    size_t i;

    if (!f->request->keyword) {
        look_at_all(f);
        return;
    }
    matches = search_groonga_match_all(f->worker, f->arena,
                                       search_text_fold(f->arena, f->request->keyword));
    for (i = 0; i < matches.n; i++)
        look_at(f, matches.items[i].record, matches.items[i].score);
}

void search_groonga_find(struct search_groonga_worker *worker, struct arena *arena,
                         const struct search_request *request, struct search_found *ret)
{
    struct find f = {.worker = worker, .arena = arena, .request = request, .sort = request->sort};

    if (!request->keyword && request->sort == SEARCH_SORT_RELEVANCE)
        f.sort = SEARCH_SORT_NEWEST;
    *ret = (struct search_found){0};
    if (prepare(&f))
        look(&f);
    unfold(&f);
    ret->hits = f.heap;
    ret->n_hits = f.n < request->limit ? f.n : request->limit;
    ret->has_more = f.n > request->limit;
    ret->total = f.total;
    ret->price_counts = f.by_price;
    answer_categories(&f, ret);
}
