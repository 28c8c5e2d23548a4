/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The spec in memory: what load_* fills, resolve links, check_* judges and emit_* reads. Lists keep
 * the order of the spec. Every struct knows its place. Memory lives until the process ends. Names
 * are as in the spec (snake_case); names.c makes all others.
 *
 * Fields under "resolved:" are NULL or zero until resolve.c has run without errors.
 */
#ifndef MODEL_H
#define MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "diag.h"

/* A name as written, with its place: what a reference looks like before it is resolved. text NULL:
 * not given. */
struct name {
    const char *text;
    struct place at;
};

#define LIST_OF(type)                                                                              \
    struct {                                                                                       \
        type *items;                                                                               \
        size_t n;                                                                                  \
    }
struct names {
    struct name *items;
    size_t n;
};

struct domain;
struct entity;
struct column;
struct enumeration;
struct machine;
struct dto;
struct endpoint;
struct query;
struct event;

struct error {
    const char *code, *name, *doc;
    unsigned status;
    struct place at;
    struct domain *domain; /* NULL: common */
    /* resolved: */
    bool is_returned; /* by an endpoint, job, stream, … planned ones included */
};

/* ---- types ---- */

enum kind { KIND_I64, KIND_BOOL, KIND_STR, KIND_MONEY, KIND_TIME, KIND_DATE, KIND_ENUM, KIND_JSON };

/* What the database fills by itself. */
enum fill { FILL_NONE, FILL_ID, FILL_CREATED, FILL_UPDATED };

/* A row of types.yaml. */
struct scalar {
    const char *name;
    enum kind kind;
    const char *sql; /* "VARCHAR({max})" */
    bool has_min, has_max;
    int64_t min, max; /* money: minor units; text: code points */
    bool ascii;       /* text: visible ASCII only */
    bool is_user;     /* the token's subject: user_id */
    bool is_id;       /* a positive row id */
    const char *pattern;
    enum fill fill;
    const char *doc;
    struct place at;
};

/* A type as a column or member names it: `string(1..80)?` */
struct type_use {
    struct name name; /* without bounds and mark */
    bool nullable;
    bool has_min, has_max;
    int64_t min, max;                /* resolve reads the texts and merges the scalar's bounds */
    const char *min_text, *max_text; /* as written, or NULL */
    struct place at;
    /* resolved: exactly one of scalar, enumeration, machine; kind follows */
    const struct scalar *scalar;
    struct enumeration *enumeration;
    struct machine *machine;
    enum kind kind;
};

struct enumeration {
    const char *name, *doc;
    struct names values;
    struct place at;
    struct domain *domain;
};

/* ---- entities ---- */

struct column {
    const char *name, *doc;
    struct place at;
    struct entity *entity;
    struct type_use type;
    struct name default_value; /* text as written */
    struct name else_code, missing_code;
    struct name ref, gone_code; /* ref: entity's name */
    bool no_foreign_key;
    struct name snapshot;              /* "product.name" */
    struct name at_most, at_most_code; /* "inventory.available_quantity" */
    bool is_private;
    const char *pattern;
    /* resolved: */
    bool is_owner, is_parent, is_machine, is_soft_delete;
    enum fill fill;
    struct entity *ref_entity; /* also of the parent column */
    struct error *else_error, *missing_error, *gone_error, *at_most_error; /* NULL: not given */
    struct column *snapshot_column;                                        /* product.name */
    struct column *snapshot_via;   /* the ref column of this entity that leads there */
    struct column *at_most_column; /* inventory.available_quantity */
    struct column *at_most_via;    /* this entity's ref column (product_id) that the other entity's
                                      unique ref column equals */
    struct column *at_most_key;    /* that unique ref column (inventory.product_id) */
};

struct unique {
    const char *name;
    struct name sql_name; /* given, or empty: uk_<table>_<name> */
    struct names on;
    const char *where; /* SQL condition or NULL */
    struct name else_code;
    struct place at;
    /* resolved: */
    struct column **columns; /* on.n of them */
    struct error *else_error;
};

struct index {
    const char *name;
    struct name sql_name;
    struct names on;
    struct place at;
    struct column **columns;
};

struct invariant {
    const char *name, *check;
    struct name else_code;
    struct place at;
    struct error *else_error;
};

