/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The thread pool behind co_offload(): four threads for the whole process, started by the first
 * job, fed from one queue. A job stands on the stack of the coroutine that waits for it, so that
 * wait observes no deadline.
 */
#include "co.h"

#include <assert.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

#include "loop.h"

#define N_THREADS 4

struct job {
    void (*fn)(void *arg);
    void *arg;
    struct co *co;
    struct loop *loop;
    struct job *next;
};

static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t not_empty = PTHREAD_COND_INITIALIZER;
static struct job *head, **tail = &head;

static void job_done(void *arg)
{
    struct job *job = arg;

    co_resume(job->co);
}

static struct job *take_job(void)
{
    struct job *job;

    pthread_mutex_lock(&mutex);
    while (!head)
        pthread_cond_wait(&not_empty, &mutex);
    job = head;
    head = job->next;
    if (!head)
        tail = &head;
    pthread_mutex_unlock(&mutex);
    return job;
}

static void *work(void *arg)
{
    (void)arg;
    for (;;) {
        struct job *job = take_job();

        job->fn(job->arg);
        loop_post(job->loop, job_done, job);
    }
    return NULL;
}

static void start_threads(void)
{
    sigset_t all, before;
    pthread_t id;
    int i;

    /* Signals are the main thread's. */
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    for (i = 0; i < N_THREADS; i++)
        if (pthread_create(&id, NULL, work, NULL) || pthread_detach(id))
            abort();
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

void co_offload(void (*fn)(void *arg), void *arg)
{
    struct job job = {.fn = fn, .arg = arg, .co = co_self(), .loop = co_loop()};

    assert(job.co);
    pthread_once(&once, start_threads);
    pthread_mutex_lock(&mutex);
    *tail = &job;
    tail = &job.next;
    pthread_cond_signal(&not_empty);
    pthread_mutex_unlock(&mutex);
    co_wait(0);
}
