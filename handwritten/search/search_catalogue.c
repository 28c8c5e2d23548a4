/* SPDX-License-Identifier: Apache-2.0 */
#include "search_catalogue.h"

#include "arena.h"
#include "call.h"
#include "rows.h"
#include "search.h"
#include "search_repo.h"

#define WALK_BATCH 500 /* documents of one put */

static struct search_document document_of(const struct indexed_product *product)
{
    return (struct search_document){
        .id = product->id,
        .name = product->name,
        .description = product->description,
        .category = product->category,
        .price = product->price,
        .available = product->available,
        .sold_recently = product->sold_recently,
        .created_at = product->created_at,
        .revision = product->read_at,
    };
}

static enum err put(struct call *call, const char *index, const struct indexed_product *products,
                    size_t n)
{
    const struct search *search = search_of(call);
    struct search_document *documents = arena_alloc(call->arena, (n + 1) * sizeof(*documents));
    size_t n_documents = 0;

    for (size_t i = 0; i < n; i++)
        if (products[i].is_live)
            documents[n_documents++] = document_of(&products[i]);
    if (!n_documents)
        return ERR_OK;
    return search->ops->put(search->engine, call, index, documents, n_documents);
}

static enum err remove_gone(struct call *call, const char *index,
                            const struct indexed_product *products, size_t n)
{
    const struct search *search = search_of(call);
    int64_t *ids = arena_alloc(call->arena, (n + 1) * sizeof(*ids));
    int64_t *revisions = arena_alloc(call->arena, (n + 1) * sizeof(*revisions));
    size_t n_gone = 0;

    for (size_t i = 0; i < n; i++) {
        if (products[i].is_live)
            continue;
        ids[n_gone] = products[i].id;
        revisions[n_gone++] = products[i].read_at;
    }
    if (!n_gone)
        return ERR_OK;
    return search->ops->remove(search->engine, call, index, ids, revisions, n_gone);
}

enum err search_catalogue_refresh(struct call *call, const char *index, const int64_t *ids,
                                  size_t n)
{
    struct indexed_product *products;
    enum err err;

    if (!n)
        return ERR_OK;
    err = products_to_index_query(call, rows_ids(call->arena, ids, n), &products, &n);
    if (!err)
        err = put(call, index, products, n);
    if (!err)
        err = remove_gone(call, index, products, n);
    return err;
}

enum err search_catalogue_walk(struct call *call, const char *index,
                               struct search_progress *progress)
{
    struct indexed_product *products;
    size_t n;
    enum err err = products_to_walk_query(call, progress->walked, WALK_BATCH, &products, &n);

    if (!err)
        err = put(call, index, products, n);
    if (err)
        return err;
    progress->walked = n == WALK_BATCH ? products[n - 1].id : SEARCH_WALKED_ALL;
    progress->n_walked += (int64_t)n;
    if (progress->n_products < progress->n_walked || progress->walked == SEARCH_WALKED_ALL)
        progress->n_products = progress->n_walked;
    return ERR_OK;
}
