/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Which bodies a decoder is tried with: for each constraint a value just inside and one just
 * outside. It says what must come of each from the model alone, not from the decoder's code.
 */
#include "emit_tests.h"

#include <inttypes.h>
#include <regex.h>
#include <string.h>

#include "buf.h"
#include "emit_c.h"
#include "json.h"
#include "names.h"
#include "sample.h"

#define INVALID "ERR_VALIDATION_FAILED"
#define LONGEST 20000 /* texts above this are not tried at their limit */

/* Requests say it; in an event all is there that is not null. */
static bool is_required(const struct dto *dto, const struct field *field)
{
    return !emit_c_has_presence(dto, field);
}

struct maker {
    const struct dto *dto;
    const struct field *field;
    const struct type_use *type; /* of the field's value, or of a list's items */
    struct test_cases *cases;
};

/* The required members, and this value for the one that is tried; NULL leaves it out. */
static char *body(const struct maker *maker, struct json *value)
{
    struct json *object = json_object();

    for (size_t i = 0; i < maker->dto->members.n; i++) {
        const struct field *field = &maker->dto->members.items[i];
        struct json *mine = field == maker->field            ? value
                            : is_required(maker->dto, field) ? sample_field(field)
                                                             : NULL;

        if (mine)
            json_set(object, names_camel(field->name), mine);
    }
    return json_print_compact(object);
}

static const char *err_of(const struct error *error)
{
    return error ? names_err(error) : INVALID;
}

static struct test_case *add(const struct maker *maker, struct json *value, const char *err,
                             char *what)
{
    struct test_case *it = list_add(&maker->cases->list);

    it->what = mem_printf("%s %s", names_camel(maker->field->name), what);
    it->json = body(maker, value);
    it->fill = it->separator = "";
    it->err = err ? err : "ERR_OK";
    it->pointer = err ? mem_printf("/%s", names_camel(maker->field->name)) : NULL;
    it->field = maker->field;
    if (!err && emit_c_has_presence(maker->dto, maker->field))
        it->presence = "VALUE";
    return it;
}

static void accept(const struct maker *maker, struct json *value, char *what)
{
    add(maker, value, NULL, what);
}

static void refuse(const struct maker *maker, struct json *value, char *what)
{
    add(maker, value, err_of(maker->field->else_error), what);
}

/* ---- absent, null, value ---- */

static void add_presences(const struct maker *maker)
{
    const struct field *field = maker->field;
    const char *missing = err_of(field->missing_error);
    struct test_case *it;

    it = add(maker, NULL, is_required(maker->dto, field) ? missing : NULL, mem_strdup("absent"));
    it->presence = is_required(maker->dto, field) ? NULL : "ABSENT";
    it = add(maker, json_null(), field->type.nullable ? NULL : missing, mem_strdup("null"));
    it->presence = field->type.nullable ? "NULL" : NULL;
    accept(maker, sample_field(field), mem_strdup("given"));
}

/* ---- numbers ---- */

static struct json *number(enum kind kind, int64_t value)
{
    return kind == KIND_MONEY ? json_literal(sample_money(value)) : json_number(value);
}

static void add_bounds(const struct maker *maker)
{
    const struct type_use *type = maker->type;

    if (type->has_min && type->min > INT64_MIN) {
        accept(maker, number(type->kind, type->min), mem_strdup("at its minimum"));
        refuse(maker, number(type->kind, type->min - 1), mem_strdup("below its minimum"));
    }
    if (type->has_max && type->max < INT64_MAX) {
        accept(maker, number(type->kind, type->max), mem_strdup("at its maximum"));
        refuse(maker, number(type->kind, type->max + 1), mem_strdup("above its maximum"));
    }
    if (type->kind == KIND_MONEY)
        refuse(maker, json_literal("1.001"), mem_strdup("with three decimals"));
    add(maker, json_text("12"), err_of(maker->field->missing_error), mem_strdup("as a text"));
}

/* ---- texts ---- */

static void add_length(const struct maker *maker, int64_t n, bool is_ascii, bool is_fine,
                       char *what)
{
    struct json *value = json_literal("\"\001\"");
    struct test_case *it =
        add(maker, value, is_fine ? NULL : err_of(maker->field->else_error), what);

    it->fill = is_ascii ? "a" : "가"; /* characters are counted, not bytes */
    it->n_fill = (unsigned)n;
}

