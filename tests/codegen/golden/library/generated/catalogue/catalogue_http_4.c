/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The endpoints of catalogue: decode, run, encode.
 * GENERATED from spec/domains/catalogue.yaml by templates/http.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "catalogue_http.h"

#include "catalogue_repo.h"
#include "idempotency.h"
#include "arena.h"
#include "rows.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

enum err count_books_call(struct call *call)
{
    struct book_count *out = NULL;
    size_t n = 0;
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    err = count_books_query(call, &out, &n);
    if (err)
        return err;
    jwrite_object(&call->reply, NULL);
    jwrite_array(&call->reply, "items");
    for (size_t i = 0; i < n; i++)
        book_count_encode(&call->reply, NULL, &out[i]);
    jwrite_array_end(&call->reply);
    jwrite_null(&call->reply, "nextCursor");
    jwrite_object_end(&call->reply);
    return ERR_OK;
}

static bool move_shelf_query_decode(struct jread *in, struct move_shelf_query *ret)
{
    static const struct jread_rule from_shelf_rule = {.min = 4, .max = 20, .ascii = true};
    static const struct jread_rule to_shelf_rule = {.min = 4, .max = 20, .ascii = true};

    jread_str(in, "fromShelf", &from_shelf_rule, &ret->from_shelf);
    jread_str(in, "toShelf", &to_shelf_rule, &ret->to_shelf);
    return jread_done(in);
}

enum err move_shelf_call(struct call *call)
{
    struct move_shelf_query query = {0};
    uint64_t affected;
    bool is_replayed = false;
    enum err err;

    err = idempotency_header(call, "moveShelf", false);
    if (err)
        return err;
    if (!move_shelf_query_decode(call->query, &query))
        return call_invalid(call, call->query);
    err = idempotency_begin(call, &is_replayed);
    if (err || is_replayed)
        return err;
    do { /* the answer is stored with what it says */
        err = db_tx_begin(call->db);
        if (!err)
            err = move_shelf_query(call, query.from_shelf, query.to_shelf, &affected);
        if (!err)
            err = idempotency_succeeded(call, idempotency_id(call), 204, NULL);
    } while (db_tx_end(call->db, &err));
    return idempotency_end(call, err, &is_replayed);
}
