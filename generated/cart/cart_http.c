/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The endpoints of cart: decode, run, encode.
 * GENERATED from spec/domains/cart.yaml by templates/http.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "cart_http.h"

#include "cart_repo.h"
#include "arena.h"
#include "rows.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

static enum err get_cart_run(struct call *call, struct cart_view *ret)
{
    enum err err;

    err = cart_view_find_by_active_of_user(call, ret);
    if (err != ERR_CART_NOT_FOUND)
        return err;
    ret->status = CART_STATUS_ACTIVE;
    return ERR_OK;
}

enum err get_cart_call(struct call *call)
{
    struct cart_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    err = get_cart_run(call, &out);
    if (err)
        return err;
    cart_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static enum err add_cart_item_write(struct call *call, const struct new_cart_item *in,
                                    const struct new_cart_item_snapshot *snapshot,
                                    struct cart_view *ret)
{
    int64_t cart_id;
    int64_t id;
    enum err err;

    err = cart_by_active_of_user_locate_lock(call, &cart_id);
    if (err)
        return err;
    err = new_cart_item_insert(call, cart_id, in, snapshot, &id);
    if (err)
        return err;
    return cart_view_find(call, cart_id, ret);
}

static enum err add_cart_item_run(struct call *call, const struct new_cart_item *in,
                                  struct cart_view *ret)
{
    struct new_cart_item_snapshot snapshot = {0};
    unsigned n_tries = 0;
    enum err err;

    err = new_cart_item_product_id_lookup(call, in->product_id, in->quantity, &snapshot);
    if (err)
        return err;
    do { /* what was made may be gone again: another request has taken it out of the key */
        err = cart_make_active_of_user(call);
        if (err)
            return err;
        do {
            err = db_tx_begin(call->db);
            if (!err)
                err = add_cart_item_write(call, in, &snapshot, ret);
        } while (db_tx_end(call->db, &err));
    } while (err == ERR_CART_NOT_FOUND && ++n_tries < 3);
    return err == ERR_CART_NOT_FOUND ? ERR_OVERLOADED : err;
}

enum err add_cart_item_call(struct call *call)
{
    struct new_cart_item in = {0};
    struct cart_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!new_cart_item_decode(call->body, &in))
        return call_invalid(call, call->body);
    err = add_cart_item_run(call, &in, &out);
    if (err)
        return err;
    cart_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static bool change_cart_item_path_decode(struct jread *in, struct change_cart_item_path *ret)
{
    static const struct jread_rule item_id_rule = {.min = 1, .id = true};

    jread_i64(in, "itemId", &item_id_rule, &ret->item_id);
    return jread_done(in);
}

static enum err change_cart_item_write(struct call *call, const struct change_cart_item_path *path,
                                       const struct cart_item_edit *in, struct cart_view *ret)
{
    int64_t cart_id;
    enum err err;

    err = cart_item_in_cart_by_active_of_user_locate_lock(call, path->item_id, &cart_id);
    if (err)
        return err;
    err = cart_item_edit_update(call, path->item_id, in);
    if (err)
        return err;
    err = cart_item_quantity_limit(call, path->item_id);
    if (err)
        return err;
    return cart_view_find(call, cart_id, ret);
}

static enum err change_cart_item_run(struct call *call, const struct change_cart_item_path *path,
                                     const struct cart_item_edit *in, struct cart_view *ret)
{
    enum err err;

    do {
        err = db_tx_begin(call->db);
        if (!err)
            err = change_cart_item_write(call, path, in, ret);
    } while (db_tx_end(call->db, &err));
    return err;
}

enum err change_cart_item_call(struct call *call)
{
    struct change_cart_item_path path = {0};
    struct cart_item_edit in = {0};
    struct cart_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!change_cart_item_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    if (!cart_item_edit_decode(call->body, &in))
        return call_invalid(call, call->body);
    err = change_cart_item_run(call, &path, &in, &out);
    if (err)
        return err;
    cart_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static bool remove_cart_item_path_decode(struct jread *in, struct remove_cart_item_path *ret)
{
    static const struct jread_rule item_id_rule = {.min = 1, .id = true};

    jread_i64(in, "itemId", &item_id_rule, &ret->item_id);
    return jread_done(in);
}

static enum err remove_cart_item_write(struct call *call, const struct remove_cart_item_path *path,
                                       struct cart_view *ret)
{
    int64_t cart_id;
    enum err err;

    err = cart_item_in_cart_by_active_of_user_locate_lock(call, path->item_id, &cart_id);
    if (err)
        return err;
    err = cart_item_delete(call, path->item_id);
    if (err)
        return err;
    return cart_view_find(call, cart_id, ret);
}

static enum err remove_cart_item_run(struct call *call, const struct remove_cart_item_path *path,
                                     struct cart_view *ret)
{
    enum err err;

    do {
        err = db_tx_begin(call->db);
        if (!err)
            err = remove_cart_item_write(call, path, ret);
    } while (db_tx_end(call->db, &err));
    return err;
}

enum err remove_cart_item_call(struct call *call)
{
    struct remove_cart_item_path path = {0};
    struct cart_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!remove_cart_item_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    err = remove_cart_item_run(call, &path, &out);
    if (err)
        return err;
    cart_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static enum err clear_cart_write(struct call *call, struct cart_view *ret)
{
    int64_t cart_id;
    enum err err;

    err = cart_by_active_of_user_locate_lock(call, &cart_id);
    if (err)
        return err;
    err = cart_item_clear(call, cart_id);
    if (err)
        return err;
    return cart_view_find(call, cart_id, ret);
}

static enum err clear_cart_run(struct call *call, struct cart_view *ret)
{
    enum err err;

    do {
        err = db_tx_begin(call->db);
        if (!err)
            err = clear_cart_write(call, ret);
    } while (db_tx_end(call->db, &err));
    return err;
}

enum err clear_cart_call(struct call *call)
{
    struct cart_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    err = clear_cart_run(call, &out);
    if (err)
        return err;
    cart_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}