struct entity {
    const char *name, *doc;
    const char *table; /* given or the plural; resolved by load */
    struct name owner, missing, foreign, parent, soft_delete;
    bool owner_none;                /* `owner: none` */
    LIST_OF(struct column) columns; /* the parent column is put in after `id` by resolve */
    LIST_OF(struct unique) uniques;
    LIST_OF(struct index) indexes;
    LIST_OF(struct invariant) invariants;
    struct place at;
    struct domain *domain;
    /* resolved: */
    struct entity *parent_entity;
    struct column *id, *parent_column;
    struct column *owner_column; /* its own; NULL if inherited or none */
    struct column *soft_delete_column;
    struct column *machine_column;               /* the first */
    struct error *missing_error, *foreign_error; /* foreign defaults to missing */
    bool is_broken;
};

/* ---- machines ---- */

struct else_by_state {
    struct name state, code; /* state "otherwise": the rest */
    struct error *error;
};

struct transition {
    const char *name;
    struct names from;
    struct name to;
    LIST_OF(struct else_by_state) elses; /* one entry "otherwise" for the short form */
    struct names stamps;
    struct name emit;
    struct place at;
    struct machine *machine;
    /* resolved: indexes into machine->states */
    size_t *from_states;
    size_t to_state;
    struct column **stamp_columns;
    struct event *emit_event;
};

struct machine {
    const char *name, *doc;
    struct name initial;
    struct names terminal;
    LIST_OF(struct transition) transitions;
    struct place at;
    struct domain *domain;
    /* resolved: */
    struct names states;   /* initial first, then as named */
    struct column *column; /* the column of this type */
    bool is_broken;        /* resolve found fault with it: checks pass over it */
};

/* ---- what travels ---- */

enum field_kind {
    FIELD_SCALAR, /* type */
    FIELD_OBJECT, /* dto */
    FIELD_LIST,   /* of dto, or of scalars (type) */
    FIELD_FROM,   /* a joined column */
    FIELD_SQL,    /* computed by SQL */
    FIELD_MANY,   /* child rows as dto */
    FIELD_COUNT,  /* of a many field */
    FIELD_SUM     /* of a many field's member */
};

/* How a joined row is reached from the view's entity t, or from the row before. */
struct join {
    struct entity *entity;        /* the other one */
    struct column *ours, *theirs; /* ON theirs = ours; ours is a ref (or parent) column and theirs
                                     `id`, or ours `id` and theirs a unique ref */
};

struct field {
    const char *name, *doc;
    struct place at;
    enum field_kind kind;
    struct type_use type; /* scalars, lists of scalars, sql */
    struct name default_value;
    struct name else_code, missing_code;
    const char *pattern;
    struct name dto_name; /* object, list, many */
    bool has_items;
    int64_t min_items, max_items;
    struct name path; /* from: "inventory.available_quantity", "line.product.name"; count: "items";
                         sum: "items.subtotal" */
    const char *sql;
    struct name order; /* many: "-created_at" */
    bool is_optional;  /* by `optional` */
    bool is_inherited; /* brought in by `of`: as the column is */
    /* resolved: */
    struct column *column; /* where it comes from an entity; also of FIELD_FROM */
    struct error *else_error, *missing_error; /* the field's own, else the column's */
    struct dto *dto;
    struct column **columns;      /* FIELD_OBJECT: of a view's entity, one for each of its members;
                                     NULL: they do not fill it */
    struct join join;             /* FIELD_FROM: to the column's entity */
    struct join via;              /* FIELD_FROM over two references: the first one; else NULLs */
    struct field *many, *summand; /* FIELD_COUNT, FIELD_SUM */
    struct column *order_column;  /* many; NULL: id */
    bool order_descending;
    bool required; /* in a request */
};

struct dto {
    const char *name, *doc;
    struct name of;
    struct names only, without, optional;
    bool optional_all;
    LIST_OF(struct field) fields; /* as written under `fields` */
    struct place at;
    struct domain *domain;
    /* resolved: */
    struct entity *entity; /* NULL: of none */
    LIST_OF(struct field)
    members; /* all of them, those of `of` first in column order (replaced ones in place), then the
                added */
    bool is_request, is_reply, is_event; /* by use; a nested dto inherits */
    bool is_broken;
};

/* ---- queries ---- */

struct param {
    const char *name;
    struct type_use type;
    bool is_list; /* of a script */
    struct place at;
};

enum query_kind { QUERY_ONE, QUERY_MANY, QUERY_EXEC };

struct query {
    const char *name, *doc;
    enum query_kind kind;
    struct name row_dto; /* named row type, or empty and row_fields */
    LIST_OF(struct field) row_fields;
    LIST_OF(struct param) params;
    const char *sql; /* with :name marks */
    struct place sql_at, at;
    struct name missing;
    struct name writes; /* exec: the entity whose constraints it may break */
    struct domain *domain;
    /* resolved: */
    struct entity *writes_entity;
    struct dto *row; /* named, or made from row_fields with the name <query>_row */
    struct error *missing_error;
    const char *sql_marks; /* with ? instead of :name */
    size_t *mark_params;   /* which param each ? is */
    size_t n_marks;
    bool is_broken;
};

