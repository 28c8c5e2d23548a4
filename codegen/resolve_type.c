/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a type's name means, and the bounds that hold in the end: those written, else the scalar's.
 */
#include <string.h>

#include "buf.h"
#include "resolve.h"
#include "text.h"

static void suggest_types(const struct spec *spec, const char *wrong)
{
    struct words words = {0};

    MODEL_EACH (scalar, spec->scalars)
        resolve_word(&words, scalar->name);
    MODEL_EACH (domain, spec->domains) {
        MODEL_EACH (enumeration, domain->enums)
            resolve_word(&words, enumeration->name);
        MODEL_EACH (machine, domain->machines)
            resolve_word(&words, machine->name);
        MODEL_EACH (dto, domain->dtos)
            resolve_word(&words, dto->name);
    }
    resolve_suggest(wrong, &words);
}

static bool find_choice(const struct spec *spec, struct type_use *type)
{
    MODEL_EACH (domain, spec->domains) {
        MODEL_EACH (enumeration, domain->enums)
            if (strcmp(enumeration->name, type->name.text) == 0)
                type->enumeration = enumeration;
        MODEL_EACH (machine, domain->machines)
            if (strcmp(machine->name, type->name.text) == 0)
                type->machine = machine;
    }
    type->kind = KIND_ENUM;
    return type->enumeration || type->machine;
}

static bool has_range(const struct scalar *scalar)
{
    return scalar->kind == KIND_I64 || scalar->kind == KIND_MONEY || scalar->kind == KIND_STR;
}

static bool read_bound(const struct type_use *type, const char *text, int64_t *ret)
{
    if (type->kind == KIND_MONEY ? text_to_money(text, ret) : text_to_int(text, ret))
        return true;
    diag_error(type->at, "`%s` is no bound of %s", text, type->name.text);
    return false;
}

static bool check_range(const struct type_use *type)
{
    const struct scalar *scalar = type->scalar;

    if (type->has_min && type->has_max && type->min > type->max) {
        diag_error(type->at, "the lower bound is above the upper one");
        return false;
    }
    if (scalar->kind == KIND_STR) {
        if (!type->min_text && !type->max_text)
            return true;
        if (type->min >= 0 && type->max > 0)
            return true;
        diag_error(type->at, "a length cannot be negative, and its upper bound is 1 or more");
        return false;
    }
    if ((scalar->has_min && type->has_min && type->min < scalar->min) ||
        (scalar->has_max && type->has_max && type->max > scalar->max)) {
        diag_error(type->at, "%s does not reach that far", scalar->name);
        return false;
    }
    return true;
}

static bool resolve_bounds(struct type_use *type)
{
    const struct scalar *scalar = type->scalar;

    if ((type->min_text || type->max_text) && !has_range(scalar)) {
        diag_error(type->at, "%s takes no bounds", scalar->name);
        return false;
    }
    type->has_min = type->min_text || scalar->has_min;
    type->has_max = type->max_text || scalar->has_max;
    type->min = scalar->min;
    type->max = scalar->max;
    if (type->min_text && !read_bound(type, type->min_text, &type->min))
        return false;
    if (type->max_text && !read_bound(type, type->max_text, &type->max))
        return false;
    /* `code(..0)` below the scalar's own lower bound is a mistake; an open lower bound is not */
    if (!type->min_text && type->max_text && scalar->kind == KIND_STR && type->min > type->max)
        type->min = type->max;
    return check_range(type);
}

bool resolve_type(const struct spec *spec, struct type_use *type)
{
    if (!type->name.text)
        return false;
    type->scalar = resolve_find_scalar(spec, type->name.text);
    if (type->scalar) {
        type->kind = type->scalar->kind;
        return resolve_bounds(type);
    }
    if (find_choice(spec, type)) {
        if (type->min_text || type->max_text)
            diag_error(type->at, "%s takes no bounds", type->name.text);
        return true;
    }
    if (resolve_find_dto(spec, type->name.text))
        diag_error(type->name.at,
                   "`%s` is an object: only a text, a number or a choice can stand here",
                   type->name.text);
    else {
        diag_error(type->name.at, "no type `%s`", type->name.text);
        suggest_types(spec, type->name.text);
    }
    return false;
}

struct type_use resolve_scalar_use(const struct spec *spec, const char *name)
{
    struct type_use type = {.name = {name, {0}}};

    type.scalar = resolve_find_scalar(spec, name);
    if (!type.scalar) {
        diag_error((struct place){"spec/types.yaml", 0, 0, 0}, "the type `%s` is missing", name);
        return type;
    }
    type.kind = type.scalar->kind;
    resolve_bounds(&type);
    return type;
}
