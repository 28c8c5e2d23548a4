/* SPDX-License-Identifier: Apache-2.0 */
/*
 * JSON Schema (draft 2020-12, as OpenAPI 3.1 wants it) of types and of what travels. Schemas go
 * among the components when something uses them, and only then.
 */
#include "openapi.h"

#include <inttypes.h>
#include <string.h>

#include "buf.h"
#include "names.h"
#include "sample.h"

static struct json *reference(const char *component)
{
    struct json *schema = json_object();

    json_set_textf(schema, "$ref", "#/components/schemas/%s", component);
    return schema;
}

static struct json *choices(struct openapi *api, const struct type_use *type)
{
    const struct names *values =
        type->machine ? &type->machine->states : &type->enumeration->values;
    const char *doc = type->machine ? type->machine->doc : type->enumeration->doc;
    const char *name = names_pascal(type->machine ? type->machine->name : type->enumeration->name);
    struct json *schema, *list;

    if (!json_get(api->schemas, name)) {
        schema = json_set_object(api->schemas, name);
        json_set_text(schema, "type", "string");
        if (doc)
            json_set_text(schema, "description", doc);
        list = json_set_array(schema, "enum");
        for (size_t i = 0; i < values->n; i++)
            json_add_text(list, values->items[i].text);
    }
    return reference(name);
}

static void set_type(struct json *schema, const char *name, bool nullable)
{
    struct json *list;

    if (!nullable) {
        json_set_text(schema, "type", name);
        return;
    }
    list = json_set_array(schema, "type");
    json_add_text(list, name);
    json_add_text(list, "null");
}

static struct json *bound(const struct type_use *type, int64_t value)
{
    return type->kind == KIND_MONEY ? json_literal(sample_money(value)) : json_number(value);
}

static void describe_number(struct json *schema, const struct type_use *type)
{
    const bool is_int32 =
        type->has_min && type->has_max && type->min >= INT32_MIN && type->max <= INT32_MAX;

    set_type(schema, type->kind == KIND_MONEY ? "number" : "integer", type->nullable);
    if (type->kind == KIND_MONEY)
        json_set(schema, "multipleOf", json_literal("0.01"));
    else
        json_set_text(schema, "format", is_int32 ? "int32" : "int64");
    if (type->has_min)
        json_set(schema, "minimum", bound(type, type->min));
    if (type->has_max)
        json_set(schema, "maximum", bound(type, type->max));
}

/* JSON Schema speaks ECMAScript's regular expressions, which do not know [:digit:]. */
static char *ecma_pattern(const char *posix)
{
    static const char *const classes[][2] = {
        {"[:alnum:]", "A-Za-z0-9"}, {"[:alpha:]", "A-Za-z"},     {"[:digit:]", "0-9"},
        {"[:lower:]", "a-z"},       {"[:upper:]", "A-Z"},        {"[:space:]", "\\s"},
        {"[:blank:]", " \\t"},      {"[:xdigit:]", "0-9A-Fa-f"},
    };
    struct buf out = {0};

    buf_add(&out, "^(?:");
    while (*posix) {
        size_t i = 0, n = sizeof classes / sizeof *classes;

        while (i < n && strncmp(posix, classes[i][0], strlen(classes[i][0])) != 0)
            i++;
        if (i < n)
            buf_add(&out, classes[i][1]);
        else
            buf_add_n(&out, posix, 1);
        posix += i < n ? strlen(classes[i][0]) : 1;
    }
    buf_add(&out, ")$");
    return out.text;
}

static void describe_text(struct json *schema, const struct type_use *type, const char *pattern)
{
    set_type(schema, "string", type->nullable);
    if (!pattern && type->scalar)
        pattern = type->scalar->pattern;
    if (!pattern && type->scalar && type->scalar->ascii)
        pattern = "[!-~]*";
    if (type->has_min && type->min > 0)
        json_set_number(schema, "minLength", type->min);
    if (type->has_max)
        json_set_number(schema, "maxLength", type->max);
    if (pattern)
        json_set_text(schema, "pattern", ecma_pattern(pattern));
}

