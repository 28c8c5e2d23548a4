/* SPDX-License-Identifier: Apache-2.0 */
/*
 * State machines of queue.
 * GENERATED from spec/domains/queue.yaml by templates/machine.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "queue_machine.h"

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

static const struct rule queue_entry_status_admit_rules[] = {
    [QUEUE_ENTRY_STATUS_WAITING] = {QUEUE_ENTRY_STATUS_ENTERED, ERR_QUEUE_ALREADY_ENTERED},
    [QUEUE_ENTRY_STATUS_ENTERED] = {REFUSED, ERR_QUEUE_ALREADY_ENTERED},
    [QUEUE_ENTRY_STATUS_EXPIRED] = {REFUSED, ERR_QUEUE_TOKEN_EXPIRED},
    [QUEUE_ENTRY_STATUS_LEFT] = {REFUSED, ERR_QUEUE_ENTRY_NOT_FOUND},
};

static const struct rule queue_entry_status_expire_rules[] = {
    [QUEUE_ENTRY_STATUS_WAITING] = {REFUSED, ERR_QUEUE_ENTRY_NOT_FOUND},
    [QUEUE_ENTRY_STATUS_ENTERED] = {QUEUE_ENTRY_STATUS_EXPIRED, ERR_QUEUE_ENTRY_NOT_FOUND},
    [QUEUE_ENTRY_STATUS_EXPIRED] = {REFUSED, ERR_QUEUE_TOKEN_EXPIRED},
    [QUEUE_ENTRY_STATUS_LEFT] = {REFUSED, ERR_QUEUE_ENTRY_NOT_FOUND},
};

static const struct rule queue_entry_status_leave_rules[] = {
    [QUEUE_ENTRY_STATUS_WAITING] = {QUEUE_ENTRY_STATUS_LEFT, ERR_QUEUE_ENTRY_NOT_FOUND},
    [QUEUE_ENTRY_STATUS_ENTERED] = {QUEUE_ENTRY_STATUS_LEFT, ERR_QUEUE_ENTRY_NOT_FOUND},
    [QUEUE_ENTRY_STATUS_EXPIRED] = {REFUSED, ERR_QUEUE_TOKEN_EXPIRED},
    [QUEUE_ENTRY_STATUS_LEFT] = {REFUSED, ERR_QUEUE_ENTRY_NOT_FOUND},
};

static const struct transition queue_entry_status_transitions[] = {
    {.name = "admit", .rules = queue_entry_status_admit_rules},
    {.name = "expire", .rules = queue_entry_status_expire_rules},
    {.name = "leave", .rules = queue_entry_status_leave_rules},
};

static const struct rule *queue_entry_status_rule(const char *transition, int from)
{
    const size_t n = sizeof queue_entry_status_transitions / sizeof *queue_entry_status_transitions;

    return find_rule(queue_entry_status_transitions, n, transition, from);
}

enum err queue_entry_status_try(const char *transition, enum queue_entry_status from,
                                enum queue_entry_status *ret_to)
{
    const struct rule *rule = queue_entry_status_rule(transition, (int)from);

    if (!rule)
        return ERR_INTERNAL_ERROR;
    if (rule->to == REFUSED)
        return rule->err;
    *ret_to = (enum queue_entry_status)rule->to;
    return ERR_OK;
}

static const struct db_sql queue_entry_status_state = {
    .name = "queue_entry_status_state",
    .text = "SELECT status FROM queue_entries "
            "WHERE id = ?",
};

enum err queue_entry_status_refused(struct call *call, const char *transition, int64_t id)
{
    struct db_stmt *st = db_begin(call->db, &queue_entry_status_state);
    const struct rule *rule;
    int from = REFUSED;
    enum err err;

    db_bind_i64(st, id);
    if (db_next(st))
        db_get_enum(st, &from, &queue_entry_status_names);
    err = db_end(st, ERR_QUEUE_ENTRY_NOT_FOUND);
    if (err)
        return err;
    rule = queue_entry_status_rule(transition, from);
    return rule ? rule->err : ERR_INTERNAL_ERROR;
}

static const struct db_constraint queue_entry_status_constraints[] = {
    {.name = "uk_queue_entries_live_of_user", .err = ERR_QUEUE_ALREADY_ENTERED},
    {0},
};

static const struct db_sql queue_entry_status_admit_sql = {
    .name = "queue_entry_status_admit",
    .text = "UPDATE queue_entries "
            "SET entered_at = NOW(6), "
            "status = 'ENTERED' "
            "WHERE id = ? AND status IN ('WAITING')",
};

enum err queue_entry_status_admit(struct call *call, int64_t id)
{
    bool refused = false;
    enum err err =
        run(call, &queue_entry_status_admit_sql, queue_entry_status_constraints, id, &refused);

    return err || !refused ? err : queue_entry_status_refused(call, "admit", id);
}

static const struct db_sql queue_entry_status_expire_sql = {
    .name = "queue_entry_status_expire",
    .text = "UPDATE queue_entries "
            "SET expired_at = NOW(6), "
            "status = 'EXPIRED' "
            "WHERE id = ? AND status IN ('ENTERED')",
};

enum err queue_entry_status_expire(struct call *call, int64_t id)
{
    bool refused = false;
    enum err err =
        run(call, &queue_entry_status_expire_sql, queue_entry_status_constraints, id, &refused);

    return err || !refused ? err : queue_entry_status_refused(call, "expire", id);
}

static const struct db_sql queue_entry_status_leave_sql = {
    .name = "queue_entry_status_leave",
    .text = "UPDATE queue_entries "
            "SET left_at = NOW(6), "
            "status = 'LEFT' "
            "WHERE id = ? AND status IN ('WAITING', 'ENTERED')",
};

enum err queue_entry_status_leave(struct call *call, int64_t id)
{
    bool refused = false;
    enum err err =
        run(call, &queue_entry_status_leave_sql, queue_entry_status_constraints, id, &refused);

    return err || !refused ? err : queue_entry_status_refused(call, "leave", id);
}
