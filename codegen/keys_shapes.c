/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The shapes of the spec language: what a value may look like wherever it stands. Nothing here says
 * what a value means. The keys of the mappings are in keys.c.
 */
#include "keys.h"

#define SNAKE "^[a-z][a-z0-9]*(_[a-z0-9]+)*$"
#define WORD "^[A-Za-z][A-Za-z0-9_]*$"
#define CODE "^[A-Z]{1,8}[0-9]{1,6}$"
#define TYPE "^[a-z][a-z0-9_]*(\\([^()]*\\))?\\??$"
#define ENV "^[A-Z][A-Z0-9_]*$"

static const char *const booleans[] = {"true", "false", NULL};
static const char *const actions[] = {"list", "create", "read", "update", "delete", "clear", NULL};
static const char *const kinds[] = {"i64", "bool", "str", "money", "time", "date", "json", NULL};
static const char *const fills[] = {"created", "updated", NULL};
static const char *const handwritten[] = {"handwritten", NULL};
static const char *const all[] = {"all", NULL};
static const char *const idempotency[] = {"required", "optional", NULL};
static const char *const filter_ops[] = {"eq", "prefix", "contains", "range", NULL};

#define TEXT_SHAPE(label, says, regex)                                                             \
    {                                                                                              \
        .name = label, .what = says, .has_text = true, .pattern = regex                            \
    }
#define WORD_SHAPE(label, says, list)                                                              \
    {                                                                                              \
        .name = label, .what = says, .has_text = true, .words = list                               \
    }
#define LIST_SHAPE(label, says, of)                                                                \
    {                                                                                              \
        .name = label, .what = says, .item = of                                                    \
    }
#define EACH_SHAPE(label, says, of)                                                                \
    {                                                                                              \
        .name = label, .what = says, .each = of, .key_pattern = SNAKE,                             \
        .key_what = "a snake_case name"                                                            \
    }
#define KEYS_SHAPE(label, says)                                                                    \
    {                                                                                              \
        .name = label, .what = says, .has_keys = true                                              \
    }

