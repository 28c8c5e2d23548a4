/* SPDX-License-Identifier: Apache-2.0 */
/*
 * State machines of cart.
 * GENERATED from spec/domains/cart.yaml by templates/machine.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "cart_machine.h"

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

static const struct rule cart_status_check_out_rules[] = {
    [CART_STATUS_ACTIVE] = {CART_STATUS_CHECKED_OUT, ERR_CART_ALREADY_CHECKED_OUT},
    [CART_STATUS_CHECKED_OUT] = {REFUSED, ERR_CART_ALREADY_CHECKED_OUT},
};

static const struct transition cart_status_transitions[] = {
    {.name = "check_out", .rules = cart_status_check_out_rules},
};

static const struct rule *cart_status_rule(const char *transition, int from)
{
    const size_t n = sizeof cart_status_transitions / sizeof *cart_status_transitions;

    return find_rule(cart_status_transitions, n, transition, from);
}

enum err cart_status_try(const char *transition, enum cart_status from, enum cart_status *ret_to)
{
    const struct rule *rule = cart_status_rule(transition, (int)from);

    if (!rule)
        return ERR_INTERNAL_ERROR;
    if (rule->to == REFUSED)
        return rule->err;
    *ret_to = (enum cart_status)rule->to;
    return ERR_OK;
}

static const struct db_sql cart_status_state = {
    .name = "cart_status_state",
    .text = "SELECT status FROM carts "
            "WHERE id = ?",
};

enum err cart_status_refused(struct call *call, const char *transition, int64_t id)
{
    struct db_stmt *st = db_begin(call->db, &cart_status_state);
    const struct rule *rule;
    int from = REFUSED;
    enum err err;

    db_bind_i64(st, id);
    if (db_next(st))
        db_get_enum(st, &from, &cart_status_names);
    err = db_end(st, ERR_CART_NOT_FOUND);
    if (err)
        return err;
    rule = cart_status_rule(transition, from);
    return rule ? rule->err : ERR_INTERNAL_ERROR;
}

static const struct db_sql cart_status_check_out_sql = {
    .name = "cart_status_check_out",
    .text = "UPDATE carts "
            "SET status = 'CHECKED_OUT' "
            "WHERE id = ? AND status IN ('ACTIVE')",
};

enum err cart_status_check_out(struct call *call, int64_t id)
{
    bool refused = false;
    enum err err = run(call, &cart_status_check_out_sql, NULL, id, &refused);

    return err || !refused ? err : cart_status_refused(call, "check_out", id);
}