struct json *openapi_type(struct openapi *api, const struct type_use *type, const char *pattern)
{
    struct json *schema = json_object(), *any;

    switch (type->kind) {
    case KIND_I64:
    case KIND_MONEY:
        describe_number(schema, type);
        break;
    case KIND_BOOL:
        set_type(schema, "boolean", type->nullable);
        break;
    case KIND_TIME:
    case KIND_DATE:
        set_type(schema, "string", type->nullable);
        json_set_text(schema, "format", type->kind == KIND_TIME ? "date-time" : "date");
        break;
    case KIND_ENUM:
        if (!type->nullable)
            return choices(api, type);
        any = json_set_array(schema, "anyOf");
        json_add(any, choices(api, type));
        json_set_text(json_add_object(any), "type", "null");
        break;
    case KIND_JSON:
        break;
    default:
        describe_text(schema, type, pattern);
    }
    return schema;
}

struct json *openapi_default(const struct type_use *type, const char *text)
{
    if (type->kind == KIND_I64 || type->kind == KIND_MONEY || type->kind == KIND_BOOL)
        return json_literal(text);
    return json_text(text);
}

static struct json *list_schema(const struct field *field, struct json *items)
{
    struct json *schema = json_object();

    json_set_text(schema, "type", "array");
    json_set(schema, "items", items);
    if (field->has_items && field->min_items > 0)
        json_set_number(schema, "minItems", field->min_items);
    if (field->has_items && field->max_items < INT64_MAX)
        json_set_number(schema, "maxItems", field->max_items);
    return schema;
}

/* What is computed from rows has no bounds of its own. */
static struct json *computed(struct openapi *api, const struct field *field)
{
    struct type_use type = *sample_type(field);

    type.has_min = type.has_max = false;
    type.nullable = field->kind == FIELD_SUM ? false : type.nullable;
    return openapi_type(api, &type, NULL);
}

static struct json *field_schema(struct openapi *api, const struct field *field)
{
    const char *pattern = field->pattern;
    struct json *schema;

    if (!pattern && field->column)
        pattern = field->column->pattern;
    switch (field->kind) {
    case FIELD_OBJECT:
        if (!field->type.nullable)
            return openapi_dto(api, field->dto);
        schema = json_object();
        json_add(json_set_array(schema, "anyOf"), openapi_dto(api, field->dto));
        json_set_text(json_add_object(json_get(schema, "anyOf")), "type", "null");
        return schema;
    case FIELD_LIST:
    case FIELD_MANY:
        return list_schema(field, field->dto ? openapi_dto(api, field->dto)
                                             : openapi_type(api, sample_type(field), pattern));
    case FIELD_COUNT:
        schema = json_object();
        json_set_text(schema, "type", "integer");
        json_set_number(schema, "minimum", 0);
        return schema;
    case FIELD_SQL:
    case FIELD_SUM:
        return computed(api, field);
    default:
        return openapi_type(api, sample_type(field), pattern);
    }
}

struct json *openapi_field(struct openapi *api, const struct field *field)
{
    struct json *schema = field_schema(api, field);
    const char *doc = field->doc;

    if (!doc && field->column && field->kind != FIELD_FROM)
        doc = field->column->doc;
    if (doc)
        json_set_text(schema, "description", doc);
    if (field->default_value.text && field->kind == FIELD_SCALAR)
        json_set(schema, "default", openapi_default(sample_type(field), field->default_value.text));
    return schema;
}

static bool may_be_empty(const struct openapi *api, const struct dto *dto)
{
    for (size_t i = 0; i < api->uses.n; i++)
        if (api->uses.items[i].dto == dto)
            return api->uses.items[i].may_be_empty;
    return false;
}

/* A member of a view; one that may stand for no row has neither id nor times then. */
static struct json *member_schema(struct openapi *api, const struct dto *dto,
                                  const struct field *field)
{
    struct field member = *field;
    const struct type_use *type = &field->type;

    if (may_be_empty(api, dto) && !field->dto &&
        (type->kind == KIND_TIME || type->kind == KIND_DATE ||
         (type->scalar && type->scalar->is_id)))
        member.type.nullable = true;
    return openapi_field(api, &member);
}

