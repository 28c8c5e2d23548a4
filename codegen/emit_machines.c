/* SPDX-License-Identifier: Apache-2.0 */
/*
 * generated/<d>/<d>_machine.{h,c}: a function a transition. Transitions that share a name share the
 * function: its UPDATE chooses by the row's state. The one rule: the SQL names the sources, so that
 * no row leaves a state that the spec does not let it leave.
 */
#include "emit.h"

#include <string.h>

#include "buf.h"
#include "emit_c.h"
#include "names.h"
#include "resolve.h"
#include "sql.h"
#include "sql_name.h"
#include "text.h"

static bool leaves(const struct transition *transition, size_t state)
{
    for (size_t i = 0; i < transition->from.n; i++)
        if (transition->from_states[i] == state)
            return true;
    return false;
}

/* The transition of this name that starts in the state, or NULL. */
static const struct transition *from_state(const struct machine *machine, const char *name,
                                           size_t state)
{
    for (size_t i = 0; i < machine->transitions.n; i++) {
        const struct transition *transition = &machine->transitions.items[i];

        if (strcmp(transition->name, name) == 0 && leaves(transition, state))
            return transition;
    }
    return NULL;
}

static bool is_first_of_name(const struct machine *machine, const struct transition *transition)
{
    for (const struct transition *t = machine->transitions.items; t < transition; t++)
        if (strcmp(t->name, transition->name) == 0)
            return false;
    return true;
}

static const char *error_in_state(const struct transition *transition, const char *state)
{
    const struct error *rest = NULL;

    for (size_t i = 0; i < transition->elses.n; i++) {
        const struct else_by_state *one = &transition->elses.items[i];

        if (strcmp(one->state.text, state) == 0)
            return names_err(one->error);
        if (strcmp(one->state.text, "otherwise") == 0)
            rest = one->error;
    }
    return rest ? names_err(rest) : "ERR_INTERNAL_ERROR";
}

/* ---- SQL ---- */

static char *state_list(const struct machine *machine, const struct transition *transition)
{
    struct buf out = {0};

    for (size_t i = 0; i < transition->from.n; i++)
        buf_addf(&out, "%s'%s'", i ? ", " : "",
                 machine->states.items[transition->from_states[i]].text);
    return out.text;
}

/* All transitions of one name. */
struct namesakes {
    const struct machine *machine;
    LIST_OF(const struct transition *) members;
};

static struct namesakes group_of(const struct machine *machine, const char *name)
{
    struct namesakes group = {.machine = machine};

    for (size_t i = 0; i < machine->transitions.n; i++)
        if (strcmp(machine->transitions.items[i].name, name) == 0)
            *list_add(&group.members) = &machine->transitions.items[i];
    return group;
}

static bool stamps(const struct transition *transition, const struct column *column)
{
    for (size_t i = 0; i < transition->stamps.n; i++)
        if (transition->stamp_columns[i] == column)
            return true;
    return false;
}

/* The sources of those members that stamp the column. */
static char *stamping_states(const struct namesakes *group, const struct column *column)
{
    struct buf out = {0};

    for (size_t i = 0; i < group->members.n; i++)
        if (stamps(group->members.items[i], column))
            buf_addf(&out, "%s%s", out.len ? ", " : "",
                     state_list(group->machine, group->members.items[i]));
    return out.text;
}

static void add_stamps(struct buf *sql, const struct namesakes *group)
{
    const struct entity *entity = group->machine->column->entity;

    for (size_t i = 0; i < entity->columns.n; i++) {
        const struct column *column = &entity->columns.items[i];
        const char *states = stamping_states(group, column);
        const char *name = sql_name(column->name);

        if (states && group->members.n == 1)
            buf_addf(sql, "%s = NOW(6),\n", name);
        else if (states)
            buf_addf(sql, "%s = IF(%s IN (%s), NOW(6), %s),\n", name,
                     sql_name(group->machine->column->name), states, name);
    }
}

