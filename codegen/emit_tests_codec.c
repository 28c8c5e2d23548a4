/* SPDX-License-Identifier: Apache-2.0 */
/*
 * generated/tests/<d>_codec.{h,c}: the directions that the service does not need (encoders of
 * requests, decoders of views), and one table of all types for fuzzing. The decoders check nothing
 * but shape: what is valid is the service's business.
 */
#include <string.h>

#include "buf.h"
#include "emit_c.h"
#include "emit_tests.h"
#include "names.h"
#include "sample.h"
#include "tmpl.h"

/* ---- members ---- */

static const char *field_kind(const struct field *field)
{
    return field->kind == FIELD_COUNT ? "i64" : names_kind(sample_type(field)->kind);
}

static struct tmpl_value *add_field(struct tmpl_list *list, const struct dto *dto,
                                    const struct field *field)
{
    struct tmpl_value *item = tmpl_item(list);
    const bool is_object = field->kind == FIELD_OBJECT;
    const bool is_scalar = !is_object && !emit_c_is_list(field);

    tmpl_text(item, "name", field->name);
    tmpl_text(item, "key", names_camel(field->name));
    tmpl_flag(item, "is_object", is_object);
    tmpl_flag(item, "is_list", emit_c_is_list(field));
    tmpl_flag(item, "is_scalar", is_scalar);
    tmpl_text(item, "type", is_object ? field->dto->name : "");
    tmpl_textf(item, "kind", "%s%s", emit_c_has_presence(dto, field) ? "opt_" : "",
               is_scalar ? field_kind(field) : "");
    tmpl_text(item, "names", "");
    if (is_scalar && field->kind != FIELD_COUNT && emit_c_enum(sample_type(field)))
        tmpl_textf(item, "names", ", &%s_names", emit_c_enum(sample_type(field)));
    return item;
}

static void add_decoded(struct tmpl_list *list, const struct dto *dto, const struct field *field)
{
    struct tmpl_value *item = add_field(list, dto, field);
    const bool is_optional = emit_c_has_presence(dto, field);
    const bool is_scalar = field->kind != FIELD_OBJECT && !emit_c_is_list(field);
    const char *own = mem_printf("&ret->%s_presence", field->name);

    tmpl_text(item, "required", is_optional ? "false" : "true");
    if (is_scalar)
        tmpl_textf(item, "presence", "%s%s", is_optional ? ", " : "", is_optional ? own : "");
    else
        tmpl_text(item, "presence", is_optional ? own : "NULL");
    if (field->dto)
        tmpl_textf(item, "item", "%s_decode(jread_item(inner, i), &ret->%s[i])", field->dto->name,
                   field->name);
    else if (emit_c_is_list(field))
        tmpl_textf(item, "item", "jread_item_%s(inner, i, NULL, &ret->%s[i])", field_kind(field),
                   field->name);
    else
        tmpl_text(item, "item", "");
}

static void add_encoded(struct tmpl_list *list, const struct dto *dto, const struct field *field)
{
    struct tmpl_value *item = add_field(list, dto, field);

    tmpl_flag(item, "is_optional", emit_c_has_presence(dto, field));
    if (field->dto)
        tmpl_textf(item, "item", "%s_encode(out, NULL, &value->%s[i])", field->dto->name,
                   field->name);
    else if (emit_c_is_list(field))
        tmpl_textf(item, "item", "jwrite_%s(out, NULL, value->%s[i])", field_kind(field),
                   field->name);
    else
        tmpl_text(item, "item", "");
}

/* ---- a domain's file ---- */

static void add_decoder(struct tmpl_list *list, const struct dto *dto)
{
    struct tmpl_value *item = tmpl_item(list);
    struct tmpl_list *fields = tmpl_list(item, "fields");
    bool uses_inner = false;

    for (size_t i = 0; i < dto->members.n; i++) {
        const struct field *field = &dto->members.items[i];

        uses_inner = uses_inner || field->kind == FIELD_OBJECT || emit_c_is_list(field);
        add_decoded(fields, dto, field);
    }
    tmpl_text(item, "name", dto->name);
    tmpl_flag(item, "uses_inner", uses_inner);
}

static void add_encoder(struct tmpl_list *list, const struct dto *dto)
{
    struct tmpl_value *item = tmpl_item(list);
    struct tmpl_list *fields = tmpl_list(item, "fields");

    for (size_t i = 0; i < dto->members.n; i++)
        add_encoded(fields, dto, &dto->members.items[i]);
    tmpl_text(item, "name", dto->name);
}

