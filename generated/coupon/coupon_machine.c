/* SPDX-License-Identifier: Apache-2.0 */
/*
 * State machines of coupon.
 * GENERATED from spec/domains/coupon.yaml by templates/machine.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "coupon_machine.h"

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

static const struct rule coupon_status_exhaust_rules[] = {
    [COUPON_STATUS_ACTIVE] = {COUPON_STATUS_EXHAUSTED, ERR_COUPON_EXHAUSTED},
    [COUPON_STATUS_EXHAUSTED] = {REFUSED, ERR_COUPON_EXHAUSTED},
    [COUPON_STATUS_EXPIRED] = {REFUSED, ERR_COUPON_EXHAUSTED},
    [COUPON_STATUS_INACTIVE] = {REFUSED, ERR_COUPON_EXHAUSTED},
};

static const struct rule coupon_status_expire_rules[] = {
    [COUPON_STATUS_ACTIVE] = {COUPON_STATUS_EXPIRED, ERR_COUPON_EXPIRED},
    [COUPON_STATUS_EXHAUSTED] = {REFUSED, ERR_COUPON_EXPIRED},
    [COUPON_STATUS_EXPIRED] = {REFUSED, ERR_COUPON_EXPIRED},
    [COUPON_STATUS_INACTIVE] = {REFUSED, ERR_COUPON_EXPIRED},
};

static const struct rule coupon_status_deactivate_rules[] = {
    [COUPON_STATUS_ACTIVE] = {COUPON_STATUS_INACTIVE, ERR_COUPON_INACTIVE},
    [COUPON_STATUS_EXHAUSTED] = {REFUSED, ERR_COUPON_INACTIVE},
    [COUPON_STATUS_EXPIRED] = {REFUSED, ERR_COUPON_INACTIVE},
    [COUPON_STATUS_INACTIVE] = {REFUSED, ERR_COUPON_INACTIVE},
};

static const struct transition coupon_status_transitions[] = {
    {.name = "exhaust", .rules = coupon_status_exhaust_rules},
    {.name = "expire", .rules = coupon_status_expire_rules},
    {.name = "deactivate", .rules = coupon_status_deactivate_rules},
};

static const struct rule *coupon_status_rule(const char *transition, int from)
{
    const size_t n = sizeof coupon_status_transitions / sizeof *coupon_status_transitions;

    return find_rule(coupon_status_transitions, n, transition, from);
}

enum err coupon_status_try(const char *transition, enum coupon_status from,
                           enum coupon_status *ret_to)
{
    const struct rule *rule = coupon_status_rule(transition, (int)from);

    if (!rule)
        return ERR_INTERNAL_ERROR;
    if (rule->to == REFUSED)
        return rule->err;
    *ret_to = (enum coupon_status)rule->to;
    return ERR_OK;
}

static const struct db_sql coupon_status_state = {
    .name = "coupon_status_state",
    .text = "SELECT status FROM coupons "
            "WHERE id = ?",
};

enum err coupon_status_refused(struct call *call, const char *transition, int64_t id)
{
    struct db_stmt *st = db_begin(call->db, &coupon_status_state);
    const struct rule *rule;
    int from = REFUSED;
    enum err err;

    db_bind_i64(st, id);
    if (db_next(st))
        db_get_enum(st, &from, &coupon_status_names);
    err = db_end(st, ERR_COUPON_NOT_FOUND);
    if (err)
        return err;
    rule = coupon_status_rule(transition, from);
    return rule ? rule->err : ERR_INTERNAL_ERROR;
}

static const struct db_sql coupon_status_exhaust_sql = {
    .name = "coupon_status_exhaust",
    .text = "UPDATE coupons "
            "SET status = 'EXHAUSTED' "
            "WHERE id = ? AND status IN ('ACTIVE')",
};

enum err coupon_status_exhaust(struct call *call, int64_t id)
{
    bool refused = false;
    enum err err = run(call, &coupon_status_exhaust_sql, NULL, id, &refused);

    return err || !refused ? err : coupon_status_refused(call, "exhaust", id);
}

static const struct db_sql coupon_status_expire_sql = {
    .name = "coupon_status_expire",
    .text = "UPDATE coupons "
            "SET status = 'EXPIRED' "
            "WHERE id = ? AND status IN ('ACTIVE')",
};

enum err coupon_status_expire(struct call *call, int64_t id)
{
    bool refused = false;
    enum err err = run(call, &coupon_status_expire_sql, NULL, id, &refused);

    return err || !refused ? err : coupon_status_refused(call, "expire", id);
}

static const struct db_sql coupon_status_deactivate_sql = {
    .name = "coupon_status_deactivate",
    .text = "UPDATE coupons "
            "SET status = 'INACTIVE' "
            "WHERE id = ? AND status IN ('ACTIVE')",
};

enum err coupon_status_deactivate(struct call *call, int64_t id)
{
    bool refused = false;
    enum err err = run(call, &coupon_status_deactivate_sql, NULL, id, &refused);

    return err || !refused ? err : coupon_status_refused(call, "deactivate", id);
}

static const struct rule user_coupon_status_use_rules[] = {
    [USER_COUPON_STATUS_AVAILABLE] = {USER_COUPON_STATUS_USED, ERR_USER_COUPON_ALREADY_USED},
    [USER_COUPON_STATUS_USED] = {REFUSED, ERR_USER_COUPON_ALREADY_USED},
    [USER_COUPON_STATUS_EXPIRED] = {REFUSED, ERR_USER_COUPON_EXPIRED},
};

static const struct rule user_coupon_status_give_back_rules[] = {
    [USER_COUPON_STATUS_AVAILABLE] = {REFUSED, ERR_USER_COUPON_NOT_FOUND},
    [USER_COUPON_STATUS_USED] = {USER_COUPON_STATUS_AVAILABLE, ERR_USER_COUPON_NOT_FOUND},
    [USER_COUPON_STATUS_EXPIRED] = {REFUSED, ERR_USER_COUPON_NOT_FOUND},
};

static const struct rule user_coupon_status_expire_rules[] = {
    [USER_COUPON_STATUS_AVAILABLE] = {USER_COUPON_STATUS_EXPIRED, ERR_USER_COUPON_ALREADY_USED},
    [USER_COUPON_STATUS_USED] = {REFUSED, ERR_USER_COUPON_ALREADY_USED},
    [USER_COUPON_STATUS_EXPIRED] = {REFUSED, ERR_USER_COUPON_ALREADY_USED},
};

static const struct transition user_coupon_status_transitions[] = {
    {.name = "use", .rules = user_coupon_status_use_rules},
    {.name = "give_back", .rules = user_coupon_status_give_back_rules},
    {.name = "expire", .rules = user_coupon_status_expire_rules},
};

static const struct rule *user_coupon_status_rule(const char *transition, int from)
{
    const size_t n = sizeof user_coupon_status_transitions / sizeof *user_coupon_status_transitions;

    return find_rule(user_coupon_status_transitions, n, transition, from);
}

enum err user_coupon_status_try(const char *transition, enum user_coupon_status from,
                                enum user_coupon_status *ret_to)
{
    const struct rule *rule = user_coupon_status_rule(transition, (int)from);

    if (!rule)
        return ERR_INTERNAL_ERROR;
    if (rule->to == REFUSED)
        return rule->err;
    *ret_to = (enum user_coupon_status)rule->to;
    return ERR_OK;
}

static const struct db_sql user_coupon_status_state = {
    .name = "user_coupon_status_state",
    .text = "SELECT status FROM user_coupons "
            "WHERE id = ?",
};

enum err user_coupon_status_refused(struct call *call, const char *transition, int64_t id)
{
    struct db_stmt *st = db_begin(call->db, &user_coupon_status_state);
    const struct rule *rule;
    int from = REFUSED;
    enum err err;

    db_bind_i64(st, id);
    if (db_next(st))
        db_get_enum(st, &from, &user_coupon_status_names);
    err = db_end(st, ERR_USER_COUPON_NOT_FOUND);
    if (err)
        return err;
    rule = user_coupon_status_rule(transition, from);
    return rule ? rule->err : ERR_INTERNAL_ERROR;
}

static const struct db_sql user_coupon_status_use_sql = {
    .name = "user_coupon_status_use",
    .text = "UPDATE user_coupons "
            "SET used_at = NOW(6), "
            "status = 'USED' "
            "WHERE id = ? AND status IN ('AVAILABLE')",
};

enum err user_coupon_status_use(struct call *call, int64_t id)
{
    bool refused = false;
    enum err err = run(call, &user_coupon_status_use_sql, NULL, id, &refused);

    return err || !refused ? err : user_coupon_status_refused(call, "use", id);
}

static const struct db_sql user_coupon_status_give_back_sql = {
    .name = "user_coupon_status_give_back",
    .text = "UPDATE user_coupons "
            "SET status = 'AVAILABLE' "
            "WHERE id = ? AND status IN ('USED')",
};

enum err user_coupon_status_give_back(struct call *call, int64_t id)
{
    bool refused = false;
    enum err err = run(call, &user_coupon_status_give_back_sql, NULL, id, &refused);

    return err || !refused ? err : user_coupon_status_refused(call, "give_back", id);
}

static const struct db_sql user_coupon_status_expire_sql = {
    .name = "user_coupon_status_expire",
    .text = "UPDATE user_coupons "
            "SET status = 'EXPIRED' "
            "WHERE id = ? AND status IN ('AVAILABLE')",
};

enum err user_coupon_status_expire(struct call *call, int64_t id)
{
    bool refused = false;
    enum err err = run(call, &user_coupon_status_expire_sql, NULL, id, &refused);

    return err || !refused ? err : user_coupon_status_refused(call, "expire", id);
}
