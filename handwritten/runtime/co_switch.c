/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Stack switching for x86-64 and AArch64; elsewhere by ucontext, which is correct but enters the
 * kernel twice per switch for the signal mask.
 *
 * The rule: a frame is what the C calling convention lets a callee keep, in the order in which the
 * assembly below pushes it. co_switch_init() builds such a frame by hand; the two must agree.
 */
#include "co_switch.h"

#include <stdint.h>
#include <string.h>

#ifdef CO_SWITCH_UCONTEXT

void co_switch_init(struct co_switch *self, void *stack, size_t size, void (*entry)(void))
{
    getcontext(&self->context);
    self->context.uc_stack.ss_sp = stack;
    self->context.uc_stack.ss_size = size;
    self->context.uc_link = NULL;
    makecontext(&self->context, entry, 0);
}

void co_switch(struct co_switch *from, struct co_switch *to)
{
    swapcontext(&from->context, &to->context);
}

#else

#if defined(__x86_64__)

/* rdi: where to store our sp, rsi: the sp to go to */
__asm__(".text\n"
        ".balign 16\n"
        ".hidden co_switch_stacks\n"
        ".globl co_switch_stacks\n"
        ".type co_switch_stacks, @function\n"
        "co_switch_stacks:\n"
        "    pushq %rbp\n"
        "    pushq %rbx\n"
        "    pushq %r12\n"
        "    pushq %r13\n"
        "    pushq %r14\n"
        "    pushq %r15\n"
        "    subq $8, %rsp\n"
        "    stmxcsr (%rsp)\n"
        "    fnstcw 4(%rsp)\n"
        "    movq %rsp, (%rdi)\n"
        "    movq %rsi, %rsp\n"
        "    ldmxcsr (%rsp)\n"
        "    fldcw 4(%rsp)\n"
        "    addq $8, %rsp\n"
        "    popq %r15\n"
        "    popq %r14\n"
        "    popq %r13\n"
        "    popq %r12\n"
        "    popq %rbx\n"
        "    popq %rbp\n"
        "    ret\n"
        ".size co_switch_stacks, .-co_switch_stacks\n");

struct frame {
    uint32_t mxcsr, x87_control;
    uint64_t r15, r14, r13, r12, rbx, rbp;
    uint64_t resume_at;
    uint64_t caller; /* entry's return address: 0 ends a backtrace */
};
#define FRAME(entry)                                                                               \
    {                                                                                              \
        .mxcsr = 0x1f80, .x87_control = 0x037f, .resume_at = (uintptr_t)(entry)                    \
    }

#elif defined(__aarch64__)

/* x0: where to store our sp, x1: the sp to go to */
__asm__(".text\n"
        ".balign 16\n"
        ".hidden co_switch_stacks\n"
        ".globl co_switch_stacks\n"
        ".type co_switch_stacks, %function\n"
        "co_switch_stacks:\n"
        "    sub sp, sp, #160\n"
        "    stp x19, x20, [sp, #0]\n"
        "    stp x21, x22, [sp, #16]\n"
        "    stp x23, x24, [sp, #32]\n"
        "    stp x25, x26, [sp, #48]\n"
        "    stp x27, x28, [sp, #64]\n"
        "    stp x29, x30, [sp, #80]\n"
        "    stp d8, d9, [sp, #96]\n"
        "    stp d10, d11, [sp, #112]\n"
        "    stp d12, d13, [sp, #128]\n"
        "    stp d14, d15, [sp, #144]\n"
        "    mov x9, sp\n"
        "    str x9, [x0]\n"
        "    mov sp, x1\n"
        "    ldp x19, x20, [sp, #0]\n"
        "    ldp x21, x22, [sp, #16]\n"
        "    ldp x23, x24, [sp, #32]\n"
        "    ldp x25, x26, [sp, #48]\n"
        "    ldp x27, x28, [sp, #64]\n"
        "    ldp x29, x30, [sp, #80]\n"
        "    ldp d8, d9, [sp, #96]\n"
        "    ldp d10, d11, [sp, #112]\n"
        "    ldp d12, d13, [sp, #128]\n"
        "    ldp d14, d15, [sp, #144]\n"
        "    add sp, sp, #160\n"
        "    ret\n"
        ".size co_switch_stacks, .-co_switch_stacks\n");

struct frame {
    uint64_t x19_to_x28[10];
    uint64_t x29, resume_at;
    uint64_t d8_to_d15[8];
};
#define FRAME(entry)                                                                               \
    {                                                                                              \
        .resume_at = (uintptr_t)(entry)                                                            \
    }

#endif

void co_switch_stacks(void **ret_sp, void *sp);

void co_switch_init(struct co_switch *self, void *stack, size_t size, void (*entry)(void))
{
    struct frame frame = FRAME(entry);
    uintptr_t top = ((uintptr_t)stack + size) & ~(uintptr_t)15;

    self->sp = memcpy((void *)(top - sizeof(frame)), &frame, sizeof(frame));
}

void co_switch(struct co_switch *from, struct co_switch *to)
{
    co_switch_stacks(&from->sp, to->sp);
}

#endif
