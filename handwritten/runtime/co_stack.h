/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Stacks of coroutines: mmaps with a guard page below, pooled by thread. Only co.c uses it.
 */
#ifndef CO_STACK_H
#define CO_STACK_H

#include <stddef.h>

/* A stack of CO_STACK_BYTES; aborts when the kernel gives none. Its content is what its last user
 * left. */
void *co_stack_take(void);
/* The stack must have been taken on this thread. */
void co_stack_give(void *stack);
unsigned co_stack_n_pooled(void); /* of this thread */

#endif
