/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Each step gets a fresh row in its state, in a temporary table that has the machine's column and
 * the stamped ones: keys and constraints of the real table are other tests' business. One
 * connection, so that the table is seen.
 */
#include "machine_case.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "arena.h"
#include "fixture.h"

struct run {
    const struct machine_case *machine;
    struct call call;
    char failure[256]; /* empty: all is as it must be; cmocka must not jump out of a coroutine */
};

static enum err exec(struct run *run, const char *text)
{
    const struct db_sql sql = {"machine_case", text};

    return db_end(db_begin(run->call.db, &sql), ERR_OK);
}

static const struct machine_move *find_move(const struct machine_case *machine, const char *name)
{
    for (size_t i = 0; i < machine->n_moves; i++)
        if (strcmp(machine->moves[i].transition, name) == 0)
            return &machine->moves[i];
    return NULL;
}

/* Whether the row is in the state, and stamped where that is asked. */
static bool row_is(struct run *run, int64_t id, const char *state, const char *condition)
{
    const struct machine_case *machine = run->machine;
    const struct db_sql sql = {
        "machine_case",
        arena_printf(run->call.arena, "SELECT id FROM %s WHERE id = ? AND %s = ? AND (%s)",
                     machine->table, machine->column, condition ? condition : "1")};
    struct db_stmt *st = db_begin(run->call.db, &sql);

    db_bind_i64(st, id);
    db_bind_str(st, state);
    return db_end(st, ERR_NOT_FOUND) == ERR_OK;
}

static void run_step(struct run *run, const struct machine_step *step)
{
    const struct machine_case *machine = run->machine;
    const char *const *names = machine->states->names;
    const struct machine_move *move = find_move(machine, step->transition);
    const bool is_legal = step->to != MACHINE_CASE_NOWHERE;
    enum err err;
    int64_t id;

    err = exec(run, arena_printf(run->call.arena, "INSERT INTO %s (%s) VALUES ('%s')",
                                 machine->table, machine->column, names[step->from]));
    id = db_insert_id(run->call.db);
    if (!err)
        err = move->run(&run->call, id);
    if (err != step->err)
        snprintf(run->failure, sizeof run->failure, "%s from %s: err %d and not %d",
                 step->transition, names[step->from], (int)err, (int)step->err);
    else if (!row_is(run, id, names[is_legal ? step->to : step->from],
                     is_legal ? move->stamped : NULL))
        snprintf(run->failure, sizeof run->failure, "%s from %s leaves another row",
                 step->transition, names[step->from]);
}

static void run_steps(void *arg)
{
    struct run *run = arg;
    const struct machine_case *machine = run->machine;

    if (exec(run, arena_printf(run->call.arena,
                               "CREATE TEMPORARY TABLE %s (id BIGINT NOT NULL AUTO_INCREMENT "
                               "PRIMARY KEY, %s)",
                               machine->table, machine->columns)))
        strcpy(run->failure, "the temporary table cannot be made");
    for (size_t i = 0; i < machine->n_steps && !*run->failure; i++)
        run_step(run, &machine->steps[i]);
    exec(run, arena_printf(run->call.arena, "DROP TEMPORARY TABLE IF EXISTS %s", machine->table));
}

void machine_case_run(const struct machine_case *machine)
{
    const struct db_options options = {.url = fixture_env("SHOP_TEST_DB_URL"),
                                       .max_connections = 1,
                                       .max_waiting = 1,
                                       .connect_timeout_ms = 5000};
    struct run run = {.machine = machine};
    struct loop *loop = loop_new();
    const char *error = NULL;
    struct db_pool *pool = db_pool_new(loop, &options, &error);

    assert_non_null(pool);
    run.call.arena = arena_new();
    run.call.db = db_open(pool, run.call.arena);
    fixture_run(loop, run_steps, &run);
    db_close(run.call.db);
    db_pool_free(pool);
    arena_free(run.call.arena);
    loop_free(loop);
    if (*run.failure)
        fail_msg("%s", run.failure);
}
