/* SPDX-License-Identifier: Apache-2.0 */
/*
 * GET /search. The engine says which products and in which order, the database what they are now:
 * what has gone since it was indexed is left out of the page, and the cursor goes on behind it all
 * the same.
 */
#include <string.h>

#include "arena.h"
#include "co.h"
#include "rows.h"
#include "search_ask.h"
#include "search_cursor.h"
#include "search_http.h"
#include "search_keywords.h"
#include "search_repo.h"
#include "search_text.h"

#define PAGE 20
#define DESCRIPTION_CHARS 160
#define HIGHLIGHT_BYTES 12288 /* that a loop goes through itself: 1 ms at the worst */

/* An empty one is what a form sends that nobody filled in. */
static const char *given(enum presence presence, const char *text)
{
    return presence == PRESENCE_VALUE && text[0] ? text : NULL;
}

static struct search_request request_of(const struct search_products_query *query)
{
    const bool has_limit = query->limit_presence == PRESENCE_VALUE;
    const bool has_sort = query->sort_presence == PRESENCE_VALUE;

    return (struct search_request){
        .keyword = given(query->keyword_presence, query->keyword),
        .category = given(query->category_presence, query->category),
        .has_min_price = query->min_price_presence == PRESENCE_VALUE,
        .has_max_price = query->max_price_presence == PRESENCE_VALUE,
        .min_price = query->min_price,
        .max_price = query->max_price,
        .sort = has_sort ? (enum search_sort)query->sort : SEARCH_SORT_RELEVANCE,
        .limit = has_limit ? (unsigned)query->limit : PAGE,
        .wants_facets = true,
    };
}

static enum err check(struct call *call, const char *cursor, struct search_request *request)
{
    struct jread *in = call->query;

    if (request->keyword && search_text_is_blank(search_text_fold(call->arena, request->keyword)))
        jread_fail(in, "keyword", ERR_INVALID_SEARCH_QUERY, "has nothing to look for");
    if (request->has_min_price && request->has_max_price && request->min_price > request->max_price)
        jread_fail(in, "minPrice", ERR_INVALID_SEARCH_QUERY, "is above maxPrice");
    request->has_after =
        cursor && search_cursor_read(call->arena, request, cursor, &request->after);
    if (cursor && !request->has_after)
        jread_fail(in, "cursor", ERR_VALIDATION_FAILED, "is no cursor of this search");
    return jread_problems(in) ? call_invalid(call, in) : ERR_OK;
}

static enum presence presence_of(const char *text)
{
    return text ? PRESENCE_VALUE : PRESENCE_NULL;
}

static struct search_highlight highlight(const struct found_product *product,
                                         struct search_text_keyword *keyword)
{
    struct search_highlight ret = {0};

    ret.name = search_text_highlight(keyword, product->name, 0);
    ret.name_presence = presence_of(ret.name);
    if (product->description_presence != PRESENCE_VALUE)
        return ret;
    ret.description = search_text_highlight(keyword, product->description, DESCRIPTION_CHARS);
    ret.description_presence = presence_of(ret.description);
    return ret;
}

/* The items of a page, and what they are shown from. */
struct page {
    struct call *call;
    const char *keyword;
    const struct found_product *products;
    struct search_item *items;
    size_t n;
};

static void highlight_all(void *arg)
{
    const struct page *page = arg;
    struct search_text_keyword *keyword = search_text_keyword_new(page->call->arena, page->keyword);

    for (size_t i = 0; i < page->n; i++)
        page->items[i].highlight = highlight(&page->products[i], keyword);
}

/* Long texts take milliseconds, which a loop has not. */
static bool is_much(const struct page *page)
{
    size_t n_bytes = 0;

    for (size_t i = 0; i < page->n; i++) {
        n_bytes += strlen(page->products[i].name);
        if (page->products[i].description_presence == PRESENCE_VALUE)
            n_bytes += strlen(page->products[i].description);
    }
    return n_bytes > HIGHLIGHT_BYTES;
}

static struct search_item item_of(const struct found_product *product)
{
    return (struct search_item){
        .id = product->id,
        .sku_presence = product->sku_presence,
        .sku = product->sku,
        .name = product->name,
        .description_presence = product->description_presence,
        .description = product->description,
        .price = product->price,
        .category_presence = product->category_presence,
        .category = product->category,
        .image_url_presence = product->image_url_presence,
        .image_url = product->image_url,
        .created_at = product->created_at,
        .updated_at = product->updated_at,
        .stock = product->stock,
    };
}

static enum err show_items(struct call *call, const struct search_request *request,
                           const struct search_found *found, struct search_result *ret)
{
    int64_t *ids = arena_alloc(call->arena, (found->n_hits + 1) * sizeof(*ids));
    struct found_product *products = NULL;
    struct page page = {.call = call, .keyword = request->keyword};
    enum err err;

    if (!found->n_hits)
        return ERR_OK;
    for (size_t i = 0; i < found->n_hits; i++)
        ids[i] = found->hits[i].id;
    err = found_products_query(call, rows_ids(call->arena, ids, found->n_hits), &products, &page.n);
    if (err)
        return err;
    page.products = products;
    page.items = arena_alloc(call->arena, (page.n + 1) * sizeof(*page.items));
    for (size_t i = 0; i < page.n; i++)
        page.items[i] = item_of(&products[i]);
    if (page.keyword && is_much(&page))
        co_offload(highlight_all, &page);
    else if (page.keyword)
        highlight_all(&page);
    ret->items = page.items;
    ret->n_items = page.n;
    return ERR_OK;
}

static void show_facets(struct call *call, const struct search_found *found,
                        struct search_facets *ret)
{
    ret->n_categories = found->n_categories;
    ret->categories =
        arena_alloc(call->arena, (found->n_categories + 1) * sizeof(*ret->categories));
    for (size_t i = 0; i < found->n_categories; i++)
        ret->categories[i] = (struct category_count){.value = found->categories[i].value,
                                                     .count = found->categories[i].count};
    ret->n_price_ranges = SEARCH_PRICE_RANGES;
    ret->price_ranges = arena_alloc(call->arena, SEARCH_PRICE_RANGES * sizeof(*ret->price_ranges));
    for (size_t i = 0; i < SEARCH_PRICE_RANGES; i++) {
        struct price_range_count *range = &ret->price_ranges[i];

        range->from = search_price_bounds[i];
        range->count = found->price_counts[i];
        if (i + 1 == SEARCH_PRICE_RANGES)
            continue;
        range->to = search_price_bounds[i + 1];
        range->to_presence = PRESENCE_VALUE;
    }
}

enum err search_products_handle(struct call *call, const struct search_products_query *query,
                                struct search_result *ret)
{
    const char *cursor = query->cursor_presence == PRESENCE_VALUE ? query->cursor : NULL;
    struct search_request request = request_of(query);
    struct search_found found;
    enum err err = check(call, cursor, &request);

    if (err)
        return err;
    err = search_ask_products(call, &request, &found);
    if (err)
        return err;
    err = show_items(call, &request, &found, ret);
    if (err)
        return err;
    ret->total = found.total;
    show_facets(call, &found, &ret->facets);
    if (found.has_more && found.n_hits) {
        ret->next_cursor_presence = PRESENCE_VALUE;
        ret->next_cursor =
            search_cursor_write(call->arena, &request, &found.hits[found.n_hits - 1].place);
    }
    if (request.keyword && !request.has_after)
        search_keywords_note(call, request.keyword);
    return ERR_OK;
}
