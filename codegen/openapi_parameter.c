/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Parameters of an operation: those of its path, its filters, its page, and its own.
 */
#include "openapi.h"

#include <string.h>

#include "buf.h"
#include "names.h"
#include "resolve.h"
#include "sample.h"

static const char cursor_doc[] = "The `nextCursor` of the page before; valid for the same list and "
                                 "sort only.";

static const char key_doc[] =
    "A name for this request, of visible ASCII, that no other request of the user's has: a UUID. "
    "The same request with the same key is carried out once, and answered each time as the first "
    "time.";

/* ---- paths ---- */

/* Whether they differ in the names of parameters only. */
static bool is_same_route(const char *a, const char *b)
{
    for (; *a && *a == *b; a++, b++)
        if (*a == '{') {
            a = strchr(a, '}');
            b = strchr(b, '}');
        }
    return *a == *b;
}

const char *openapi_path(struct openapi *api, const char *path)
{
    for (size_t i = 0; i < api->paths.n; i++)
        if (is_same_route(api->paths.items[i].text, path))
            return api->paths.items[i].text;
    list_add(&api->paths)->text = path;
    return path;
}

/* The name of the i-th parameter of a path. */
static char *parameter_name(const char *path, size_t i)
{
    for (path = strchr(path, '{'); path && i > 0; i--)
        path = strchr(path + 1, '{');
    return path ? mem_strndup(path + 1, strcspn(path + 1, "}")) : NULL;
}

/* ---- parameters ---- */

struct parameter {
    const char *name, *in, *doc;
    bool required;
    struct json *schema, *example;
};

static void add_parameter(struct json *list, const struct parameter *parameter)
{
    struct json *object = json_add_object(list);

    json_set_text(object, "name", parameter->name);
    json_set_text(object, "in", parameter->in);
    if (parameter->required)
        json_set_bool(object, "required", true);
    if (parameter->doc)
        json_set_text(object, "description", parameter->doc);
    json_set(object, "schema", parameter->schema);
    if (parameter->example)
        json_set(object, "example", parameter->example);
}

static void add_path_parameters(struct openapi *api, struct json *list,
                                const struct endpoint *endpoint, const char *path)
{
    for (size_t i = 0; i < endpoint->params.n; i++) {
        const struct path_param *param = &endpoint->params.items[i];
        const char *pattern = param->column ? param->column->pattern : NULL;
        struct type_use type = param->type;

        type.nullable = false;
        add_parameter(list, &(struct parameter){
                                .name = param->in_query ? param->name : parameter_name(path, i),
                                .in = param->in_query ? "query" : "path",
                                .required = true,
                                .doc = param->column ? param->column->doc : NULL,
                                .schema = openapi_type(api, &type, pattern),
                                .example = sample_value(&type, pattern, param->snake),
                            });
    }
}

/* What a filter compares with. Parts of texts may be shorter than whole ones. */
static struct type_use filter_type(const struct filter *filter)
{
    struct type_use type = filter->type;

    type.nullable = false;
    if (filter->op == FILTER_PREFIX || filter->op == FILTER_CONTAINS)
        type.min = 1;
    return type;
}

static char *camel_of(const char *prefix, const char *snake)
{
    return names_camel(mem_printf("%s_%s", prefix, snake));
}

static void add_filter(struct openapi *api, struct json *list, const struct filter *filter)
{
    static const char *const docs[] = {
        [FILTER_EQ] = "Only what equals this.",
        [FILTER_PREFIX] = "Only what begins with this.",
        [FILTER_CONTAINS] = "Only what contains this.",
        [FILTER_RANGE] = NULL, /* two parameters, below */
    };
    const struct type_use type = filter_type(filter);
    struct parameter parameter = {.in = "query", .doc = docs[filter->op]};

    parameter.schema = openapi_type(api, &type, NULL);
    parameter.example = sample_value(&type, NULL, filter->name);
    if (filter->op != FILTER_RANGE) {
        parameter.name = names_camel(filter->name);
        add_parameter(list, &parameter);
        return;
    }
    parameter.name = camel_of("min", filter->name);
    parameter.doc = "Only what is this or above.";
    add_parameter(list, &parameter);
    parameter.name = camel_of("max", filter->name);
    parameter.doc = "Only what is this or below.";
    add_parameter(list, &parameter);
}

