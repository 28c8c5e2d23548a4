/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Values of an index's records. Numbers come through column caches, since a search asks for many of
 * them; texts are copied, since their memory is Groonga's.
 */
#include <string.h>

#include "arena.h"
#include "search_groonga_schema.h"

uint32_t search_groonga_index_n_records(struct search_groonga_worker *worker)
{
    return grn_table_size(worker->ctx, worker->index->schema.products);
}

struct search_groonga_facts search_groonga_index_facts(struct search_groonga_worker *worker,
                                                       grn_id record)
{
    return search_groonga_facts_of(&worker->index->facts, record);
}

static uint8_t byte_at(struct search_groonga_worker *worker, grn_column_cache *cache, grn_id id)
{
    size_t size;
    const uint8_t *at = grn_column_cache_ref(worker->ctx, cache, id, &size);

    return at ? *at : 0;
}

bool search_groonga_index_is_word(struct search_groonga_worker *worker,
                                  enum search_groonga_lexicon lexicon, grn_id term)
{
    return byte_at(worker, worker->is_word[lexicon], term) != 0;
}

static const char *text_of(struct search_groonga_worker *worker, struct arena *arena,
                           grn_obj *column, grn_id id)
{
    grn_obj value;
    const char *copy;

    GRN_TEXT_INIT(&value, 0);
    grn_obj_get_value(worker->ctx, column, id, &value);
    copy = arena_strndup(arena, GRN_TEXT_LEN(&value) ? GRN_TEXT_VALUE(&value) : "",
                         GRN_TEXT_LEN(&value));
    GRN_OBJ_FIN(worker->ctx, &value);
    return copy;
}

const char *search_groonga_index_name(struct search_groonga_worker *worker, struct arena *arena,
                                      grn_id record)
{
    return text_of(worker, arena, worker->index->schema.name, record);
}

const char *search_groonga_index_shown(struct search_groonga_worker *worker, struct arena *arena,
                                       enum search_groonga_lexicon lexicon, grn_id term)
{
    return text_of(worker, arena, worker->index->schema.shown[lexicon], term);
}
