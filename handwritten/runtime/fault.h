/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Fault points, compiled in with -DSHOP_FAULTS=1 and absent from release builds. SHOP_FAULTS says
 * what happens at some of them: "name=error,name=exit", and "name#3=exit" for the third time only
 * that the process gets there. SHOP_FAULT_TRACE=FILE appends the name of each point that is reached
 * to the file, a line each. Both are read once. Any thread.
 *
 * Besides those of a domain there is one before and one after each
 *   statement    db.<name>.before, db.<name>.after; db.BEGIN, db.COMMIT, db.ROLLBACK
 *   command      redis.<COMMAND>, redis.<script>
 *   request      http.<target>
 * of which an error "before" means that nothing was sent, and "after" that it was done and its
 * answer lost.
 */
#ifndef FAULT_H
#define FAULT_H

#include "err.h"

#ifdef SHOP_FAULTS
/* ERR_INTERNAL_ERROR when "error" was asked for here; exits with 70 for "exit". */
enum err fault_point(const char *name);
/* The point kind.name.place. */
enum err fault_point_at(const char *kind, const char *name, const char *place);
void fault_reload(void); /* reads the environment again: for tests, while no other thread runs */
#else
static inline enum err fault_point(const char *name)
{
    (void)name;
    return ERR_OK;
}
static inline enum err fault_point_at(const char *kind, const char *name, const char *place)
{
    (void)kind;
    (void)name;
    (void)place;
    return ERR_OK;
}
#endif

#endif
