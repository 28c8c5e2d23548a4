/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The endpoints of payment: decode, run, encode.
 * GENERATED from spec/domains/payment.yaml by templates/http.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "payment_http.h"

#include "payment_repo.h"
#include "idempotency.h"
#include "order_repo.h"
#include "list.h"
#include "arena.h"
#include "rows.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

enum err create_payment_answer(struct call *call, int64_t key_id, const struct payment_view *ret)
{
    struct jwrite body;

    if (!key_id)
        return ERR_OK;
    jwrite_init(&body, call->arena, 0);
    payment_view_encode(&body, NULL, ret);
    return idempotency_succeeded(call, key_id, 200, &body);
}

enum err create_payment_call(struct call *call)
{
    struct new_payment in = {0};
    struct payment_view out = {0};
    bool is_replayed = false;
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    err = idempotency_header(call, "createPayment", true);
    if (!err)
        err = call_read_body(call);
    if (err)
        return err;
    if (!new_payment_decode(call->body, &in))
        return call_invalid(call, call->body);
    err = idempotency_begin(call, &is_replayed);
    if (err || is_replayed)
        return err;
    err = create_payment_handle(call, &in, &out);
    if (!err)
        payment_view_encode(&call->reply, NULL, &out);
    return idempotency_end(call, err, &is_replayed);
}

static bool get_payment_path_decode(struct jread *in, struct get_payment_path *ret)
{
    jread_str(in, "paymentNumber", NULL, &ret->payment_number);
    return jread_done(in);
}

enum err get_payment_call(struct call *call)
{
    struct get_payment_path path = {0};
    struct payment_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!get_payment_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    err = payment_view_find_own_by_payment_number(call, path.payment_number, &out);
    if (err)
        return err;
    payment_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static const struct list_sort list_payments_of_order_sorts[] = {
    {.name = "-id", .column = "t.id", .kind = LIST_I64, .descending = true},
};

static const struct enum_names list_payments_of_order_sort_names = {
    .names =
        (const char *const[]){
            "-id",
        },
    .n_names = 1,
};

const struct list_def list_payments_of_order_def = {
    .name = "list_payments_of_order",
    .columns = "t.payment_number, t.order_number, t.amount, t.status, t.payment_method, "
               "t.pg_transaction_id, t.failure_reason, t.paid_at, t.refunded_at, "
               "t.created_at",
    .from = "payments t",
    .id = "t.id",
    .sorts = list_payments_of_order_sorts,
    .n_sorts = 1,
    .default_limit = 20,
    .max_limit = 100,
};

static bool list_payments_of_order_query_decode(struct jread *in,
                                                struct list_payments_of_order_query *ret)
{
    static const struct jread_rule order_number_rule = {
        .min = 21,
        .max = 21,
        .ascii = true,
        .pattern = "ORD-[0-9]{8}-[0-9A-Z]{8}",
    };
    static const struct jread_rule limit_rule = {.min = 1, .max = 100};

    jread_str(in, "orderNumber", &order_number_rule, &ret->order_number);
    jread_opt_enum(in, "sort", NULL, &list_payments_of_order_sort_names, &ret->sort_presence,
                   &ret->sort);
    jread_opt_i64(in, "limit", &limit_rule, &ret->limit_presence, &ret->limit);
    jread_opt_str(in, "cursor", NULL, &ret->cursor_presence, &ret->cursor);
    return jread_done(in);
}

static void list_payments_of_order_where(struct list *list, int64_t order_id)
{
    list_where(list, "t.order_id = ?");
    list_bind_i64(list, order_id);
}

static enum err list_payments_of_order_run(struct call *call,
                                           const struct list_payments_of_order_query *query)
{
    int64_t order_id;
    struct list *list;
    struct payment_view view = {0};
    enum err err;

    err = order_by_order_number_own(call, query->order_number, &order_id);
    if (err)
        return err;
    list = list_begin(call, &list_payments_of_order_def, query->sort, query->limit, query->cursor);
    list_payments_of_order_where(list, order_id);
    jwrite_object(&call->reply, NULL);
    jwrite_array(&call->reply, "items");
    while (list_next(list)) {
        payment_view_fetch(list_stmt(list), &view);
        payment_view_encode(&call->reply, NULL, &view);
    }
    jwrite_array_end(&call->reply);
    err = list_end(list);
    if (err)
        return err;
    jwrite_str(&call->reply, "nextCursor", list_next_cursor(list));
    jwrite_object_end(&call->reply);
    return ERR_OK;
}

enum err list_payments_of_order_call(struct call *call)
{
    struct list_payments_of_order_query query = {0};

    if (!list_payments_of_order_query_decode(call->query, &query))
        return call_invalid(call, call->query);
    return list_payments_of_order_run(call, &query);
}

static bool refund_payment_path_decode(struct jread *in, struct refund_payment_path *ret)
{
    jread_str(in, "paymentNumber", NULL, &ret->payment_number);
    return jread_done(in);
}

enum err refund_payment_answer(struct call *call, int64_t key_id, const struct payment_view *ret)
{
    struct jwrite body;

    if (!key_id)
        return ERR_OK;
    jwrite_init(&body, call->arena, 0);
    payment_view_encode(&body, NULL, ret);
    return idempotency_succeeded(call, key_id, 200, &body);
}

enum err refund_payment_call(struct call *call)
{
    struct refund_payment_path path = {0};
    struct cancellation in = {0};
    struct payment_view out = {0};
    bool is_replayed = false;
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    err = idempotency_header(call, "refundPayment", true);
    if (!err)
        err = call_read_body(call);
    if (err)
        return err;
    if (!refund_payment_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    if (!cancellation_decode(call->body, &in))
        return call_invalid(call, call->body);
    err = idempotency_begin(call, &is_replayed);
    if (err || is_replayed)
        return err;
    err = refund_payment_handle(call, &path, &in, &out);
    if (!err)
        payment_view_encode(&call->reply, NULL, &out);
    return idempotency_end(call, err, &is_replayed);
}
