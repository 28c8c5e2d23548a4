/* SPDX-License-Identifier: Apache-2.0 */
/* What handlers ask of their call: to say more about an error, and who is calling. */
#include "call.h"

#include "arena.h"
#include "service.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#define DETAIL_MAX 1024 /* with the terminator; what is longer is cut */

enum err call_fail(struct call *call, enum err err, const char *fmt, ...)
{
    char detail[DETAIL_MAX];
    va_list args;

    va_start(args, fmt);
    vsnprintf(detail, sizeof(detail), fmt, args);
    va_end(args);
    call->detail = arena_strdup(call->arena, detail);
    return err;
}

static size_t n_problems(const struct jread_problem *problem)
{
    size_t n = 0;

    for (; problem; problem = problem->next)
        n++;
    return n;
}

enum err call_invalid(struct call *call, const struct jread *in)
{
    const struct jread_problem *first = jread_problems(in);
    const char *place;

    call->problems = first;
    if (!first)
        return ERR_VALIDATION_FAILED;
    place = first->parameter ? first->parameter : first->pointer;
    call->detail = arena_printf(call->arena, "%s %s", *place ? place : "the body", first->detail);
    if (first->next)
        call->detail =
            arena_printf(call->arena, "%s (the first of %zu)", call->detail, n_problems(first));
    return first->err;
}

enum err call_read_body(struct call *call)
{
    struct jread_problem problem = {0};

    if (call->body || !call->route || !call->route->has_body)
        return ERR_OK;
    call->body = jread_body(call->arena, call->body_text, call->body_len,
                            call->service->max_json_depth, &problem);
    if (call->body)
        return ERR_OK;
    call->detail = problem.detail;
    return problem.err;
}

bool call_owns(const struct call *call, const char *user_id)
{
    if (!call->who.user_id)
        return false;
    return call_has_role(call, call->service->owner_role) ||
           (user_id && !strcmp(call->who.user_id, user_id));
}

bool call_has_role(const struct call *call, unsigned role_bit)
{
    return (call->who.roles & role_bit) != 0;
}

const char *call_header(const struct call *call, const char *name)
{
    const char *value = NULL;

    for (const struct call_header *header = call->headers; header; header = header->next) {
        if (strcmp(header->name, name) != 0)
            continue;
        value = value ? arena_printf(call->arena, "%s, %s", value, header->value) : header->value;
    }
    return value;
}

/* From the kernel, for sixteen UUIDs at a time. */
static void take_random(unsigned char *to, size_t n)
{
    static _Thread_local unsigned char pool[256];
    static _Thread_local size_t n_left;

    if (n_left < n) {
        if (getrandom(pool, sizeof(pool), 0) != (ssize_t)sizeof(pool))
            abort(); /* 256 bytes are never cut short once the kernel's pool is ready */
        n_left = sizeof(pool);
    }
    n_left -= n;
    memcpy(to, pool + n_left, n);
}

const char *call_uuid(struct call *call)
{
    static const char hex[] = "0123456789abcdef";
    char text[36], *p = text;
    unsigned char b[16];

    take_random(b, sizeof(b));
    b[6] = (b[6] & 0x0f) | 0x40;
    b[8] = (b[8] & 0x3f) | 0x80;
    for (size_t i = 0; i < sizeof(b); i++) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            *p++ = '-';
        *p++ = hex[b[i] >> 4];
        *p++ = hex[b[i] & 15];
    }
    return arena_strndup(call->arena, text, sizeof(text));
}
