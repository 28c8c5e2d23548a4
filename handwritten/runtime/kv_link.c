/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A connection on the loop: the vendor's hooks, greeting (password, database), reconnecting with
 * back-off. What is sent over it is no business of this file.
 *
 * Writing waits for the end of the loop's turn, so that the commands of all coroutines which ran in
 * it leave in one packet. The descriptor is watched for writing only while connecting or when the
 * kernel's buffer is full.
 *
 * The rule: the vendor frees the context by itself after an error. Its cleanup hook is the one
 * place that learns of every end, so all that follows an end starts there.
 */
#include "kv_link.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>

#include "address.h"
#include "co.h"
#include "kv_format.h"
#include "kv_url.h"

#define CONNECT_TIMEOUT_MS 1000
#define FIRST_BACK_OFF_MS 50
#define MAX_BACK_OFF_MS 1000
#define SMALL_COMMAND_BYTES 2048

struct kv_lookup {
    struct kv_link *link; /* NULL: closed meanwhile */
    char *host;
};

static void watch(struct kv_link *link, unsigned events)
{
    if (events == link->watched_events)
        return;
    link->watched_events = events;
    loop_fd_modify(link->loop, &link->watch, events);
}

static bool is_connected(const struct kv_link *link)
{
    return link->context->c.flags & REDIS_CONNECTED;
}

static void add_write(void *arg)
{
    struct kv_link *link = arg;

    if (link->is_flushing) /* the kernel did not take all */
        watch(link, EPOLLIN | EPOLLOUT);
    else if (!(link->watched_events & EPOLLOUT))
        loop_defer(link->loop, &link->flush);
}

static void del_write(void *arg)
{
    watch(arg, EPOLLIN);
}

static void flush(struct kv_link *link)
{
    link->is_flushing = true;
    redisAsyncHandleWrite(link->context);
    link->is_flushing = false;
}

static void run_flush(struct loop_deferred *self)
{
    flush(self->ctx);
}

static void on_ready(struct loop_fd *self, unsigned events)
{
    struct kv_link *link = self->ctx;
    redisAsyncContext *context = link->context;

    link->heard_at_us = loop_now_us(link->loop);
    if (is_connected(link) && (events & ~(unsigned)EPOLLOUT))
        redisAsyncHandleRead(context);
    else
        flush(link);
    if (link->context == context && is_connected(link) && (link->watched_events & EPOLLOUT))
        flush(link);
}

static void note_error(struct kv_link *link, const char *text)
{
    snprintf(link->error, sizeof(link->error), "%s", text);
}

static void try_later(struct kv_link *link)
{
    link->has_failed = true;
    loop_timer_set(link->loop, &link->timer, link->back_off_ms);
    link->back_off_ms *= 2;
    if (link->back_off_ms > MAX_BACK_OFF_MS)
        link->back_off_ms = MAX_BACK_OFF_MS;
}

/* The context is about to be freed; its descriptor is still open. */
static void on_cleanup(void *arg)
{
    struct kv_link *link = arg;

    loop_fd_remove(link->loop, &link->watch);
    loop_defer_cancel(link->loop, &link->flush);
    loop_timer_cancel(link->loop, &link->timer);
    if (link->context->err)
        note_error(link, link->context->errstr);
    link->context = NULL;
    link->is_up = link->is_flushing = false;
    if (link->is_closed)
        return;
    try_later(link);
    if (link->on_down)
        link->on_down(link);
}

static void note_up(struct kv_link *link)
{
    loop_timer_cancel(link->loop, &link->timer);
    link->is_up = true;
    link->has_failed = false;
    link->back_off_ms = FIRST_BACK_OFF_MS;
    if (link->on_up)
        link->on_up(link);
}

static void on_connect(const redisAsyncContext *context, int status)
{
    struct kv_link *link = context->data;

    if (status == REDIS_OK && link->n_greetings == 0)
        note_up(link);
}

static void on_greeted(redisAsyncContext *context, void *arg, void *privdata)
{
    struct kv_link *link = privdata;
    redisReply *reply = arg;

    if (!reply)
        return;
    link->n_greetings--;
    if (reply->type != REDIS_REPLY_ERROR) {
        if (link->n_greetings == 0)
            note_up(link);
        return;
    }
    note_error(link, reply->str);
    redisAsyncFree(context);
}

static void greet(struct kv_link *link, int argc, const char **argv)
{
    link->n_greetings++;
    redisAsyncCommandArgv(link->context, on_greeted, link, argc, argv, NULL);
}

