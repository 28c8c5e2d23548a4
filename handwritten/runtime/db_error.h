/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the server's and the client library's error numbers mean for the caller.
 */
#ifndef DB_ERROR_H
#define DB_ERROR_H

#include "db.h"

enum db_failure {
    DB_OK,
    DB_REFUSED,     /* the statement is wrong, or its data are */
    DB_CONSTRAINT,  /* a UNIQUE key, FOREIGN KEY or CHECK */
    DB_LOCKED,      /* deadlock's victim, or waited too long for a lock: rolled back, try again */
    DB_STALE,       /* the prepared statement is no longer known: prepare again */
    DB_UNAVAILABLE, /* the server lives and cannot serve now */
    DB_UNSENT,      /* the connection was gone before the server had the whole request */
    DB_LOST,        /* the connection went away: whether the request was done is unknown */
    DB_LATE,        /* the deadline came first; the connection was given up */
};

/* code: an error number of the server or of the library; 0 gives DB_OK. */
enum db_failure db_error_failure(unsigned code);
/* Whether the connection is of no use after this error. */
bool db_error_ends_connection(unsigned code);
/* Whether a lock was held by another for too long, or at all with NOWAIT: the transaction goes on.
 */
bool db_error_is_lock_wait(unsigned code);
/* The err of the constraint that message names; ERR_INTERNAL_ERROR if it is not listed.
 * constraints may be NULL. */
enum err db_error_constraint(unsigned code, const char *message,
                             const struct db_constraint *constraints);

#endif
