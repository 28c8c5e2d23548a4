/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Machines: their states, and what transitions name. A state is what a row can be in: the initial
 * one and every one that a transition leads to. Whatever else is named in `from`, `terminal` or
 * `else` is a slip.
 */
#include <string.h>

#include "buf.h"
#include "resolve.h"

static bool is_reached(const struct machine *machine, const char *state)
{
    if (machine->initial.text && strcmp(machine->initial.text, state) == 0)
        return true;
    MODEL_EACH (transition, machine->transitions)
        if (transition->to.text && strcmp(transition->to.text, state) == 0)
            return true;
    return false;
}

static void add_state(struct machine *machine, struct name state)
{
    if (!state.text || !is_reached(machine, state.text))
        return;
    MODEL_EACH (known, machine->states)
        if (strcmp(known->text, state.text) == 0)
            return;
    *list_add(&machine->states) = state;
}

/* The index, or the number of states after reporting. */
static size_t find_state(const struct machine *machine, struct name state)
{
    struct words words = {0};
    size_t i = 0;

    while (state.text && i < machine->states.n &&
           strcmp(machine->states.items[i].text, state.text) != 0)
        i++;
    if (!state.text || i < machine->states.n)
        return i;
    diag_error(state.at, "no state `%s` in %s", state.text, machine->name);
    MODEL_EACH (known, machine->states)
        resolve_word(&words, known->text);
    resolve_suggest(state.text, &words);
    return i;
}

static void resolve_transition(struct transition *transition)
{
    const struct machine *machine = transition->machine;
    size_t n = transition->from.n;

    transition->from_states = mem_alloc(n * sizeof *transition->from_states);
    for (size_t i = 0; i < n; i++)
        transition->from_states[i] = find_state(machine, transition->from.items[i]);
    transition->to_state = find_state(machine, transition->to);
    MODEL_EACH (other, transition->elses)
        if (other->state.text && strcmp(other->state.text, "otherwise") != 0)
            find_state(machine, other->state);
}

static void resolve_machine(struct machine *machine)
{
    add_state(machine, machine->initial);
    MODEL_EACH (transition, machine->transitions) {
        MODEL_EACH (state, transition->from)
            add_state(machine, *state);
        add_state(machine, transition->to);
    }
    MODEL_EACH (state, machine->terminal)
        find_state(machine, *state);
    MODEL_EACH (transition, machine->transitions)
        resolve_transition(transition);
}

void resolve_machines(struct spec *spec)
{
    MODEL_EACH (domain, spec->domains)
        MODEL_EACH (machine, domain->machines) {
            unsigned n_errors = diag_n_errors();
            resolve_machine(machine);
            machine->is_broken = diag_n_errors() != n_errors;
        }
    MODEL_EACH (domain, spec->domains)
        MODEL_EACH (machine, domain->machines)
            MODEL_EACH (transition, machine->transitions)
                MODEL_EACH (other, transition->elses)
                    other->error = resolve_code(spec, other->code);
}
