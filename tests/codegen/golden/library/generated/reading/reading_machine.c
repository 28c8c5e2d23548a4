/* SPDX-License-Identifier: Apache-2.0 */
/*
 * State machines of reading.
 * GENERATED from spec/domains/reading.yaml by templates/machine.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "reading_machine.h"

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

static const struct rule list_status_share_rules[] = {
    [LIST_STATUS_PRIVATE] = {LIST_STATUS_SHARED, ERR_LIST_STATUS_INVALID},
    [LIST_STATUS_SHARED] = {REFUSED, ERR_LIST_STATUS_INVALID},
    [LIST_STATUS_ARCHIVED] = {REFUSED, ERR_LIST_ARCHIVED},
};

static const struct rule list_status_hide_rules[] = {
    [LIST_STATUS_PRIVATE] = {REFUSED, ERR_LIST_STATUS_INVALID},
    [LIST_STATUS_SHARED] = {LIST_STATUS_PRIVATE, ERR_LIST_STATUS_INVALID},
    [LIST_STATUS_ARCHIVED] = {REFUSED, ERR_LIST_STATUS_INVALID},
};

static const struct rule list_status_archive_rules[] = {
    [LIST_STATUS_PRIVATE] = {LIST_STATUS_ARCHIVED, ERR_LIST_ARCHIVED},
    [LIST_STATUS_SHARED] = {LIST_STATUS_ARCHIVED, ERR_LIST_ARCHIVED},
    [LIST_STATUS_ARCHIVED] = {REFUSED, ERR_LIST_ARCHIVED},
};

static const struct transition list_status_transitions[] = {
    {.name = "share", .rules = list_status_share_rules},
    {.name = "hide", .rules = list_status_hide_rules},
    {.name = "archive", .rules = list_status_archive_rules},
};

static const struct rule *list_status_rule(const char *transition, int from)
{
    const size_t n = sizeof list_status_transitions / sizeof *list_status_transitions;

    return find_rule(list_status_transitions, n, transition, from);
}

enum err list_status_try(const char *transition, enum list_status from, enum list_status *ret_to)
{
    const struct rule *rule = list_status_rule(transition, (int)from);

    if (!rule)
        return ERR_INTERNAL_ERROR;
    if (rule->to == REFUSED)
        return rule->err;
    *ret_to = (enum list_status)rule->to;
    return ERR_OK;
}

static const struct db_sql list_status_state = {
    .name = "list_status_state",
    .text = "SELECT status FROM reading_lists "
            "WHERE id = ?",
};

enum err list_status_refused(struct call *call, const char *transition, int64_t id)
{
    struct db_stmt *st = db_begin(call->db, &list_status_state);
    const struct rule *rule;
    int from = REFUSED;
    enum err err;

    db_bind_i64(st, id);
    if (db_next(st))
        db_get_enum(st, &from, &list_status_names);
    err = db_end(st, ERR_READING_LIST_NOT_FOUND);
    if (err)
        return err;
    rule = list_status_rule(transition, from);
    return rule ? rule->err : ERR_INTERNAL_ERROR;
}

static const struct db_sql list_status_share_sql = {
    .name = "list_status_share",
    .text = "UPDATE reading_lists "
            "SET shared_at = NOW(6), "
            "status = 'SHARED' "
            "WHERE id = ? AND status IN ('PRIVATE')",
};

enum err list_status_share(struct call *call, int64_t id)
{
    bool refused = false;
    enum err err = run(call, &list_status_share_sql, NULL, id, &refused);

    return err || !refused ? err : list_status_refused(call, "share", id);
}

static const struct db_sql list_status_hide_sql = {
    .name = "list_status_hide",
    .text = "UPDATE reading_lists "
            "SET status = 'PRIVATE' "
            "WHERE id = ? AND status IN ('SHARED')",
};

enum err list_status_hide(struct call *call, int64_t id)
{
    bool refused = false;
    enum err err = run(call, &list_status_hide_sql, NULL, id, &refused);

    return err || !refused ? err : list_status_refused(call, "hide", id);
}

static const struct db_sql list_status_archive_sql = {
    .name = "list_status_archive",
    .text = "UPDATE reading_lists "
            "SET status = 'ARCHIVED' "
            "WHERE id = ? AND status IN ('PRIVATE', 'SHARED')",
};

enum err list_status_archive(struct call *call, int64_t id)
{
    bool refused = false;
    enum err err = run(call, &list_status_archive_sql, NULL, id, &refused);

    return err || !refused ? err : list_status_refused(call, "archive", id);
}