/* The state is set last: MariaDB assigns from left to right, and stamps look at the old one. */
static void add_target(struct buf *sql, const struct namesakes *group)
{
    const struct machine *machine = group->machine;
    const char *column = sql_name(machine->column->name);

    if (group->members.n == 1) {
        buf_addf(sql, "%s = '%s'", column,
                 machine->states.items[group->members.items[0]->to_state].text);
        return;
    }
    buf_addf(sql, "%s = CASE", column);
    for (size_t i = 0; i < group->members.n; i++)
        buf_addf(sql, "\nWHEN %s IN (%s) THEN '%s'", column,
                 state_list(machine, group->members.items[i]),
                 machine->states.items[group->members.items[i]->to_state].text);
    buf_addf(sql, "\nELSE %s END", column);
}

static void add_live(struct buf *sql, const struct entity *entity)
{
    if (entity->soft_delete_column)
        buf_addf(sql, " AND %s IS NULL", sql_name(entity->soft_delete_column->name));
}

static char *update_sql(const struct namesakes *group)
{
    const struct column *column = group->machine->column;
    struct buf sql = {0};

    buf_addf(&sql, "UPDATE %s\nSET ", sql_name(column->entity->table));
    add_stamps(&sql, group);
    add_target(&sql, group);
    buf_addf(&sql, "\nWHERE id = ? AND %s IN (", sql_name(column->name));
    for (size_t i = 0; i < group->members.n; i++)
        buf_addf(&sql, "%s%s", i ? ", " : "", state_list(group->machine, group->members.items[i]));
    buf_add(&sql, ")");
    add_live(&sql, column->entity);
    return sql.text;
}

static char *state_sql(const struct column *column)
{
    struct buf sql = {0};

    buf_addf(&sql, "SELECT %s FROM %s\nWHERE id = ?", sql_name(column->name),
             sql_name(column->entity->table));
    add_live(&sql, column->entity);
    return sql.text;
}

/* ---- keys and invariants ---- */

/* Whether some transition writes a column that the condition reads. */
static bool writes_any_of(const struct machine *machine, const char *sql)
{
    if (text_mentions(sql, machine->column->name))
        return true;
    MODEL_EACH (transition, machine->transitions)
        MODEL_EACH (stamp, transition->stamps)
            if (text_mentions(sql, stamp->text))
                return true;
    return false;
}

static bool writes_key(const struct machine *machine, const struct unique *unique)
{
    MODEL_EACH (column, unique->on)
        if (writes_any_of(machine, column->text))
            return true;
    return unique->where && writes_any_of(machine, unique->where);
}

/* Those that a transition can break, with the codes that it answers with. */
static void add_constraints(struct tmpl_value *map, const struct machine *machine)
{
    const struct entity *entity = machine->column->entity;
    struct tmpl_list *constraints = tmpl_list(map, "constraints");

    MODEL_EACH (unique, entity->uniques) {
        if (!unique->else_error || !writes_key(machine, unique))
            continue;
        struct tmpl_value *item = tmpl_item(constraints);
        tmpl_text(item, "constraint", names_unique(entity, unique));
        tmpl_text(item, "err", names_err(unique->else_error));
    }
    MODEL_EACH (invariant, entity->invariants) {
        if (!invariant->else_error || !writes_any_of(machine, invariant->check))
            continue;
        struct tmpl_value *item = tmpl_item(constraints);
        tmpl_text(item, "constraint", names_check(entity, invariant->name));
        tmpl_text(item, "err", names_err(invariant->else_error));
    }
    tmpl_text(map, "limits",
              tmpl_length(map, "constraints") ? mem_printf("%s_constraints", machine->name)
                                              : "NULL");
}

/* ---- values of the templates ---- */

static char *describe(const struct namesakes *group)
{
    struct buf doc = {0};

    for (size_t i = 0; i < group->members.n; i++) {
        const struct transition *transition = group->members.items[i];

        buf_add(&doc, i ? "; " : "");
        for (size_t j = 0; j < transition->from.n; j++)
            buf_addf(&doc, "%s%s", j ? ", " : "", transition->from.items[j].text);
        buf_addf(&doc, " -> %s", transition->to.text);
        for (size_t j = 0; j < transition->stamps.n; j++)
            buf_addf(&doc, "%s%s", j ? ", " : ", stamps ", transition->stamps.items[j].text);
    }
    return doc.text;
}

