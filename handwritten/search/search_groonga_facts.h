/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What every search reads of a product, by its record.
 */
#ifndef SEARCH_GROONGA_FACTS_H
#define SEARCH_GROONGA_FACTS_H

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

#endif
