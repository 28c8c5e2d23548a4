/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A mapped file of records of one size: what every search reads of many products or words.
 * Groonga's own columns cost a call for each number.
 */
#ifndef SEARCH_GROONGA_ARRAY_H
#define SEARCH_GROONGA_ARRAY_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct search_groonga_array {
    int fd;
    char *records; /* NULL: not open */
    size_t record_bytes;
    atomic_uint n; /* records that the file has room for; they never move */
};

/* Makes the file if it is missing. False: it cannot be mapped; nothing is open then. */
bool search_groonga_array_open(struct search_groonga_array *array, const char *path,
                               size_t record_bytes);
/* What is kept is written to the disk first. */
void search_groonga_array_close(struct search_groonga_array *array, bool is_kept);
/* NULL: nothing has been written so far up. Zeroed where nothing has been written. While it is
 * being written, some bytes may be older than others. */
const void *search_groonga_array_at(const struct search_groonga_array *array, uint32_t i);
/* One writer at a time. False: the disk is full, or there are too many. */
bool search_groonga_array_set(struct search_groonga_array *array, uint32_t i, const void *record);

#endif
