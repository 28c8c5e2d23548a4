/* SPDX-License-Identifier: Apache-2.0 */
/* Dead letters: a message that failed at every attempt. */
#ifndef CONSUMER_LETTER_H
#define CONSUMER_LETTER_H

#include "err.h"

struct call;
struct consumer_info;
struct consumer_task;

/* Sends it to the dead-letter topic, with the cause; then counts it as handled, and lists it in
 * `dead_letters`, in one transaction. An error: nothing of the second, and again; the first is done
 * once. Suspends. */
enum err consumer_letter_write(struct call *call, const struct consumer_info *info,
                               struct consumer_task *task);

#endif