struct json *openapi_dto(struct openapi *api, const struct dto *dto)
{
    const char *name = names_pascal(dto->name);
    struct json *schema, *properties, *required;

    if (json_get(api->schemas, name))
        return reference(name);
    schema = json_set_object(api->schemas, name);
    json_set_text(schema, "type", "object");
    if (dto->doc)
        json_set_text(schema, "description", dto->doc);
    properties = json_set_object(schema, "properties");
    required = json_array();
    for (size_t i = 0; i < dto->members.n; i++) {
        const struct field *field = &dto->members.items[i];
        const char *key = names_camel(field->name);

        json_set(properties, key, member_schema(api, dto, field));
        if (!dto->is_request || field->required)
            json_add_text(required, key);
    }
    if (json_count(required))
        json_set(schema, "required", required);
    if (dto->is_request)
        json_set_bool(schema, "additionalProperties", false);
    return reference(name);
}

struct json *openapi_page(struct openapi *api, const struct dto *item)
{
    const char *name = mem_printf("%sPage", names_pascal(item->name));
    struct json *schema, *properties, *cursor;

    if (json_get(api->schemas, name))
        return reference(name);
    schema = json_set_object(api->schemas, name);
    json_set_text(schema, "type", "object");
    properties = json_set_object(schema, "properties");
    json_set_text(json_set_object(properties, "items"), "type", "array");
    json_set(json_get(properties, "items"), "items", openapi_dto(api, item));
    cursor = json_set_object(properties, "nextCursor");
    set_type(cursor, "string", true);
    json_set_text(cursor, "description",
                  "The parameter `cursor` of the next page; null at the end.");
    json_add_text(json_set_array(schema, "required"), "items");
    json_add_text(json_get(schema, "required"), "nextCursor");
    return reference(name);
}

static void problem_member(struct json *properties, const char *name, const char *doc)
{
    struct json *member = json_set_object(properties, name);

    json_set_text(member, "type", "string");
    json_set_text(member, "description", doc);
}

static void problem_errors(struct json *properties)
{
    struct json *errors = json_set_object(properties, "errors");
    struct json *item, *members;

    json_set_text(errors, "type", "array");
    json_set_text(errors, "description",
                  "Every problem of the request, where it is about its members.");
    item = json_set_object(errors, "items");
    json_set_text(item, "type", "object");
    members = json_set_object(item, "properties");
    problem_member(members, "pointer", "Where in the body (RFC 6901).");
    problem_member(members, "parameter", "Or which parameter of path or query.");
    problem_member(members, "code", "The code of this problem.");
    problem_member(members, "detail", "What is wrong.");
    json_add_text(json_set_array(item, "required"), "code");
    json_add_text(json_get(item, "required"), "detail");
}

struct json *openapi_problem(struct openapi *api)
{
    struct json *schema, *members, *required;

    if (json_get(api->schemas, "Problem"))
        return reference("Problem");
    schema = json_set_object(api->schemas, "Problem");
    json_set_text(schema, "type", "object");
    json_set_text(schema, "description", "Why a request was refused (RFC 9457).");
    members = json_set_object(schema, "properties");
    problem_member(members, "type", "A URI that names the kind of problem.");
    problem_member(members, "title", "The problem in one sentence.");
    json_set_text(json_set_object(members, "status"), "type", "integer");
    problem_member(members, "detail", "What is special about this occurrence.");
    problem_member(members, "instance", "The path of the request.");
    problem_member(members, "code", "The code of the error, for programs.");
    problem_member(members, "traceId", "For finding the request in logs.");
    problem_errors(members);
    required = json_set_array(schema, "required");
    json_add_text(required, "type");
    json_add_text(required, "title");
    json_add_text(required, "status");
    json_add_text(required, "detail");
    json_add_text(required, "code");
    json_add_text(required, "traceId");
    return reference("Problem");
}
