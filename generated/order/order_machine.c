/* SPDX-License-Identifier: Apache-2.0 */
/*
 * State machines of order.
 * GENERATED from spec/domains/order.yaml by templates/machine.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "order_machine.h"

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

static const struct rule order_status_confirm_rules[] = {
    [ORDER_STATUS_PENDING] = {ORDER_STATUS_CONFIRMED, ERR_ORDER_ALREADY_PAID},
    [ORDER_STATUS_CONFIRMED] = {REFUSED, ERR_PAYMENT_ALREADY_COMPLETED},
    [ORDER_STATUS_PAID] = {REFUSED, ERR_ORDER_ALREADY_PAID},
    [ORDER_STATUS_SHIPPING] = {REFUSED, ERR_ORDER_ALREADY_PAID},
    [ORDER_STATUS_DELIVERED] = {REFUSED, ERR_ORDER_ALREADY_PAID},
    [ORDER_STATUS_CANCELLED] = {REFUSED, ERR_ORDER_ALREADY_CANCELLED},
    [ORDER_STATUS_REFUNDED] = {REFUSED, ERR_ORDER_ALREADY_CANCELLED},
};

static const struct rule order_status_pay_rules[] = {
    [ORDER_STATUS_PENDING] = {REFUSED, ERR_ORDER_NOT_PAID},
    [ORDER_STATUS_CONFIRMED] = {ORDER_STATUS_PAID, ERR_ORDER_ALREADY_PAID},
    [ORDER_STATUS_PAID] = {REFUSED, ERR_ORDER_ALREADY_PAID},
    [ORDER_STATUS_SHIPPING] = {REFUSED, ERR_ORDER_ALREADY_PAID},
    [ORDER_STATUS_DELIVERED] = {REFUSED, ERR_ORDER_ALREADY_PAID},
    [ORDER_STATUS_CANCELLED] = {REFUSED, ERR_ORDER_ALREADY_CANCELLED},
    [ORDER_STATUS_REFUNDED] = {REFUSED, ERR_ORDER_ALREADY_CANCELLED},
};

static const struct rule order_status_ship_rules[] = {
    [ORDER_STATUS_PENDING] = {REFUSED, ERR_ORDER_NOT_PAID},
    [ORDER_STATUS_CONFIRMED] = {REFUSED, ERR_ORDER_NOT_PAID},
    [ORDER_STATUS_PAID] = {ORDER_STATUS_SHIPPING, ERR_INVALID_ORDER_STATUS},
    [ORDER_STATUS_SHIPPING] = {REFUSED, ERR_ORDER_ALREADY_SHIPPED},
    [ORDER_STATUS_DELIVERED] = {REFUSED, ERR_ORDER_ALREADY_DELIVERED},
    [ORDER_STATUS_CANCELLED] = {REFUSED, ERR_INVALID_ORDER_STATUS},
    [ORDER_STATUS_REFUNDED] = {REFUSED, ERR_INVALID_ORDER_STATUS},
};

static const struct rule order_status_deliver_rules[] = {
    [ORDER_STATUS_PENDING] = {REFUSED, ERR_INVALID_ORDER_STATUS},
    [ORDER_STATUS_CONFIRMED] = {REFUSED, ERR_INVALID_ORDER_STATUS},
    [ORDER_STATUS_PAID] = {REFUSED, ERR_INVALID_ORDER_STATUS},
    [ORDER_STATUS_SHIPPING] = {ORDER_STATUS_DELIVERED, ERR_INVALID_ORDER_STATUS},
    [ORDER_STATUS_DELIVERED] = {REFUSED, ERR_ORDER_ALREADY_DELIVERED},
    [ORDER_STATUS_CANCELLED] = {REFUSED, ERR_INVALID_ORDER_STATUS},
    [ORDER_STATUS_REFUNDED] = {REFUSED, ERR_INVALID_ORDER_STATUS},
};

static const struct rule order_status_cancel_rules[] = {
    [ORDER_STATUS_PENDING] = {ORDER_STATUS_CANCELLED, ERR_ORDER_CANNOT_BE_CANCELLED},
    [ORDER_STATUS_CONFIRMED] = {REFUSED, ERR_ORDER_CANNOT_BE_CANCELLED},
    [ORDER_STATUS_PAID] = {REFUSED, ERR_ORDER_CANNOT_BE_CANCELLED},
    [ORDER_STATUS_SHIPPING] = {REFUSED, ERR_ORDER_CANNOT_BE_CANCELLED},
    [ORDER_STATUS_DELIVERED] = {REFUSED, ERR_ORDER_CANNOT_BE_CANCELLED},
    [ORDER_STATUS_CANCELLED] = {REFUSED, ERR_ORDER_ALREADY_CANCELLED},
    [ORDER_STATUS_REFUNDED] = {REFUSED, ERR_ORDER_ALREADY_CANCELLED},
};

static const struct rule order_status_refund_rules[] = {
    [ORDER_STATUS_PENDING] = {REFUSED, ERR_ORDER_CANNOT_BE_CANCELLED},
    [ORDER_STATUS_CONFIRMED] = {REFUSED, ERR_ORDER_CANNOT_BE_CANCELLED},
    [ORDER_STATUS_PAID] = {ORDER_STATUS_REFUNDED, ERR_ORDER_CANNOT_BE_CANCELLED},
    [ORDER_STATUS_SHIPPING] = {REFUSED, ERR_ORDER_CANNOT_BE_CANCELLED},
    [ORDER_STATUS_DELIVERED] = {REFUSED, ERR_ORDER_CANNOT_BE_CANCELLED},
    [ORDER_STATUS_CANCELLED] = {REFUSED, ERR_ORDER_ALREADY_CANCELLED},
    [ORDER_STATUS_REFUNDED] = {REFUSED, ERR_ORDER_ALREADY_CANCELLED},
};

static const struct rule order_status_abandon_rules[] = {
    [ORDER_STATUS_PENDING] = {REFUSED, ERR_INVALID_ORDER_STATUS},
    [ORDER_STATUS_CONFIRMED] = {ORDER_STATUS_REFUNDED, ERR_INVALID_ORDER_STATUS},
    [ORDER_STATUS_PAID] = {REFUSED, ERR_INVALID_ORDER_STATUS},
    [ORDER_STATUS_SHIPPING] = {REFUSED, ERR_INVALID_ORDER_STATUS},
    [ORDER_STATUS_DELIVERED] = {REFUSED, ERR_INVALID_ORDER_STATUS},
    [ORDER_STATUS_CANCELLED] = {REFUSED, ERR_INVALID_ORDER_STATUS},
    [ORDER_STATUS_REFUNDED] = {REFUSED, ERR_INVALID_ORDER_STATUS},
};

static const struct transition order_status_transitions[] = {
    {.name = "confirm", .rules = order_status_confirm_rules},
    {.name = "pay", .rules = order_status_pay_rules},
    {.name = "ship", .rules = order_status_ship_rules},
    {.name = "deliver", .rules = order_status_deliver_rules},
    {.name = "cancel", .rules = order_status_cancel_rules},
    {.name = "refund", .rules = order_status_refund_rules},
    {.name = "abandon", .rules = order_status_abandon_rules},
};

static const struct rule *order_status_rule(const char *transition, int from)
{
    const size_t n = sizeof order_status_transitions / sizeof *order_status_transitions;

    return find_rule(order_status_transitions, n, transition, from);
}

enum err order_status_try(const char *transition, enum order_status from, enum order_status *ret_to)
{
    const struct rule *rule = order_status_rule(transition, (int)from);

    if (!rule)
        return ERR_INTERNAL_ERROR;
    if (rule->to == REFUSED)
        return rule->err;
    *ret_to = (enum order_status)rule->to;
    return ERR_OK;
}

static const struct db_sql order_status_state = {
    .name = "order_status_state",
    .text = "SELECT status FROM orders "
            "WHERE id = ?",
};

enum err order_status_refused(struct call *call, const char *transition, int64_t id)
{
    struct db_stmt *st = db_begin(call->db, &order_status_state);
    const struct rule *rule;
    int from = REFUSED;
    enum err err;

    db_bind_i64(st, id);
    if (db_next(st))
        db_get_enum(st, &from, &order_status_names);
    err = db_end(st, ERR_ORDER_NOT_FOUND);
    if (err)
        return err;
    rule = order_status_rule(transition, from);
    return rule ? rule->err : ERR_INTERNAL_ERROR;
}

static const struct db_sql order_status_confirm_sql = {
    .name = "order_status_confirm",
    .text = "UPDATE orders "
            "SET status = 'CONFIRMED' "
            "WHERE id = ? AND status IN ('PENDING')",
};

enum err order_status_confirm(struct call *call, int64_t id)
{
    bool refused = false;
    enum err err = run(call, &order_status_confirm_sql, NULL, id, &refused);

    return err || !refused ? err : order_status_refused(call, "confirm", id);
}

static const struct db_sql order_status_pay_sql = {
    .name = "order_status_pay",
    .text = "UPDATE orders "
            "SET status = 'PAID' "
            "WHERE id = ? AND status IN ('CONFIRMED')",
};

enum err order_status_pay(struct call *call, int64_t id)
{
    bool refused = false;
    enum err err = run(call, &order_status_pay_sql, NULL, id, &refused);

    return err || !refused ? err : order_status_refused(call, "pay", id);
}

static const struct db_sql order_status_ship_sql = {
    .name = "order_status_ship",
    .text = "UPDATE orders "
            "SET status = 'SHIPPING' "
            "WHERE id = ? AND status IN ('PAID')",
};

enum err order_status_ship(struct call *call, int64_t id)
{
    bool refused = false;
    enum err err = run(call, &order_status_ship_sql, NULL, id, &refused);

    return err || !refused ? err : order_status_refused(call, "ship", id);
}

static const struct db_sql order_status_deliver_sql = {
    .name = "order_status_deliver",
    .text = "UPDATE orders "
            "SET status = 'DELIVERED' "
            "WHERE id = ? AND status IN ('SHIPPING')",
};

enum err order_status_deliver(struct call *call, int64_t id)
{
    bool refused = false;
    enum err err = run(call, &order_status_deliver_sql, NULL, id, &refused);

    return err || !refused ? err : order_status_refused(call, "deliver", id);
}

static const struct db_sql order_status_cancel_sql = {
    .name = "order_status_cancel",
    .text = "UPDATE orders "
            "SET cancelled_at = NOW(6), "
            "status = 'CANCELLED' "
            "WHERE id = ? AND status IN ('PENDING')",
};

enum err order_status_cancel(struct call *call, int64_t id)
{
    bool refused = false;
    enum err err = run(call, &order_status_cancel_sql, NULL, id, &refused);

    return err || !refused ? err : order_status_refused(call, "cancel", id);
}

static const struct db_sql order_status_refund_sql = {
    .name = "order_status_refund",
    .text = "UPDATE orders "
            "SET cancelled_at = NOW(6), "
            "status = 'REFUNDED' "
            "WHERE id = ? AND status IN ('PAID')",
};

enum err order_status_refund(struct call *call, int64_t id)
{
    bool refused = false;
    enum err err = run(call, &order_status_refund_sql, NULL, id, &refused);

    return err || !refused ? err : order_status_refused(call, "refund", id);
}

static const struct db_sql order_status_abandon_sql = {
    .name = "order_status_abandon",
    .text = "UPDATE orders "
            "SET cancelled_at = NOW(6), "
            "status = 'REFUNDED' "
            "WHERE id = ? AND status IN ('CONFIRMED')",
};

enum err order_status_abandon(struct call *call, int64_t id)
{
    bool refused = false;
    enum err err = run(call, &order_status_abandon_sql, NULL, id, &refused);

    return err || !refused ? err : order_status_refused(call, "abandon", id);
}
