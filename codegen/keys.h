/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The grammar of the spec language as data: every shape that a value may have and every key of
 * every mapping. The loader refuses what the tables do not know, emit_language_schema writes them
 * as JSON Schema, and a test holds spec/README.md to them.
 */
#ifndef KEYS_H
#define KEYS_H

#include <stdbool.h>
#include <stddef.h>

#include "yaml_tree.h"

enum shape_id {
    SHAPE_NONE,
    /* texts */
    SHAPE_TEXT,
    SHAPE_NAME,
    SHAPE_NAME_OR_NONE,
    SHAPE_WORD,
    SHAPE_CODE,
    SHAPE_BOOL,
    SHAPE_NUMBER,
    SHAPE_DURATION,
    SHAPE_SIZE,
    SHAPE_TYPE,
    SHAPE_REF,
    SHAPE_COLUMN_PATH,
    SHAPE_FROM_PATH,
    SHAPE_ROUTE,
    SHAPE_RANGE,
    SHAPE_SORT_COLUMN,
    SHAPE_RETURNS,
    SHAPE_EVENT_NAME,
    SHAPE_TOPIC,
    SHAPE_CODES_RANGE,
    SHAPE_HANDWRITTEN,
    SHAPE_ACTION,
    SHAPE_KIND,
    SHAPE_FILL,
    SHAPE_FILTER_OP,
    SHAPE_IDEMPOTENCY,
    SHAPE_ALL,
    SHAPE_FIELD_DEFAULT,
    /* lists of texts */
    SHAPE_NAMES,
    SHAPE_NAMES_OR_ONE,
    SHAPE_NAMES_OR_ALL,
    SHAPE_WORDS,
    SHAPE_WORDS_OR_ONE,
    SHAPE_CODES,
    SHAPE_DURATIONS,
    /* mappings of names to … */
    SHAPE_ROLES,
    SHAPE_SETTINGS,
    SHAPE_SCALARS,
    SHAPE_ERRORS,
    SHAPE_ENUMS,
    SHAPE_ENTITIES,
    SHAPE_COLUMNS,
    SHAPE_UNIQUES,
    SHAPE_INDEXES,
    SHAPE_INVARIANTS,
    SHAPE_MACHINES,
    SHAPE_TRANSITIONS,
    SHAPE_TYPES,
    SHAPE_FIELDS,
    SHAPE_QUERIES,
    SHAPE_PARAMS,
    SHAPE_ENDPOINTS,
    SHAPE_FILTERS,
    SHAPE_PATHS,
    SHAPE_HEADERS,
    SHAPE_EVENTS,
    SHAPE_SCRIPTS,
    SHAPE_SCRIPT_PARAMS,
    SHAPE_TEXT_MAP,
    SHAPE_RESULTS,
    SHAPE_GROUPS,
    SHAPE_STREAMS,
    SHAPE_STREAM_EVENTS,
    SHAPE_JOBS,
    SHAPE_CONSUMERS,
    SHAPE_REACTIONS,
    SHAPE_EXAMPLE,
    SHAPE_SAGAS,
    /* mappings with keys of their own, some with a short form */
    SHAPE_SERVICE_FILE,
    SHAPE_TYPES_FILE,
    SHAPE_ERRORS_FILE,
    SHAPE_DOMAIN_FILE,
    SHAPE_LIMITS,
    SHAPE_SETTING,
    SHAPE_SCALAR,
    SHAPE_ERROR,
    SHAPE_ENUM,
    SHAPE_ENTITY,
    SHAPE_COLUMN,
    SHAPE_AT_MOST,
    SHAPE_UNIQUE,
    SHAPE_INDEX,
    SHAPE_INVARIANT,
    SHAPE_MACHINE,
    SHAPE_TRANSITION,
    SHAPE_TRANSITION_LIST,
    SHAPE_ELSE,
    SHAPE_DTO,
    SHAPE_FIELD,
    SHAPE_QUERY,
    SHAPE_ROW,
    SHAPE_PARAM,
    SHAPE_ENDPOINT,
    SHAPE_FILTER,
    SHAPE_SORTS,
    SHAPE_PAGE,
    SHAPE_GUARDS,
    SHAPE_GUARD,
    SHAPE_EVENT,
    SHAPE_SCRIPT,
    SHAPE_SCRIPT_PARAM,
    SHAPE_GROUP,
    SHAPE_STREAM,
    SHAPE_JOB,
    SHAPE_CONSUMER,
    SHAPE_SAGA,
    SHAPE_SAGA_STEPS,
    SHAPE_SAGA_STEP,
    SHAPE_COUNT
};

/* A value is of a shape in one of up to three forms: a text, a list, a mapping. */
struct shape {
    const char *name;         /* of its definition in the JSON Schema */
    const char *what;         /* "a type, or a mapping": finishes "… must be" */
    const char *pattern;      /* of the text form, POSIX extended; NULL: any text, see has_text */
    const char *const *words; /* of the text form, or NULL */
    bool has_text;
    bool may_repeat;         /* the reader itself reports keys that are given twice */
    enum shape_id item;      /* of the list form, or SHAPE_NONE */
    enum shape_id each;      /* of the mapping form: every value, or SHAPE_NONE */
    const char *key_pattern; /* of the names of an `each` mapping */
    const char *key_what;    /* "a snake_case name" */
    bool has_keys;           /* the mapping form has the keys of the table … */
    enum shape_id keys_of;   /* … of this shape; SHAPE_NONE: of its own */
};

/* A key of a mapping. */
struct key {
    enum shape_id in;
    const char *name;
    enum shape_id shape;
    bool is_required;
    const char *doc, *example, *default_text;
};

extern const struct shape shapes[SHAPE_COUNT];
extern const struct key keys[];
extern const size_t n_keys;

/* Reports everything in node that its shape does not allow. False: something was reported. */
bool keys_check(const struct node *node, enum shape_id shape);
/* The same for a value that stands behind a key. */
bool keys_fits_node(const struct node *value, enum shape_id shape, const char *key);
/* Whether a text has the form that the shape asks for. */
bool keys_fits(enum shape_id shape, const char *text);
/* The key's row, or NULL. */
const struct key *keys_find(enum shape_id in, const char *name);

#endif
