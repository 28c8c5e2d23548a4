/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A step of a message: a call of its own, and one transaction with the message's row in
 * `processed_events` and all that the handler does.
 *
 * The rule: what says that a store is away, or too slow, says nothing about the message. It is
 * tried again without end, and counts for nothing.
 */
#include "consumer_run.h"

#include <stdlib.h>
#include <string.h>

#include "co.h"
#include "consumer_impl.h"
#include "consumer_letter.h"
#include "consumer_message.h"
#include "fault.h"
#include "log.h"
#include "loop.h"
#include "metrics.h"
#include "problem.h"
#include "value_utf8.h"

#define STEP_US 5000000
#define AWAY_MS 100 /* doubled each time */
#define AWAY_MAX_MS 5000
#define CAUSE_MAX 500 /* bytes of dead_letters.cause, which counts characters */

static void open_call(struct call *call, struct server_loop *home,
                      const rd_kafka_message_t *message)
{
    size_t len = 0;
    const char *header = consumer_message_header(message, "traceparent", &len);

    call_open(call, home, header, len);
    co_deadline_set(loop_now_us(call->loop) + STEP_US);
}

static void close_call(struct call *call)
{
    co_deadline_set(0);
    call_close(call);
}

/* Claims the message for this transaction; waits for another that has claimed it. */
static enum err claim(struct call *call, const char *consumer, const char *event_id,
                      bool *ret_is_done)
{
    static const struct db_sql sql = {
        .name = "consumer_claim",
        .text = "INSERT INTO processed_events (consumer, event_id) VALUES (?, ?)",
    };
    static const struct db_constraint keys[] = {{"uk_processed_events_once", ERR_NOT_FOUND}, {0}};
    struct db_stmt *st = db_begin(call->db, &sql);
    enum err err;

    db_bind_str(st, consumer);
    db_bind_str(st, event_id);
    err = db_end_constraints(st, ERR_OK, keys);
    *ret_is_done = err == ERR_NOT_FOUND;
    return *ret_is_done ? ERR_OK : err;
}

static enum err handle(struct call *call, const struct consumer_info *info,
                       const struct consumer_event_info *event, const struct event_message *message)
{
    bool is_done = false;
    enum err err;

    do {
        err = db_tx_begin(call->db);
        if (!err)
            err = claim(call, info->name, message->id, &is_done);
        if (!err && !is_done)
            err = event->handle(call, message);
    } while (db_tx_end(call->db, &err));
    return err;
}

static enum err attempt(struct call *call, const struct consumer_info *info,
                        const struct consumer_task *task, struct event_message *message)
{
    enum err err = fault_point_at("consumer", info->name, "before");

    if (!err)
        err = handle(call, info, task->event, message);
    if (!err)
        err = fault_point_at("consumer", info->name, "after");
    return err;
}

static bool is_outage(enum err err)
{
    return err == ERR_DEPENDENCY_UNAVAILABLE || err == ERR_OVERLOADED ||
           err == ERR_DEADLINE_EXCEEDED;
}

/* With some chance in it: all of them find the same store away. */
static unsigned away_ms(const struct consumer_task *task)
{
    unsigned ms = task->n_away < 7 ? AWAY_MS << task->n_away : AWAY_MAX_MS;

    if (ms > AWAY_MAX_MS)
        ms = AWAY_MAX_MS;
    return ms - (unsigned)random() % (ms / 4);
}

/* Said once, however many find it away. */
static void note_away(struct consumer_member *member, struct consumer_task *task,
                      const struct call *call, enum err err)
{
    metrics_add("consumer_waits", "consumer", member->info->name, 1);
    if (task->n_away++ == 0 && member->n_away++ == 0)
        LOG(LOG_WARN, "a consumer waits", {"consumer", member->info->name, 0},
            {"code", problem_info(call->service, err)->code, 0});
}

static void note_back(struct consumer_member *member, struct consumer_task *task)
{
    if (task->n_away && --member->n_away == 0)
        LOG(LOG_INFO, "a consumer goes on", {"consumer", member->info->name, 0});
    task->n_away = 0;
}

/* The detail, and of a fault what the database said. */
static char *cause_of(const struct call *call, enum err err)
{
    const char *text = call->detail;
    char *cause;
    size_t len;

    if (!text && err == ERR_INTERNAL_ERROR)
        text = db_last_error(call->db);
    if (!text)
        text = problem_info(call->service, err)->title;
    cause = strdup(text);
    if (!cause)
        abort();
    len = strlen(cause);
    cause[value_utf8_valid_len(cause, len < CAUSE_MAX ? len : CAUSE_MAX)] = '\0';
    return cause;
}

static void note_failure(const struct consumer_member *member, struct consumer_task *task,
                         const struct call *call, const struct event_message *message, enum err err)
{
    free(task->cause);
    task->cause = cause_of(call, err);
    task->code = problem_info(call->service, err)->code;
    task->n_failed++;
    task->is_dead = task->n_failed >= member->info->attempts;
    metrics_add("consumer_failures", "consumer", member->info->name, 1);
    LOG(task->n_failed == 1 ? LOG_WARN : LOG_DEBUG, "a message failed",
        {"consumer", member->info->name, 0}, {"event_id", message->id, 0},
        {"type", message->type, 0}, {"attempt", NULL, task->n_failed}, {"code", task->code, 0},
        {"cause", task->cause, 0}, {"trace_id", call->trace_id, 0});
}

/* Before the next attempt. */
static unsigned backoff_ms(const struct consumer_info *info, const struct consumer_task *task)
{
    unsigned i = task->n_failed - 1;

    if (!info->n_backoff)
        return 0;
    return info->backoff_ms[i < info->n_backoff ? i : info->n_backoff - 1];
}

static enum err try_message(struct call *call, struct consumer_member *member,
                            struct consumer_task *task)
{
    struct event_message message;
    enum err err;

    consumer_message_read(call->arena, task->entry->message, task->event, &message);
    message.attempt = task->n_failed + 1;
    err = attempt(call, member->info, task, &message);
    if (!err) {
        metrics_add("consumer_messages", "consumer", member->info->name, 1);
        return ERR_OK;
    }
    if (!is_outage(err))
        note_failure(member, task, call, &message, err);
    return err;
}

bool consumer_run_step(struct server_loop *home, struct consumer_member *member,
                       struct consumer_task *task, unsigned *ret_wait_ms)
{
    bool was_dead = task->is_dead;
    struct call call;
    enum err err;

    open_call(&call, home, task->entry->message);
    err = was_dead ? consumer_letter_write(&call, member->info, task)
                   : try_message(&call, member, task);
    if (err && (was_dead || is_outage(err))) {
        *ret_wait_ms = away_ms(task);
        note_away(member, task, &call, err);
    } else {
        note_back(member, task);
        *ret_wait_ms = task->is_dead || !err ? 0 : backoff_ms(member->info, task);
    }
    close_call(&call);
    return !err;
}
