/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Rows of keys, many in one statement.
 *
 * The rule: it decides nothing about a key that somebody else has. Such a row is left out if it is
 * committed; if not, the statement fails at once, the group is halved, and its members look at
 * their keys alone, as if there were no groups.
 */
#include "idempotency_group.h"

#include "arena.h"
#include "call.h"
#include "group.h"
#include "idempotency_row.h"

#include <string.h>

#define AT_MOST 200
#define ANSWER_MAX 2000 /* of a row in a group; more is written alone */
#define ITEM_BYTES 512

struct item {
    const char *user_id;
    const struct idempotency *own;
    const char *answer;
    unsigned status;
    bool is_stored;
};

static _Thread_local unsigned n_alone; /* calls that write their row themselves */

static const struct db_sql insert_sql = {
    .name = "idempotency_claim_many",
    .text =
        "SET STATEMENT innodb_lock_wait_timeout = 0 FOR INSERT INTO idempotency_keys "
        "(user_id, operation, client_key, request_hash, status, response) "
        "SELECT k.user_id, k.operation, k.client_key, k.request_hash, k.status, k.response "
        "FROM JSON_TABLE(?, '$[*]' COLUMNS (n FOR ORDINALITY, "
        "user_id VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin PATH '$[0]', "
        "operation VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin PATH '$[1]', "
        "client_key VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin PATH '$[2]', "
        "request_hash VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin PATH '$[3]', "
        "status INT PATH '$[4]', "
        "response VARCHAR(2000) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin PATH '$[5]')) k "
        "WHERE NOT EXISTS (SELECT 1 FROM idempotency_keys has WHERE has.user_id = k.user_id "
        "AND has.operation = k.operation AND has.client_key = k.client_key) "
        "ORDER BY k.n RETURNING user_id, operation, client_key",
};

static const struct db_constraint keys[] = {
    {"uk_idempotency_keys_once", ERR_IDEMPOTENCY_KEY_IN_FLIGHT}, {0}};

/* [["user","operation","key","hash",409,"{…}"],…] */
static const char *items_json(struct call *call, void *const *items, size_t n)
{
    struct jwrite out;

    jwrite_init(&out, call->arena, n * ITEM_BYTES);
    jwrite_array(&out, NULL);
    for (size_t i = 0; i < n; i++) {
        const struct item *item = items[i];

        jwrite_array(&out, NULL);
        jwrite_str(&out, NULL, item->user_id);
        jwrite_str(&out, NULL, item->own->operation);
        jwrite_str(&out, NULL, item->own->key);
        jwrite_str(&out, NULL, item->own->hash);
        jwrite_i64(&out, NULL, item->status);
        jwrite_str(&out, NULL, item->answer);
        jwrite_array_end(&out);
    }
    jwrite_array_end(&out);
    return arena_strndup(call->arena, out.text, out.len);
}

static bool is_row_of(const struct item *item, const char *user_id, const char *operation,
                      const char *key)
{
    return strcmp(item->own->key, key) == 0 && strcmp(item->user_id, user_id) == 0 &&
           strcmp(item->own->operation, operation) == 0;
}

/* The rows are in the items' order. */
static enum err write(struct call *call, void *const *items, enum err *errs, size_t n)
{
    struct db_stmt *st = db_begin(call->db, &insert_sql);
    size_t at = 0;

    (void)errs;
    for (size_t i = 0; i < n; i++)
        ((struct item *)items[i])->is_stored = false; /* of a run before */
    db_nowait(st, ERR_IDEMPOTENCY_KEY_IN_FLIGHT);
    db_bind_str(st, items_json(call, items, n));
    while (db_next(st)) {
        const char *user_id = "", *operation = "", *key = "";

        db_get_str(st, &user_id);
        db_get_str(st, &operation);
        db_get_str(st, &key);
        while (at < n && !is_row_of(items[at], user_id, operation, key))
            at++;
        if (at < n)
            ((struct item *)items[at++])->is_stored = true;
    }
    return db_end_constraints(st, ERR_OK, keys);
}

static const struct group_info info = {.name = "keys", .at_most = AT_MOST, .write = write};

static enum err insert_alone(struct call *call, unsigned status, const char *answer,
                             bool *ret_is_stored)
{
    bool is_there;
    enum err err;

    n_alone++;
    err = idempotency_row_insert(call, status, answer, &is_there);
    n_alone--;
    *ret_is_stored = !err && !is_there;
    return err;
}

enum err idempotency_group_insert(struct call *call, unsigned status, const char *answer,
                                  bool *ret_is_stored)
{
    struct item item = {
        .user_id = call->who.user_id,
        .own = call->idempotency,
        .answer = answer,
        .status = status,
    };
    enum err err;

    if (n_alone == 0 || strlen(answer) > ANSWER_MAX)
        return insert_alone(call, status, answer, ret_is_stored);
    err = group_write(call, &info, &item);
    if (err == ERR_IDEMPOTENCY_KEY_IN_FLIGHT)
        err = ERR_OK;
    *ret_is_stored = !err && item.is_stored;
    return err;
}
