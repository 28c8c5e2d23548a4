/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The limit for a flow of SQL: n connections, each a thread that runs the same statements over and
 * over, each time with other rows. Nothing but the client library. Prints flows per second. Not
 * part of the service.
 *
 * A line of the file is a statement and its parameters, separated by tabs. A parameter may contain
 * {{n}}: the number of the flow, {{n+K}}: K more, {{n%M+K}}, {{id:L}}: the id that line L's INSERT
 * gave (from 0), {{random}}: eight hex digits of this flow; \N is NULL. Lines that begin with ! are
 * sent as text, unprepared.
 */
#include <mysql.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define MAX_LINES 128
#define MAX_PARAMS 64
#define VALUE_BYTES 8192

struct line {
    char *sql;
    bool is_text;
    char *params[MAX_PARAMS]; /* NULL: SQL NULL */
    unsigned n_params;
};

static struct line lines[MAX_LINES];
static unsigned n_lines;
static const char *socket_path, *user, *database;
static long first_flow, max_flows;
static atomic_long next_flow, n_done;
static atomic_bool is_over;

static void fail(const char *what, const char *why)
{
    fprintf(stderr, "%s: %s\n", what, why);
    exit(1);
}

static void read_lines(const char *path)
{
    FILE *file = fopen(path, "r");
    char *text = NULL;
    size_t capacity = 0;

    if (!file)
        fail(path, "cannot be read");
    while (getline(&text, &capacity, file) > 0) {
        struct line *line = &lines[n_lines++];
        char *rest = strdup(text), *part;

        if (n_lines == MAX_LINES || !rest)
            fail(path, "too long");
        rest[strcspn(rest, "\n")] = '\0';
        line->is_text = rest[0] == '!';
        line->sql = strsep(&rest, "\t");
        line->sql += line->is_text;
        while ((part = strsep(&rest, "\t")) && line->n_params < MAX_PARAMS)
            line->params[line->n_params++] = strcmp(part, "\\N") == 0 ? NULL : part;
    }
    free(text);
    fclose(file);
}

struct flow {
    long n;
    unsigned random;
    unsigned long long ids[MAX_LINES];
};

/* Writes what stands in braces; returns the length. */
static int write_mark(char *to, size_t size, const char *mark, const struct flow *flow)
{
    long modulus, more = 0;
    unsigned line;

    if (sscanf(mark, "id:%u", &line) == 1 && line < MAX_LINES)
        return snprintf(to, size, "%llu", flow->ids[line]);
    if (strncmp(mark, "random", 6) == 0)
        return snprintf(to, size, "%08X", flow->random);
    if (sscanf(mark, "n%%%ld+%ld", &modulus, &more) == 2)
        return snprintf(to, size, "%ld", flow->n % modulus + more);
    sscanf(mark, "n+%ld", &more);
    return snprintf(to, size, "%ld", flow->n + more);
}

static size_t fill(char *to, const char *pattern, const struct flow *flow)
{
    size_t len = 0;

    while (*pattern && len < VALUE_BYTES - 32) {
        const char *end = pattern[0] == '{' && pattern[1] == '{' ? strstr(pattern, "}}") : NULL;

        if (!end) {
            to[len++] = *pattern++;
            continue;
        }
        len += (size_t)write_mark(to + len, VALUE_BYTES - len, pattern + 2, flow);
        pattern = end + 2;
    }
    to[len] = '\0';
    return len;
}

/* The number in the first column of the first row: the id that INSERT … RETURNING gives. */
static unsigned long long first_value(MYSQL_STMT *stmt)
{
    MYSQL_BIND columns[MAX_PARAMS] = {0};
    unsigned long long value = 0;

    if (mysql_stmt_field_count(stmt) > MAX_PARAMS)
        fail("result", "has too many columns");
    for (unsigned i = 0; i < mysql_stmt_field_count(stmt); i++)
        columns[i].buffer_type = MYSQL_TYPE_STRING; /* of no length: cut off */
    columns[0] = (MYSQL_BIND){.buffer_type = MYSQL_TYPE_LONGLONG, .buffer = &value};
    if (mysql_stmt_bind_result(stmt, columns))
        fail("bind", mysql_stmt_error(stmt));
    mysql_stmt_fetch(stmt);
    return value;
}

