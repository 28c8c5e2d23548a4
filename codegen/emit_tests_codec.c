/* SPDX-License-Identifier: Apache-2.0 */
/*
 * generated/tests/<d>_codec.{h,c}: the directions that the service does not need (encoders of
 * requests, decoders of views), and one table of all types for fuzzing. The decoders check nothing
 * but shape: what is valid is the service's business.
 */
#include <string.h>

#include "buf.h"
#include "emit_tests.h"
#include "names.h"
#include "sample.h"
#include "tmpl.h"

/* ---- which types travel ---- */

static struct test_use *find_use(struct test_uses *uses, const struct dto *dto)
{
    for (size_t i = 0; i < uses->list.n; i++)
        if (uses->list.items[i].dto == dto)
            return &uses->list.items[i];
    return NULL;
}

static void mark(struct test_uses *uses, const struct dto *dto, bool is_request)
{
    struct test_use *use = dto ? find_use(uses, dto) : NULL;
    bool *flag;

    if (!use)
        return;
    flag = is_request ? &use->is_request : &use->is_reply;
    if (*flag)
        return;
    *flag = true;
    for (size_t i = 0; i < dto->members.n; i++)
        mark(uses, dto->members.items[i].dto, is_request);
}

static void mark_domain(struct test_uses *uses, const struct domain *domain)
{
    for (size_t i = 0; i < domain->endpoints.n; i++)
        if (!domain->endpoints.items[i].planned) {
            mark(uses, domain->endpoints.items[i].body, true);
            mark(uses, domain->endpoints.items[i].returns, false);
        }
    for (size_t i = 0; i < domain->streams.n; i++)
        for (size_t j = 0; j < domain->streams.items[i].events.n; j++)
            if (!domain->streams.items[i].planned)
                mark(uses, domain->streams.items[i].events.items[j].dto, false);
    for (size_t i = 0; i < domain->events.n; i++)
        mark(uses, domain->events.items[i].dto, false);
}

static void list_domain(struct test_uses *uses, const struct domain *domain)
{
    for (size_t i = 0; i < domain->dtos.n; i++)
        list_add(&uses->list)->dto = &domain->dtos.items[i];
    for (size_t i = 0; i < domain->queries.n; i++)
        if (domain->queries.items[i].row && !domain->queries.items[i].row_dto.text)
            list_add(&uses->list)->dto = domain->queries.items[i].row;
    for (size_t i = 0; i < domain->events.n; i++)
        list_add(&uses->list)->dto = domain->events.items[i].dto;
}

void emit_tests_uses(const struct spec *spec, struct test_uses *ret)
{
    size_t kept = 0;

    for (size_t i = 0; i < spec->domains.n; i++)
        list_domain(ret, &spec->domains.items[i]);
    for (size_t i = 0; i < spec->domains.n; i++)
        mark_domain(ret, &spec->domains.items[i]);
    for (size_t i = 0; i < ret->list.n; i++)
        if (ret->list.items[i].is_request || ret->list.items[i].is_reply)
            ret->list.items[kept++] = ret->list.items[i];
    ret->list.n = kept;
}

/* ---- members ---- */

static const char *enum_of(const struct type_use *type)
{
    return type->machine ? type->machine->name : type->enumeration->name;
}

static bool has_presence(const struct dto *dto, const struct field *field)
{
    if (field->kind == FIELD_COUNT || field->kind == FIELD_SUM || field->kind == FIELD_MANY)
        return false;
    return emit_tests_has_presence(dto, field);
}

static const char *field_kind(const struct field *field)
{
    return field->kind == FIELD_COUNT ? "i64" : names_kind(sample_type(field)->kind);
}

static bool is_list(const struct field *field)
{
    return field->kind == FIELD_LIST || field->kind == FIELD_MANY;
}

static struct tmpl_value *add_field(struct tmpl_list *list, const struct dto *dto,
                                    const struct field *field)
{
    struct tmpl_value *item = tmpl_item(list);
    const bool is_object = field->kind == FIELD_OBJECT;
    const bool is_scalar = !is_object && !is_list(field);

    tmpl_text(item, "name", field->name);
    tmpl_text(item, "key", names_camel(field->name));
    tmpl_flag(item, "is_object", is_object);
    tmpl_flag(item, "is_list", is_list(field));
    tmpl_flag(item, "is_scalar", is_scalar);
    tmpl_text(item, "type", is_object ? field->dto->name : "");
    tmpl_textf(item, "kind", "%s%s", has_presence(dto, field) ? "opt_" : "",
               is_scalar ? field_kind(field) : "");
    tmpl_text(item, "names", "");
    if (is_scalar && field->kind != FIELD_COUNT && sample_type(field)->kind == KIND_ENUM)
        tmpl_textf(item, "names", ", &%s_names", enum_of(sample_type(field)));
    return item;
}

static void add_decoded(struct tmpl_list *list, const struct dto *dto, const struct field *field)
{
    struct tmpl_value *item = add_field(list, dto, field);
    const bool is_optional = has_presence(dto, field);
    const bool is_scalar = field->kind != FIELD_OBJECT && !is_list(field);
    const char *own = mem_printf("&ret->%s_presence", field->name);

    tmpl_text(item, "required", is_optional ? "false" : "true");
    if (is_scalar)
        tmpl_textf(item, "presence", "%s%s", is_optional ? ", " : "", is_optional ? own : "");
    else
        tmpl_text(item, "presence", is_optional ? own : "&presence");
    if (field->dto)
        tmpl_textf(item, "item", "%s_decode(jread_item(inner, i), &ret->%s[i])", field->dto->name,
                   field->name);
    else if (is_list(field))
        tmpl_textf(item, "item", "jread_item_%s(inner, i, &any, &ret->%s[i])", field_kind(field),
                   field->name);
    else
        tmpl_text(item, "item", "");
}

