/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Codecs: one call a member. Bounds stand in a rule before the calls; a member without any has
 * none.
 */
#include "emit_dto.h"

#include <string.h>

#include "buf.h"
#include "emit_c.h"
#include "names.h"

static const char *enum_argument(const struct field *field)
{
    const char *choices = emit_c_enum(emit_c_type(field));

    return choices ? mem_printf(", &%s_names", choices) : "";
}

/* ---- decoders ---- */

static const char *add_rule(struct tmpl_list *rules, const char *name,
                            const struct emit_c_rule *facts)
{
    const char *text = emit_c_rule(facts);
    struct tmpl_value *item;

    if (!text)
        return "NULL";
    item = tmpl_item(rules);
    tmpl_text(item, "rule", name);
    tmpl_text(item, "facts", text);
    return mem_printf("&%s", name);
}

static const char *field_rule(struct tmpl_list *rules, const struct field *field)
{
    const bool is_list = emit_c_is_list(field);
    const struct emit_c_rule facts = {
        .type = is_list || field->dto ? NULL : emit_c_type(field),
        .pattern = is_list ? NULL : field->pattern,
        .else_error = field->else_error,
        .missing_error = field->missing_error,
        .has_items = is_list && field->has_items,
        .min_items = field->min_items,
        .max_items = field->max_items,
    };

    return add_rule(rules, mem_printf("%s_rule", field->name), &facts);
}

/* How one item of a list is read. */
static const char *read_item(struct tmpl_list *rules, const struct field *field)
{
    const struct emit_c_rule facts = {
        .type = emit_c_type(field),
        .pattern = field->pattern,
        .else_error = field->else_error,
        .missing_error = field->missing_error,
    };

    if (field->dto)
        return mem_printf("%s_decode(jread_item(list, i), &ret->%s[i])", field->dto->name,
                          field->name);
    return mem_printf(
        "jread_item_%s(list, i, %s, &ret->%s[i])", names_kind(emit_c_type(field)->kind),
        add_rule(rules, mem_printf("%s_item_rule", field->name), &facts), field->name);
}

static void add_read(struct tmpl_list *fields, struct tmpl_list *rules, const struct dto *dto,
                     const struct field *field)
{
    struct tmpl_value *item = tmpl_item(fields);
    const bool is_object = field->kind == FIELD_OBJECT, is_list = emit_c_is_list(field);
    const bool is_optional = emit_c_has_presence(dto, field);
    const bool is_scalar = !is_object && !is_list;
    const char *presence = is_optional ? mem_printf(", &ret->%s_presence", field->name)
                           : is_scalar ? ""
                                       : ", NULL";

    tmpl_text(item, "name", field->name);
    tmpl_text(item, "key", names_camel(field->name));
    tmpl_text(item, "rule", field_rule(rules, field));
    tmpl_text(item, "presence", presence);
    tmpl_text(item, "required", is_optional ? "false" : "true");
    tmpl_flag(item, "is_scalar", is_scalar);
    tmpl_flag(item, "is_object", is_object);
    tmpl_flag(item, "is_list", is_list);
    tmpl_flag(item, "is_never_null", is_optional && !field->type.nullable);
    tmpl_text(item, "default",
              field->default_value.text && is_scalar
                  ? emit_c_literal(emit_c_type(field), field->default_value.text)
                  : NULL);
    tmpl_textf(item, "kind", "%s%s", is_optional ? "opt_" : "",
               is_scalar ? names_kind(emit_c_type(field)->kind) : "");
    tmpl_text(item, "names", is_scalar ? enum_argument(field) : "");
    tmpl_text(item, "type", is_object ? field->dto->name : "");
    tmpl_text(item, "item", is_list ? read_item(rules, field) : "");
}

void emit_dto_reads(struct tmpl_value *map, const struct dto *dto)
{
    struct tmpl_list *rules = tmpl_list(map, "rules"), *fields = tmpl_list(map, "fields");
    bool has_list = false, has_rule = false;

    for (size_t i = 0; i < dto->members.n; i++) {
        add_read(fields, rules, dto, &dto->members.items[i]);
        has_list = has_list || emit_c_is_list(&dto->members.items[i]);
    }
    for (size_t i = 0; i < dto->members.n; i++)
        has_rule = has_rule ||
                   field_rule(tmpl_list(tmpl_map(), "rules"), &dto->members.items[i])[0] == '&';
    tmpl_flag(map, "has_list", has_list);
    tmpl_flag(map, "has_locals", has_list || has_rule);
}

void emit_dto_decoder(struct tmpl_list *list, const struct dto *dto)
{
    struct tmpl_value *item = tmpl_item(list);

    tmpl_text(item, "name", dto->name);
    tmpl_list(item, "ranges");
    emit_dto_reads(item, dto);
}

/* ---- encoders ---- */

/* Whether 0 stands for no value at all: the id or time of a row that is not there. */
static bool is_null_at_zero(const struct dto_use *use, const struct field *field)
{
    const struct type_use *type = emit_c_type(field);

    if (!use->may_be_empty || field->dto || field->kind == FIELD_COUNT || field->kind == FIELD_SUM)
        return false;
    return type->kind == KIND_TIME || type->kind == KIND_DATE ||
           (type->scalar && type->scalar->is_id);
}

static void add_write(struct tmpl_list *fields, const struct dto_use *use,
                      const struct field *field)
{
    struct tmpl_value *item = tmpl_item(fields);
    const bool is_object = field->kind == FIELD_OBJECT, is_list = emit_c_is_list(field);
    const bool is_optional = emit_c_has_presence(use->dto, field);
    const bool is_scalar = !is_object && !is_list, is_gap = is_null_at_zero(use, field);
    const char *kind = names_kind(emit_c_type(field)->kind), *presence = "", *write;

    if (is_scalar && is_optional)
        presence = mem_printf(", value->%s_presence", field->name);
    else if (is_scalar && is_gap)
        presence = mem_printf(", value->%s ? PRESENCE_VALUE : PRESENCE_NULL", field->name);
    write = field->dto
                ? mem_printf("%s_encode(out, NULL, &value->%s[i])", field->dto->name, field->name)
                : mem_printf("jwrite_%s(out, NULL, value->%s[i]%s)", kind, field->name,
                             enum_argument(field));
    tmpl_text(item, "name", field->name);
    tmpl_text(item, "key", names_camel(field->name));
    tmpl_text(item, "presence", presence);
    tmpl_textf(item, "kind", "%s%s", *presence ? "opt_" : "", is_scalar ? kind : "");
    tmpl_text(item, "names", is_scalar ? enum_argument(field) : "");
    tmpl_text(item, "type", is_object ? field->dto->name : "");
    tmpl_flag(item, "is_scalar", is_scalar);
    tmpl_flag(item, "is_object", is_object && !is_optional);
    tmpl_flag(item, "is_opt_object", is_object && is_optional);
    tmpl_flag(item, "is_list", is_list);
    tmpl_text(item, "item", is_list ? write : "");
}

void emit_dto_encoder(struct tmpl_list *list, const struct dto_use *use)
{
    struct tmpl_value *item = tmpl_item(list);
    struct tmpl_list *fields = tmpl_list(item, "fields");

    tmpl_text(item, "name", use->dto->name);
    for (size_t i = 0; i < use->dto->members.n; i++)
        add_write(fields, use, &use->dto->members.items[i]);
}
