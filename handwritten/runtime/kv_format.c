/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Writes commands in one pass.
 */
#include "kv_format.h"

#include <string.h>

#include "value.h"

#define LENGTH_ROOM (VALUE_I64_MAX + 3) /* sign and line end */

static size_t len_of(const char *const *argv, const size_t *lens, size_t i)
{
    return lens ? lens[i] : strlen(argv[i]);
}

size_t kv_format_room(size_t argc, const char *const *argv, const size_t *lens)
{
    size_t room = LENGTH_ROOM + 1;

    for (size_t i = 0; i < argc; i++)
        room += LENGTH_ROOM + len_of(argv, lens, i) + 2;
    return room;
}

static char *end_line(char *p)
{
    *p++ = '\r';
    *p++ = '\n';
    return p;
}

static char *put_length(char *p, char sign, size_t length)
{
    *p++ = sign;
    p += value_i64_format((int64_t)length, p);
    return end_line(p);
}

size_t kv_format(char *to, size_t argc, const char *const *argv, const size_t *lens)
{
    char *p = put_length(to, '*', argc);

    for (size_t i = 0; i < argc; i++) {
        size_t len = len_of(argv, lens, i);

        p = put_length(p, '$', len);
        memcpy(p, argv[i], len);
        p = end_line(p + len);
    }
    *p = '\0';
    return (size_t)(p - to);
}
