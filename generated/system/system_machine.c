/* SPDX-License-Identifier: Apache-2.0 */
/*
 * State machines of system.
 * GENERATED from spec/domains/system.yaml by templates/machine.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "system_machine.h"

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

static const struct rule saga_status_complete_rules[] = {
    [SAGA_STATUS_STARTED] = {SAGA_STATUS_COMPLETED, ERR_SAGA_ALREADY_COMPLETED},
    [SAGA_STATUS_COMPLETED] = {REFUSED, ERR_SAGA_ALREADY_COMPLETED},
    [SAGA_STATUS_FAILED] = {REFUSED, ERR_SAGA_ALREADY_COMPLETED},
    [SAGA_STATUS_COMPENSATING] = {REFUSED, ERR_SAGA_ALREADY_COMPLETED},
    [SAGA_STATUS_COMPENSATION_FAILED] = {REFUSED, ERR_SAGA_ALREADY_COMPLETED},
};

static const struct rule saga_status_refuse_rules[] = {
    [SAGA_STATUS_STARTED] = {SAGA_STATUS_FAILED, ERR_SAGA_ALREADY_COMPLETED},
    [SAGA_STATUS_COMPLETED] = {REFUSED, ERR_SAGA_ALREADY_COMPLETED},
    [SAGA_STATUS_FAILED] = {REFUSED, ERR_SAGA_ALREADY_COMPLETED},
    [SAGA_STATUS_COMPENSATING] = {REFUSED, ERR_SAGA_ALREADY_COMPLETED},
    [SAGA_STATUS_COMPENSATION_FAILED] = {REFUSED, ERR_SAGA_ALREADY_COMPLETED},
};

static const struct rule saga_status_compensate_rules[] = {
    [SAGA_STATUS_STARTED] = {SAGA_STATUS_COMPENSATING, ERR_SAGA_ALREADY_COMPLETED},
    [SAGA_STATUS_COMPLETED] = {REFUSED, ERR_SAGA_ALREADY_COMPLETED},
    [SAGA_STATUS_FAILED] = {REFUSED, ERR_SAGA_ALREADY_COMPLETED},
    [SAGA_STATUS_COMPENSATING] = {REFUSED, ERR_SAGA_ALREADY_COMPLETED},
    [SAGA_STATUS_COMPENSATION_FAILED] = {REFUSED, ERR_SAGA_ALREADY_COMPLETED},
};

static const struct rule saga_status_fail_rules[] = {
    [SAGA_STATUS_STARTED] = {REFUSED, ERR_SAGA_ALREADY_COMPLETED},
    [SAGA_STATUS_COMPLETED] = {REFUSED, ERR_SAGA_ALREADY_COMPLETED},
    [SAGA_STATUS_FAILED] = {REFUSED, ERR_SAGA_ALREADY_COMPLETED},
    [SAGA_STATUS_COMPENSATING] = {SAGA_STATUS_FAILED, ERR_SAGA_ALREADY_COMPLETED},
    [SAGA_STATUS_COMPENSATION_FAILED] = {REFUSED, ERR_SAGA_ALREADY_COMPLETED},
};

static const struct rule saga_status_give_up_rules[] = {
    [SAGA_STATUS_STARTED] = {SAGA_STATUS_COMPENSATION_FAILED, ERR_SAGA_ALREADY_COMPLETED},
    [SAGA_STATUS_COMPLETED] = {REFUSED, ERR_SAGA_ALREADY_COMPLETED},
    [SAGA_STATUS_FAILED] = {REFUSED, ERR_SAGA_ALREADY_COMPLETED},
    [SAGA_STATUS_COMPENSATING] = {SAGA_STATUS_COMPENSATION_FAILED, ERR_SAGA_ALREADY_COMPLETED},
    [SAGA_STATUS_COMPENSATION_FAILED] = {REFUSED, ERR_SAGA_ALREADY_COMPLETED},
};

static const struct rule saga_status_retry_rules[] = {
    [SAGA_STATUS_STARTED] = {REFUSED, ERR_SAGA_ALREADY_COMPLETED},
    [SAGA_STATUS_COMPLETED] = {REFUSED, ERR_SAGA_ALREADY_COMPLETED},
    [SAGA_STATUS_FAILED] = {REFUSED, ERR_SAGA_ALREADY_COMPLETED},
    [SAGA_STATUS_COMPENSATING] = {REFUSED, ERR_SAGA_ALREADY_COMPLETED},
    [SAGA_STATUS_COMPENSATION_FAILED] = {SAGA_STATUS_COMPENSATING, ERR_SAGA_ALREADY_COMPLETED},
};

static const struct rule saga_status_resume_rules[] = {
    [SAGA_STATUS_STARTED] = {REFUSED, ERR_SAGA_ALREADY_COMPLETED},
    [SAGA_STATUS_COMPLETED] = {REFUSED, ERR_SAGA_ALREADY_COMPLETED},
    [SAGA_STATUS_FAILED] = {REFUSED, ERR_SAGA_ALREADY_COMPLETED},
    [SAGA_STATUS_COMPENSATING] = {REFUSED, ERR_SAGA_ALREADY_COMPLETED},
    [SAGA_STATUS_COMPENSATION_FAILED] = {SAGA_STATUS_STARTED, ERR_SAGA_ALREADY_COMPLETED},
};

static const struct transition saga_status_transitions[] = {
    {.name = "complete", .rules = saga_status_complete_rules},
    {.name = "refuse", .rules = saga_status_refuse_rules},
    {.name = "compensate", .rules = saga_status_compensate_rules},
    {.name = "fail", .rules = saga_status_fail_rules},
    {.name = "give_up", .rules = saga_status_give_up_rules},
    {.name = "retry", .rules = saga_status_retry_rules},
    {.name = "resume", .rules = saga_status_resume_rules},
};

static const struct rule *saga_status_rule(const char *transition, int from)
{
    const size_t n = sizeof saga_status_transitions / sizeof *saga_status_transitions;

    return find_rule(saga_status_transitions, n, transition, from);
}

enum err saga_status_try(const char *transition, enum saga_status from, enum saga_status *ret_to)
{
    const struct rule *rule = saga_status_rule(transition, (int)from);

    if (!rule)
        return ERR_INTERNAL_ERROR;
    if (rule->to == REFUSED)
        return rule->err;
    *ret_to = (enum saga_status)rule->to;
    return ERR_OK;
}

static const struct db_sql saga_status_state = {
    .name = "saga_status_state",
    .text = "SELECT status FROM saga_states "
            "WHERE id = ?",
};

enum err saga_status_refused(struct call *call, const char *transition, int64_t id)
{
    struct db_stmt *st = db_begin(call->db, &saga_status_state);
    const struct rule *rule;
    int from = REFUSED;
    enum err err;

    db_bind_i64(st, id);
    if (db_next(st))
        db_get_enum(st, &from, &saga_status_names);
    err = db_end(st, ERR_SAGA_NOT_FOUND);
    if (err)
        return err;
    rule = saga_status_rule(transition, from);
    return rule ? rule->err : ERR_INTERNAL_ERROR;
}

static const struct db_sql saga_status_complete_sql = {
    .name = "saga_status_complete",
    .text = "UPDATE saga_states "
            "SET completed_at = NOW(6), "
            "status = 'COMPLETED' "
            "WHERE id = ? AND status IN ('STARTED')",
};

enum err saga_status_complete(struct call *call, int64_t id)
{
    bool refused = false;
    enum err err = run(call, &saga_status_complete_sql, NULL, id, &refused);

    return err || !refused ? err : saga_status_refused(call, "complete", id);
}

static const struct db_sql saga_status_refuse_sql = {
    .name = "saga_status_refuse",
    .text = "UPDATE saga_states "
            "SET completed_at = NOW(6), "
            "status = 'FAILED' "
            "WHERE id = ? AND status IN ('STARTED')",
};

enum err saga_status_refuse(struct call *call, int64_t id)
{
    bool refused = false;
    enum err err = run(call, &saga_status_refuse_sql, NULL, id, &refused);

    return err || !refused ? err : saga_status_refused(call, "refuse", id);
}

static const struct db_sql saga_status_compensate_sql = {
    .name = "saga_status_compensate",
    .text = "UPDATE saga_states "
            "SET status = 'COMPENSATING' "
            "WHERE id = ? AND status IN ('STARTED')",
};

enum err saga_status_compensate(struct call *call, int64_t id)
{
    bool refused = false;
    enum err err = run(call, &saga_status_compensate_sql, NULL, id, &refused);

    return err || !refused ? err : saga_status_refused(call, "compensate", id);
}

static const struct db_sql saga_status_fail_sql = {
    .name = "saga_status_fail",
    .text = "UPDATE saga_states "
            "SET completed_at = NOW(6), "
            "status = 'FAILED' "
            "WHERE id = ? AND status IN ('COMPENSATING')",
};

enum err saga_status_fail(struct call *call, int64_t id)
{
    bool refused = false;
    enum err err = run(call, &saga_status_fail_sql, NULL, id, &refused);

    return err || !refused ? err : saga_status_refused(call, "fail", id);
}

static const struct db_sql saga_status_give_up_sql = {
    .name = "saga_status_give_up",
    .text = "UPDATE saga_states "
            "SET status = 'COMPENSATION_FAILED' "
            "WHERE id = ? AND status IN ('STARTED', 'COMPENSATING')",
};

enum err saga_status_give_up(struct call *call, int64_t id)
{
    bool refused = false;
    enum err err = run(call, &saga_status_give_up_sql, NULL, id, &refused);

    return err || !refused ? err : saga_status_refused(call, "give_up", id);
}

static const struct db_sql saga_status_retry_sql = {
    .name = "saga_status_retry",
    .text = "UPDATE saga_states "
            "SET status = 'COMPENSATING' "
            "WHERE id = ? AND status IN ('COMPENSATION_FAILED')",
};

enum err saga_status_retry(struct call *call, int64_t id)
{
    bool refused = false;
    enum err err = run(call, &saga_status_retry_sql, NULL, id, &refused);

    return err || !refused ? err : saga_status_refused(call, "retry", id);
}

static const struct db_sql saga_status_resume_sql = {
    .name = "saga_status_resume",
    .text = "UPDATE saga_states "
            "SET status = 'STARTED' "
            "WHERE id = ? AND status IN ('COMPENSATION_FAILED')",
};

enum err saga_status_resume(struct call *call, int64_t id)
{
    bool refused = false;
    enum err err = run(call, &saga_status_resume_sql, NULL, id, &refused);

    return err || !refused ? err : saga_status_refused(call, "resume", id);
}
