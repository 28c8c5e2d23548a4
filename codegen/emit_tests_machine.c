/* SPDX-License-Identifier: Apache-2.0 */
/*
 * generated/tests/<d>_machine_test.c: what each transition must do in each state, run on rows by
 * tests/support/machine_case.c. Read off the model, not off what emit_machines makes of it.
 */
#include <string.h>

#include "buf.h"
#include "emit_c.h"
#include "emit_tests.h"
#include "names.h"
#include "sql_name.h"
#include "tmpl.h"

static const struct transition *legal(const struct machine *machine, const char *name, size_t from)
{
    for (size_t i = 0; i < machine->transitions.n; i++) {
        const struct transition *transition = &machine->transitions.items[i];

        for (size_t j = 0; j < transition->from.n; j++)
            if (transition->from_states[j] == from && strcmp(transition->name, name) == 0)
                return transition;
    }
    return NULL;
}

static const struct error *refusal(const struct transition *transition, const char *state)
{
    const struct error *rest = NULL;

    for (size_t i = 0; i < transition->elses.n; i++) {
        if (strcmp(transition->elses.items[i].state.text, state) == 0)
            return transition->elses.items[i].error;
        if (strcmp(transition->elses.items[i].state.text, "otherwise") == 0)
            rest = transition->elses.items[i].error;
    }
    return rest;
}

static void add_steps(struct tmpl_list *steps, const struct machine *machine,
                      const struct transition *named)
{
    for (size_t from = 0; from < machine->states.n; from++) {
        const char *state = machine->states.items[from].text;
        const struct transition *step = legal(machine, named->name, from);
        const struct error *error = step ? NULL : refusal(named, state);
        struct tmpl_value *item = tmpl_item(steps);

        tmpl_text(item, "transition", named->name);
        tmpl_text(item, "from", names_enumerator(machine->name, state));
        tmpl_text(item, "to", step ? names_enumerator(machine->name, step->to.text) : "NOWHERE");
        tmpl_text(item, "err", error ? names_err(error) : step ? "ERR_OK" : "ERR_INTERNAL_ERROR");
    }
}

static bool is_first_of_name(const struct machine *machine, size_t i)
{
    for (size_t j = 0; j < i; j++)
        if (strcmp(machine->transitions.items[j].name, machine->transitions.items[i].name) == 0)
            return false;
    return true;
}

/* Whether any transition of the machine stamps the column. */
static bool is_stamped(const struct machine *machine, const struct column *column,
                       const char *transition)
{
    for (size_t i = 0; i < machine->transitions.n; i++) {
        const struct transition *one = &machine->transitions.items[i];

        for (size_t j = 0; j < one->stamps.n; j++)
            if (one->stamp_columns[j] == column &&
                (!transition || strcmp(one->name, transition) == 0))
                return true;
    }
    return false;
}

/* As CREATE TABLE has them: the state, what is stamped, and what hides a row. */
static char *columns_of(const struct machine *machine)
{
    const struct entity *entity = machine->column->entity;
    struct buf out = {0};

    buf_addf(&out, "%s VARCHAR(64) NOT NULL", sql_name(machine->column->name));
    for (size_t i = 0; i < entity->columns.n; i++) {
        const struct column *column = &entity->columns.items[i];

        if (is_stamped(machine, column, NULL) || column == entity->soft_delete_column)
            buf_addf(&out, ",\n%s DATETIME(6) NULL", sql_name(column->name));
    }
    return out.text;
}

/* A condition for the stamps of a row that was moved; NULL: names that stamp by source. */
static char *stamped_by(const struct machine *machine, const char *transition)
{
    const struct entity *entity = machine->column->entity;
    struct buf out = {0};

    for (size_t i = 0, n = 0; i < machine->transitions.n; i++) {
        n += strcmp(machine->transitions.items[i].name, transition) == 0;
        if (n > 1)
            return NULL;
    }
    for (size_t i = 0; i < entity->columns.n; i++) {
        const struct column *column = &entity->columns.items[i];

        if (is_stamped(machine, column, NULL))
            buf_addf(&out, "%s%s IS %sNULL", out.len ? "\nAND " : "", sql_name(column->name),
                     is_stamped(machine, column, transition) ? "NOT " : "");
    }
    return out.text;
}

static void add_machine(struct tmpl_list *machines, const struct machine *machine)
{
    struct tmpl_value *item = tmpl_item(machines);
    struct tmpl_list *steps = tmpl_list(item, "steps"), *moves = tmpl_list(item, "moves");

    tmpl_text(item, "name", machine->name);
    tmpl_text(item, "table", sql_name(machine->column->entity->table));
    tmpl_text(item, "column", sql_name(machine->column->name));
    tmpl_text(item, "columns", columns_of(machine));
    for (size_t i = 0; i < machine->transitions.n; i++) {
        const char *name = machine->transitions.items[i].name;
        struct tmpl_value *move;

        if (!is_first_of_name(machine, i))
            continue;
        add_steps(steps, machine, &machine->transitions.items[i]);
        move = tmpl_item(moves);
        tmpl_text(move, "machine", machine->name);
        tmpl_text(move, "transition", name);
        tmpl_text(move, "stamped", stamped_by(machine, name));
    }
}

void emit_tests_machines(const struct domain *domain, const char *root)
{
    struct tmpl_value *map = emit_c_map(domain);
    struct tmpl_list *machines = tmpl_list(map, "machines");
    bool any = false;

    for (size_t i = 0; i < domain->machines.n; i++)
        if (domain->machines.items[i].column) {
            any = true;
            add_machine(machines, &domain->machines.items[i]);
        }
    if (any)
        emit_tests_render(root, "test_machine.c.tmpl", map,
                          mem_printf("%s_machine_test.c", domain->name), domain->file);
}
