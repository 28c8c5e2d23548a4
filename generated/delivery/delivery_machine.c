/* SPDX-License-Identifier: Apache-2.0 */
/*
 * State machines of delivery.
 * GENERATED from spec/domains/delivery.yaml by templates/machine.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "delivery_machine.h"

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

static const struct rule delivery_status_ship_rules[] = {
    [DELIVERY_STATUS_PREPARING] = {DELIVERY_STATUS_SHIPPED, ERR_INVALID_DELIVERY_STATUS},
    [DELIVERY_STATUS_SHIPPED] = {REFUSED, ERR_DELIVERY_ALREADY_SHIPPED},
    [DELIVERY_STATUS_IN_TRANSIT] = {REFUSED, ERR_INVALID_DELIVERY_STATUS},
    [DELIVERY_STATUS_DELIVERED] = {REFUSED, ERR_DELIVERY_ALREADY_DELIVERED},
    [DELIVERY_STATUS_CANCELLED] = {REFUSED, ERR_INVALID_DELIVERY_STATUS},
};

static const struct rule delivery_status_travel_rules[] = {
    [DELIVERY_STATUS_PREPARING] = {REFUSED, ERR_INVALID_DELIVERY_STATUS},
    [DELIVERY_STATUS_SHIPPED] = {DELIVERY_STATUS_IN_TRANSIT, ERR_INVALID_DELIVERY_STATUS},
    [DELIVERY_STATUS_IN_TRANSIT] = {REFUSED, ERR_INVALID_DELIVERY_STATUS},
    [DELIVERY_STATUS_DELIVERED] = {REFUSED, ERR_DELIVERY_ALREADY_DELIVERED},
    [DELIVERY_STATUS_CANCELLED] = {REFUSED, ERR_INVALID_DELIVERY_STATUS},
};

static const struct rule delivery_status_deliver_rules[] = {
    [DELIVERY_STATUS_PREPARING] = {REFUSED, ERR_INVALID_DELIVERY_STATUS},
    [DELIVERY_STATUS_SHIPPED] = {REFUSED, ERR_INVALID_DELIVERY_STATUS},
    [DELIVERY_STATUS_IN_TRANSIT] = {DELIVERY_STATUS_DELIVERED, ERR_INVALID_DELIVERY_STATUS},
    [DELIVERY_STATUS_DELIVERED] = {REFUSED, ERR_DELIVERY_ALREADY_DELIVERED},
    [DELIVERY_STATUS_CANCELLED] = {REFUSED, ERR_INVALID_DELIVERY_STATUS},
};

static const struct rule delivery_status_cancel_rules[] = {
    [DELIVERY_STATUS_PREPARING] = {DELIVERY_STATUS_CANCELLED, ERR_DELIVERY_CANNOT_BE_CANCELLED},
    [DELIVERY_STATUS_SHIPPED] = {REFUSED, ERR_DELIVERY_CANNOT_BE_CANCELLED},
    [DELIVERY_STATUS_IN_TRANSIT] = {REFUSED, ERR_DELIVERY_CANNOT_BE_CANCELLED},
    [DELIVERY_STATUS_DELIVERED] = {REFUSED, ERR_DELIVERY_ALREADY_DELIVERED},
    [DELIVERY_STATUS_CANCELLED] = {REFUSED, ERR_DELIVERY_CANNOT_BE_CANCELLED},
};

static const struct transition delivery_status_transitions[] = {
    {.name = "ship", .rules = delivery_status_ship_rules},
    {.name = "travel", .rules = delivery_status_travel_rules},
    {.name = "deliver", .rules = delivery_status_deliver_rules},
    {.name = "cancel", .rules = delivery_status_cancel_rules},
};

static const struct rule *delivery_status_rule(const char *transition, int from)
{
    const size_t n = sizeof delivery_status_transitions / sizeof *delivery_status_transitions;

    return find_rule(delivery_status_transitions, n, transition, from);
}

enum err delivery_status_try(const char *transition, enum delivery_status from,
                             enum delivery_status *ret_to)
{
    const struct rule *rule = delivery_status_rule(transition, (int)from);

    if (!rule)
        return ERR_INTERNAL_ERROR;
    if (rule->to == REFUSED)
        return rule->err;
    *ret_to = (enum delivery_status)rule->to;
    return ERR_OK;
}

static const struct db_sql delivery_status_state = {
    .name = "delivery_status_state",
    .text = "SELECT status FROM deliveries "
            "WHERE id = ?",
};

enum err delivery_status_refused(struct call *call, const char *transition, int64_t id)
{
    struct db_stmt *st = db_begin(call->db, &delivery_status_state);
    const struct rule *rule;
    int from = REFUSED;
    enum err err;

    db_bind_i64(st, id);
    if (db_next(st))
        db_get_enum(st, &from, &delivery_status_names);
    err = db_end(st, ERR_DELIVERY_NOT_FOUND);
    if (err)
        return err;
    rule = delivery_status_rule(transition, from);
    return rule ? rule->err : ERR_INTERNAL_ERROR;
}

static const struct db_sql delivery_status_ship_sql = {
    .name = "delivery_status_ship",
    .text = "UPDATE deliveries "
            "SET status = 'SHIPPED' "
            "WHERE id = ? AND status IN ('PREPARING')",
};

enum err delivery_status_ship(struct call *call, int64_t id)
{
    bool refused = false;
    enum err err = run(call, &delivery_status_ship_sql, NULL, id, &refused);

    return err || !refused ? err : delivery_status_refused(call, "ship", id);
}

static const struct db_sql delivery_status_travel_sql = {
    .name = "delivery_status_travel",
    .text = "UPDATE deliveries "
            "SET status = 'IN_TRANSIT' "
            "WHERE id = ? AND status IN ('SHIPPED')",
};

enum err delivery_status_travel(struct call *call, int64_t id)
{
    bool refused = false;
    enum err err = run(call, &delivery_status_travel_sql, NULL, id, &refused);

    return err || !refused ? err : delivery_status_refused(call, "travel", id);
}

static const struct db_sql delivery_status_deliver_sql = {
    .name = "delivery_status_deliver",
    .text = "UPDATE deliveries "
            "SET status = 'DELIVERED' "
            "WHERE id = ? AND status IN ('IN_TRANSIT')",
};

enum err delivery_status_deliver(struct call *call, int64_t id)
{
    bool refused = false;
    enum err err = run(call, &delivery_status_deliver_sql, NULL, id, &refused);

    return err || !refused ? err : delivery_status_refused(call, "deliver", id);
}

static const struct db_sql delivery_status_cancel_sql = {
    .name = "delivery_status_cancel",
    .text = "UPDATE deliveries "
            "SET status = 'CANCELLED' "
            "WHERE id = ? AND status IN ('PREPARING')",
};

enum err delivery_status_cancel(struct call *call, int64_t id)
{
    bool refused = false;
    enum err err = run(call, &delivery_status_cancel_sql, NULL, id, &refused);

    return err || !refused ? err : delivery_status_refused(call, "cancel", id);
}
