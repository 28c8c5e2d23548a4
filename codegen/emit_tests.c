/* SPDX-License-Identifier: Apache-2.0 */
/*
 * generated/tests/: what a domain's types accept and refuse, that both directions fit, and every
 * step of its machines. The tables are checked by tests/support/dto_case.c. The one rule: what is
 * expected comes from the model, never from the code under test.
 */
#include "emit.h"

#include <string.h>

#include "buf.h"
#include "emit_c.h"
#include "emit_tests.h"
#include "json.h"
#include "names.h"
#include "out.h"
#include "sample.h"
#include "tmpl.h"
#include "tmpl_filter.h"

#define CASES_A_FILE 40

bool emit_tests_travels(const struct dto_use *use)
{
    return use->is_decoded || use->is_encoded;
}

void emit_tests_render(const char *root, const char *template, const struct tmpl_value *map,
                       const char *file, const char *source)
{
    char *text = tmpl_render(root, template, map);

    if (text)
        out_file(mem_printf("generated/tests/%s", file), out_wrap_c(text),
                 mem_printf("templates/%s from %s", template, source));
}

#define PIECE 60

/* JSON text as a C literal in pieces of a line each, cut behind commas. */
static char *literal(const char *json)
{
    struct buf out = {0};

    while (*json || !out.len) {
        size_t len = strlen(json), cut = len;

        if (len > PIECE)
            for (cut = PIECE; cut > 0 && json[cut - 1] != ','; cut--)
                ;
        if (cut == 0)
            cut = strcspn(json, ",") + (json[strcspn(json, ",")] == ',');
        buf_addf(&out, "%s%s", out.len ? "\n" : "",
                 tmpl_filter_apply(TMPL_C, mem_strndup(json, cut)));
        json += cut;
    }
    return out.text;
}

/* ---- constraints ---- */

static void add_case(struct tmpl_list *list, const struct dto *dto, const struct test_case *it)
{
    struct tmpl_value *item = tmpl_item(list);
    const bool is_filled = strchr(it->json, '\001') != NULL;

    tmpl_text(item, "what", it->what);
    tmpl_text(item, "json", literal(it->json));
    tmpl_flag(item, "is_filled", is_filled);
    tmpl_text(item, "fill", literal(it->fill));
    tmpl_text(item, "separator", it->separator);
    tmpl_textf(item, "n_fill", "%u", it->n_fill);
    tmpl_flag(item, "is_refused", it->pointer != NULL);
    tmpl_text(item, "err", it->err);
    tmpl_text(item, "pointer", it->pointer);
    tmpl_flag(item, "has_presence", it->presence != NULL);
    tmpl_text(item, "type", dto->name);
    tmpl_text(item, "member", it->field->name);
    tmpl_text(item, "presence", it->presence);
}

/* What is read from rows travels in events as part of a view; it is checked there for its shape
 * alone. */
static bool is_constrained(const struct dto *dto)
{
    for (size_t i = 0; i < dto->members.n; i++)
        if (dto->members.items[i].kind >= FIELD_FROM)
            return false;
    return true;
}

static void emit_constraints(const struct dto *dto, const char *root)
{
    struct test_cases cases = {0};

    emit_tests_cases(dto, &cases);
    for (size_t first = 0, part = 1; first < cases.list.n; first += CASES_A_FILE, part++) {
        struct tmpl_value *map = emit_c_map(dto->domain);
        struct tmpl_list *list = tmpl_list(map, "cases");
        const char *number = part > 1 ? mem_printf("_%zu", part) : "";

        tmpl_text(map, "name", dto->name);
        for (size_t i = first; i < cases.list.n && i < first + CASES_A_FILE; i++)
            add_case(list, dto, &cases.list.items[i]);
        emit_tests_render(root, "test_dto.c.tmpl", map,
                          mem_printf("%s_%s%s_test.c", dto->domain->name, dto->name, number),
                          dto->domain->file);
    }
}

/* ---- both directions ---- */

/* The sample with null wherever that is allowed; NULL: nowhere. */
static char *sparse_sample(const struct dto *dto)
{
    struct json *object = sample_dto(dto);
    bool any = false;

    for (size_t i = 0; i < dto->members.n; i++) {
        const struct field *field = &dto->members.items[i];

        if (!field->type.nullable || field->kind == FIELD_COUNT || field->kind == FIELD_SUM)
            continue;
        json_set(object, names_camel(field->name), json_null());
        any = true;
    }
    return any ? json_print_compact(object) : NULL;
}

static void emit_round_trip(const struct domain *domain, const struct dto_uses *uses,
                            const char *root)
{
    struct tmpl_value *map = emit_c_map(domain);
    struct tmpl_list *types = tmpl_list(map, "types");
    bool any = false;

    for (size_t i = 0; i < uses->n; i++) {
        const struct dto *dto = uses->items[i].dto;
        const char *sparse;
        struct tmpl_value *item;

        if (dto->domain != domain || !emit_tests_travels(&uses->items[i]))
            continue;
        any = true;
        sparse = sparse_sample(dto);
        item = tmpl_item(types);
        tmpl_text(item, "name", dto->name);
        tmpl_text(item, "full", literal(json_print_compact(sample_dto(dto))));
        tmpl_text(item, "sparse", sparse ? literal(sparse) : "");
    }
    if (any)
        emit_tests_render(root, "test_round_trip.c.tmpl", map,
                          mem_printf("%s_dto_test.c", domain->name), domain->file);
}

/* ---- all ---- */

void emit_tests(const struct spec *spec, const char *root)
{
    struct dto_uses uses = {0};

    emit_dto_uses(spec, &uses);
    emit_tests_codecs(spec, &uses, root);
    for (size_t i = 0; i < uses.n; i++)
        if (uses.items[i].is_decoded && is_constrained(uses.items[i].dto))
            emit_constraints(uses.items[i].dto, root);
    for (size_t i = 0; i < spec->domains.n; i++) {
        emit_round_trip(&spec->domains.items[i], &uses, root);
        emit_tests_machines(&spec->domains.items[i], root);
    }
}
