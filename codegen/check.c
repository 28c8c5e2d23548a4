/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Runs the rules, and holds what several of them ask.
 */
#include "check.h"

#include <regex.h>
#include <string.h>

#include "buf.h"
#include "resolve.h"
#include "text.h"

const char *check_action_name(enum action action)
{
    static const char *const names[] = {
        [ACTION_NONE] = "nothing",        [ACTION_LIST] = "crud: list",
        [ACTION_CREATE] = "crud: create", [ACTION_READ] = "crud: read",
        [ACTION_UPDATE] = "crud: update", [ACTION_DELETE] = "crud: delete",
        [ACTION_CLEAR] = "crud: clear",   [ACTION_TRANSITION] = "a transition",
        [ACTION_QUERY] = "a query",       [ACTION_HANDWRITTEN] = "a hand-written body"};

    return names[action];
}

const char *check_where(struct place here, struct place there)
{
    if (here.file && there.file && strcmp(here.file, there.file) == 0)
        return mem_printf("(line %u)", there.line);
    return mem_printf("(%s:%u)", there.file ? there.file : "?", there.line);
}

static void check_choice(const struct type_use *type, struct name value)
{
    const struct names *values =
        type->enumeration ? &type->enumeration->values : &type->machine->states;
    struct words words = {0};

    MODEL_EACH (known, *values) {
        if (strcmp(known->text, value.text) == 0)
            return;
        resolve_word(&words, known->text);
    }
    diag_error(value.at, "`%s` is no value of %s", value.text, type->name.text);
    resolve_suggest(value.text, &words);
}

static void check_number(const struct type_use *type, struct name value)
{
    int64_t number;
    bool is_read = type->kind == KIND_MONEY ? text_to_money(value.text, &number)
                                            : text_to_int(value.text, &number);

    if (!is_read)
        diag_error(value.at, "`%s` is no %s", value.text, type->name.text);
    else if ((type->has_min && number < type->min) || (type->has_max && number > type->max))
        diag_error(value.at, "the default %s is out of the type's bounds", value.text);
}

static void check_text_default(const struct type_use *type, struct name value)
{
    size_t n = 0;

    for (const char *p = value.text; *p; p++)
        n += ((unsigned char)*p & 0xC0) != 0x80;
    if ((type->has_min && (int64_t)n < type->min) || (type->has_max && (int64_t)n > type->max))
        diag_error(value.at, "the default `%s` is out of the type's bounds", value.text);
}

void check_default(const struct type_use *type, struct name value)
{
    if (!value.text || (!type->scalar && !type->enumeration && !type->machine))
        return;
    switch (type->kind) {
    case KIND_ENUM:
        check_choice(type, value);
        break;
    case KIND_I64:
    case KIND_MONEY:
        check_number(type, value);
        break;
    case KIND_BOOL:
        if (strcmp(value.text, "true") != 0 && strcmp(value.text, "false") != 0)
            diag_error(value.at, "`%s` is no bool: write true or false", value.text);
        break;
    case KIND_STR:
        check_text_default(type, value);
        break;
    case KIND_TIME:
    case KIND_DATE:
    case KIND_JSON:
        diag_error(value.at, "%s takes no default", type->name.text);
        break;
    }
}

void check_pattern(const struct type_use *type, const char *pattern, struct place at)
{
    regex_t regex;
    char reason[128];
    int code;

    if (!pattern)
        return;
    if (type->name.text && type->kind != KIND_STR) {
        diag_error(at, "`pattern` is for texts; this is of type %s", type->name.text);
        return;
    }
    code = regcomp(&regex, pattern, REG_EXTENDED | REG_NOSUB);
    if (code) {
        regerror(code, &regex, reason, sizeof reason);
        diag_error(at, "`pattern` is no regular expression: %s", reason);
        return;
    }
    regfree(&regex);
}

void spec_check(const struct spec *spec)
{
    check_names(spec);
    check_service(spec);
    check_entities(spec);
    check_machines(spec);
    check_dtos(spec);
    check_queries(spec);
    check_routes(spec);
    check_endpoints(spec);
    check_events(spec);
    check_others(spec);
    check_consumers(spec);
    check_sagas(spec);
    check_machinery(spec);
    check_codes(spec);
}
