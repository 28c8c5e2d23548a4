/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Lending connections. db.h has what the service sees of the pool; this is what db_*.c need.
 */
#ifndef DB_POOL_H
#define DB_POOL_H

#include "db_conn.h"

struct db_pool;

/* A connection that is open; the caller's until db_pool_give(). Waits in line if all are lent.
 * Suspends. ERR_DEPENDENCY_UNAVAILABLE with *ret_message set, ERR_OVERLOADED or
 * ERR_DEADLINE_EXCEEDED; *ret_message is static or the pool's until the next call. */
enum err db_pool_take(struct db_pool *pool, uint64_t deadline_us, struct db_conn **ret,
                      const char **ret_message);
void db_pool_give(struct db_pool *pool, struct db_conn *conn);
/* Closes the connections that nobody uses: after one was lost, the others most likely are too. */
void db_pool_drop_idle(struct db_pool *pool);
struct loop *db_pool_loop(const struct db_pool *pool);
void db_pool_count_statement(struct db_pool *pool);
void db_pool_count_retry(struct db_pool *pool);

#endif
