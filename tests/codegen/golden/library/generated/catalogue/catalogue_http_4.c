/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The endpoints of catalogue: decode, run, encode.
 * GENERATED from spec/domains/catalogue.yaml by templates/http.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "catalogue_http.h"

#include "catalogue_machine.h"
#include "catalogue_repo.h"
#include "catalogue_events.h"
#include "idempotency.h"
#include "arena.h"
#include "rows.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

static bool shelve_copy_path_decode(struct jread *in, struct shelve_copy_path *ret)
{
    static const struct jread_rule book_id_rule = {.min = 1, .id = true};
    static const struct jread_rule copy_id_rule = {.min = 1, .id = true};

    jread_i64(in, "bookId", &book_id_rule, &ret->book_id);
    jread_i64(in, "copyId", &copy_id_rule, &ret->copy_id);
    return jread_done(in);
}

static enum err shelve_copy_run(struct call *call, const struct shelve_copy_path *path,
                                struct copy_view *ret)
{
    enum err err;

    err = copy_in_book_locate(call, path->book_id, path->copy_id);
    if (err)
        return err;
    err = copy_status_shelve(call, path->copy_id);
    if (err)
        return err;
    return copy_view_find(call, path->copy_id, ret);
}

enum err shelve_copy_call(struct call *call)
{
    struct shelve_copy_path path = {0};
    struct copy_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!shelve_copy_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    err = shelve_copy_run(call, &path, &out);
    if (err)
        return err;
    copy_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static bool repair_copy_path_decode(struct jread *in, struct repair_copy_path *ret)
{
    static const struct jread_rule book_id_rule = {.min = 1, .id = true};
    static const struct jread_rule copy_id_rule = {.min = 1, .id = true};

    jread_i64(in, "bookId", &book_id_rule, &ret->book_id);
    jread_i64(in, "copyId", &copy_id_rule, &ret->copy_id);
    return jread_done(in);
}

static enum err repair_copy_run(struct call *call, const struct repair_copy_path *path,
                                struct copy_view *ret)
{
    enum err err;

    err = copy_in_book_locate(call, path->book_id, path->copy_id);
    if (err)
        return err;
    err = copy_status_repair(call, path->copy_id);
    if (err)
        return err;
    return copy_view_find(call, path->copy_id, ret);
}

enum err repair_copy_call(struct call *call)
{
    struct repair_copy_path path = {0};
    struct copy_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!repair_copy_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    err = repair_copy_run(call, &path, &out);
    if (err)
        return err;
    copy_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static bool lose_copy_path_decode(struct jread *in, struct lose_copy_path *ret)
{
    static const struct jread_rule book_id_rule = {.min = 1, .id = true};
    static const struct jread_rule copy_id_rule = {.min = 1, .id = true};

    jread_i64(in, "bookId", &book_id_rule, &ret->book_id);
    jread_i64(in, "copyId", &copy_id_rule, &ret->copy_id);
    return jread_done(in);
}

static enum err lose_copy_write(struct call *call, const struct lose_copy_path *path)
{
    struct copy_lost_event copy_lost = {0};
    enum err err;

    err = copy_status_lose(call, path->copy_id);
    if (err)
        return err;
    err = copy_lost_event_of_copy(call, path->copy_id, &copy_lost);
    if (err)
        return err;
    return copy_lost_emit(call, &copy_lost);
}

static enum err lose_copy_run(struct call *call, const struct lose_copy_path *path)
{
    enum err err;

    err = copy_in_book_locate(call, path->book_id, path->copy_id);
    if (err)
        return err;
    do {
        err = db_tx_begin(call->db);
        if (!err)
            err = lose_copy_write(call, path);
    } while (db_tx_end(call->db, &err));
    return err;
}

enum err lose_copy_call(struct call *call)
{
    struct lose_copy_path path = {0};

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!lose_copy_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    return lose_copy_run(call, &path);
}

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
