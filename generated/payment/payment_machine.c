/* SPDX-License-Identifier: Apache-2.0 */
/*
 * State machines of payment.
 * GENERATED from spec/domains/payment.yaml by templates/machine.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "payment_machine.h"

#include <string.h>

#include "call.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

#define REFUSED (-1)

/* What a transition does to a row in the state that is its index. err of a legal one: for a row
 * that changed between the write and the look at it. */
struct rule {
    int to;
    enum err err;
};

struct transition {
    const char *name;
    const struct rule *rules;
};

static const struct rule *find_rule(const struct transition *transitions, size_t n,
                                    const char *name, int from)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(transitions[i].name, name) == 0)
            return &transitions[i].rules[from];
    return NULL;
}

static enum err run(struct call *call, const struct db_sql *sql,
                    const struct db_constraint *constraints, int64_t id, bool *ret_refused)
{
    struct db_stmt *st = db_begin(call->db, sql);
    enum err err;

    db_bind_i64(st, id);
    err = db_end_constraints(st, ERR_OK, constraints);
    if (!err)
        *ret_refused = db_affected(call->db) == 0;
    return err;
}

static const struct rule payment_status_process_rules[] = {
    [PAYMENT_STATUS_PENDING] = {PAYMENT_STATUS_PROCESSING, ERR_PAYMENT_ALREADY_COMPLETED},
    [PAYMENT_STATUS_PROCESSING] = {REFUSED, ERR_PAYMENT_ALREADY_COMPLETED},
    [PAYMENT_STATUS_COMPLETED] = {REFUSED, ERR_PAYMENT_ALREADY_COMPLETED},
    [PAYMENT_STATUS_FAILED] = {REFUSED, ERR_PAYMENT_ALREADY_COMPLETED},
    [PAYMENT_STATUS_CANCELLED] = {REFUSED, ERR_PAYMENT_ALREADY_COMPLETED},
    [PAYMENT_STATUS_REFUNDED] = {REFUSED, ERR_PAYMENT_ALREADY_COMPLETED},
};

static const struct rule payment_status_complete_rules[] = {
    [PAYMENT_STATUS_PENDING] = {REFUSED, ERR_PAYMENT_ALREADY_COMPLETED},
    [PAYMENT_STATUS_PROCESSING] = {PAYMENT_STATUS_COMPLETED, ERR_PAYMENT_ALREADY_COMPLETED},
    [PAYMENT_STATUS_COMPLETED] = {REFUSED, ERR_PAYMENT_ALREADY_COMPLETED},
    [PAYMENT_STATUS_FAILED] = {REFUSED, ERR_PAYMENT_ALREADY_COMPLETED},
    [PAYMENT_STATUS_CANCELLED] = {REFUSED, ERR_PAYMENT_ALREADY_COMPLETED},
    [PAYMENT_STATUS_REFUNDED] = {REFUSED, ERR_PAYMENT_ALREADY_COMPLETED},
};

static const struct rule payment_status_fail_rules[] = {
    [PAYMENT_STATUS_PENDING] = {REFUSED, ERR_PAYMENT_ALREADY_COMPLETED},
    [PAYMENT_STATUS_PROCESSING] = {PAYMENT_STATUS_FAILED, ERR_PAYMENT_ALREADY_COMPLETED},
    [PAYMENT_STATUS_COMPLETED] = {REFUSED, ERR_PAYMENT_ALREADY_COMPLETED},
    [PAYMENT_STATUS_FAILED] = {REFUSED, ERR_PAYMENT_ALREADY_COMPLETED},
    [PAYMENT_STATUS_CANCELLED] = {REFUSED, ERR_PAYMENT_ALREADY_COMPLETED},
    [PAYMENT_STATUS_REFUNDED] = {REFUSED, ERR_PAYMENT_ALREADY_COMPLETED},
};

static const struct rule payment_status_cancel_rules[] = {
    [PAYMENT_STATUS_PENDING] = {PAYMENT_STATUS_CANCELLED, ERR_PAYMENT_CANNOT_BE_CANCELLED},
    [PAYMENT_STATUS_PROCESSING] = {REFUSED, ERR_PAYMENT_CANNOT_BE_CANCELLED},
    [PAYMENT_STATUS_COMPLETED] = {REFUSED, ERR_PAYMENT_CANNOT_BE_CANCELLED},
    [PAYMENT_STATUS_FAILED] = {REFUSED, ERR_PAYMENT_CANNOT_BE_CANCELLED},
    [PAYMENT_STATUS_CANCELLED] = {REFUSED, ERR_PAYMENT_CANNOT_BE_CANCELLED},
    [PAYMENT_STATUS_REFUNDED] = {REFUSED, ERR_PAYMENT_CANNOT_BE_CANCELLED},
};