/* Queued before anything else can be. */
static void send_greetings(struct kv_link *link)
{
    const struct url_server *server = &link->url->server;

    link->n_greetings = 0;
    if (*server->user)
        greet(link, 3, (const char *[]){"AUTH", server->user, server->password});
    else if (*server->password)
        greet(link, 2, (const char *[]){"AUTH", server->password});
    if (*link->url->number)
        greet(link, 2, (const char *[]){"SELECT", link->url->number});
}

static void attach(struct kv_link *link, redisAsyncContext *context)
{
    if (!context)
        abort();
    if (context->err) {
        note_error(link, context->errstr);
        redisAsyncFree(context);
        try_later(link);
        return;
    }
    link->context = context;
    context->data = link;
    context->ev.data = link;
    context->ev.addWrite = add_write;
    context->ev.delWrite = del_write;
    context->ev.cleanup = on_cleanup;
    fcntl(context->c.fd, F_SETFD, FD_CLOEXEC);
    link->watch = (struct loop_fd){.fd = context->c.fd, .on_ready = on_ready, .ctx = link};
    link->watched_events = EPOLLIN | EPOLLOUT;
    loop_fd_add(link->loop, &link->watch, link->watched_events);
    loop_timer_set(link->loop, &link->timer, CONNECT_TIMEOUT_MS);
    link->heard_at_us = loop_now_us(link->loop);
    send_greetings(link);
    redisAsyncSetConnectCallback(context, on_connect);
    if (!link->url->path)
        redisEnableKeepAlive(&context->c);
}

static void fail_lookup(struct kv_link *link)
{
    note_error(link, "the host name has no address");
    try_later(link);
}

static void look_up_and_connect(void *arg)
{
    struct kv_lookup *lookup = arg;
    char address[ADDRESS_MAX];
    bool is_found = address_find(lookup->host, address);
    struct kv_link *link = lookup->link;

    if (link) {
        link->lookup = NULL;
        if (is_found)
            attach(link, redisAsyncConnect(address, (int)link->url->server.port));
        else
            fail_lookup(link);
    }
    free(lookup->host);
    free(lookup);
}

static void start_connect(struct kv_link *link)
{
    if (link->url->path) {
        attach(link, redisAsyncConnectUnix(link->url->path));
        return;
    }
    link->lookup = calloc(1, sizeof(*link->lookup));
    if (!link->lookup)
        abort();
    link->lookup->link = link;
    link->lookup->host = strdup(link->url->server.host);
    co_start(link->loop, look_up_and_connect, link->lookup);
}

static void on_timer(struct loop_timer *timer)
{
    struct kv_link *link = timer->ctx;

    if (!link->context) {
        start_connect(link);
        return;
    }
    note_error(link, "connecting takes too long");
    redisAsyncFree(link->context);
}

/* The vendor writes to sockets whose other end may be closed. */
static void ignore_sigpipe(void)
{
    struct sigaction action;

    sigaction(SIGPIPE, NULL, &action);
    if (action.sa_handler != SIG_DFL)
        return;
    action.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &action, NULL);
}

void kv_link_open(struct kv_link *link, struct loop *loop, const struct kv_url *url)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;

    pthread_once(&once, ignore_sigpipe);
    link->loop = loop;
    link->url = url;
    link->back_off_ms = FIRST_BACK_OFF_MS;
    link->flush.run = run_flush;
    link->flush.ctx = link;
    link->timer.on_fire = on_timer;
    link->timer.ctx = link;
    start_connect(link);
}

void kv_link_close(struct kv_link *link)
{
    if (!link->loop)
        return;
    link->is_closed = true;
    if (link->lookup)
        link->lookup->link = NULL;
    if (link->context)
        redisAsyncFree(link->context);
    loop_timer_cancel(link->loop, &link->timer);
}

/* The vendor's own formatting takes longer than all else that it does for a command. */
static bool send_formatted(redisAsyncContext *context, redisCallbackFn *fn, void *privdata,
                           size_t argc, const char *const *argv, const size_t *lens)
{
    char small[SMALL_COMMAND_BYTES], *text = small;
    size_t room = kv_format_room(argc, argv, lens), len;
    bool is_sent;

    if (room > sizeof(small))
        text = malloc(room);
    if (!text)
        abort();
    len = kv_format(text, argc, argv, lens);
    is_sent = redisAsyncFormattedCommand(context, fn, privdata, text, len) == REDIS_OK;
    if (text != small)
        free(text);
    return is_sent;
}

bool kv_link_send(struct kv_link *link, redisCallbackFn *fn, void *privdata, size_t argc,
                  const char *const *argv, const size_t *lens)
{
    if (!link->context || (!link->is_up && link->has_failed))
        return false;
    return send_formatted(link->context, fn, privdata, argc, argv, lens);
}

void kv_link_drop(struct kv_link *link, const char *why)
{
    if (!link->context)
        return;
    note_error(link, why);
    redisAsyncFree(link->context);
}
