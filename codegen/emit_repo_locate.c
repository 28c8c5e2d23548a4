/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Functions that find the rows which a request names, from an ancestor down to the row meant, in
 * one SELECT: the first row is the table, each further one a left join, so that the answer tells
 * which of them is missing. The caller's right to the first row is checked here, too.
 */
#include "emit_repo.h"

#include <string.h>

#include "buf.h"
#include "emit_c.h"
#include "names.h"
#include "resolve.h"
#include "sql.h"
#include "sql_name.h"

bool repo_gives_id(const struct step *step)
{
    return step->unique || step->column != step->entity->id;
}

const char *repo_join_owner(struct buf *from, const char *alias, const struct entity *entity)
{
    unsigned depth = 0;

    while (!entity->owner_column && entity->parent_entity && !entity->owner_none) {
        const struct entity *up = entity->parent_entity;
        const char *above = mem_printf("owner%u", ++depth);

        buf_addf(from, "\nJOIN %s %s ON %s.id = %s", sql_name(up->table), above, above,
                 sql_column(alias, entity->parent_column));
        sql_add_live(from, above, up);
        alias = above;
        entity = up;
    }
    return entity->owner_column ? sql_column(alias, entity->owner_column) : NULL;
}

/* The steps of an endpoint, with the parent's way to one of them. */
struct chain {
    const struct repo_locate *locate;
    const struct step *steps;
    size_t n;
};

static const char *alias_of(const struct chain *chain, size_t i)
{
    const size_t height = chain->n - 1 - i;

    if (height == 0)
        return "t";
    return height == 1 ? "parent" : mem_printf("parent%zu", height);
}

static void add_step_name(struct buf *name, const struct step *step)
{
    buf_add(name, step->entity->name);
    if (step->unique)
        buf_addf(name, "_by_%s", step->unique->name);
    else if (step->column != step->entity->id)
        buf_addf(name, "_by_%s", step->column->name);
}

/* "cart_item_in_cart_by_active_of_user_locate": equal names, equal statements. */
static char *locate_name(const struct chain *chain)
{
    const struct repo_locate *locate = chain->locate;
    struct buf name = {0};

    for (size_t i = chain->n; i-- > 0;) {
        buf_add(&name, i + 1 < chain->n ? "_in_" : "");
        add_step_name(&name, &chain->steps[i]);
    }
    buf_add(&name, locate->is_owned ? "_own" : "_locate");
    if (locate->is_locked)
        buf_add(&name, "_lock");
    if (locate->gives_parent)
        buf_add(&name, "_with_parent");
    return name.text;
}

static const char *value_name(const struct step *step)
{
    return step->column == step->entity->id ? mem_printf("%s_id", step->entity->name)
                                            : step->column->name;
}

static char *locate_params(const struct chain *chain)
{
    const struct entity *last = chain->steps[chain->n - 1].entity;
    struct buf params = {0};

    buf_add(&params, "");
    for (size_t i = 0; i < chain->n; i++)
        if (!chain->steps[i].unique)
            buf_addf(
                &params, ", %s",
                emit_c_declare(chain->steps[i].column->type.kind, value_name(&chain->steps[i])));
    if (chain->locate->gives_parent)
        buf_addf(&params, ", int64_t *ret_%s_id", last->parent_entity->name);
    for (size_t i = 0; i < chain->n; i++)
        if (repo_gives_id(&chain->steps[i]))
            buf_addf(&params, ", int64_t *ret_%s_id", chain->steps[i].entity->name);
    return params.text;
}

/* ---- SQL ---- */

static void bind_step(struct tmpl_list *binds, const struct step *step)
{
    if (step->unique)
        repo_bind(binds, "str", "call->who.user_id");
    else
        repo_bind_type(binds, &step->column->type, value_name(step));
}

static char *step_condition(const struct step *step, const char *alias)
{
    struct buf out = {0};

    if (!step->unique) {
        buf_addf(&out, "%s = ?", sql_column(alias, step->column));
    } else {
        buf_addf(&out, "%s = ?", sql_column(alias, step->entity->owner_column));
        if (step->unique->where)
            buf_addf(&out, " AND %s", sql_qualify(alias, step->entity, step->unique->where));
    }
    sql_add_live(&out, alias, step->entity);
    return out.text;
}

/* LEFT JOIN of a step below the one before it; the tables between the two are joined inside. */
static void join_step(struct buf *from, const struct chain *chain, size_t i)
{
    const struct step *step = &chain->steps[i];
    const struct entity *above = chain->steps[i - 1].entity, *entity = step->entity;
    const char *alias = alias_of(chain, i), *lowest = alias;
    struct buf inner = {0};
    unsigned depth = 0;

    buf_addf(&inner, "%s %s", sql_name(entity->table), alias);
    for (; entity->parent_entity != above; entity = entity->parent_entity) {
        const char *up = mem_printf("between%u", ++depth);

        buf_addf(&inner, " JOIN %s %s ON %s.id = %s", sql_name(entity->parent_entity->table), up,
                 up, sql_column(lowest, entity->parent_column));
        lowest = up;
    }
    buf_addf(from, depth ? "\nLEFT JOIN (%s)\n" : "\nLEFT JOIN %s ", inner.text);
    buf_addf(from, "ON %s = %s.id AND %s", sql_column(lowest, entity->parent_column),
             alias_of(chain, i - 1), step_condition(step, alias));
}

/* What is selected, and how it is read. */
struct columns {
    struct buf list, kinds;
    size_t n;
};