/* Codecs of other domains that the types of this one have inside. */
static void add_includes(struct tmpl_value *map, const struct domain *domain,
                         const struct dto_uses *uses)
{
    struct tmpl_list *list = tmpl_list(map, "includes");
    LIST_OF(const struct domain *) seen = {0};

    for (size_t i = 0; i < uses->n; i++) {
        const struct dto *dto = uses->items[i].dto;

        for (size_t j = 0; dto->domain == domain && j < dto->members.n; j++) {
            const struct dto *inner = dto->members.items[j].dto;
            bool known = !inner || inner->domain == domain;

            for (size_t k = 0; k < seen.n; k++)
                known = known || seen.items[k] == inner->domain;
            if (known)
                continue;
            *list_add(&seen) = inner->domain;
            tmpl_textf(tmpl_item(list), "include", "%s_codec.h", inner->domain->name);
        }
    }
}

static void declare(struct tmpl_list *list, const struct dto_use *use)
{
    const char *name = use->dto->name;

    if (!use->is_decoded)
        tmpl_textf(tmpl_item(list), "declaration",
                   "bool %s_decode(struct jread *in, struct %s *ret);", name, name);
    if (!use->is_encoded)
        tmpl_textf(tmpl_item(list), "declaration",
                   "void %s_encode(struct jwrite *out, const char *key, const struct %s *value);",
                   name, name);
}

static void emit_domain(const struct domain *domain, const struct dto_uses *uses, const char *root)
{
    struct tmpl_value *header = emit_c_map(domain), *source = emit_c_map(domain);
    struct tmpl_list *declarations = tmpl_list(header, "declarations");
    struct tmpl_list *header_codecs = tmpl_list(header, "codecs");
    struct tmpl_list *source_codecs = tmpl_list(source, "codecs");
    struct tmpl_list *decoders = tmpl_list(source, "decoders");
    struct tmpl_list *encoders = tmpl_list(source, "encoders");

    for (size_t i = 0; i < uses->n; i++) {
        const struct dto_use *use = &uses->items[i];

        if (use->dto->domain != domain || !emit_tests_travels(use))
            continue;
        declare(declarations, use);
        tmpl_text(tmpl_item(header_codecs), "name", use->dto->name);
        tmpl_text(tmpl_item(source_codecs), "name", use->dto->name);
        if (!use->is_decoded)
            add_decoder(decoders, use->dto);
        if (!use->is_encoded)
            add_encoder(encoders, use->dto);
    }
    tmpl_textf(header, "guard", "%s_CODEC_H", names_upper(domain->name));
    add_includes(source, domain, uses);
    emit_tests_render(root, "test_codec.h.tmpl", header, mem_printf("%s_codec.h", domain->name),
                      domain->file);
    emit_tests_render(root, "test_codec.c.tmpl", source, mem_printf("%s_codec.c", domain->name),
                      domain->file);
}

static bool is_in_use(const struct domain *domain, const struct dto_uses *uses)
{
    for (size_t i = 0; i < uses->n; i++)
        if (uses->items[i].dto->domain == domain && emit_tests_travels(&uses->items[i]))
            return true;
    return false;
}

void emit_tests_codecs(const struct spec *spec, const struct dto_uses *uses, const char *root)
{
    struct tmpl_value *header = tmpl_map(), *source = tmpl_map();
    struct tmpl_list *domains = tmpl_list(source, "domains"), *codecs = tmpl_list(source, "codecs");
    size_t n = 0;

    for (size_t i = 0; i < spec->domains.n; i++) {
        if (!is_in_use(&spec->domains.items[i], uses))
            continue;
        tmpl_text(tmpl_item(domains), "domain", spec->domains.items[i].name);
        emit_domain(&spec->domains.items[i], uses, root);
    }
    for (size_t i = 0; i < uses->n; i++)
        if (emit_tests_travels(&uses->items[i])) {
            tmpl_text(tmpl_item(codecs), "name", uses->items[i].dto->name);
            n++;
        }
    if (n == 0)
        return;
    tmpl_textf(header, "n", "%zu", n);
    emit_tests_render(root, "test_all_decoders.h.tmpl", header, "all_decoders.h", "all domains");
    emit_tests_render(root, "test_all_decoders.c.tmpl", source, "all_decoders.c", "all domains");
}