static void add_lengths(const struct maker *maker, bool is_ascii)
{
    const struct type_use *type = maker->type;

    if (type->has_min && type->min > 0) {
        add_length(maker, type->min, is_ascii, true, mem_strdup("of its shortest length"));
        add_length(maker, type->min - 1, is_ascii, false, mem_strdup("too short"));
    }
    if (type->has_max && type->max < LONGEST) {
        add_length(maker, type->max, is_ascii, true, mem_strdup("of its longest length"));
        add_length(maker, type->max + 1, is_ascii, false, mem_strdup("too long"));
    }
    if (is_ascii)
        refuse(maker, json_text("한글한글한글한글한글한글한글한글한글한글한글한글"),
               mem_strdup("not of ASCII"));
    else if (type->has_min && type->min > 0)
        refuse(maker, json_text(mem_printf("%*s", (int)type->min, "")), mem_strdup("of blanks"));
}

static void add_pattern(const struct maker *maker, const char *pattern)
{
    static const char *const tries[] = {"!", "no-match", "0", "ZZZZZZZZZZ", "a"};
    regex_t compiled;

    accept(maker, sample_value(maker->type, pattern, maker->field->name),
           mem_strdup("that matches"));
    if (regcomp(&compiled, mem_printf("^(%s)$", pattern), REG_EXTENDED | REG_NOSUB))
        return;
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++)
        if (regexec(&compiled, tries[i], 0, NULL, 0) != 0) {
            refuse(maker, json_text(tries[i]), mem_strdup("that does not match"));
            break;
        }
    regfree(&compiled);
}

static void add_texts(const struct maker *maker)
{
    const struct field *field = maker->field;
    const struct scalar *scalar = maker->type->scalar;
    const char *pattern = field->pattern;

    if (!pattern && field->column)
        pattern = field->column->pattern;
    if (!pattern && scalar)
        pattern = scalar->pattern;
    if (pattern)
        add_pattern(maker, pattern);
    else
        add_lengths(maker, scalar && scalar->ascii);
    add(maker, json_number(12), err_of(field->missing_error), mem_strdup("as a number"));
    refuse(maker, json_literal("\"a\\u0000b\""), mem_strdup("with U+0000"));
}

/* ---- the rest ---- */

static void add_choices(const struct maker *maker)
{
    const struct type_use *type = maker->type;
    const struct names *values =
        type->machine ? &type->machine->states : &type->enumeration->values;

    for (size_t i = 0; i < values->n; i++)
        accept(maker, json_text(values->items[i].text), mem_printf("%s", values->items[i].text));
    refuse(maker, json_text("NO_SUCH_CHOICE"), mem_strdup("not one of the choices"));
    add(maker, json_bool(true), err_of(maker->field->missing_error), mem_strdup("as a boolean"));
}

static void add_items(const struct maker *maker, int64_t n, bool is_fine, char *what)
{
    const struct field *field = maker->field;
    struct json *item = field->dto ? sample_dto(field->dto)
                                   : sample_value(&field->type, field->pattern, field->name);
    struct test_case *it =
        add(maker, json_literal("[\001]"), is_fine ? NULL : err_of(field->else_error), what);

    it->fill = json_print_compact(item);
    it->separator = ",";
    it->n_fill = (unsigned)n;
}

static void add_list(const struct maker *maker)
{
    const struct field *field = maker->field;

    add(maker, json_object(), err_of(field->missing_error), mem_strdup("as an object"));
    if (!field->has_items)
        return;
    if (field->min_items > 0) {
        add_items(maker, field->min_items, true, mem_strdup("with the fewest items"));
        add_items(maker, field->min_items - 1, false, mem_strdup("with too few items"));
    }
    if (field->max_items < LONGEST) {
        add_items(maker, field->max_items, true, mem_strdup("with the most items"));
        add_items(maker, field->max_items + 1, false, mem_strdup("with too many items"));
    }
}

static void add_scalar(const struct maker *maker)
{
    const char *missing = err_of(maker->field->missing_error);

    switch (maker->type->kind) {
    case KIND_I64:
    case KIND_MONEY:
        add_bounds(maker);
        break;
    case KIND_STR:
        add_texts(maker);
        break;
    case KIND_ENUM:
        add_choices(maker);
        break;
    case KIND_BOOL:
        accept(maker, json_bool(false), mem_strdup("false"));
        add(maker, json_text("true"), missing, mem_strdup("as a text"));
        break;
    case KIND_TIME:
    case KIND_DATE:
        add(maker, json_number(12), missing, mem_strdup("as a number"));
        break;
    default:
        break;
    }
}

void emit_tests_cases(const struct dto *dto, struct test_cases *ret)
{
    for (size_t i = 0; i < dto->members.n; i++) {
        const struct maker maker = {
            .dto = dto,
            .field = &dto->members.items[i],
            .type = sample_type(&dto->members.items[i]),
            .cases = ret,
        };

        add_presences(&maker);
        if (maker.field->kind == FIELD_LIST)
            add_list(&maker);
        else if (maker.field->kind == FIELD_OBJECT)
            add(&maker, json_text("text"), err_of(maker.field->missing_error),
                mem_strdup("as a text"));
        else if (maker.type)
            add_scalar(&maker);
    }
}