static void add_column(struct columns *columns, struct tmpl_list *reads, const char *column,
                       const char *kind, const char *target)
{
    struct tmpl_value *read = tmpl_item(reads);

    buf_addf(&columns->list, "%s%s", columns->n++ ? ", " : "", column);
    buf_add_n(&columns->kinds, kind, 1);
    tmpl_text(read, "kind", kind);
    tmpl_text(read, "target", target);
}

/* The step whose row has the owner column, or whose ancestors have it: the first, as a rule. */
static size_t owner_step(const struct chain *chain)
{
    const struct column *owner = chain->locate->endpoint->owner;

    for (size_t i = 1; owner && i < chain->n; i++)
        if (chain->steps[i].entity == owner->entity)
            return i;
    return 0;
}

static const char *owner_of(struct buf *from, const struct chain *chain)
{
    const struct column *owner = chain->locate->endpoint->owner;
    const size_t at = owner_step(chain);

    if (!chain->locate->is_owned)
        return NULL;
    if (at > 0)
        return sql_column(alias_of(chain, at), owner);
    return repo_join_owner(from, alias_of(chain, 0), chain->steps[0].entity);
}

static void set_statement(struct repo_function *function, const struct chain *chain)
{
    struct tmpl_list *binds = tmpl_list(function->values, "binds");
    struct tmpl_list *reads = tmpl_list(function->values, "reads");
    const struct entity *first = chain->steps[0].entity, *last = chain->steps[chain->n - 1].entity;
    struct columns columns = {0};
    struct buf from = {0};
    const char *owner;

    buf_addf(&from, "%s %s", sql_name(first->table), alias_of(chain, 0));
    owner = owner_of(&from, chain);
    for (size_t i = 1; i < chain->n; i++) {
        join_step(&from, chain, i);
        bind_step(binds, &chain->steps[i]);
    }
    bind_step(binds, &chain->steps[0]);
    if (owner)
        add_column(&columns, reads, owner, "str", "&owner");
    for (size_t i = 1; i < chain->n; i++)
        add_column(&columns, reads, mem_printf("%s.id IS NOT NULL", alias_of(chain, i)), "bool",
                   mem_printf("&has_%s", chain->steps[i].entity->name));
    if (chain->locate->gives_parent)
        add_column(&columns, reads,
                   mem_printf(chain->n > 1 ? "COALESCE(%s, 0)" : "%s",
                              sql_column("t", last->parent_column)),
                   "i64", mem_printf("&%s_id", last->parent_entity->name));
    for (size_t i = 0; i < chain->n; i++)
        if (repo_gives_id(&chain->steps[i]))
            add_column(&columns, reads,
                       mem_printf(i > 0 ? "COALESCE(%s.id, 0)" : "%s.id", alias_of(chain, i)),
                       "i64", mem_printf("&%s_id", chain->steps[i].entity->name));
    tmpl_flag(function->values, "has_owner", owner != NULL);
    tmpl_flag(function->values, "is_plain", columns.n == 0);
    tmpl_flag(function->values, "is_single", columns.n == 1);
    repo_set_sql(function,
                 mem_printf("SELECT %s\nFROM %s\nWHERE %s%s", columns.n ? columns.list.text : "1",
                            from.text, step_condition(&chain->steps[0], alias_of(chain, 0)),
                            chain->locate->is_locked ? "\nFOR UPDATE" : ""),
                 columns.n ? columns.kinds.text : "i");
}

/* ---- values of the template ---- */

static const char *missing_of(const struct entity *entity)
{
    return entity->missing_error ? names_err(entity->missing_error) : "ERR_NOT_FOUND";
}

static void add_given(struct tmpl_list *ids, const char *name)
{
    tmpl_textf(tmpl_item(ids), "id", "%s_id", name);
}

static void add_check(struct tmpl_list *checks, const char *refused, const char *err)
{
    struct tmpl_value *item = tmpl_item(checks);

    tmpl_text(item, "refused", refused);
    tmpl_text(item, "err", err);
}

static void set_checks(struct repo_function *function, const struct chain *chain)
{
    struct tmpl_list *checks = tmpl_list(function->values, "checks");
    struct tmpl_list *flags = tmpl_list(function->values, "flags");
    struct tmpl_list *ids = tmpl_list(function->values, "ids");

    tmpl_text(function->values, "missing", missing_of(chain->steps[0].entity));
    for (size_t i = 0; i < chain->n; i++) {
        const struct entity *entity = chain->steps[i].entity;
        const struct error *foreign = entity->foreign_error;

        if (i > 0) {
            add_check(checks, mem_printf("!has_%s", entity->name), missing_of(entity));
            tmpl_textf(tmpl_item(flags), "flag", "has_%s", entity->name);
        }
        if (chain->locate->is_owned && i == owner_step(chain))
            add_check(checks, "!call_owns(call, owner)",
                      foreign ? names_err(foreign) : missing_of(entity));
    }
    if (chain->locate->gives_parent)
        add_given(ids, chain->steps[chain->n - 1].entity->parent_entity->name);
    for (size_t i = 0; i < chain->n; i++)
        if (repo_gives_id(&chain->steps[i]))
            add_given(ids, chain->steps[i].entity->name);
}

const char *repo_locate(struct repo *repo, const struct repo_locate *locate)
{
    const struct chain chain = {
        .locate = locate, .steps = locate->endpoint->steps.items, .n = locate->endpoint->steps.n};
    const char *name = locate_name(&chain);
    struct repo_function *function = repo_find_function(repo, name);

    if (function)
        return name;
    function = repo_add(repo, REPO_LOCATE, name, chain.steps[chain.n - 1].entity->domain);
    function->params = locate_params(&chain);
    set_statement(function, &chain);
    set_checks(function, &chain);
    return name;
}