static void add_sort(struct json *list, const struct endpoint *endpoint)
{
    struct json *schema = json_object(), *values = json_set_array(schema, "enum");

    if (endpoint->sorts.n == 0)
        return;
    json_set_text(schema, "type", "string");
    for (size_t i = 0; i < endpoint->sorts.n; i++)
        json_add_text(values, endpoint->sorts.items[i].name);
    json_set_text(schema, "default", endpoint->sorts.items[0].name);
    add_parameter(list, &(struct parameter){
                            .name = "sort",
                            .in = "query",
                            .doc = "The order; a leading minus means descending.",
                            .schema = schema,
                        });
}

static void add_page_parameters(struct json *list, const struct endpoint *endpoint)
{
    struct json *limit = json_object(), *cursor = json_object();

    add_sort(list, endpoint);
    json_set_text(limit, "type", "integer");
    json_set_number(limit, "minimum", 1);
    json_set_number(limit, "maximum", endpoint->limit_max);
    json_set_number(limit, "default", endpoint->limit_default);
    json_set_text(cursor, "type", "string");
    add_parameter(list, &(struct parameter){.name = "limit",
                                            .in = "query",
                                            .doc = "How many items at most.",
                                            .schema = limit});
    add_parameter(list, &(struct parameter){
                            .name = "cursor", .in = "query", .doc = cursor_doc, .schema = cursor});
}

static void add_query_parameters(struct openapi *api, struct json *list,
                                 const struct endpoint *endpoint)
{
    for (size_t i = 0; i < endpoint->filters.n; i++)
        add_filter(api, list, &endpoint->filters.items[i]);
    if (endpoint->action == ACTION_LIST)
        add_page_parameters(list, endpoint);
    for (size_t i = 0; i < endpoint->query_params.n; i++) {
        const struct field *field = &endpoint->query_params.items[i];

        add_parameter(list, &(struct parameter){
                                .name = names_camel(field->name),
                                .in = "query",
                                .required = field->required,
                                .schema = openapi_field(api, field),
                                .example = sample_field(field),
                            });
    }
}

static void add_key(struct json *list, const struct endpoint *endpoint)
{
    struct json *schema = json_object();

    if (!resolve_takes_key(endpoint))
        return;
    json_set_text(schema, "type", "string");
    json_set_number(schema, "minLength", 1);
    json_set_number(schema, "maxLength", 255);
    json_set_text(schema, "pattern", "^[!-~]+$");
    add_parameter(
        list, &(struct parameter){.name = "Idempotency-Key",
                                  .in = "header",
                                  .doc = key_doc,
                                  .required = resolve_needs_key(endpoint),
                                  .schema = schema,
                                  .example = json_text("7f0c2b9e-5f0e-4d3b-9c1a-2d6c4b1f8e70")});
}

/* Without the bounds of their type: nothing looks at them before the body does. */
static void add_headers(struct json *list, const struct endpoint *endpoint)
{
    MODEL_EACH (header, endpoint->headers) {
        struct json *schema = json_object();

        json_set_text(schema, "type", "string");
        add_parameter(list, &(struct parameter){
                                .name = header->name,
                                .in = "header",
                                .doc = header->doc,
                                .schema = schema,
                            });
    }
}

void openapi_last_event_id(struct json *list)
{
    struct json *schema = json_object();

    json_set_text(schema, "type", "integer");
    json_set_text(schema, "format", "int64");
    add_parameter(list, &(struct parameter){
                            .name = "Last-Event-ID",
                            .in = "header",
                            .doc = "The `id` of the last event heard, when coming again.",
                            .schema = schema,
                        });
}

void openapi_parameters(struct openapi *api, struct json *list, const struct endpoint *endpoint,
                        const char *path)
{
    add_path_parameters(api, list, endpoint, path);
    add_query_parameters(api, list, endpoint);
    add_key(list, endpoint);
    add_headers(list, endpoint);
}
