/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Values of an index's records. Texts are copied, since their memory is Groonga's.
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
    const void *at = search_groonga_array_at(&worker->index->facts, record);
    struct search_groonga_facts facts = {0};

    if (at)
        memcpy(&facts, at, sizeof(facts));
    return facts;
}

const uint64_t *search_groonga_index_signatures(const struct search_groonga_index *index,
                                                enum search_groonga_lexicon lexicon,
                                                uint32_t *ret_n)
{
    const struct search_groonga_array *array = &index->signatures[lexicon];

    *ret_n = atomic_load_explicit(&array->n, memory_order_acquire);
    return (const uint64_t *)(const void *)array->records;
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
