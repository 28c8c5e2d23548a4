/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Reads and validates what a client sent: a JSON body, a query string or path parameters, through
 * the same calls. Every problem of a request is collected with its place; jread_done() says whether
 * there was none. A decoder is one call a member:
 *
 *     bool new_item_decode(struct jread *in, struct new_item *ret)
 *     {
 *         jread_i64(in, "quantity", &(struct jread_rule){.min = 1, .max = 999}, &ret->quantity);
 *         return jread_done(in);
 *     }
 *
 * JSON is RFC 8259, strictly: duplicate keys, invalid UTF-8, lone surrogates, U+0000 in text read
 * with a rule, and nesting over the limit are refused. Numbers keep their text, so that 1.000 and
 * 1e3 can be told from 1. All that is read is copied into the arena.
 *
 * A reader that is NULL (an object that was not there) gives nothing: outputs keep their values,
 * and jread_done() is false. A rule that is NULL asks for nothing.
 */
#ifndef JREAD_H
#define JREAD_H

#include "err.h"
#include "value.h"

struct arena;
struct jread;

/* One problem. The place is an RFC 6901 pointer in a body ("/items/0/price"), or the parameter's
 * name. */
struct jread_problem {
    const char *pointer;   /* or NULL */
    const char *parameter; /* or NULL */
    enum err err;
    const char *detail;
    struct jread_problem *next;
};

/* What a member must be. A zeroed err means ERR_VALIDATION_FAILED; a max of 0 with a min of 0 means
 * no bounds, a max below min no upper one. In a query or a path a value that is not even spelled
 * like its kind ("abc" for a number) is always ERR_VALIDATION_FAILED, and so is all about an id. */
struct jread_rule {
    int64_t min, max; /* range of a number (money: minor units, time: µs), length in code points of
                         a text, items of a list */
    enum err err;     /* a value out of bounds, with too many decimals, or not one of the choices */
    enum err missing; /* absent, null where a value is needed, or of a wrong type; zero:
                         ERR_VALIDATION_FAILED */
    bool ascii;       /* text: visible ASCII only */
    bool id;          /* i64: a plain positive decimal, also in a path ("+1", "01" are wrong) */
    const char *pattern; /* text: POSIX extended regular expression for the whole, or NULL */
};

/* Parses a whole JSON document, which must be an object. NULL: *ret_problem says what and where
 * ("line 1, column 7"). An empty body, an array or a scalar is a problem too: the err is
 * ERR_MALFORMED_BODY. */
struct jread *jread_body(struct arena *arena, const char *text, size_t len, unsigned max_depth,
                         struct jread_problem *ret_problem);
/* A query string ("a=1&b=%20x", without '?'). '+' is a space; a parameter given twice, a bad escape
 * or invalid UTF-8 is collected. */
struct jread *jread_query(struct arena *arena, const char *text, size_t len);
/* Path parameters: names[i] has the still escaped value values[i] of lens[i] bytes. */
struct jread *jread_path(struct arena *arena, size_t n, const char *const *names,
                         const char *const *values, const size_t *lens);

/* Required members: absent and null are problems. */
void jread_i64(struct jread *in, const char *key, const struct jread_rule *rule, int64_t *ret);
void jread_bool(struct jread *in, const char *key, const struct jread_rule *rule, bool *ret);
/* a text of only white space is a problem where rule->min is 1 or more */
void jread_str(struct jread *in, const char *key, const struct jread_rule *rule, const char **ret);
void jread_money(struct jread *in, const char *key, const struct jread_rule *rule, int64_t *ret);
void jread_time(struct jread *in, const char *key, const struct jread_rule *rule, int64_t *ret);
void jread_date(struct jread *in, const char *key, const struct jread_rule *rule, int64_t *ret);
void jread_enum(struct jread *in, const char *key, const struct jread_rule *rule,
                const struct enum_names *names, int *ret);
/* Optional members: *ret_presence tells absent, null and value apart. With nulls refused by the
 * DTO, use the _some_ form below. */
void jread_opt_i64(struct jread *in, const char *key, const struct jread_rule *rule,
                   enum presence *ret_presence, int64_t *ret);
void jread_opt_bool(struct jread *in, const char *key, const struct jread_rule *rule,
                    enum presence *ret_presence, bool *ret);
void jread_opt_str(struct jread *in, const char *key, const struct jread_rule *rule,
                   enum presence *ret_presence, const char **ret);
void jread_opt_money(struct jread *in, const char *key, const struct jread_rule *rule,
                     enum presence *ret_presence, int64_t *ret);
void jread_opt_time(struct jread *in, const char *key, const struct jread_rule *rule,
                    enum presence *ret_presence, int64_t *ret);
void jread_opt_date(struct jread *in, const char *key, const struct jread_rule *rule,
                    enum presence *ret_presence, int64_t *ret);
void jread_opt_enum(struct jread *in, const char *key, const struct jread_rule *rule,
                    const struct enum_names *names, enum presence *ret_presence, int *ret);
/* For members that may be left out but may not be null: call after jread_opt_*; a null that was
 * read becomes a problem. */
void jread_not_null(struct jread *in, const char *key, const struct jread_rule *rule,
                    enum presence presence);

/* A member object; NULL when it is absent or null (a problem when required) or no object (always
 * one). Ends with jread_done(). ret_presence may be NULL, here and in jread_list(). */
struct jread *jread_object(struct jread *in, const char *key, const struct jread_rule *rule,
                           bool required, enum presence *ret_presence);
/* A member list: *ret_n items (within rule->min..max), each opened with jread_item() and ended with
 * jread_done(), or read with jread_item_i64()/jread_item_str() when they are scalars. NULL as for
 * jread_object(); jread_item() is NULL for what is no object, which answers with rule->missing. */
struct jread *jread_list(struct jread *in, const char *key, const struct jread_rule *rule,
                         bool required, enum presence *ret_presence, size_t *ret_n);
struct jread *jread_item(struct jread *list, size_t i);
void jread_item_i64(struct jread *list, size_t i, const struct jread_rule *rule, int64_t *ret);
void jread_item_str(struct jread *list, size_t i, const struct jread_rule *rule, const char **ret);

/* Adds a problem of the caller's own about a member ("min is above max"). */
void jread_fail(struct jread *in, const char *key, enum err err, const char *detail);

/* From now on members of the whole document that nobody asks for are passed over. */
void jread_pass_unknown(struct jread *in);
/* Refuses members that nobody asked for. True if this object and all opened below it are without a
 * problem. */
bool jread_done(struct jread *in);
/* All problems of the root this reader belongs to, in the order of the reads (unknown members
 * last), at most 100; NULL: none. */
const struct jread_problem *jread_problems(const struct jread *in);
/* A value's own JSON text (for tests and pass-through); false when absent. *ret is terminated. */
bool jread_raw(struct jread *in, const char *key, const char **ret, size_t *ret_len);

/* The name of an object's i-th member, in the order sent; NULL: it has no more. In the arena. */
const char *jread_member(const struct jread *in, size_t i);

struct arena *jread_arena(const struct jread *in);

/* kind json: any value, as the text that the client sent */
void jread_json(struct jread *in, const char *key, const struct jread_rule *rule, const char **ret);
void jread_opt_json(struct jread *in, const char *key, const struct jread_rule *rule,
                    enum presence *ret_presence, const char **ret);

#endif
