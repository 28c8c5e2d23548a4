/* SPDX-License-Identifier: Apache-2.0 */
/* What is done with a message, one step at a time: attempts, and then the dead letters. */
#ifndef CONSUMER_RUN_H
#define CONSUMER_RUN_H

#include <stdbool.h>

struct consumer_member;
struct consumer_task;
struct server_loop;

/* One attempt, or, after the last one, one at making it a dead letter. True: the task is over.
 * False: again in *ret_wait_ms. Suspends, at most for some seconds. */
bool consumer_run_step(struct server_loop *home, struct consumer_member *member,
                       struct consumer_task *task, unsigned *ret_wait_ms);

#endif
