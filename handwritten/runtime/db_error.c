/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Error numbers and messages. Numbers are facts of the protocol; a message is read only for the
 * name of a constraint, which the server tells in no other way.
 */
#include "db_error.h"

#include <string.h>

#include <errmsg.h>
#include <mysqld_error.h>

#define LIBRARY_ERRORS_FIRST 2000
#define LIBRARY_ERRORS_LAST 2999
#define CONNECTOR_ERRORS_FIRST 5000
#define CONNECTOR_ERRORS_LAST 5999

static const struct {
    unsigned code;
    enum db_failure failure;
} failures[] = {
    {ER_DUP_ENTRY, DB_CONSTRAINT},
    {ER_ROW_IS_REFERENCED_2, DB_CONSTRAINT},
    {ER_NO_REFERENCED_ROW_2, DB_CONSTRAINT},
    {ER_CONSTRAINT_FAILED, DB_CONSTRAINT},
    {ER_LOCK_DEADLOCK, DB_LOCKED},
    {ER_LOCK_WAIT_TIMEOUT, DB_LOCKED},
    {ER_UNKNOWN_STMT_HANDLER, DB_STALE},
    {ER_NEED_REPREPARE, DB_STALE},
    {ER_CON_COUNT_ERROR, DB_UNAVAILABLE},
    {ER_TOO_MANY_USER_CONNECTIONS, DB_UNAVAILABLE},
    {ER_UNKNOWN_COM_ERROR, DB_UNAVAILABLE}, /* what a Galera node says until it has joined */
    {ER_OPTION_PREVENTS_STATEMENT, DB_UNAVAILABLE}, /* read-only */
    {ER_STATEMENT_TIMEOUT, DB_LATE},
    {ER_SERVER_SHUTDOWN, DB_LOST},
    {ER_CONNECTION_KILLED, DB_LOST},
    {CR_SERVER_GONE_ERROR, DB_UNSENT},
};

static bool is_library_error(unsigned code)
{
    return (code >= LIBRARY_ERRORS_FIRST && code <= LIBRARY_ERRORS_LAST) ||
           (code >= CONNECTOR_ERRORS_FIRST && code <= CONNECTOR_ERRORS_LAST);
}

enum db_failure db_error_failure(unsigned code)
{
    size_t i;

    if (!code)
        return DB_OK;
    for (i = 0; i < sizeof(failures) / sizeof(failures[0]); i++)
        if (failures[i].code == code)
            return failures[i].failure;
    return is_library_error(code) ? DB_LOST : DB_REFUSED;
}

bool db_error_ends_connection(unsigned code)
{
    return is_library_error(code) || code == ER_SERVER_SHUTDOWN || code == ER_CONNECTION_KILLED;
}

bool db_error_is_lock_wait(unsigned code)
{
    return code == ER_LOCK_WAIT_TIMEOUT;
}

/* Where the last occurrence of mark in text ends; NULL without one. The last, since a message may
 * quote what a client sent before the part that the server wrote. */
static const char *after_last(const char *text, const char *mark)
{
    const char *found = NULL, *at;

    for (at = strstr(text, mark); at; at = strstr(at + 1, mark))
        found = at + strlen(mark);
    return found;
}

static bool is_named(const struct db_constraint *constraint, const char *name, size_t len)
{
    return strlen(constraint->name) == len && memcmp(constraint->name, name, len) == 0;
}

enum err db_error_constraint(unsigned code, const char *message,
                             const struct db_constraint *constraints)
{
    bool is_key = code == ER_DUP_ENTRY;
    const char *name = after_last(message, is_key ? "for key '" : "CONSTRAINT `");
    const char *end = name ? strchr(name, is_key ? '\'' : '`') : NULL;
    const char *dot;

    if (!end || !constraints)
        return ERR_INTERNAL_ERROR;
    dot = is_key ? memchr(name, '.', (size_t)(end - name)) : NULL; /* MySQL says table.key */
    if (dot)
        name = dot + 1;
    for (; constraints->name; constraints++)
        if (is_named(constraints, name, (size_t)(end - name)))
            return constraints->err;
    return ERR_INTERNAL_ERROR;
}
