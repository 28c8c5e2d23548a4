/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Sagas: steps that can be told apart, and functions that C can have.
 */
#include <string.h>

#include "buf.h"
#include "check.h"
#include "resolve.h"

#define MAX_STEPS 32 /* the engine keeps the completed ones as bits */

/* A function of a step, and whether it is one that hears a refusal: those have another argument. */
struct step_use {
    struct name function;
    bool is_fail;
};

struct step_uses {
    struct step_use *items;
    size_t n;
};

static void add_use(struct step_uses *uses, struct name function, bool is_fail)
{
    if (!function.text)
        return;
    if (check_is_c_keyword(function.text))
        diag_error(function.at, "`%s` is a word of C: a step names a function", function.text);
    MODEL_EACH (use, *uses) {
        if (strcmp(use->function.text, function.text) != 0)
            continue;
        if (use->is_fail != is_fail)
            diag_error(function.at,
                       "`%s` cannot be `fail` and something else: `fail` has the "
                       "refusal as an argument %s",
                       function.text, check_where(function.at, use->function.at));
        return;
    }
    *list_add(uses) = (struct step_use){function, is_fail};
}

static void check_step(struct step_uses *uses, const struct saga_step *step)
{
    if (step->fail.text && !step->ask.text)
        diag_error(step->fail.at, "`fail` needs `ask`: it records the refusal of what was asked");
    if (step->ask_undo.text && !step->undo.text)
        diag_error(step->ask_undo.at, "`ask_undo` needs `undo`, which records what was taken back");
    add_use(uses, step->ask, false);
    add_use(uses, step->action, false);
    add_use(uses, step->fail, true);
    add_use(uses, step->ask_undo, false);
    add_use(uses, step->undo, false);
}

static void check_saga(struct step_uses *uses, const struct saga *saga)
{
    if (!saga->steps.n)
        diag_error(saga->at, "saga `%s` has no steps", saga->name);
    if (saga->steps.n > MAX_STEPS)
        diag_error(saga->steps.items[MAX_STEPS].at, "a saga has at most %d steps", MAX_STEPS);
    MODEL_EACH (step, saga->steps) {
        check_step(uses, step);
        MODEL_EACH (other, saga->steps)
            if (other < step && strcmp(other->name, step->name) == 0)
                diag_error(step->at, "step %s is named twice", step->name);
    }
}

void check_sagas(const struct spec *spec)
{
    struct step_uses uses = {0};

    MODEL_EACH (domain, spec->domains)
        MODEL_EACH (saga, domain->sagas)
            check_saga(&uses, saga);
}
