/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The switch between two stacks of one thread. Only co.c uses it. Neither signal masks nor
 * floating-point exceptions belong to a context, so a switch is a few instructions.
 */
#ifndef CO_SWITCH_H
#define CO_SWITCH_H

#include <stddef.h>

#if !defined(__x86_64__) && !defined(__aarch64__)
#define CO_SWITCH_UCONTEXT 1 /* may be given to the compiler too, to test it */
#endif
#ifdef CO_SWITCH_UCONTEXT
#include <ucontext.h>
#endif

struct co_switch {
#ifdef CO_SWITCH_UCONTEXT
    ucontext_t context;
#else
    void *sp; /* the registers stand on the stack */
#endif
};

/* Makes the first switch to `self` run entry() on the given stack. entry must not return. */
void co_switch_init(struct co_switch *self, void *stack, size_t size, void (*entry)(void));
/* Saves where the caller is in `from` and goes on where `to` was saved. */
void co_switch(struct co_switch *from, struct co_switch *to);

#endif
