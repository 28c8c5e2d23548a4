/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From librdkafka's threads to a loop: an eventfd that librdkafka writes to when a queue is no
 * longer empty. It writes under the lock of the queue, so that nothing is written after the stop.
 *
 * The rule: the first wakeup is our own. What came before librdkafka knew of the eventfd has left
 * the queue not empty, and it would never write again.
 */
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "kafka_client.h"

static void on_readable(struct loop_fd *watch, unsigned events)
{
    struct kafka_wakeup *wakeup = watch->ctx;
    uint64_t count;

    (void)events;
    if (read(watch->fd, &count, sizeof(count)) == sizeof(count))
        wakeup->on_ready(wakeup);
}

void kafka_wakeup_start(struct kafka_wakeup *wakeup)
{
    static const uint64_t one = 1;

    wakeup->watch = (struct loop_fd){
        .fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK),
        .on_ready = on_readable,
        .ctx = wakeup,
    };
    if (wakeup->watch.fd < 0)
        abort();
    loop_fd_add(wakeup->loop, &wakeup->watch, EPOLLIN);
    rd_kafka_queue_io_event_enable(wakeup->queue, wakeup->watch.fd, &one, sizeof(one));
    if (write(wakeup->watch.fd, &one, sizeof(one)) != sizeof(one))
        abort();
}

void kafka_wakeup_stop(struct kafka_wakeup *wakeup)
{
    if (!wakeup->queue)
        return;
    rd_kafka_queue_io_event_enable(wakeup->queue, -1, NULL, 0);
    loop_fd_remove(wakeup->loop, &wakeup->watch);
    close(wakeup->watch.fd);
    *wakeup = (struct kafka_wakeup){0};
}