const struct shape shapes[SHAPE_COUNT] = {
    [SHAPE_TEXT] = TEXT_SHAPE("text", "a text", NULL),
    [SHAPE_NAME] = TEXT_SHAPE("name", "a snake_case name", SNAKE),
    [SHAPE_NAME_OR_NONE] = TEXT_SHAPE("nameOrNone", "a column's name, or none", SNAKE),
    [SHAPE_WORD] = TEXT_SHAPE("word", "a word", WORD),
    [SHAPE_CODE] = TEXT_SHAPE("code", "an error code like S001", CODE),
    [SHAPE_BOOL] = WORD_SHAPE("flag", "true or false", booleans),
    [SHAPE_NUMBER] = TEXT_SHAPE("number", "a whole number", "^-?[0-9]+$"),
    [SHAPE_DURATION] = TEXT_SHAPE("duration", "a duration like 200 ms, 15 s, 5 min or 24 h",
                                  "^[0-9]{1,9} ?(ms|s|min|h)$"),
    [SHAPE_SIZE] = TEXT_SHAPE("size", "a size like 64 KiB or 1 MiB", "^[0-9]{1,9} ?(B|KiB|MiB)$"),
    [SHAPE_TYPE] = TEXT_SHAPE("typeUse", "a type like string(1..80) or time?", TYPE),
    [SHAPE_REF] = TEXT_SHAPE("ref", "an entity's name, with ? if the column may be null",
                             "^[a-z][a-z0-9_]*\\??$"),
    [SHAPE_COLUMN_PATH] = TEXT_SHAPE("columnPath", "a column like product.name",
                                     "^[a-z][a-z0-9_]*\\.[a-z][a-z0-9_]*$"),
    [SHAPE_ROUTE] = TEXT_SHAPE("route", "a path like /wishlists/{wishlistId}", "^/"),
    [SHAPE_RANGE] = TEXT_SHAPE("range", "a range like 1..50", "^[0-9]*\\.\\.[0-9]*$"),
    [SHAPE_SORT_COLUMN] =
        TEXT_SHAPE("sortColumn", "a column, with - in front for descending", "^-?[a-z][a-z0-9_]*$"),
    [SHAPE_RETURNS] = TEXT_SHAPE("returns", "a type's name, or a status and a type's name",
                                 "^([0-9]{3} )?[a-z][a-z0-9_]*$|^[0-9]{3}$"),
    [SHAPE_EVENT_NAME] = TEXT_SHAPE("eventName", "an event's name like wishlist.shared",
                                    "^[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*$"),
    [SHAPE_CODES_RANGE] = TEXT_SHAPE("codeRange", "a range of codes like W001..W099",
                                     "^[A-Z]{1,8}[0-9]{1,6}\\.\\.[A-Z]{1,8}[0-9]{1,6}$"),
    [SHAPE_HANDWRITTEN] = WORD_SHAPE("handwritten", "handwritten", handwritten),
    [SHAPE_ACTION] = WORD_SHAPE("action", "list, create, read, update, delete or clear", actions),
    [SHAPE_KIND] = WORD_SHAPE("kind", "i64, bool, str, money, time, date or json", kinds),
    [SHAPE_FILL] = WORD_SHAPE("fill", "created or updated", fills),
    [SHAPE_FILTER_OP] = WORD_SHAPE("filterOp", "eq, prefix, contains or range", filter_ops),
    [SHAPE_IDEMPOTENCY] = WORD_SHAPE("idempotency", "required or optional", idempotency),
    [SHAPE_ALL] = WORD_SHAPE("all", "all", all),
    [SHAPE_FIELD_DEFAULT] = TEXT_SHAPE("default", "a value", NULL),

    [SHAPE_NAMES] = LIST_SHAPE("names", "a list of names", SHAPE_NAME),
    [SHAPE_NAMES_OR_ONE] = {.name = "namesOrOne",
                            .what = "a name or a list of names",
                            .has_text = true,
                            .pattern = SNAKE,
                            .item = SHAPE_NAME},
    [SHAPE_NAMES_OR_ALL] = {.name = "namesOrAll",
                            .what = "all, or a list of names",
                            .has_text = true,
                            .words = all,
                            .item = SHAPE_NAME},
    [SHAPE_WORDS] = LIST_SHAPE("words", "a list of words", SHAPE_WORD),
    [SHAPE_WORDS_OR_ONE] = {.name = "wordsOrOne",
                            .what = "a state or a list of states",
                            .has_text = true,
                            .pattern = WORD,
                            .item = SHAPE_WORD},
    [SHAPE_CODES] = LIST_SHAPE("codes", "a list of error codes", SHAPE_CODE),
    [SHAPE_TEXTS] = LIST_SHAPE("texts", "a list of texts", SHAPE_TEXT),
    [SHAPE_DURATIONS] = LIST_SHAPE("durations", "a list of durations", SHAPE_DURATION),

    [SHAPE_ROLES] = {.name = "roles",
                     .what = "a mapping of roles to the roles they include",
                     .each = SHAPE_WORDS,
                     .key_pattern = WORD,
                     .key_what = "a role's name"},
    [SHAPE_SETTINGS] = {.name = "settings",
                        .what = "a mapping of settings",
                        .each = SHAPE_SETTING,
                        .key_pattern = ENV,
                        .key_what = "a name like SHOP_PORT"},
    [SHAPE_SCALARS] = EACH_SHAPE("scalars", "a mapping of types", SHAPE_SCALAR),
    [SHAPE_ERRORS] = {.name = "errors",
                      .what = "a mapping of codes",
                      .each = SHAPE_ERROR,
                      .key_pattern = CODE,
                      .key_what = "an error code like S001",
                      .may_repeat = true},
    [SHAPE_ENUMS] = EACH_SHAPE("enums", "a mapping of enums", SHAPE_ENUM),
    [SHAPE_ENTITIES] = EACH_SHAPE("entities", "a mapping of entities", SHAPE_ENTITY),
    [SHAPE_COLUMNS] = EACH_SHAPE("columns", "a mapping of columns", SHAPE_COLUMN),
    [SHAPE_UNIQUES] = EACH_SHAPE("uniqueKeys", "a mapping of unique keys", SHAPE_UNIQUE),
    [SHAPE_INDEXES] = EACH_SHAPE("indexes", "a mapping of indexes", SHAPE_INDEX),
    [SHAPE_INVARIANTS] = EACH_SHAPE("invariants", "a mapping of invariants", SHAPE_INVARIANT),
    [SHAPE_MACHINES] = EACH_SHAPE("machines", "a mapping of machines", SHAPE_MACHINE),
    [SHAPE_TRANSITIONS] =
        EACH_SHAPE("transitions", "a mapping of transitions", SHAPE_TRANSITION_LIST),
    [SHAPE_TYPES] = EACH_SHAPE("types", "a mapping of types", SHAPE_DTO),
    [SHAPE_FIELDS] = EACH_SHAPE("fields", "a mapping of fields", SHAPE_FIELD),
    [SHAPE_QUERIES] = EACH_SHAPE("queries", "a mapping of queries", SHAPE_QUERY),
    [SHAPE_PARAMS] = EACH_SHAPE("params", "a mapping of parameters", SHAPE_PARAM),
    [SHAPE_ENDPOINTS] = EACH_SHAPE("endpoints", "a mapping of endpoints", SHAPE_ENDPOINT),
    [SHAPE_FILTERS] = EACH_SHAPE("filters", "a mapping of filters", SHAPE_FILTER),
    [SHAPE_PATHS] = {.name = "paths",
                     .what = "a mapping of path parameters",
                     .each = SHAPE_TEXT,
                     .key_pattern = "^[a-z][A-Za-z0-9]*$",
                     .key_what = "a camelCase name as in the path"},
    [SHAPE_EVENTS] = {.name = "events",
                      .what = "a mapping of events",
                      .each = SHAPE_EVENT,
                      .key_pattern = "^[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*$",
                      .key_what = "an event's name like wishlist.shared"},
    [SHAPE_SCRIPTS] = EACH_SHAPE("scripts", "a mapping of scripts", SHAPE_SCRIPT),
    [SHAPE_TEXT_MAP] = EACH_SHAPE("textMap", "a mapping of texts", SHAPE_TEXT),
    [SHAPE_RESULTS] = {.name = "results",
                       .what = "a mapping of numbers to ok, a code or a word",
                       .each = SHAPE_WORD,
                       .key_pattern = "^-?[0-9]+$",
                       .key_what = "a number"},
    [SHAPE_STREAMS] = EACH_SHAPE("streams", "a mapping of streams", SHAPE_STREAM),
    [SHAPE_STREAM_EVENTS] = {.name = "streamEvents",
                             .what = "a mapping of event names to types",
                             .each = SHAPE_NAME,
                             .key_pattern = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
                             .key_what = "a name like stock-update"},
    [SHAPE_JOBS] = EACH_SHAPE("jobs", "a mapping of jobs", SHAPE_JOB),
    [SHAPE_CONSUMERS] = EACH_SHAPE("consumers", "a mapping of consumers", SHAPE_CONSUMER),
    [SHAPE_SAGAS] = EACH_SHAPE("sagas", "a mapping of sagas", SHAPE_SAGA),

    [SHAPE_SERVICE_FILE] = KEYS_SHAPE("serviceFile", "a mapping"),
    [SHAPE_TYPES_FILE] = KEYS_SHAPE("typesFile", "a mapping"),
    [SHAPE_ERRORS_FILE] = KEYS_SHAPE("errorsFile", "a mapping"),
    [SHAPE_DOMAIN_FILE] = KEYS_SHAPE("domainFile", "a mapping"),
    [SHAPE_LIMITS] = KEYS_SHAPE("limits", "a mapping of limits"),
    [SHAPE_SETTING] = KEYS_SHAPE("setting", "a mapping"),
    [SHAPE_SCALAR] = KEYS_SHAPE("scalar", "a mapping"),
    [SHAPE_ERROR] = KEYS_SHAPE("error", "a mapping of name, status and doc"),
    [SHAPE_ENUM] = {.name = "enum",
                    .what = "a list of values, or a mapping",
                    .item = SHAPE_WORD,
                    .has_keys = true},
    [SHAPE_ENTITY] = KEYS_SHAPE("entity", "a mapping"),
    [SHAPE_COLUMN] = {.name = "column",
                      .what = "a type, or a mapping",
                      .has_text = true,
                      .pattern = TYPE,
                      .has_keys = true},
    [SHAPE_AT_MOST] = {.name = "atMost",
                       .what = "a column like inventory.available_quantity, or a mapping",
                       .has_text = true,
                       .pattern = "^[a-z][a-z0-9_]*\\.[a-z][a-z0-9_]*$",
                       .has_keys = true},
    [SHAPE_UNIQUE] = {.name = "uniqueKey",
                      .what = "a list of columns, or a mapping",
                      .item = SHAPE_NAME,
                      .has_keys = true},
    [SHAPE_INDEX] = {.name = "index",
                     .what = "a list of columns, or a mapping",
                     .item = SHAPE_NAME,
                     .has_keys = true},
    [SHAPE_INVARIANT] = {.name = "invariant",
                         .what = "a condition, or a mapping",
                         .has_text = true,
                         .has_keys = true},
    [SHAPE_MACHINE] = KEYS_SHAPE("machine", "a mapping"),
    [SHAPE_TRANSITION] = KEYS_SHAPE("transition", "a mapping"),
    [SHAPE_TRANSITION_LIST] = {.name = "transitionList",
                               .what = "a mapping, or a list of them",
                               .item = SHAPE_TRANSITION,
                               .has_keys = true,
                               .keys_of = SHAPE_TRANSITION},
    [SHAPE_ELSE] = {.name = "elseByState",
                    .what = "a code, or a mapping of states to codes",
                    .has_text = true,
                    .pattern = CODE,
                    .each = SHAPE_CODE,
                    .key_pattern = WORD,
                    .key_what = "a state, or otherwise"},
    [SHAPE_DTO] = KEYS_SHAPE("type", "a mapping"),
    [SHAPE_FIELD] = {.name = "field",
                     .what = "a type, or a mapping",
                     .has_text = true,
                     .pattern = TYPE,
                     .has_keys = true},
    [SHAPE_QUERY] = KEYS_SHAPE("query", "a mapping"),
    [SHAPE_ROW] = {.name = "row",
                   .what = "a type's name, or a mapping of fields",
                   .has_text = true,
                   .pattern = SNAKE,
                   .each = SHAPE_FIELD,
                   .key_pattern = SNAKE,
                   .key_what = "a snake_case name"},
    [SHAPE_PARAM] = {.name = "param",
                     .what = "a type, or a mapping",
                     .has_text = true,
                     .pattern = TYPE,
                     .has_keys = true},
    [SHAPE_ENDPOINT] = KEYS_SHAPE("endpoint", "a mapping"),
    [SHAPE_FILTER] = {.name = "filter",
                      .what = "eq, prefix, contains, range, or a mapping",
                      .has_text = true,
                      .words = filter_ops,
                      .has_keys = true},
    [SHAPE_SORTS] = {.name = "sorts",
                     .what = "a list of columns, or a mapping of names to columns",
                     .has_text = true,
                     .pattern = "^-?[a-z][a-z0-9_]*$",
                     .item = SHAPE_SORT_COLUMN,
                     .each = SHAPE_SORT_COLUMN,
                     .key_pattern = WORD,
                     .key_what = "a word"},
    [SHAPE_PAGE] = {.name = "page",
                    .what = "a number, or a mapping of default and max",
                    .has_text = true,
                    .pattern = "^[0-9]+$",
                    .has_keys = true},
    [SHAPE_GUARDS] = {.name = "guards", .what = "a list of mappings", .item = SHAPE_GUARD},
    [SHAPE_GUARD] = KEYS_SHAPE("guard", "a mapping of none or some, and else"),
    [SHAPE_EVENT] = KEYS_SHAPE("event", "a mapping"),
    [SHAPE_SCRIPT] = KEYS_SHAPE("script", "a mapping"),
    [SHAPE_STREAM] = KEYS_SHAPE("stream", "a mapping"),
    [SHAPE_JOB] = KEYS_SHAPE("job", "a mapping"),
    [SHAPE_CONSUMER] = KEYS_SHAPE("consumer", "a mapping"),
    [SHAPE_SAGA] = KEYS_SHAPE("saga", "a mapping"),
    [SHAPE_SAGA_STEPS] = LIST_SHAPE("sagaSteps", "a list of steps", SHAPE_SAGA_STEP),
    [SHAPE_SAGA_STEP] = KEYS_SHAPE("sagaStep", "a mapping of a step's name and functions"),
};