static void add_rules(struct tmpl_value *map, const struct machine *machine,
                      const struct transition *named)
{
    struct tmpl_list *rules = tmpl_list(map, "rules");

    for (size_t state = 0; state < machine->states.n; state++) {
        const char *from = machine->states.items[state].text;
        const struct transition *legal = from_state(machine, named->name, state);
        struct tmpl_value *rule = tmpl_item(rules);

        tmpl_text(rule, "from", names_enumerator(machine->name, from));
        tmpl_textf(rule, "rule", "{%s, %s}",
                   legal ? names_enumerator(machine->name, legal->to.text) : "REFUSED",
                   error_in_state(legal ? legal : named, from));
    }
}

static void add_transitions(struct tmpl_value *map, const struct machine *machine, bool with_sql)
{
    struct tmpl_list *list = tmpl_list(map, "transitions");

    for (size_t i = 0; i < machine->transitions.n; i++) {
        const struct transition *transition = &machine->transitions.items[i];
        const struct namesakes group = group_of(machine, transition->name);
        struct tmpl_value *item;

        if (!is_first_of_name(machine, transition))
            continue;
        item = tmpl_item(list);
        tmpl_text(item, "machine", machine->name);
        tmpl_text(item, "name", transition->name);
        if (!with_sql) {
            tmpl_text(item, "doc", describe(&group));
            continue;
        }
        tmpl_text(item, "sql", update_sql(&group));
        sql_note(machine->domain, mem_printf("%s_%s", machine->name, transition->name),
                 update_sql(&group));
        add_rules(item, machine, transition);
    }
}

/* The domain's machines that are the type of a column. */
struct machines {
    const struct domain *domain;
    LIST_OF(const struct machine *) list;
};

static void declare(const struct machines *machines, const char *root)
{
    struct tmpl_value *map = emit_c_map(machines->domain);
    struct tmpl_list *list = tmpl_list(map, "machines");

    tmpl_textf(map, "guard", "%s_MACHINE_H", names_upper(machines->domain->name));
    for (size_t i = 0; i < machines->list.n; i++) {
        struct tmpl_value *item = tmpl_item(list);

        tmpl_text(item, "name", machines->list.items[i]->name);
        add_transitions(item, machines->list.items[i], false);
    }
    emit_c_file(machines->domain, root, "machine.h.tmpl", "machine", map);
}

static struct tmpl_value *define(const void *context, size_t first, size_t last)
{
    const struct machines *machines = context;
    struct tmpl_value *map = emit_c_map(machines->domain);
    struct tmpl_list *list = tmpl_list(map, "machines");

    for (size_t i = first; i < last; i++) {
        const struct machine *machine = machines->list.items[i];
        const struct error *missing = machine->column->entity->missing_error;
        struct tmpl_value *item = tmpl_item(list);

        tmpl_text(item, "name", machine->name);
        add_constraints(item, machine);
        add_transitions(item, machine, true);
        tmpl_text(item, "state_sql", state_sql(machine->column));
        sql_note(machine->domain, mem_printf("%s_state", machine->name),
                 state_sql(machine->column));
        tmpl_text(item, "missing", missing ? names_err(missing) : "ERR_NOT_FOUND");
    }
    return map;
}

void emit_machines(const struct spec *spec, const char *root)
{
    for (size_t i = 0; i < spec->domains.n; i++) {
        const struct domain *domain = &spec->domains.items[i];
        struct machines machines = {.domain = domain};

        for (size_t j = 0; j < domain->machines.n; j++)
            if (domain->machines.items[j].column)
                *list_add(&machines.list) = &domain->machines.items[j];
        if (machines.list.n == 0)
            continue;
        declare(&machines, root);
        emit_c_files(domain, root, "machine.c.tmpl", "machine", machines.list.n, define, &machines);
    }
}
