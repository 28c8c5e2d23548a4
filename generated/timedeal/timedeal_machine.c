/* SPDX-License-Identifier: Apache-2.0 */
/*
 * State machines of timedeal.
 * GENERATED from spec/domains/timedeal.yaml by templates/machine.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "timedeal_machine.h"

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

static const struct rule time_deal_status_start_rules[] = {
    [TIME_DEAL_STATUS_SCHEDULED] = {TIME_DEAL_STATUS_ACTIVE, ERR_TIMEDEAL_NOT_ACTIVE},
    [TIME_DEAL_STATUS_ACTIVE] = {REFUSED, ERR_TIMEDEAL_NOT_ACTIVE},
    [TIME_DEAL_STATUS_ENDED] = {REFUSED, ERR_TIMEDEAL_EXPIRED},
    [TIME_DEAL_STATUS_CANCELLED] = {REFUSED, ERR_TIMEDEAL_NOT_ACTIVE},
};

static const struct rule time_deal_status_end_rules[] = {
    [TIME_DEAL_STATUS_SCHEDULED] = {REFUSED, ERR_TIMEDEAL_NOT_ACTIVE},
    [TIME_DEAL_STATUS_ACTIVE] = {TIME_DEAL_STATUS_ENDED, ERR_TIMEDEAL_NOT_ACTIVE},
    [TIME_DEAL_STATUS_ENDED] = {REFUSED, ERR_TIMEDEAL_EXPIRED},
    [TIME_DEAL_STATUS_CANCELLED] = {REFUSED, ERR_TIMEDEAL_NOT_ACTIVE},
};

static const struct rule time_deal_status_cancel_rules[] = {
    [TIME_DEAL_STATUS_SCHEDULED] = {TIME_DEAL_STATUS_CANCELLED, ERR_TIMEDEAL_NOT_ACTIVE},
    [TIME_DEAL_STATUS_ACTIVE] = {TIME_DEAL_STATUS_CANCELLED, ERR_TIMEDEAL_NOT_ACTIVE},
    [TIME_DEAL_STATUS_ENDED] = {REFUSED, ERR_TIMEDEAL_EXPIRED},
    [TIME_DEAL_STATUS_CANCELLED] = {REFUSED, ERR_TIMEDEAL_NOT_ACTIVE},
};

static const struct transition time_deal_status_transitions[] = {
    {.name = "start", .rules = time_deal_status_start_rules},
    {.name = "end", .rules = time_deal_status_end_rules},
    {.name = "cancel", .rules = time_deal_status_cancel_rules},
};

static const struct rule *time_deal_status_rule(const char *transition, int from)
{
    const size_t n = sizeof time_deal_status_transitions / sizeof *time_deal_status_transitions;

    return find_rule(time_deal_status_transitions, n, transition, from);
}

enum err time_deal_status_try(const char *transition, enum time_deal_status from,
                              enum time_deal_status *ret_to)
{
    const struct rule *rule = time_deal_status_rule(transition, (int)from);

    if (!rule)
        return ERR_INTERNAL_ERROR;
    if (rule->to == REFUSED)
        return rule->err;
    *ret_to = (enum time_deal_status)rule->to;
    return ERR_OK;
}

static const struct db_sql time_deal_status_state = {
    .name = "time_deal_status_state",
    .text = "SELECT status FROM time_deals "
            "WHERE id = ?",
};

enum err time_deal_status_refused(struct call *call, const char *transition, int64_t id)
{
    struct db_stmt *st = db_begin(call->db, &time_deal_status_state);
    const struct rule *rule;
    int from = REFUSED;
    enum err err;

    db_bind_i64(st, id);
    if (db_next(st))
        db_get_enum(st, &from, &time_deal_status_names);
    err = db_end(st, ERR_TIMEDEAL_NOT_FOUND);
    if (err)
        return err;
    rule = time_deal_status_rule(transition, from);
    return rule ? rule->err : ERR_INTERNAL_ERROR;
}

static const struct db_sql time_deal_status_start_sql = {
    .name = "time_deal_status_start",
    .text = "UPDATE time_deals "
            "SET status = 'ACTIVE' "
            "WHERE id = ? AND status IN ('SCHEDULED')",
};

enum err time_deal_status_start(struct call *call, int64_t id)
{
    bool refused = false;
    enum err err = run(call, &time_deal_status_start_sql, NULL, id, &refused);

    return err || !refused ? err : time_deal_status_refused(call, "start", id);
}

static const struct db_sql time_deal_status_end_sql = {
    .name = "time_deal_status_end",
    .text = "UPDATE time_deals "
            "SET status = 'ENDED' "
            "WHERE id = ? AND status IN ('ACTIVE')",
};

enum err time_deal_status_end(struct call *call, int64_t id)
{
    bool refused = false;
    enum err err = run(call, &time_deal_status_end_sql, NULL, id, &refused);

    return err || !refused ? err : time_deal_status_refused(call, "end", id);
}

static const struct db_sql time_deal_status_cancel_sql = {
    .name = "time_deal_status_cancel",
    .text = "UPDATE time_deals "
            "SET status = 'CANCELLED' "
            "WHERE id = ? AND status IN ('SCHEDULED', 'ACTIVE')",
};

enum err time_deal_status_cancel(struct call *call, int64_t id)
{
    bool refused = false;
    enum err err = run(call, &time_deal_status_cancel_sql, NULL, id, &refused);

    return err || !refused ? err : time_deal_status_refused(call, "cancel", id);
}
