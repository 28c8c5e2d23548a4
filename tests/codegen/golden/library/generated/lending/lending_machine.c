/* SPDX-License-Identifier: Apache-2.0 */
/*
 * State machines of lending.
 * GENERATED from spec/domains/lending.yaml by templates/machine.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "lending_machine.h"

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

static const struct rule bag_status_take_rules[] = {
    [BAG_STATUS_OPEN] = {BAG_STATUS_TAKEN, ERR_BAG_CLOSED},
    [BAG_STATUS_TAKEN] = {REFUSED, ERR_BAG_CLOSED},
};

static const struct transition bag_status_transitions[] = {
    {.name = "take", .rules = bag_status_take_rules},
};

static const struct rule *bag_status_rule(const char *transition, int from)
{
    const size_t n = sizeof bag_status_transitions / sizeof *bag_status_transitions;

    return find_rule(bag_status_transitions, n, transition, from);
}

enum err bag_status_try(const char *transition, enum bag_status from, enum bag_status *ret_to)
{
    const struct rule *rule = bag_status_rule(transition, (int)from);

    if (!rule)
        return ERR_INTERNAL_ERROR;
    if (rule->to == REFUSED)
        return rule->err;
    *ret_to = (enum bag_status)rule->to;
    return ERR_OK;
}

static const struct db_sql bag_status_state = {
    .name = "bag_status_state",
    .text = "SELECT status FROM bags "
            "WHERE id = ?",
};

enum err bag_status_refused(struct call *call, const char *transition, int64_t id)
{
    struct db_stmt *st = db_begin(call->db, &bag_status_state);
    const struct rule *rule;
    int from = REFUSED;
    enum err err;

    db_bind_i64(st, id);
    if (db_next(st))
        db_get_enum(st, &from, &bag_status_names);
    err = db_end(st, ERR_BAG_NOT_FOUND);
    if (err)
        return err;
    rule = bag_status_rule(transition, from);
    return rule ? rule->err : ERR_INTERNAL_ERROR;
}

static const struct db_sql bag_status_take_sql = {
    .name = "bag_status_take",
    .text = "UPDATE bags "
            "SET status = 'TAKEN' "
            "WHERE id = ? AND status IN ('OPEN')",
};

enum err bag_status_take(struct call *call, int64_t id)
{
    bool refused = false;
    enum err err = run(call, &bag_status_take_sql, NULL, id, &refused);

    return err || !refused ? err : bag_status_refused(call, "take", id);
}

static const struct rule loan_status_remind_rules[] = {
    [LOAN_STATUS_OPEN] = {LOAN_STATUS_OVERDUE, ERR_LOAN_CLOSED},
    [LOAN_STATUS_OVERDUE] = {REFUSED, ERR_LOAN_CLOSED},
    [LOAN_STATUS_RETURNED] = {REFUSED, ERR_LOAN_CLOSED},
    [LOAN_STATUS_WRITTEN_OFF] = {REFUSED, ERR_LOAN_CLOSED},
};

static const struct rule loan_status_bring_rules[] = {
    [LOAN_STATUS_OPEN] = {LOAN_STATUS_RETURNED, ERR_LOAN_CLOSED},
    [LOAN_STATUS_OVERDUE] = {LOAN_STATUS_RETURNED, ERR_LOAN_CLOSED},
    [LOAN_STATUS_RETURNED] = {REFUSED, ERR_LOAN_CLOSED},
    [LOAN_STATUS_WRITTEN_OFF] = {REFUSED, ERR_LOAN_CLOSED},
};

static const struct rule loan_status_write_off_rules[] = {
    [LOAN_STATUS_OPEN] = {REFUSED, ERR_NOT_OVERDUE},
    [LOAN_STATUS_OVERDUE] = {LOAN_STATUS_WRITTEN_OFF, ERR_LOAN_CLOSED},
    [LOAN_STATUS_RETURNED] = {REFUSED, ERR_LOAN_CLOSED},
    [LOAN_STATUS_WRITTEN_OFF] = {REFUSED, ERR_LOAN_CLOSED},
};

static const struct transition loan_status_transitions[] = {
    {.name = "remind", .rules = loan_status_remind_rules},
    {.name = "bring", .rules = loan_status_bring_rules},
    {.name = "write_off", .rules = loan_status_write_off_rules},
};

static const struct rule *loan_status_rule(const char *transition, int from)
{
    const size_t n = sizeof loan_status_transitions / sizeof *loan_status_transitions;

    return find_rule(loan_status_transitions, n, transition, from);
}

enum err loan_status_try(const char *transition, enum loan_status from, enum loan_status *ret_to)
{
    const struct rule *rule = loan_status_rule(transition, (int)from);

    if (!rule)
        return ERR_INTERNAL_ERROR;
    if (rule->to == REFUSED)
        return rule->err;
    *ret_to = (enum loan_status)rule->to;
    return ERR_OK;
}

static const struct db_sql loan_status_state = {
    .name = "loan_status_state",
    .text = "SELECT status FROM loans "
            "WHERE id = ?",
};

enum err loan_status_refused(struct call *call, const char *transition, int64_t id)
{
    struct db_stmt *st = db_begin(call->db, &loan_status_state);
    const struct rule *rule;
    int from = REFUSED;
    enum err err;

    db_bind_i64(st, id);
    if (db_next(st))
        db_get_enum(st, &from, &loan_status_names);
    err = db_end(st, ERR_LOAN_NOT_FOUND);
    if (err)
        return err;
    rule = loan_status_rule(transition, from);
    return rule ? rule->err : ERR_INTERNAL_ERROR;
}

static const struct db_constraint loan_status_constraints[] = {
    {.name = "uk_loans_open_of_copy", .err = ERR_COPY_LENT},
    {0},
};

static const struct db_sql loan_status_remind_sql = {
    .name = "loan_status_remind",
    .text = "UPDATE loans "
            "SET status = 'OVERDUE' "
            "WHERE id = ? AND status IN ('OPEN')",
};

enum err loan_status_remind(struct call *call, int64_t id)
{
    bool refused = false;
    enum err err = run(call, &loan_status_remind_sql, loan_status_constraints, id, &refused);

    return err || !refused ? err : loan_status_refused(call, "remind", id);
}

static const struct db_sql loan_status_bring_sql = {
    .name = "loan_status_bring",
    .text = "UPDATE loans "
            "SET returned_at = NOW(6), "
            "closed_at = NOW(6), "
            "status = 'RETURNED' "
            "WHERE id = ? AND status IN ('OPEN', 'OVERDUE')",
};

enum err loan_status_bring(struct call *call, int64_t id)
{
    bool refused = false;
    enum err err = run(call, &loan_status_bring_sql, loan_status_constraints, id, &refused);

    return err || !refused ? err : loan_status_refused(call, "bring", id);
}

static const struct db_sql loan_status_write_off_sql = {
    .name = "loan_status_write_off",
    .text = "UPDATE loans "
            "SET closed_at = NOW(6), "
            "status = 'WRITTEN_OFF' "
            "WHERE id = ? AND status IN ('OVERDUE')",
};

enum err loan_status_write_off(struct call *call, int64_t id)
{
    bool refused = false;
    enum err err = run(call, &loan_status_write_off_sql, loan_status_constraints, id, &refused);

    return err || !refused ? err : loan_status_refused(call, "write_off", id);
}