/* ---- endpoints ---- */

enum action {
    ACTION_NONE,
    ACTION_LIST,
    ACTION_CREATE,
    ACTION_READ,
    ACTION_UPDATE,
    ACTION_DELETE,
    ACTION_CLEAR,
    ACTION_TRANSITION,
    ACTION_QUERY,
    ACTION_HANDWRITTEN
};

enum filter_op { FILTER_EQ, FILTER_PREFIX, FILTER_CONTAINS, FILTER_RANGE };

struct filter {
    const char *name; /* as written, snake_case: the column, or a name of its own with `columns` */
    enum filter_op op;
    struct type_use type;      /* given, else resolved: the first column's */
    struct names column_names; /* given by `column(s)`; else the name itself */
    struct name else_code;
    struct place at;
    struct column **columns; /* column_names.n, at least 1 */
    struct error *else_error;
};

struct sort {
    const char *name; /* as the client says it: "newest" or "-createdAt" */
    struct name column_name;
    bool descending;
    struct place at;
    struct column *column;
};

struct guard {
    bool wants_none; /* `none:`; false: `some:` */
    struct name query_name, else_code;
    struct place at;
    struct query *query;
    struct error *error;
};

/* A {param} of a path. */
struct path_param {
    const char *name;  /* "wishlistId" */
    const char *snake; /* "wishlist_id" */
    struct place at;
    struct name given; /* from `path:`: "wishlist_item.id" */
    bool in_query;     /* behind the ?; of lists */
    /* resolved: for crud and transition a column; for others at least a type */
    struct column *column; /* NULL: a free parameter of a hand-written endpoint */
    struct type_use type;
};

/* One step from the root of an entity's parent chain down to the row meant. */
struct step {
    struct entity *entity;
    struct path_param *param; /* finds the row; NULL: by unique key and the caller */
    struct column *column;    /* what param equals: id or a unique column */
    bool within_parent;       /* column is unique among the rows of the step before only */
    struct unique *unique;    /* `by` or `under`; its columns are the owner's */
};

struct endpoint {
    const char *name, *doc;
    const char *method;
    struct name path;
    struct name auth;
    enum action action;
    struct name transition_name, query_name, entity_name, body_name, returns_name, by, under,
        children_name, emit, fault;
    unsigned status;         /* given before the type, or the default */
    struct name idempotency; /* `required`, `optional`, or empty */
    unsigned deadline_ms;    /* 0: the service's */
    bool or_empty, after, planned;
    LIST_OF(struct path_param) params;
    LIST_OF(struct filter) filters;
    LIST_OF(struct sort) sorts;
    struct name where; /* of lists: SQL, with `t.` before columns or without */
    LIST_OF(struct guard) guards;
    LIST_OF(struct field) query_params, headers;
    unsigned limit_default, limit_max; /* of lists */
    struct names error_codes;          /* as written */
    struct place at;
    struct domain *domain;
    /* resolved: */
    bool is_public;
    size_t role; /* index into service->roles when not public */
    struct entity *entity, *children;
    struct dto *body, *returns;
    bool returns_parent;             /* `returns` is of entity->parent_entity */
    struct transition **transitions; /* all of the name, of the entity's machine */
    size_t n_transitions;
    struct query *query;
    struct event *emit_event;
    struct column *owner; /* whose rows only the caller may reach: the entity's own or inherited
                             owner column; NULL: none, a public endpoint, or only the owner role
                             may call it */
    struct error *fault_error;
    /* the row meant, from the farthest ancestor that the request names down to the entity's own
     * row. list, create and clear: the last step is the parent's (or none); others: the last is the
     * entity's. */
    LIST_OF(struct step) steps;
    struct column *via;    /* of a list with steps: the column that holds the last one's id */
    bool lists_own;        /* only the caller's rows: no step has checked whose they are */
    struct error **errors; /* the exact set: ascending by code, common ones last */
    size_t n_errors;
    bool is_broken;
};

/* ---- the rest ---- */

/* What a member is in the examples of the documents. */
struct event_example {
    struct name member, value;
};

struct event {
    const char *name, *doc; /* "wishlist.shared" */
    const char *topic;
    struct name key;
    unsigned version;              /* of the payload's schema */
    LIST_OF(struct field) payload; /* scalars, objects and lists */
    LIST_OF(struct event_example) example;
    struct place at;
    struct domain *domain;
    struct dto *dto; /* resolved: made from payload, named <name with _>_event */
};

