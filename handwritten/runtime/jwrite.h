/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Writes JSON into a growing buffer of an arena. Keys are given as C literals and must need no
 * escaping. Separators are put by the writer. Inside an array, key is NULL.
 */
#ifndef JWRITE_H
#define JWRITE_H

#include <string.h>

#include "value.h"

struct arena;

struct jwrite {
    struct arena *arena;
    char *text; /* not terminated */
    size_t len, cap;
    bool needs_comma;
};

void jwrite_init(struct jwrite *out, struct arena *arena, size_t size_hint);
void jwrite_object(struct jwrite *out, const char *key); /* { */
void jwrite_object_end(struct jwrite *out);
void jwrite_array(struct jwrite *out, const char *key); /* [ */
void jwrite_array_end(struct jwrite *out);
void jwrite_null(struct jwrite *out, const char *key);
void jwrite_raw(struct jwrite *out, const char *key, const char *json,
                size_t len); /* a value that is JSON already */

void jwrite_i64(struct jwrite *out, const char *key, int64_t value);
void jwrite_bool(struct jwrite *out, const char *key, bool value);
void jwrite_str(struct jwrite *out, const char *key, const char *value); /* NULL writes null */
void jwrite_money(struct jwrite *out, const char *key, int64_t minor);
void jwrite_time(struct jwrite *out, const char *key, int64_t time_us);
void jwrite_date(struct jwrite *out, const char *key, int64_t days);
void jwrite_enum(struct jwrite *out, const char *key, int value, const struct enum_names *names);
/* anything but PRESENCE_VALUE writes null */
void jwrite_opt_i64(struct jwrite *out, const char *key, enum presence presence, int64_t value);
void jwrite_opt_bool(struct jwrite *out, const char *key, enum presence presence, bool value);
void jwrite_opt_str(struct jwrite *out, const char *key, enum presence presence, const char *value);
void jwrite_opt_money(struct jwrite *out, const char *key, enum presence presence, int64_t minor);
void jwrite_opt_time(struct jwrite *out, const char *key, enum presence presence, int64_t time_us);
void jwrite_opt_date(struct jwrite *out, const char *key, enum presence presence, int64_t days);
void jwrite_opt_enum(struct jwrite *out, const char *key, enum presence presence, int value,
                     const struct enum_names *names);

/* kind json: a text that is JSON already; NULL writes null */
static inline void jwrite_json(struct jwrite *out, const char *key, const char *json)
{
    if (json)
        jwrite_raw(out, key, json, strlen(json));
    else
        jwrite_null(out, key);
}
static inline void jwrite_opt_json(struct jwrite *out, const char *key, enum presence presence,
                                   const char *json)
{
    jwrite_json(out, key, presence == PRESENCE_VALUE ? json : NULL);
}

#endif
