/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Checks of generated decoders and encoders from tables that specc writes: one text, and what must
 * come of it.
 */
#ifndef DTO_CASE_H
#define DTO_CASE_H

#include <stddef.h>

#include "jread.h"
#include "jwrite.h"

/* A type that travels. NULL where there is no such direction. */
struct dto_codec {
    const char *name;
    size_t size; /* of its struct */
    bool (*decode)(struct jread *in, void *ret);
    void (*encode)(struct jwrite *out, const void *value);
};

/* One body for a decoder. */
struct dto_case {
    const char *what; /* "quantity above 999" */
    const char *json; /* \001 stands for n_fill times fill, with separator between them */
    const char *fill, *separator;
    unsigned n_fill;
    enum err err;        /* of the first problem; ERR_OK: accepted */
    const char *pointer; /* of the first problem */
    bool has_presence;
    size_t presence_at;     /* offset of the member's presence in the struct */
    enum presence presence; /* what it must be */
};

/* Fails the running cmocka test at the first case that goes otherwise, and names it. */
void dto_case_run(const struct dto_codec *codec, const struct dto_case *cases, size_t n);

/* A body with all members, and one with null wherever that is allowed (or NULL). */
struct dto_trip {
    const struct dto_codec *codec;
    const char *full, *sparse;
};

/* decode(encode(decode(text))) tells the same as text: both directions keep every member. */
void dto_case_round_trips(const struct dto_trip *trips, size_t n);

#endif