struct script_key {
    const char *name, *pattern;
    struct place at;
};
struct script_result {
    int64_t value;
    struct name word; /* ok, a code, or a word */
    struct error *error;
};
struct script {
    const char *name, *doc;
    struct name file;
    LIST_OF(struct script_key) keys;
    LIST_OF(struct param)
    key_params; /* resolved: the {names} of all patterns, once each; types by column name or id/str
                 */
    LIST_OF(struct param) args;
    LIST_OF(struct script_result) results;
    LIST_OF(struct param) gives;
    struct place at;
    struct domain *domain;
    bool planned;
    const char *text, *sha1; /* of the file; resolved, NULL while planned and not there */
};

/* Rows that calls write together. */
struct group {
    const char *name, *doc;
    LIST_OF(struct param) item;  /* what a member brings */
    LIST_OF(struct param) gives; /* what the writer answers it */
    unsigned at_most;            /* members of one transaction */
    bool planned;
    struct place at;
    struct domain *domain;
};

struct stream_event {
    const char *name; /* "inventory-update" */
    struct name dto_name;
    struct place at;
    struct dto *dto;
};
struct stream {
    const char *name, *doc;
    struct endpoint *endpoint; /* method GET, path, auth, query_params, errors; action handwritten;
                                  also in domain->endpoints? no */
    LIST_OF(struct stream_event) events;
    unsigned heartbeat_ms, lifetime_ms, retry_ms, buffer_bytes;
    bool planned;
    struct place at;
    struct domain *domain;
};

struct job {
    const char *name, *doc;
    unsigned every_ms, lease_ms;
    const char *lock; /* default: the name */
    struct name query_name;
    bool planned;
    struct names error_codes;
    struct place at;
    struct domain *domain;
    struct query *query; /* NULL: handwritten */
};

/* What a consumer does with one kind of event. */
struct reaction {
    struct name event_name, handler; /* handler: an exec query, or `handwritten` */
    bool is_handwritten;
    /* resolved: */
    struct event *event;
    struct query *query; /* NULL: handwritten */
};
struct consumer {
    const char *name, *doc, *group, *dead_letter;
    LIST_OF(struct reaction) on;
    unsigned attempts;
    unsigned *backoff_ms;
    size_t n_backoff;
    struct place backoff_at; /* line 0: not given */
    bool planned;
    struct names error_codes;
    struct place at;
    struct domain *domain;
};

struct saga_step {
    const char *name;
    struct name ask, action, fail, ask_undo, undo; /* C functions' names; action is `do` */
    struct place at;
};
struct saga {
    const char *name, *doc;
    unsigned deadline_ms;
    LIST_OF(struct saga_step) steps;
    bool planned;
    struct names error_codes;
    struct place at;
    struct domain *domain;
};

struct domain {
    const char *name, *doc;
    const char *file; /* "spec/domains/wishlist.yaml" */
    struct name codes_from, codes_to;
    struct place at;
    LIST_OF(struct error) errors;
    LIST_OF(struct enumeration) enums;
    LIST_OF(struct entity) entities;
    LIST_OF(struct machine) machines;
    LIST_OF(struct dto) dtos;
    LIST_OF(struct query) queries;
    LIST_OF(struct endpoint) endpoints;
    LIST_OF(struct event) events;
    LIST_OF(struct script) scripts;
    LIST_OF(struct group) groups;
    LIST_OF(struct stream) streams;
    LIST_OF(struct job) jobs;
    LIST_OF(struct consumer) consumers;
    LIST_OF(struct saga) sagas;
};

struct role {
    const char *name;
    struct names includes;
    struct place at;
    unsigned bit, covers; /* resolved: 1 << index; own and included bits, transitively */
};

struct setting {
    const char *env, *doc;
    const char *default_text; /* NULL: none */
    bool is_secret, has_min, has_max;
    int64_t min, max; /* a number when has_min */
    struct place at, default_at;
};

struct service {
    const char *name, *title, *version, *doc, *base_path;
    LIST_OF(struct role) roles;
    struct name owner_role;
    unsigned body_bytes, json_depth, page, page_max, deadline_ms;
    LIST_OF(struct setting) settings;
    struct place at;
    unsigned owner_bit; /* resolved */
};

struct spec {
    struct service service;
    LIST_OF(struct scalar) scalars;
    LIST_OF(struct error) errors;   /* common */
    LIST_OF(struct domain) domains; /* by file name */
};

/* load.c: reads all files of <root>/spec. resolve.c, check.c: as their names say. Each reports
 * through diag. */
void spec_load(const char *root, struct spec *ret);
void spec_resolve(struct spec *spec, const char *root);
void spec_check(const struct spec *spec);

#endif
