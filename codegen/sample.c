/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Example values. It knows the kinds of types and the simple part of regular expressions:
 * literals, classes, groups, alternatives and repetition. The one rule: values are plausible
 * before they are clever.
 */
#include "sample.h"

#include <inttypes.h>
#include <regex.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "names.h"

/* ---- texts that match ---- */

/* p is behind the opening bracket; a ] that comes first stands for itself. */
static const char *class_end(const char *p)
{
    p += *p == '^';
    p += *p == ']';
    while (*p && *p != ']') {
        const char *named = p[0] == '[' && p[1] == ':' ? strstr(p, ":]") : NULL;

        p = named ? named + 2 : p + 1;
    }
    return *p ? p + 1 : p;
}

/* What follows p and is no repetition: one character, class or group; its end. */
static const char *atom_end(const char *p)
{
    int depth = 0;

    if (*p == '\\')
        return p + 2;
    if (*p == '[')
        return class_end(p + 1);
    if (*p != '(')
        return p + 1;
    for (; *p; p++) {
        depth += (*p == '(') - (*p == ')');
        if (depth == 0)
            return p + 1;
    }
    return p;
}

/* The first alternative of p..end, without the parentheses around it. */
static const char *alternative_end(const char *p, const char *end)
{
    while (p < end && *p != '|')
        p = atom_end(p);
    return p < end ? p : end;
}

/* A character that the class p..end, brackets included, has. */
static char class_member(const char *p, const char *end)
{
    static const char likely[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                 "-_.,:;/+*=@#$%&!? ()[]{}<>'\"\\^`|~";
    char text[2] = {0}, found = '?';
    regex_t compiled;

    if (regcomp(&compiled, mem_printf("^%.*s$", (int)(end - p), p), REG_EXTENDED | REG_NOSUB))
        return found;
    for (const char *c = likely; *c; c++) {
        *text = *c;
        if (regexec(&compiled, text, 0, NULL, 0) == 0) {
            found = *c;
            break;
        }
    }
    regfree(&compiled);
    return found;
}

/* How often: the least of {3}, {1,4}, +, *, ? and `more` of what has no end; *p goes past it. */
static unsigned long repetition(const char **p, unsigned long more)
{
    unsigned long least;
    char *end;

    if (**p == '?') {
        (*p)++;
        return 0;
    }
    if (**p == '*' || **p == '+')
        return (*(*p)++ == '+') + more;
    if (**p != '{')
        return 1;
    least = strtoul(*p + 1, &end, 10);
    if (*end == ',' && end[1] != '}' && strtoul(end + 1, NULL, 10) < least + more)
        more = strtoul(end + 1, NULL, 10) - least;
    else if (*end != ',')
        more = 0;
    *p = strchr(*p, '}') + 1;
    return least + more;
}

static void match(struct buf *out, const char *p, const char *end, unsigned long more)
{
    end = alternative_end(p, end);
    while (p < end) {
        const char *atom = p;
        unsigned long n;

        p = atom_end(p);
        const char *after = p;
        n = repetition(&p, more);
        for (unsigned long i = 0; i < n; i++) {
            if (*atom == '(')
                match(out, atom + 1, after - 1, more);
            else if (*atom == '[')
                buf_addf(out, "%c", class_member(atom, after));
            else if (*atom == '\\')
                buf_add_n(out, atom + 1, 1);
            else if (!strchr("^$", *atom))
                buf_addf(out, "%c", *atom == '.' ? 'a' : *atom);
        }
    }
}

char *sample_match(const char *pattern, int64_t min_length)
{
    struct buf out = {0};

    buf_add(&out, "");
    for (int64_t more = 0; more <= min_length; more++) {
        buf_release(&out);
        buf_add(&out, "");
        match(&out, pattern, pattern + strlen(pattern), (unsigned long)more);
        if ((int64_t)out.len >= min_length)
            break;
    }
    return out.text;
}

/* ---- values ---- */

char *sample_money(int64_t minor)
{
    int64_t whole = minor / 100, rest = minor % 100;

    return mem_printf("%s%" PRId64 ".%02d", minor < 0 ? "-" : "", whole < 0 ? -whole : whole,
                      (int)(rest < 0 ? -rest : rest));
}

static int64_t within(const struct type_use *type, int64_t value)
{
    if (type->has_max && value > type->max)
        value = type->max;
    if (type->has_min && value < type->min)
        value = type->min;
    return value;
}

/* The member's name as a sentence, cut or stretched to the bounds. */
static char *readable(const struct type_use *type, const char *name)
{
    struct buf out = {0};
    size_t max = type->has_max && type->max >= 0 ? (size_t)type->max : 255;
    const bool is_exact = type->scalar && (type->scalar->ascii || type->scalar->is_user);

    buf_add(&out, is_exact ? names_upper(name) : names_sentence(name));
    for (char *c = out.text; is_exact && *c; c++)
        if (*c == '_')
            *c = '-';
    while (type->has_min && (int64_t)out.len < type->min)
        buf_add(&out, is_exact ? "-1" : " and more");
    if (out.len > max)
        out.text[max] = '\0';
    return out.text;
}

struct json *sample_value(const struct type_use *type, const char *pattern, const char *name)
{
    switch (type->kind) {
    case KIND_I64:
        return json_number(within(type, type->scalar && type->scalar->is_id ? 42 : 3));
    case KIND_BOOL:
        return json_bool(true);
    case KIND_MONEY:
        return json_literal(sample_money(within(type, 1290000)));
    case KIND_TIME:
        return json_text("2026-01-02T03:04:05.000006Z");
    case KIND_DATE:
        return json_text("2026-01-02");
    case KIND_ENUM:
        return json_text(type->machine ? type->machine->states.items[0].text
                                       : type->enumeration->values.items[0].text);
    case KIND_JSON:
        return json_array();
    default:
        if (!pattern && type->scalar)
            pattern = type->scalar->pattern;
        return json_text(pattern ? sample_match(pattern, type->has_min ? type->min : 0)
                                 : readable(type, name));
    }
}

const struct type_use *sample_type(const struct field *field)
{
    if (field->kind == FIELD_SUM)
        return sample_type(field->summand);
    if (field->kind == FIELD_OBJECT || field->kind == FIELD_MANY || field->dto)
        return NULL;
    if (field->type.scalar || field->type.enumeration || field->type.machine)
        return &field->type;
    return field->column ? &field->column->type : NULL;
}

static struct json *sample_list(const struct field *field, struct json *item)
{
    struct json *list = json_array();

    if (!field->has_items || field->max_items != 0)
        json_add(list, item);
    for (int64_t i = 1; field->has_items && i < field->min_items; i++)
        json_add(list, item);
    return list;
}

struct json *sample_field(const struct field *field)
{
    const struct type_use *type = sample_type(field);
    const char *pattern = field->pattern;

    if (!pattern && field->column)
        pattern = field->column->pattern;
    switch (field->kind) {
    case FIELD_OBJECT:
        return sample_dto(field->dto);
    case FIELD_LIST:
    case FIELD_MANY:
        return sample_list(field, field->dto ? sample_dto(field->dto)
                                             : sample_value(type, pattern, field->name));
    case FIELD_COUNT:
        return json_number(1);
    default:
        return sample_value(type, pattern, field->name);
    }
}

struct json *sample_dto(const struct dto *dto)
{
    struct json *object = json_object();

    for (size_t i = 0; i < dto->members.n; i++)
        json_set(object, names_camel(dto->members.items[i].name),
                 sample_field(&dto->members.items[i]));
    return object;
}
