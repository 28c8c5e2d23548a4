/* SPDX-License-Identifier: Apache-2.0 */
/*
 * generated/spec.schema.json: the tables of keys.c as JSON Schema (draft 2020-12), for editors that
 * complete keys and mark mistakes. Says the form of each value and nothing of its meaning.
 */
#include <string.h>

#include "buf.h"
#include "emit.h"
#include "json.h"
#include "keys.h"
#include "out.h"

static struct json *refer(struct json *to, enum shape_id shape)
{
    json_set_textf(to, "$ref", "#/$defs/%s", shapes[shape].name);
    return to;
}

/* The types that a YAML reader gives to a plain text of this shape: 404 is a number to it. */
static void add_types(struct json *to, enum shape_id id)
{
    struct json *types;

    if (id == SHAPE_BOOL || id == SHAPE_NUMBER || id == SHAPE_PAGE) {
        json_set_text(to, "type", id == SHAPE_BOOL ? "boolean" : "integer");
        return;
    }
    types = json_array();
    json_add_text(types, "string");
    if (id == SHAPE_TEXT || id == SHAPE_FIELD_DEFAULT) {
        json_add_text(types, "number");
        json_add_text(types, "boolean");
    } else if (id == SHAPE_RETURNS)
        json_add_text(types, "integer");
    if (json_count(types) > 1)
        json_set(to, "type", types);
    else
        json_set_text(to, "type", "string");
}

static struct json *text_form(enum shape_id id)
{
    const struct shape *shape = &shapes[id];
    struct json *form = json_object();

    add_types(form, id);
    if (shape->words && id != SHAPE_BOOL) {
        struct json *words = json_set_array(form, "enum");
        for (size_t i = 0; shape->words[i]; i++)
            json_add_text(words, shape->words[i]);
    }
    if (shape->pattern && id != SHAPE_NUMBER && id != SHAPE_PAGE)
        json_set_text(form, "pattern", shape->pattern);
    return form;
}

static struct json *list_form(enum shape_id id)
{
    struct json *form = json_object();

    json_set_text(form, "type", "array");
    refer(json_set_object(form, "items"), shapes[id].item);
    return form;
}

static struct json *each_form(enum shape_id id)
{
    struct json *form = json_object();

    json_set_text(form, "type", "object");
    refer(json_set_object(json_set_object(form, "patternProperties"), shapes[id].key_pattern),
          shapes[id].each);
    json_set_bool(form, "additionalProperties", false);
    return form;
}

static const char *describe(const struct key *key)
{
    struct buf text = {0};
    const char *copy;

    buf_add(&text, key->doc);
    if (key->example)
        buf_addf(&text, " Example: `%s: %s`.", key->name, key->example);
    if (key->default_text)
        buf_addf(&text, " Default: %s.", key->default_text);
    copy = mem_strndup(text.text, text.len);
    buf_release(&text);
    return copy;
}

static struct json *keys_form(enum shape_id id)
{
    struct json *form = json_object(), *properties, *required = json_array();
    enum shape_id owner = shapes[id].keys_of ? shapes[id].keys_of : id;

    json_set_text(form, "type", "object");
    properties = json_set_object(form, "properties");
    for (size_t i = 0; i < n_keys; i++) {
        if (keys[i].in != owner)
            continue;
        json_set_text(refer(json_set_object(properties, keys[i].name), keys[i].shape),
                      "description", describe(&keys[i]));
        if (keys[i].is_required)
            json_add_text(required, keys[i].name);
    }
    if (json_count(required))
        json_set(form, "required", required);
    json_set_bool(form, "additionalProperties", false);
    return form;
}

static struct json *shape_schema(enum shape_id id)
{
    const struct shape *shape = &shapes[id];
    struct json *forms[4], *schema, *any;
    size_t n = 0;

    if (shape->has_text)
        forms[n++] = text_form(id);
    if (shape->item)
        forms[n++] = list_form(id);
    if (shape->each)
        forms[n++] = each_form(id);
    if (shape->has_keys)
        forms[n++] = keys_form(id);
    if (n == 1)
        return forms[0];
    schema = json_object();
    json_set_text(schema, "description", shape->what);
    any = json_set_array(schema, "anyOf");
    for (size_t i = 0; i < n; i++)
        json_add(any, forms[i]);
    return schema;
}

/* Which file it is shows in the key that only this kind has. */
static void add_root(struct json *root)
{
    static const struct {
        const char *key;
        enum shape_id shape;
    } files[] = {{"domain", SHAPE_DOMAIN_FILE},
                 {"service", SHAPE_SERVICE_FILE},
                 {"errors", SHAPE_ERRORS_FILE}};

    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        json_add_text(json_set_array(json_set_object(root, "if"), "required"), files[i].key);
        refer(json_set_object(root, "then"), files[i].shape);
        root = json_set_object(root, "else");
    }
    refer(root, SHAPE_TYPES_FILE);
}

void emit_language_schema(const char *root)
{
    struct json *schema = json_object(), *defs;

    (void)root;
    json_set_text(schema, "$schema", "https://json-schema.org/draft/2020-12/schema");
    json_set_text(schema, "title", "The spec language");
    json_set_text(schema, "description", "GENERATED from codegen/keys.c. See spec/README.md.");
    json_set_text(schema, "type", "object");
    add_root(schema);
    defs = json_set_object(schema, "$defs");
    for (enum shape_id id = SHAPE_NONE + 1; id < SHAPE_COUNT; id++)
        json_set(defs, shapes[id].name, shape_schema(id));
    out_file("generated/spec.schema.json", json_print(schema), "codegen/keys.c");
}