static void add_encoded(struct tmpl_list *list, const struct dto *dto, const struct field *field)
{
    struct tmpl_value *item = add_field(list, dto, field);

    tmpl_flag(item, "is_optional", has_presence(dto, field));
    if (field->dto)
        tmpl_textf(item, "item", "%s_encode(out, NULL, &value->%s[i])", field->dto->name,
                   field->name);
    else if (is_list(field))
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
    bool uses_inner = false, uses_presence = false;

    for (size_t i = 0; i < dto->members.n; i++) {
        const struct field *field = &dto->members.items[i];
        const bool is_inner = field->kind == FIELD_OBJECT || is_list(field);

        uses_inner = uses_inner || is_inner;
        uses_presence = uses_presence || (is_inner && !has_presence(dto, field));
        add_decoded(fields, dto, field);
    }
    tmpl_text(item, "name", dto->name);
    tmpl_flag(item, "uses_inner", uses_inner);
    tmpl_flag(item, "uses_presence", uses_presence);
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
                         const struct test_uses *uses)
{
    struct tmpl_list *list = tmpl_list(map, "includes");
    LIST_OF(const struct domain *) seen = {0};

    for (size_t i = 0; i < uses->list.n; i++) {
        const struct dto *dto = uses->list.items[i].dto;

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

static void declare(struct tmpl_list *list, const struct test_use *use)
{
    const char *name = use->dto->name;

    if (!use->is_request)
        tmpl_textf(tmpl_item(list), "declaration",
                   "bool %s_decode(struct jread *in, struct %s *ret);", name, name);
    if (!use->is_reply)
        tmpl_textf(tmpl_item(list), "declaration",
                   "void %s_encode(struct jwrite *out, const char *key, const struct %s *value);",
                   name, name);
}

static struct tmpl_value *codec_map(const struct domain *domain)
{
    struct tmpl_value *map = tmpl_map();

    tmpl_text(map, "domain", domain->name);
    tmpl_text(map, "source", domain->file);
    return map;
}

static void emit_domain(const struct domain *domain, const struct test_uses *uses, const char *root)
{
    struct tmpl_value *header = codec_map(domain), *source = codec_map(domain);
    struct tmpl_list *declarations = tmpl_list(header, "declarations");
    struct tmpl_list *header_codecs = tmpl_list(header, "codecs");
    struct tmpl_list *source_codecs = tmpl_list(source, "codecs");
    struct tmpl_list *decoders = tmpl_list(source, "decoders");
    struct tmpl_list *encoders = tmpl_list(source, "encoders");
    bool has_decoders = false;

    for (size_t i = 0; i < uses->list.n; i++) {
        const struct test_use *use = &uses->list.items[i];

        if (use->dto->domain != domain)
            continue;
        declare(declarations, use);
        tmpl_text(tmpl_item(header_codecs), "name", use->dto->name);
        tmpl_text(tmpl_item(source_codecs), "name", use->dto->name);
        if (!use->is_request)
            add_decoder(decoders, use->dto);
        if (!use->is_reply)
            add_encoder(encoders, use->dto);
        has_decoders = has_decoders || !use->is_request;
    }
    tmpl_textf(header, "guard", "%s_CODEC_H", names_upper(domain->name));
    tmpl_flag(source, "has_decoders", has_decoders);
    add_includes(source, domain, uses);
    emit_tests_render(root, "test_codec.h.tmpl", header, mem_printf("%s_codec.h", domain->name),
                      domain->file);
    emit_tests_render(root, "test_codec.c.tmpl", source, mem_printf("%s_codec.c", domain->name),
                      domain->file);
}

static bool is_in_use(const struct domain *domain, const struct test_uses *uses)
{
    for (size_t i = 0; i < uses->list.n; i++)
        if (uses->list.items[i].dto->domain == domain)
            return true;
    return false;
}

void emit_tests_codecs(const struct spec *spec, const struct test_uses *uses, const char *root)
{
    struct tmpl_value *header = tmpl_map(), *source = tmpl_map();
    struct tmpl_list *domains = tmpl_list(source, "domains"), *codecs = tmpl_list(source, "codecs");

    if (uses->list.n == 0)
        return;
    for (size_t i = 0; i < spec->domains.n; i++) {
        if (!is_in_use(&spec->domains.items[i], uses))
            continue;
        tmpl_text(tmpl_item(domains), "domain", spec->domains.items[i].name);
        emit_domain(&spec->domains.items[i], uses, root);
    }
    for (size_t i = 0; i < uses->list.n; i++)
        tmpl_text(tmpl_item(codecs), "name", uses->list.items[i].dto->name);
    tmpl_textf(header, "n", "%zu", uses->list.n);
    emit_tests_render(root, "test_all_decoders.h.tmpl", header, "all_decoders.h", "all domains");
    emit_tests_render(root, "test_all_decoders.c.tmpl", source, "all_decoders.c", "all domains");
}