static const struct rule payment_status_refund_rules[] = {
    [PAYMENT_STATUS_PENDING] = {REFUSED, ERR_PAYMENT_CANNOT_BE_CANCELLED},
    [PAYMENT_STATUS_PROCESSING] = {REFUSED, ERR_PAYMENT_CANNOT_BE_CANCELLED},
    [PAYMENT_STATUS_COMPLETED] = {PAYMENT_STATUS_REFUNDED, ERR_PAYMENT_CANNOT_BE_CANCELLED},
    [PAYMENT_STATUS_FAILED] = {REFUSED, ERR_PAYMENT_CANNOT_BE_CANCELLED},
    [PAYMENT_STATUS_CANCELLED] = {REFUSED, ERR_PAYMENT_CANNOT_BE_CANCELLED},
    [PAYMENT_STATUS_REFUNDED] = {REFUSED, ERR_PAYMENT_ALREADY_CANCELLED},
};

static const struct transition payment_status_transitions[] = {
    {.name = "process", .rules = payment_status_process_rules},
    {.name = "complete", .rules = payment_status_complete_rules},
    {.name = "fail", .rules = payment_status_fail_rules},
    {.name = "cancel", .rules = payment_status_cancel_rules},
    {.name = "refund", .rules = payment_status_refund_rules},
};

static const struct rule *payment_status_rule(const char *transition, int from)
{
    const size_t n = sizeof payment_status_transitions / sizeof *payment_status_transitions;

    return find_rule(payment_status_transitions, n, transition, from);
}

enum err payment_status_try(const char *transition, enum payment_status from,
                            enum payment_status *ret_to)
{
    const struct rule *rule = payment_status_rule(transition, (int)from);

    if (!rule)
        return ERR_INTERNAL_ERROR;
    if (rule->to == REFUSED)
        return rule->err;
    *ret_to = (enum payment_status)rule->to;
    return ERR_OK;
}

static const struct db_sql payment_status_state = {
    .name = "payment_status_state",
    .text = "SELECT status FROM payments "
            "WHERE id = ?",
};

enum err payment_status_refused(struct call *call, const char *transition, int64_t id)
{
    struct db_stmt *st = db_begin(call->db, &payment_status_state);
    const struct rule *rule;
    int from = REFUSED;
    enum err err;

    db_bind_i64(st, id);
    if (db_next(st))
        db_get_enum(st, &from, &payment_status_names);
    err = db_end(st, ERR_PAYMENT_NOT_FOUND);
    if (err)
        return err;
    rule = payment_status_rule(transition, from);
    return rule ? rule->err : ERR_INTERNAL_ERROR;
}

static const struct db_constraint payment_status_constraints[] = {
    {.name = "uk_payments_live_of_order", .err = ERR_PAYMENT_ALREADY_COMPLETED},
    {0},
};

static const struct db_sql payment_status_process_sql = {
    .name = "payment_status_process",
    .text = "UPDATE payments "
            "SET status = 'PROCESSING' "
            "WHERE id = ? AND status IN ('PENDING')",
};

enum err payment_status_process(struct call *call, int64_t id)
{
    bool refused = false;
    enum err err = run(call, &payment_status_process_sql, payment_status_constraints, id, &refused);

    return err || !refused ? err : payment_status_refused(call, "process", id);
}

static const struct db_sql payment_status_complete_sql = {
    .name = "payment_status_complete",
    .text = "UPDATE payments "
            "SET paid_at = NOW(6), "
            "status = 'COMPLETED' "
            "WHERE id = ? AND status IN ('PROCESSING')",
};

enum err payment_status_complete(struct call *call, int64_t id)
{
    bool refused = false;
    enum err err =
        run(call, &payment_status_complete_sql, payment_status_constraints, id, &refused);

    return err || !refused ? err : payment_status_refused(call, "complete", id);
}

static const struct db_sql payment_status_fail_sql = {
    .name = "payment_status_fail",
    .text = "UPDATE payments "
            "SET status = 'FAILED' "
            "WHERE id = ? AND status IN ('PROCESSING')",
};

enum err payment_status_fail(struct call *call, int64_t id)
{
    bool refused = false;
    enum err err = run(call, &payment_status_fail_sql, payment_status_constraints, id, &refused);

    return err || !refused ? err : payment_status_refused(call, "fail", id);
}

static const struct db_sql payment_status_cancel_sql = {
    .name = "payment_status_cancel",
    .text = "UPDATE payments "
            "SET status = 'CANCELLED' "
            "WHERE id = ? AND status IN ('PENDING')",
};

enum err payment_status_cancel(struct call *call, int64_t id)
{
    bool refused = false;
    enum err err = run(call, &payment_status_cancel_sql, payment_status_constraints, id, &refused);

    return err || !refused ? err : payment_status_refused(call, "cancel", id);
}

static const struct db_sql payment_status_refund_sql = {
    .name = "payment_status_refund",
    .text = "UPDATE payments "
            "SET refunded_at = NOW(6), "
            "status = 'REFUNDED' "
            "WHERE id = ? AND status IN ('COMPLETED')",
};

enum err payment_status_refund(struct call *call, int64_t id)
{
    bool refused = false;
    enum err err = run(call, &payment_status_refund_sql, payment_status_constraints, id, &refused);

    return err || !refused ? err : payment_status_refused(call, "refund", id);
}
