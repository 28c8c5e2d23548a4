/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Runs the transitions of generated state machines on rows of a real database, from tables that
 * specc writes.
 */
#ifndef MACHINE_CASE_H
#define MACHINE_CASE_H

#include <stddef.h>

#include "call.h"

#define MACHINE_CASE_NOWHERE (-1)

/* What a transition must do to a row in the state `from`. */
struct machine_step {
    const char *transition;
    int from, to; /* MACHINE_CASE_NOWHERE: refused, and the row stays */
    enum err err;
};

struct machine_move {
    const char *transition;
    enum err (*run)(struct call *call, int64_t id);
    const char *stamped; /* SQL condition that holds for a row that was moved, or NULL */
};

struct machine_case {
    const char *table, *column;
    const char *columns; /* of the table, besides id, as CREATE TABLE has them */
    const struct enum_names *states;
    const struct machine_move *moves;
    size_t n_moves;
    const struct machine_step *steps;
    size_t n_steps;
};

/* Fails the running cmocka test at the first step that goes otherwise, and names it. */
void machine_case_run(const struct machine_case *machine);

#endif
