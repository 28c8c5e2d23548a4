/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Small facts about the C that comes out. No templates are filled here beyond what every file has.
 */
#include "emit_c.h"

#include <inttypes.h>
#include <string.h>

#include "buf.h"
#include "names.h"
#include "out.h"
#include "text.h"
#include "tmpl_filter.h"

#define LINES_MAX 400

struct tmpl_value *emit_c_map(const struct domain *domain)
{
    struct tmpl_value *map = tmpl_map();

    tmpl_text(map, "domain", domain->name);
    tmpl_text(map, "source", domain->file);
    return map;
}

/* "dto.c.tmpl" -> "c" */
static const char *ending_of(const char *template)
{
    const char *dot = strrchr(template, '.') - 2;

    return mem_strndup(dot + 1, 1);
}

static void add_out(const struct domain *domain, const char *template, const char *part,
                    const char *text)
{
    char *path =
        mem_printf("generated/%s/%s_%s.%s", domain->name, domain->name, part, ending_of(template));

    out_file(path, mem_strdup(text), mem_printf("templates/%s from %s", template, domain->file));
}

void emit_c_file(const struct domain *domain, const char *root, const char *template,
                 const char *part, const struct tmpl_value *map)
{
    const char *text = tmpl_render(root, template, map);

    if (text)
        add_out(domain, template, part, out_wrap_c(text));
}

static size_t count_lines(const char *text)
{
    size_t n = 0;

    for (; *text; text++)
        n += *text == '\n';
    return n;
}

void emit_c_files(const struct domain *domain, const char *root, const char *template,
                  const char *part, size_t n_items,
                  struct tmpl_value *(*fill)(const void *context, size_t first, size_t last),
                  const void *context)
{
    unsigned number = 1;

    for (size_t first = 0, last; first < n_items; first = last, number++) {
        const char *name = number > 1 ? mem_printf("%s_%u", part, number) : part, *text;

        for (last = n_items;; last--) {
            text = tmpl_render(root, template, fill(context, first, last));
            if (!text)
                return;
            text = out_wrap_c(text);
            if (last == first + 1 || count_lines(text) <= LINES_MAX)
                break;
        }
        add_out(domain, template, name, text);
    }
}

const char *emit_c_enum(const struct type_use *type)
{
    if (type->machine)
        return type->machine->name;
    return type->enumeration ? type->enumeration->name : NULL;
}

bool emit_c_is_list(const struct field *field)
{
    return field->kind == FIELD_LIST || field->kind == FIELD_MANY;
}

bool emit_c_has_presence(const struct dto *dto, const struct field *field)
{
    if (field->kind == FIELD_COUNT || field->kind == FIELD_SUM || field->kind == FIELD_MANY)
        return false;
    if (!dto->is_request)
        return field->type.nullable;
    return !field->required || field->type.nullable;
}

const struct type_use *emit_c_type(const struct field *field)
{
    return &field->type;
}

char *emit_c_declare(enum kind kind, const char *name)
{
    const char *type = names_c_type(kind);

    return mem_printf(type[strlen(type) - 1] == '*' ? "%s%s" : "%s %s", type, name);
}

char *emit_c_literal(const struct type_use *type, const char *text)
{
    int64_t minor;

    switch (type->kind) {
    case KIND_ENUM:
        return names_enumerator(emit_c_enum(type), text);
    case KIND_MONEY:
        return text_to_money(text, &minor) ? mem_printf("%" PRId64, minor) : mem_strdup(text);
    case KIND_STR:
    case KIND_JSON:
        return mem_strdup(tmpl_filter_apply(TMPL_C, text));
    default:
        return mem_strdup(text);
    }
}

/* ---- rules ---- */

struct facts {
    const char **items;
    size_t n;
};

static char *bound(int64_t value)
{
    return value == INT64_MIN   ? mem_strdup("INT64_MIN")
           : value == INT64_MAX ? mem_strdup("INT64_MAX")
                                : mem_printf("%" PRId64, value);
}

/* See struct jread_rule: two zeros are no bounds. */
static void add_bounds(struct facts *facts, const struct emit_c_rule *rule)
{
    const struct type_use *type = rule->type;
    bool has_min = type ? type->has_min : rule->has_items;
    bool has_max = type ? type->has_max : rule->has_items;
    int64_t min = type ? type->min : rule->min_items, max = type ? type->max : rule->max_items;
    const bool is_number = type && type->kind != KIND_STR;

    if (type && type->kind != KIND_I64 && type->kind != KIND_MONEY && type->kind != KIND_STR)
        return;
    if (has_max && !has_min)
        min = is_number ? INT64_MIN : 0;
    if (has_min && !has_max && min <= 0)
        max = is_number ? INT64_MAX : 0;
    has_max = has_max || (has_min && min <= 0 && is_number);
    if ((has_min || has_max) && min)
        *list_add(facts) = mem_printf(".min = %s", bound(min));
    if (has_max)
        *list_add(facts) = mem_printf(".max = %s", bound(max));
}

char *emit_c_rule(const struct emit_c_rule *rule)
{
    const struct scalar *scalar = rule->type ? rule->type->scalar : NULL;
    const char *pattern = rule->pattern ? rule->pattern : scalar ? scalar->pattern : NULL;
    struct facts facts = {0};
    struct buf line = {0};

    add_bounds(&facts, rule);
    if (scalar && scalar->is_id)
        *list_add(&facts) = ".id = true";
    if (scalar && scalar->ascii)
        *list_add(&facts) = ".ascii = true";
    if (pattern)
        *list_add(&facts) = mem_printf(".pattern = %s", tmpl_filter_apply(TMPL_C, pattern));
    if (rule->else_error)
        *list_add(&facts) = mem_printf(".err = %s", names_err(rule->else_error));
    if (rule->missing_error)
        *list_add(&facts) = mem_printf(".missing = %s", names_err(rule->missing_error));
    if (!facts.n)
        return NULL;
    for (size_t i = 0; i < facts.n; i++)
        buf_addf(&line, "%s%s", i ? ", " : "{", facts.items[i]);
    buf_add(&line, "}");
    return line.text;
}

void emit_c_include(struct emit_c_includes *includes, const char *file)
{
    for (size_t i = 0; i < includes->n; i++)
        if (strcmp(includes->items[i], file) == 0)
            return;
    *list_add(includes) = file;
}

void emit_c_add_includes(struct tmpl_value *map, const struct emit_c_includes *includes)
{
    struct tmpl_list *list = tmpl_list(map, "includes");

    for (size_t i = 0; i < includes->n; i++)
        tmpl_text(tmpl_item(list), "file", includes->items[i]);
}
