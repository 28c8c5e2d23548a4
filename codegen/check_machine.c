/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Machines: every state can be reached and left or is terminal, every transition is told apart from
 * the others by name and source, and knows its code for every state that it does not leave.
 */
#include <string.h>

#include "buf.h"
#include "check.h"
#include "resolve.h"

static bool has_name(const struct names *names, const char *text)
{
    for (size_t i = 0; i < names->n; i++)
        if (strcmp(names->items[i].text, text) == 0)
            return true;
    return false;
}

static bool leaves(const struct transition *transition, const char *state)
{
    return has_name(&transition->from, state);
}

/* Where a state is first named, for its place. */
static void suggest_state(const struct machine *machine, const char *wrong)
{
    struct words words = {0};

    MODEL_EACH (state, machine->states)
        if (strcmp(state->text, wrong) != 0)
            resolve_word(&words, state->text);
    resolve_suggest(wrong, &words);
}

static void check_reach(const struct machine *machine)
{
    size_t n = machine->states.n;
    bool *reached = mem_alloc(n * sizeof *reached);
    bool grows = n > 0;

    if (n)
        reached[0] = true;
    while (grows) {
        grows = false;
        MODEL_EACH (transition, machine->transitions)
            for (size_t i = 0; i < transition->from.n; i++) {
                size_t from = transition->from_states[i], to = transition->to_state;
                if (from < n && to < n && reached[from] && !reached[to])
                    grows = reached[to] = true;
            }
    }
    for (size_t i = 0; i < n; i++)
        if (!reached[i])
            diag_error(machine->states.items[i].at, "state `%s` cannot be reached from %s",
                       machine->states.items[i].text, machine->initial.text);
}

static void check_ways_out(const struct machine *machine)
{
    MODEL_EACH (state, machine->states) {
        const struct transition *out = NULL;
        bool is_terminal = has_name(&machine->terminal, state->text);
        MODEL_EACH (transition, machine->transitions)
            if (!out && leaves(transition, state->text))
                out = transition;
        if (!out && !is_terminal) {
            diag_error(state->at,
                       "state `%s` has no way out: list it in `terminal`, or add a transition",
                       state->text);
            suggest_state(machine, state->text);
        }
        if (!out || !is_terminal)
            continue;
        for (size_t i = 0; i < machine->terminal.n; i++)
            if (strcmp(machine->terminal.items[i].text, state->text) == 0)
                diag_error(machine->terminal.items[i].at, "`%s` is terminal, but `%s` leaves it %s",
                           state->text, out->name,
                           check_where(machine->terminal.items[i].at, out->at));
    }
}

static void check_twins(const struct machine *machine, const struct transition *transition)
{
    MODEL_EACH (other, machine->transitions) {
        if (other >= transition || strcmp(other->name, transition->name) != 0)
            continue;
        for (size_t i = 0; i < transition->from.n; i++)
            if (leaves(other, transition->from.items[i].text))
                diag_error(transition->from.items[i].at, "`%s` leaves %s already %s",
                           transition->name, transition->from.items[i].text,
                           check_where(transition->at, other->at));
    }
}

/* Whether a row in this state is moved by a transition of the same name. */
static bool is_left_by_name(const struct machine *machine, const char *name, const char *state)
{
    MODEL_EACH (transition, machine->transitions)
        if (strcmp(transition->name, name) == 0 && leaves(transition, state))
            return true;
    return false;
}

static void check_elses(const struct machine *machine, const struct transition *transition)
{
    bool has_rest = false;

    MODEL_EACH (other, transition->elses) {
        const char *state = other->state.text;
        has_rest |= strcmp(state, "otherwise") == 0;
        if (leaves(transition, state))
            diag_error(other->state.at, "`%s` leaves %s: there is no code for that",
                       transition->name, state);
    }
    if (has_rest || !transition->elses.n)
        return;
    MODEL_EACH (state, machine->states) {
        bool is_covered = is_left_by_name(machine, transition->name, state->text);
        MODEL_EACH (other, transition->elses)
            is_covered |= strcmp(other->state.text, state->text) == 0;
        if (!is_covered)
            diag_error(transition->elses.items[0].state.at,
                       "`%s` has no code for a row in %s: add it, or `otherwise`", transition->name,
                       state->text);
    }
}

static void check_transition(const struct machine *machine, const struct transition *transition)
{
    check_twins(machine, transition);
    check_elses(machine, transition);
    for (size_t i = 0; i < transition->from.n; i++)
        for (size_t k = 0; k < i; k++)
            if (strcmp(transition->from.items[i].text, transition->from.items[k].text) == 0)
                diag_error(transition->from.items[i].at, "`%s` is named twice",
                           transition->from.items[i].text);
    if (!transition->from.n)
        diag_error(transition->at, "transition `%s` leaves no state", transition->name);
    if (transition->emit_event && machine->column)
        check_emission(transition->emit_event, machine->column->entity, transition->emit);
}

/* Whose columns are not all known. */
static bool has_broken_entity(const struct domain *domain)
{
    MODEL_EACH (entity, domain->entities)
        if (entity->is_broken)
            return true;
    return false;
}

void check_machines(const struct spec *spec)
{
    MODEL_EACH (domain, spec->domains)
        MODEL_EACH (machine, domain->machines) {
            if (machine->is_broken)
                continue;
            if (!machine->column && !has_broken_entity(domain))
                diag_error(machine->at, "no column has the machine `%s` as its type",
                           machine->name);
            check_reach(machine);
            check_ways_out(machine);
            MODEL_EACH (transition, machine->transitions)
                check_transition(machine, transition);
        }
}