static void run_line(MYSQL *mysql, MYSQL_STMT *stmt, unsigned index, struct flow *flow)
{
    static _Thread_local char values[MAX_PARAMS][VALUE_BYTES];
    MYSQL_BIND params[MAX_PARAMS] = {0};
    unsigned long lengths[MAX_PARAMS];
    const struct line *line = &lines[index];
    my_bool is_null = 1;

    if (line->is_text) {
        if (mysql_query(mysql, line->sql))
            fail(line->sql, mysql_error(mysql));
        return;
    }
    for (unsigned i = 0; i < line->n_params; i++) {
        params[i].buffer_type = line->params[i] ? MYSQL_TYPE_STRING : MYSQL_TYPE_NULL;
        params[i].is_null = line->params[i] ? NULL : &is_null;
        if (!line->params[i])
            continue;
        lengths[i] = fill(values[i], line->params[i], flow);
        params[i].buffer = values[i];
        params[i].buffer_length = lengths[i];
        params[i].length = &lengths[i];
    }
    if (line->n_params && mysql_stmt_bind_param(stmt, params))
        fail("bind", mysql_stmt_error(stmt));
    if (mysql_stmt_execute(stmt) || mysql_stmt_store_result(stmt))
        fail(line->sql, mysql_stmt_error(stmt));
    if (strncmp(line->sql, "INSERT", 6) == 0)
        flow->ids[index] =
            mysql_stmt_field_count(stmt) ? first_value(stmt) : mysql_stmt_insert_id(stmt);
    mysql_stmt_free_result(stmt);
}

static void *client(void *arg)
{
    MYSQL *mysql = mysql_init(NULL);
    MYSQL_STMT *stmts[MAX_LINES] = {0};
    struct flow flow;

    (void)arg;
    if (!mysql_real_connect(mysql, NULL, user, NULL, database, 0, socket_path, 0))
        fail("connect", mysql_error(mysql));
    if (mysql_query(mysql, "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED"))
        fail("isolation", mysql_error(mysql));
    for (unsigned i = 0; i < n_lines; i++) {
        if (lines[i].is_text)
            continue;
        stmts[i] = mysql_stmt_init(mysql);
        if (mysql_stmt_prepare(stmts[i], lines[i].sql, strlen(lines[i].sql)))
            fail(lines[i].sql, mysql_stmt_error(stmts[i]));
        if (mysql_stmt_param_count(stmts[i]) != lines[i].n_params)
            fail(lines[i].sql, "has another number of parameters");
    }
    while (!atomic_load(&is_over)) {
        flow.n = atomic_fetch_add(&next_flow, 1);
        if (flow.n >= max_flows)
            fail("flows", "there are no more rows prepared");
        flow.n += first_flow;
        flow.random = (unsigned)flow.n * 2654435761u; /* odd: no two flows get the same */
        for (unsigned i = 0; i < n_lines; i++)
            run_line(mysql, stmts[i], i, &flow);
        atomic_fetch_add(&n_done, 1);
    }
    for (unsigned i = 0; i < n_lines; i++)
        if (stmts[i])
            mysql_stmt_close(stmts[i]);
    mysql_close(mysql);
    return NULL;
}

int main(int argc, char **argv)
{
    pthread_t threads[256];
    struct timespec pause = {0};
    int n_threads;

    if (argc != 9) {
        fputs("usage: sql_floor SOCKET USER DATABASE CONNECTIONS SECONDS FIRST FLOWS FILE\n",
              stderr);
        return 2;
    }
    socket_path = argv[1], user = argv[2], database = argv[3];
    n_threads = atoi(argv[4]);
    pause.tv_sec = atoi(argv[5]);
    first_flow = atol(argv[6]);
    max_flows = atol(argv[7]);
    if (n_threads < 1 || n_threads > 256)
        return 2;
    read_lines(argv[8]);
    mysql_library_init(0, NULL, NULL);
    for (int i = 0; i < n_threads; i++)
        pthread_create(&threads[i], NULL, client, (void *)(size_t)(i + 1));
    nanosleep(&pause, NULL);
    atomic_store(&is_over, true);
    for (int i = 0; i < n_threads; i++)
        pthread_join(threads[i], NULL);
    printf("%.1f\n", (double)atomic_load(&n_done) / (double)pause.tv_sec);
    return 0;
}
