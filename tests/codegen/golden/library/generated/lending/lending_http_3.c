/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The endpoints of lending: decode, run, encode.
 * GENERATED from spec/domains/lending.yaml by templates/http.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "lending_http.h"

#include "lending_events.h"
#include "lending_machine.h"
#include "lending_repo.h"
#include "idempotency.h"
#include "arena.h"
#include "rows.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

static bool bring_loan_path_decode(struct jread *in, struct bring_loan_path *ret)
{
    static const struct jread_rule loan_id_rule = {.min = 1, .id = true};

    jread_i64(in, "loanId", &loan_id_rule, &ret->loan_id);
    return jread_done(in);
}

static enum err bring_loan_write(struct call *call, const struct bring_loan_path *path,
                                 struct loan_view *ret)
{
    struct loan_returned_event loan_returned = {0};
    enum err err;

    err = loan_status_bring(call, path->loan_id);
    if (err)
        return err;
    err = loan_returned_event_of_loan(call, path->loan_id, &loan_returned);
    if (err)
        return err;
    err = loan_returned_emit(call, &loan_returned);
    if (err)
        return err;
    return loan_view_find(call, path->loan_id, ret);
}

static enum err bring_loan_run(struct call *call, const struct bring_loan_path *path,
                               struct loan_view *ret)
{
    enum err err;

    err = loan_own(call, path->loan_id);
    if (err)
        return err;
    do {
        err = db_tx_begin(call->db);
        if (!err)
            err = bring_loan_write(call, path, ret);
    } while (db_tx_end(call->db, &err));
    return err;
}

enum err bring_loan_call(struct call *call)
{
    struct bring_loan_path path = {0};
    struct loan_view out = {0};
    bool is_replayed = false;
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    err = idempotency_header(call, "bringLoan", true);
    if (err)
        return err;
    if (!bring_loan_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    err = idempotency_begin(call, &is_replayed);
    if (err || is_replayed)
        return err;
    do { /* the answer is stored with what it says */
        out = (struct loan_view){0};
        err = db_tx_begin(call->db);
        if (!err)
            err = bring_loan_run(call, &path, &out);
        if (!err) {
            jwrite_init(&call->reply, call->arena, 0);
            loan_view_encode(&call->reply, NULL, &out);
            err = idempotency_succeeded(call, idempotency_id(call), 200, &call->reply);
        }
    } while (db_tx_end(call->db, &err));
    return idempotency_end(call, err, &is_replayed);
}

static bool remind_loan_path_decode(struct jread *in, struct remind_loan_path *ret)
{
    static const struct jread_rule loan_id_rule = {.min = 1, .id = true};

    jread_i64(in, "loanId", &loan_id_rule, &ret->loan_id);
    return jread_done(in);
}

static enum err remind_loan_run(struct call *call, const struct remind_loan_path *path,
                                struct loan_view *ret)
{
    enum err err;

    err = loan_status_remind(call, path->loan_id);
    if (err)
        return err;
    return loan_view_find(call, path->loan_id, ret);
}

enum err remind_loan_call(struct call *call)
{
    struct remind_loan_path path = {0};
    struct loan_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!remind_loan_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    err = remind_loan_run(call, &path, &out);
    if (err)
        return err;
    loan_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static bool write_off_loan_path_decode(struct jread *in, struct write_off_loan_path *ret)
{
    static const struct jread_rule loan_id_rule = {.min = 1, .id = true};

    jread_i64(in, "loanId", &loan_id_rule, &ret->loan_id);
    return jread_done(in);
}

enum err write_off_loan_call(struct call *call)
{
    struct write_off_loan_path path = {0};

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!write_off_loan_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    return loan_status_write_off(call, path.loan_id);
}

static bool request_exchange_query_decode(struct jread *in, struct request_exchange_query *ret)
{
    static const struct jread_rule copies_rule = {
        .min = 1,
        .max = 5,
        .err = ERR_COPIES_OUT_OF_RANGE,
    };

    jread_opt_bool(in, "urgent", NULL, &ret->urgent_presence, &ret->urgent);
    ret->copies = 1;
    jread_opt_i64(in, "copies", &copies_rule, &ret->copies_presence, &ret->copies);
    return jread_done(in);
}

enum err request_exchange_answer(struct call *call, int64_t key_id, const struct exchange_view *ret)
{
    struct jwrite body;

    if (!key_id)
        return ERR_OK;
    jwrite_init(&body, call->arena, 0);
    exchange_view_encode(&body, NULL, ret);
    return idempotency_succeeded(call, key_id, 202, &body);
}

enum err request_exchange_call(struct call *call)
{
    struct request_exchange_query query = {0};
    struct exchange_request in = {0};
    struct exchange_view out = {0};
    bool is_replayed = false;
    enum err err;

    err = idempotency_header(call, "requestExchange", true);
    if (!err)
        err = call_read_body(call);
    if (err)
        return err;
    if (!request_exchange_query_decode(call->query, &query))
        return call_invalid(call, call->query);
    if (!exchange_request_decode(call->body, &in))
        return call_invalid(call, call->body);
    err = idempotency_begin(call, &is_replayed);
    if (err || is_replayed)
        return err;
    err = request_exchange_handle(call, &query, &in, &out);
    if (err == ERR_INTERNAL_ERROR)
        err = ERR_EXCHANGE_FAILED;
    if (!err)
        exchange_view_encode(&call->reply, NULL, &out);
    return idempotency_end(call, err, &is_replayed);
}
