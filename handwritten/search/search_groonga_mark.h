/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the last process that had an index open said of it: a small file beside the database.
 */
#ifndef SEARCH_GROONGA_MARK_H
#define SEARCH_GROONGA_MARK_H

#include <stdbool.h>

enum search_groonga_mark {
    SEARCH_GROONGA_MARK_NONE, /* the index is being made */
    SEARCH_GROONGA_MARK_CLOSED = '-',
    SEARCH_GROONGA_MARK_OPEN = 'o',
    SEARCH_GROONGA_MARK_WRITING = 'w',
    SEARCH_GROONGA_MARK_LOST = 'x', /* the machine died meanwhile, or the file makes no sense */
};

/* The file's descriptor, or -1: there is none, or there is one and is_new. */
int search_groonga_mark_open(const char *path, bool is_new, enum search_groonga_mark *ret);
/* Outlives the process, and nothing more: it is not synced. */
void search_groonga_mark_set(int fd, enum search_groonga_mark mark);

#endif
