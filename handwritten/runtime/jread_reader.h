/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A reader: a node, and the way to it from the root, where the problems are. Shared by the files of
 * jread and by nobody else.
 */
#ifndef JREAD_READER_H
#define JREAD_READER_H

#include "jread_node.h"

enum jread_source { JREAD_BODY, JREAD_QUERY, JREAD_PATH };

/* A value that is about to be read: a member of `in`, or an item where key is NULL. */
struct jread_slot {
    struct jread *in;
    const char *key;
    size_t i;
    struct jread_node *node;
};

/* A reader of a whole document. */
struct jread *jread_root(struct arena *arena, enum jread_source source, struct jread_node *node);
/* Whether the values are texts of a URL rather than JSON. */
bool jread_is_url(const struct jread *in);

/* The member of in, marked as read. False: there is nothing to read, and *ret_presence (which may
 * be NULL) says why; with is_required, or when it could not be decoded, that became a problem. */
bool jread_take(struct jread *in, const char *key, const struct jread_rule *rule, bool is_required,
                enum presence *ret_presence, struct jread_slot *ret);
bool jread_take_item(struct jread *list, size_t i, struct jread_slot *ret);

/* Problems of a value; each returns false. */
bool jread_slot_fail(const struct jread_slot *slot, enum err err, const char *detail);
bool jread_wrong_type(const struct jread_slot *slot, const struct jread_rule *rule,
                      const char *detail);
bool jread_wrong_value(const struct jread_slot *slot, const struct jread_rule *rule,
                       const char *detail);

/* Whether the rule bounds value, a length or a number, to a range that it is not in; then
 * *ret_detail says what is right: "must be 1 to 9". The format is that of both bounds. */
bool jread_out_of_bounds(const struct jread_slot *slot, const struct jread_rule *rule,
                         int64_t value, size_t (*format)(int64_t value, char *buf),
                         const char *verb, const char *unit, const char **ret_detail);

/* Whether the whole of text matches a POSIX extended regular expression, which must be a literal:
 * it is compiled once and kept. */
bool jread_matches(const char *pattern, const char *text);

#endif
