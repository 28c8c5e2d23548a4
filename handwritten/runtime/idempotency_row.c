/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The statements of keys.
 *
 * The rule: none waits for another request with the same key. A row that is locked is a request in
 * flight. But what is in the way of an INSERT may be a neighbour's lock on the place between rows
 * (InnoDB takes it where a row of the same key was deleted just now, and where it finds a
 * duplicate); so a look at the row itself tells, and a second INSERT may wait.
 */
#include "idempotency_row.h"

#include "call.h"

#include <string.h>

#define INSERT                                                                                     \
    "INSERT INTO idempotency_keys "                                                                \
    "(user_id, operation, client_key, request_hash, status, response) VALUES (?, ?, ?, ?, ?, ?)"

static const struct db_sql insert_sql = {
    .name = "idempotency_claim",
    .text = "SET STATEMENT innodb_lock_wait_timeout = 0 FOR " INSERT,
};
static const struct db_sql insert_waiting_sql = {.name = "idempotency_claim", .text = INSERT};
static const struct db_sql find_sql = {
    .name = "idempotency_find",
    .text = "SELECT request_hash, status, response FROM idempotency_keys "
            "WHERE user_id = ? AND operation = ? AND client_key = ? LOCK IN SHARE MODE NOWAIT",
};
static const struct db_sql answer_sql = {
    .name = "idempotency_answer",
    .text = "UPDATE idempotency_keys SET status = ?, response = ? WHERE id = ? AND status IS NULL",
};
static const struct db_sql free_sql = {
    .name = "idempotency_free",
    .text = "DELETE FROM idempotency_keys WHERE id = ? AND status IS NULL",
};

static const struct db_constraint keys[] = {
    {"uk_idempotency_keys_once", ERR_IDEMPOTENCY_KEY_REUSED}, {0}};

static void bind_key(struct db_stmt *st, const struct call *call)
{
    db_bind_str(st, call->who.user_id);
    db_bind_str(st, call->idempotency->operation);
    db_bind_str(st, call->idempotency->key);
}

enum err idempotency_row_insert(struct call *call, unsigned status, const char *answer,
                                bool *ret_is_there)
{
    struct idempotency *own = call->idempotency;
    struct db_stmt *st = db_begin(call->db, own->waits ? &insert_waiting_sql : &insert_sql);
    enum err err;

    if (!own->waits)
        db_nowait(st, ERR_IDEMPOTENCY_KEY_IN_FLIGHT);
    bind_key(st, call);
    db_bind_str(st, own->hash);
    db_bind_opt_i64(st, status ? PRESENCE_VALUE : PRESENCE_NULL, status);
    db_bind_str(st, answer);
    err = db_end_constraints(st, ERR_OK, keys);
    *ret_is_there = err == ERR_IDEMPOTENCY_KEY_REUSED || err == ERR_IDEMPOTENCY_KEY_IN_FLIGHT;
    if (!err)
        own->id = db_insert_id(call->db);
    return *ret_is_there ? ERR_OK : err;
}

enum err idempotency_row_find(struct call *call)
{
    struct idempotency *own = call->idempotency;
    struct db_stmt *st = db_begin(call->db, &find_sql);
    enum presence has_answer = PRESENCE_ABSENT;
    const char *hash = own->hash, *answer = NULL;
    int64_t status = 0;
    enum err err;

    db_nowait(st, ERR_IDEMPOTENCY_KEY_IN_FLIGHT);
    bind_key(st, call);
    if (db_next(st)) {
        db_get_str(st, &hash);
        db_get_opt_i64(st, &has_answer, &status);
        db_get_str(st, &answer);
    }
    err = db_end(st, ERR_NOT_FOUND);
    own->waits = err == ERR_NOT_FOUND;
    if (err && err != ERR_IDEMPOTENCY_KEY_IN_FLIGHT)
        return err;
    own->found =
        has_answer == PRESENCE_VALUE ? IDEMPOTENCY_FOUND_ANSWER : IDEMPOTENCY_FOUND_IN_FLIGHT;
    if (strcmp(hash, own->hash) != 0)
        own->found = IDEMPOTENCY_FOUND_OTHER_REQUEST;
    own->status = (unsigned)status;
    own->answer = answer;
    return ERR_OK;
}

static void note_settled(void *arg)
{
    ((struct idempotency *)arg)->is_settled = true;
}

/* The row of this call needs nothing more, once that is committed. */
static enum err settle(struct call *call, int64_t id, enum err err)
{
    struct idempotency *own = call->idempotency;

    if (!err && own && own->id == id)
        db_after_commit(call->db, note_settled, own);
    return err;
}

enum err idempotency_row_answer(struct call *call, int64_t id, unsigned status, const char *answer)
{
    struct db_stmt *st = db_begin(call->db, &answer_sql);

    db_bind_i64(st, status);
    db_bind_str(st, answer);
    db_bind_i64(st, id);
    return settle(call, id, db_end(st, ERR_OK));
}

enum err idempotency_row_free(struct call *call, int64_t id)
{
    struct db_stmt *st = db_begin(call->db, &free_sql);

    db_bind_i64(st, id);
    return settle(call, id, db_end(st, ERR_OK));
}
