/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Single messages, sent by calls of any thread through one producer, whose reports come to the
 * first thread's loop.
 *
 * The rule: a struct kafka_sending has two owners, the call and the report; who comes second frees
 * it.
 */
#include <stdatomic.h>
#include <stdlib.h>

#include "call.h"
#include "co.h"
#include "kafka_impl.h"
#include "log.h"
#include "server.h"

#define ERROR_BYTES 512
#define TIMEOUT_MS "30000"

enum state { WAITING, REPORTED, LEFT };

struct kafka_sending {
    struct co *co;
    struct loop *loop;
    _Atomic(enum state) state;
    enum err err;
    struct kafka_sending *next, **back; /* kafka->sendings */
};

static void unlink_sending(struct kafka_sending *sending)
{
    *sending->back = sending->next;
    if (sending->next)
        sending->next->back = sending->back;
}

static void link_sending(struct kafka *kafka, struct kafka_sending *sending)
{
    sending->next = kafka->sendings;
    sending->back = &kafka->sendings;
    if (sending->next)
        sending->next->back = &sending->next;
    kafka->sendings = sending;
}

/* On the call's thread. */
static void resume(void *arg)
{
    struct kafka_sending *sending = arg;

    if (atomic_load(&sending->state) == LEFT)
        free(sending);
    else
        co_resume(sending->co);
}

/* With the mutex held. */
static void report(struct kafka_sending *sending, enum err err)
{
    unlink_sending(sending);
    sending->err = err;
    if (atomic_exchange(&sending->state, REPORTED) == WAITING)
        loop_post(sending->loop, resume, sending);
    else
        free(sending);
}

static void destroy(void *arg)
{
    rd_kafka_destroy(arg);
}

static void destroy_aside(void *arg)
{
    co_offload(destroy, arg);
}

/* With the mutex held. Returns the producer, which is the caller's to destroy. */
static rd_kafka_t *close_sender(struct kafka *kafka)
{
    rd_kafka_t *sender = kafka->sender;
    rd_kafka_queue_t *queue = kafka->wakeup.queue;

    kafka->sender = NULL;
    while (kafka->sendings)
        report(kafka->sendings, ERR_DEPENDENCY_UNAVAILABLE);
    kafka_wakeup_stop(&kafka->wakeup);
    if (queue)
        rd_kafka_queue_destroy(queue);
    return sender;
}

static void on_reports(rd_kafka_event_t *event)
{
    const rd_kafka_message_t *message;

    for (message = rd_kafka_event_message_next(event); message;
         message = rd_kafka_event_message_next(event))
        report(message->_private, message->err ? ERR_DEPENDENCY_UNAVAILABLE : ERR_OK);
}

/* A producer that has met a fatal error does nothing any more: another takes its place. */
static void on_ready(struct kafka_wakeup *wakeup)
{
    struct kafka *kafka = wakeup->ctx;
    rd_kafka_t *broken = NULL;
    rd_kafka_event_t *event;
    bool is_fatal = false;

    pthread_mutex_lock(&kafka->mutex);
    for (event = rd_kafka_queue_poll(wakeup->queue, 0); event;
         event = rd_kafka_queue_poll(wakeup->queue, 0)) {
        if (rd_kafka_event_type(event) == RD_KAFKA_EVENT_DR)
            on_reports(event);
        is_fatal |= rd_kafka_event_error(event) == RD_KAFKA_RESP_ERR__FATAL;
        rd_kafka_event_destroy(event);
    }
    if (is_fatal)
        broken = close_sender(kafka);
    pthread_mutex_unlock(&kafka->mutex);
    if (!broken)
        return;
    LOG(LOG_WARN, "a producer is broken, and made again");
    co_start(kafka->loop, destroy_aside, broken);
    kafka_send_start(kafka);
}

void kafka_send_start(struct kafka *kafka)
{
    rd_kafka_conf_t *conf = kafka_client_conf(kafka);
    char error[ERROR_BYTES];
    rd_kafka_t *sender;

    kafka_client_set(conf, "enable.idempotence", "true");
    kafka_client_set(conf, "max.in.flight", "1"); /* why, see relay_producer.c */
    kafka_client_set(conf, "acks", "all");
    kafka_client_set(conf, "partitioner", "murmur2_random");
    kafka_client_set(conf, "message.timeout.ms", TIMEOUT_MS);
    kafka_client_set_default(kafka, conf, "linger.ms", "0");
    rd_kafka_conf_set_events(conf, RD_KAFKA_EVENT_DR | RD_KAFKA_EVENT_ERROR);
    sender = rd_kafka_new(RD_KAFKA_PRODUCER, conf, error, sizeof(error));
    if (!sender) {
        LOG(LOG_ERROR, "there is no producer", {"error", error, 0});
        rd_kafka_conf_destroy(conf);
        return;
    }
    pthread_mutex_lock(&kafka->mutex);
    kafka->sender = sender;
    kafka->wakeup = (struct kafka_wakeup){
        .loop = kafka->loop,
        .queue = rd_kafka_queue_get_main(sender),
        .on_ready = on_ready,
        .ctx = kafka,
    };
    kafka_wakeup_start(&kafka->wakeup);
    pthread_mutex_unlock(&kafka->mutex);
}

void kafka_send_stop(struct kafka *kafka)
{
    rd_kafka_t *sender;

    pthread_mutex_lock(&kafka->mutex);
    sender = close_sender(kafka);
    pthread_mutex_unlock(&kafka->mutex);
    if (sender)
        rd_kafka_destroy(sender);
}

static rd_kafka_headers_t *make_headers(const struct kafka_record *record)
{
    rd_kafka_headers_t *headers = rd_kafka_headers_new(record->n_headers);

    for (size_t i = 0; i < record->n_headers; i++)
        rd_kafka_header_add(headers, record->headers[i].name, -1, record->headers[i].value,
                            (ssize_t)record->headers[i].value_len);
    return headers;
}

/* With the mutex held. */
static bool produce(rd_kafka_t *sender, const struct kafka_record *record, void *opaque)
{
    rd_kafka_headers_t *headers = make_headers(record);
    rd_kafka_resp_err_t err = rd_kafka_producev(
        sender, RD_KAFKA_V_TOPIC(record->topic), RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY),
        RD_KAFKA_V_KEY(record->key, record->key_len),
        RD_KAFKA_V_VALUE((void *)(uintptr_t)record->value, record->value_len),
        RD_KAFKA_V_HEADERS(headers), RD_KAFKA_V_OPAQUE(opaque), RD_KAFKA_V_END);

    if (!err)
        return true;
    rd_kafka_headers_destroy(headers);
    return false;
}

enum err kafka_send(struct call *call, const struct kafka_record *record)
{
    struct kafka *kafka = call->home->kafka;
    struct kafka_sending *sending = calloc(1, sizeof(*sending));
    enum err err;
    bool is_sent;

    if (!sending)
        abort();
    sending->co = co_self();
    sending->loop = call->loop;
    pthread_mutex_lock(&kafka->mutex);
    is_sent = kafka->sender && produce(kafka->sender, record, sending);
    if (is_sent)
        link_sending(kafka, sending);
    pthread_mutex_unlock(&kafka->mutex);
    if (!is_sent) {
        free(sending);
        return ERR_DEPENDENCY_UNAVAILABLE;
    }
    if (!co_wait(co_deadline())) {
        atomic_store(&sending->state, LEFT); /* report() frees it, or a resume() on its way */
        return ERR_DEADLINE_EXCEEDED;
    }
    err = sending->err;
    free(sending);
    return err;
}
