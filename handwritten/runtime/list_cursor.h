/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The position of a row in a list, as an opaque text: base64url of "checksum|list|sort|id|value".
 * The checksum finds what was cut, mistyped or guessed; it is no secret, and a position that
 * someone computes only shows rows that the filters allow.
 */
#ifndef LIST_CURSOR_H
#define LIST_CURSOR_H

#include "list.h"

struct list_position {
    int64_t id;
    int64_t number; /* the sort's value; of LIST_STR: */
    const char *text;
};

const char *list_cursor_write(struct arena *arena, const struct list_def *def,
                              const struct list_sort *sort, const struct list_position *position);
/* False: no cursor of this list and sort. */
bool list_cursor_read(struct arena *arena, const struct list_def *def, const struct list_sort *sort,
                      const char *cursor, struct list_position *ret);

#endif
