/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Reads and makes traceparent headers: 00-<32 hex trace id>-<16 hex parent id>-<2 hex flags>. Of a
 * version above 00 the same first fields are read. Ids come from the kernel, many at a time.
 */
#include "http_trace.h"

#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "arena.h"

#define TRACEPARENT_LEN 55
#define TRACE_AT 3
#define TRACE_LEN 32
#define PARENT_AT 36
#define PARENT_LEN 16
#define FLAGS_AT 53

static const char hex_digits[] = "0123456789abcdef";

static void put_random(char *to, size_t n_digits)
{
    static _Thread_local unsigned char pool[2048];
    static _Thread_local size_t n_left;

    for (size_t i = 0; i < n_digits; i += 2) {
        if (n_left == 0) {
            if (getrandom(pool, sizeof(pool), 0) != (ssize_t)sizeof(pool))
                abort();
            n_left = sizeof(pool);
        }
        n_left--;
        to[i] = hex_digits[pool[n_left] >> 4];
        to[i + 1] = hex_digits[pool[n_left] & 15];
    }
}

/* Lower-case hex digits, not all of them 0. */
static bool is_id(const char *text, size_t len)
{
    bool has_other = false;

    for (size_t i = 0; i < len; i++) {
        if (!text[i] || !strchr(hex_digits, text[i]))
            return false;
        has_other |= text[i] != '0';
    }
    return has_other;
}

static bool is_hex(const char *text)
{
    return text[0] && text[1] && strchr(hex_digits, text[0]) && strchr(hex_digits, text[1]);
}

static bool is_traceparent(const char *text, size_t len)
{
    if (len < TRACEPARENT_LEN || !is_hex(text) || memcmp(text, "ff", 2) == 0)
        return false;
    if (memcmp(text, "00", 2) == 0 ? len > TRACEPARENT_LEN
                                   : len > TRACEPARENT_LEN && text[TRACEPARENT_LEN] != '-')
        return false;
    return text[TRACE_AT - 1] == '-' && text[PARENT_AT - 1] == '-' && text[FLAGS_AT - 1] == '-' &&
           is_id(text + TRACE_AT, TRACE_LEN) && is_id(text + PARENT_AT, PARENT_LEN) &&
           is_hex(text + FLAGS_AT);
}

bool http_trace_begin(struct http_trace *ret, struct arena *arena, const char *header, size_t len)
{
    bool is_continued = header && is_traceparent(header, len);
    char text[] = "00-00000000000000000000000000000000-0000000000000000-01";

    if (is_continued) {
        memcpy(text + TRACE_AT, header + TRACE_AT, TRACE_LEN);
        memcpy(text + FLAGS_AT, header + FLAGS_AT, 2);
    } else {
        put_random(text + TRACE_AT, TRACE_LEN);
    }
    put_random(text + PARENT_AT, PARENT_LEN);
    ret->traceparent = arena_strndup(arena, text, TRACEPARENT_LEN);
    ret->trace_id = arena_strndup(arena, text + TRACE_AT, TRACE_LEN);
    return is_continued;
}
