/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What every search reads of many products: a mapped file of records, by the record of the product.
 * Groonga's own columns cost a call for each number, seven of them a product.
 */
#ifndef SEARCH_GROONGA_FACTS_H
#define SEARCH_GROONGA_FACTS_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

enum search_groonga_state {
    SEARCH_GROONGA_NEW, /* its first document is being written */
    SEARCH_GROONGA_LIVE,
    SEARCH_GROONGA_REMOVED,
};

struct search_groonga_facts {
    int64_t id, price, sold_recently, created_at, available, revision;
    uint32_t category; /* of the categories' table; 0: none */
    uint32_t state;    /* of enum search_groonga_state */
};

struct search_groonga_facts_file {
    int fd;
    struct search_groonga_facts *records; /* NULL: not open */
    atomic_uint n;                        /* records that the file has room for */
};

/* Makes the file if it is missing. False: it cannot be mapped; nothing is open then. */
bool search_groonga_facts_open(struct search_groonga_facts_file *file, const char *path);
/* What is kept is written to the disk first. */
void search_groonga_facts_close(struct search_groonga_facts_file *file, bool is_kept);
/* Zeroed where nothing has been written. While it is being written, some may be older than others.
 */
struct search_groonga_facts search_groonga_facts_of(const struct search_groonga_facts_file *file,
                                                    uint32_t record);
/* One writer at a time. False: the disk is full, or there are too many products. */
bool search_groonga_facts_set(struct search_groonga_facts_file *file, uint32_t record,
                              const struct search_groonga_facts *facts);

#endif
