/* SPDX-License-Identifier: Apache-2.0 */
/*
 * State machines of catalogue.
 * GENERATED from spec/domains/catalogue.yaml by templates/machine.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "catalogue_machine.h"

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

static const struct rule copy_status_lend_rules[] = {
    [COPY_STATUS_SHELVED] = {COPY_STATUS_LENT, ERR_COPY_STATUS_INVALID},
    [COPY_STATUS_LENT] = {REFUSED, ERR_COPY_STATUS_INVALID},
    [COPY_STATUS_REPAIR] = {REFUSED, ERR_COPY_STATUS_INVALID},
    [COPY_STATUS_LOST] = {REFUSED, ERR_COPY_LOST},
};

static const struct rule copy_status_shelve_rules[] = {
    [COPY_STATUS_SHELVED] = {REFUSED, ERR_COPY_STATUS_INVALID},
    [COPY_STATUS_LENT] = {COPY_STATUS_SHELVED, ERR_COPY_STATUS_INVALID},
    [COPY_STATUS_REPAIR] = {COPY_STATUS_SHELVED, ERR_COPY_STATUS_INVALID},
    [COPY_STATUS_LOST] = {REFUSED, ERR_COPY_LOST},
};

static const struct rule copy_status_repair_rules[] = {
    [COPY_STATUS_SHELVED] = {COPY_STATUS_REPAIR, ERR_COPY_STATUS_INVALID},
    [COPY_STATUS_LENT] = {COPY_STATUS_REPAIR, ERR_COPY_STATUS_INVALID},
    [COPY_STATUS_REPAIR] = {REFUSED, ERR_COPY_STATUS_INVALID},
    [COPY_STATUS_LOST] = {REFUSED, ERR_COPY_STATUS_INVALID},
};

static const struct rule copy_status_lose_rules[] = {
    [COPY_STATUS_SHELVED] = {COPY_STATUS_LOST, ERR_COPY_LOST},
    [COPY_STATUS_LENT] = {COPY_STATUS_LOST, ERR_COPY_LOST},
    [COPY_STATUS_REPAIR] = {COPY_STATUS_LOST, ERR_COPY_LOST},
    [COPY_STATUS_LOST] = {REFUSED, ERR_COPY_LOST},
};

static const struct transition copy_status_transitions[] = {
    {.name = "lend", .rules = copy_status_lend_rules},
    {.name = "shelve", .rules = copy_status_shelve_rules},
    {.name = "repair", .rules = copy_status_repair_rules},
    {.name = "lose", .rules = copy_status_lose_rules},
};

static const struct rule *copy_status_rule(const char *transition, int from)
{
    const size_t n = sizeof copy_status_transitions / sizeof *copy_status_transitions;

    return find_rule(copy_status_transitions, n, transition, from);
}

enum err copy_status_try(const char *transition, enum copy_status from, enum copy_status *ret_to)
{
    const struct rule *rule = copy_status_rule(transition, (int)from);

    if (!rule)
        return ERR_INTERNAL_ERROR;
    if (rule->to == REFUSED)
        return rule->err;
    *ret_to = (enum copy_status)rule->to;
    return ERR_OK;
}

static const struct db_sql copy_status_state = {
    .name = "copy_status_state",
    .text = "SELECT status FROM copies "
            "WHERE id = ?",
};

enum err copy_status_refused(struct call *call, const char *transition, int64_t id)
{
    struct db_stmt *st = db_begin(call->db, &copy_status_state);
    const struct rule *rule;
    int from = REFUSED;
    enum err err;

    db_bind_i64(st, id);
    if (db_next(st))
        db_get_enum(st, &from, &copy_status_names);
    err = db_end(st, ERR_COPY_NOT_FOUND);
    if (err)
        return err;
    rule = copy_status_rule(transition, from);
    return rule ? rule->err : ERR_INTERNAL_ERROR;
}

static const struct db_sql copy_status_lend_sql = {
    .name = "copy_status_lend",
    .text = "UPDATE copies "
            "SET status = 'LENT' "
            "WHERE id = ? AND status IN ('SHELVED')",
};

enum err copy_status_lend(struct call *call, int64_t id)
{
    bool refused = false;
    enum err err = run(call, &copy_status_lend_sql, NULL, id, &refused);

    return err || !refused ? err : copy_status_refused(call, "lend", id);
}

static const struct db_sql copy_status_shelve_sql = {
    .name = "copy_status_shelve",
    .text = "UPDATE copies "
            "SET shelved_at = IF(status IN ('LENT', 'REPAIR'), NOW(6), shelved_at), "
            "checked_at = IF(status IN ('REPAIR'), NOW(6), checked_at), "
            "status = CASE "
            "WHEN status IN ('LENT') THEN 'SHELVED' "
            "WHEN status IN ('REPAIR') THEN 'SHELVED' "
            "ELSE status END "
            "WHERE id = ? AND status IN ('LENT', 'REPAIR')",
};

enum err copy_status_shelve(struct call *call, int64_t id)
{
    bool refused = false;
    enum err err = run(call, &copy_status_shelve_sql, NULL, id, &refused);

    return err || !refused ? err : copy_status_refused(call, "shelve", id);
}

static const struct db_sql copy_status_repair_sql = {
    .name = "copy_status_repair",
    .text = "UPDATE copies "
            "SET status = 'REPAIR' "
            "WHERE id = ? AND status IN ('SHELVED', 'LENT')",
};

enum err copy_status_repair(struct call *call, int64_t id)
{
    bool refused = false;
    enum err err = run(call, &copy_status_repair_sql, NULL, id, &refused);

    return err || !refused ? err : copy_status_refused(call, "repair", id);
}

static const struct db_sql copy_status_lose_sql = {
    .name = "copy_status_lose",
    .text = "UPDATE copies "
            "SET lost_at = NOW(6), "
            "status = 'LOST' "
            "WHERE id = ? AND status IN ('SHELVED', 'LENT', 'REPAIR')",
};

enum err copy_status_lose(struct call *call, int64_t id)
{
    bool refused = false;
    enum err err = run(call, &copy_status_lose_sql, NULL, id, &refused);

    return err || !refused ? err : copy_status_refused(call, "lose", id);
}
