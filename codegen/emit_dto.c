/* SPDX-License-Identifier: Apache-2.0 */
/*
 * generated/<d>/<d>_dto.{h,c}: enums, a struct a type that travels, and its codec in the direction
 * that the service needs. Types of planned endpoints stay out.
 */
#include "emit.h"

#include <string.h>

#include "buf.h"
#include "emit_c.h"
#include "emit_dto.h"
#include "names.h"

/* ---- which types there are ---- */

static struct dto_use *find_use(const struct dto_uses *uses, const struct dto *dto)
{
    for (size_t i = 0; i < uses->n; i++)
        if (uses->items[i].dto == dto)
            return &uses->items[i];
    return NULL;
}

/* Held values come before their holders: C wants it. */
static struct dto_use *add_use(struct dto_uses *uses, const struct dto *dto)
{
    if (find_use(uses, dto))
        return find_use(uses, dto);
    for (size_t i = 0; i < dto->members.n; i++)
        if (dto->members.items[i].dto)
            add_use(uses, dto->members.items[i].dto);
    list_add(uses)->dto = dto;
    return find_use(uses, dto);
}

enum direction { DECODED, ENCODED };

static void mark(struct dto_uses *uses, const struct dto *dto, enum direction direction)
{
    struct dto_use *use;
    bool *flag;

    if (!dto)
        return;
    use = add_use(uses, dto);
    flag = direction == DECODED ? &use->is_decoded : &use->is_encoded;
    if (*flag)
        return;
    *flag = true;
    for (size_t i = 0; i < dto->members.n; i++)
        mark(uses, dto->members.items[i].dto, direction);
}

static void mark_endpoint(struct dto_uses *uses, const struct endpoint *endpoint)
{
    if (endpoint->planned)
        return;
    mark(uses, endpoint->body, DECODED);
    mark(uses, endpoint->returns, ENCODED);
    if (endpoint->or_empty && endpoint->returns)
        find_use(uses, endpoint->returns)->may_be_empty = true;
}

static void mark_consumer(struct dto_uses *uses, const struct consumer *consumer)
{
    for (size_t i = 0; i < consumer->on.n && !consumer->planned; i++)
        mark(uses, consumer->on.items[i].event->dto, DECODED);
}

static void mark_domain(struct dto_uses *uses, const struct domain *domain)
{
    for (size_t i = 0; i < domain->endpoints.n; i++)
        mark_endpoint(uses, &domain->endpoints.items[i]);
    for (size_t i = 0; i < domain->streams.n; i++)
        for (size_t j = 0; j < domain->streams.items[i].events.n; j++)
            if (!domain->streams.items[i].planned)
                mark(uses, domain->streams.items[i].events.items[j].dto, ENCODED);
    for (size_t i = 0; i < domain->events.n; i++)
        mark(uses, domain->events.items[i].dto, ENCODED);
    for (size_t i = 0; i < domain->consumers.n; i++)
        mark_consumer(uses, &domain->consumers.items[i]);
    for (size_t i = 0; i < domain->queries.n; i++)
        if (domain->queries.items[i].row)
            add_use(uses, domain->queries.items[i].row);
}

void emit_dto_uses(const struct spec *spec, struct dto_uses *ret)
{
    for (size_t i = 0; i < spec->domains.n; i++)
        mark_domain(ret, &spec->domains.items[i]);
}

/* ---- structs ---- */

static const char *describe(const struct field *field)
{
    const char *choices = field->dto ? NULL : emit_c_enum(emit_c_type(field));

    if (choices && emit_c_type(field)->enumeration && !emit_c_type(field)->enumeration->values.n)
        return field->doc; /* names of sorts: no enum of C */
    if (choices && field->doc)
        return mem_printf("enum %s: %s", choices, field->doc);
    return choices ? mem_printf("enum %s", choices) : field->doc;
}

static void declare(struct tmpl_list *members, const char *doc, char *declaration)
{
    struct tmpl_value *item = tmpl_item(members);

    tmpl_text(item, "doc", doc);
    tmpl_text(item, "declaration", declaration);
}

static void declare_member(struct tmpl_list *members, const struct dto *dto,
                           const struct field *field)
{
    const char *doc = describe(field), *name = field->name;

    if (emit_c_has_presence(dto, field)) {
        declare(members, doc, mem_printf("enum presence %s_presence", name));
        doc = NULL;
    }
    if (field->kind == FIELD_OBJECT) {
        declare(members, doc, mem_printf("struct %s %s", field->dto->name, name));
        return;
    }
    if (!emit_c_is_list(field)) {
        declare(members, doc, emit_c_declare(emit_c_type(field)->kind, name));
        return;
    }
    if (field->dto)
        declare(members, doc, mem_printf("struct %s *%s", field->dto->name, name));
    else
        declare(members, doc, emit_c_declare(emit_c_type(field)->kind, mem_printf("*%s", name)));
    declare(members, NULL, mem_printf("size_t n_%s", name));
}

void emit_dto_members(struct tmpl_list *members, const struct dto *dto)
{
    for (size_t i = 0; i < dto->members.n; i++)
        declare_member(members, dto, &dto->members.items[i]);
}

static void add_struct(struct tmpl_list *list, const struct dto_use *use)
{
    struct tmpl_value *item = tmpl_item(list);

    tmpl_text(item, "name", use->dto->name);
    tmpl_text(item, "doc", use->dto->doc);
    tmpl_flag(item, "is_decoded", use->is_decoded);
    tmpl_flag(item, "is_encoded", use->is_encoded);
    emit_dto_members(tmpl_list(item, "members"), use->dto);
}

/* ---- enums ---- */

static void add_enum(struct tmpl_list *list, const char *name, const char *doc,
                     const struct names *values, bool is_header)
{
    struct tmpl_value *item = tmpl_item(list);
    struct tmpl_list *texts = tmpl_list(item, "values");

    tmpl_text(item, "name", name);
    if (is_header)
        tmpl_text(item, "doc", doc);
    else
        tmpl_textf(item, "n_values", "%zu", values->n);
    for (size_t i = 0; i < values->n; i++) {
        struct tmpl_value *value = tmpl_item(texts);

        tmpl_text(value, "value", names_enumerator(name, values->items[i].text));
        if (!is_header)
            tmpl_text(value, "text", values->items[i].text);
    }
}

static void add_enums(struct tmpl_value *map, const struct domain *domain, bool is_header)
{
    struct tmpl_list *list = tmpl_list(map, "enums");

    for (size_t i = 0; i < domain->enums.n; i++)
        add_enum(list, domain->enums.items[i].name, domain->enums.items[i].doc,
                 &domain->enums.items[i].values, is_header);
    for (size_t i = 0; i < domain->machines.n; i++)
        add_enum(list, domain->machines.items[i].name, domain->machines.items[i].doc,
                 &domain->machines.items[i].states, is_header);
}

/* ---- files ---- */

static void include_domain(struct emit_c_includes *includes, const struct domain *domain,
                           const struct domain *other)
{
    if (other && other != domain)
        emit_c_include(includes, mem_printf("%s_dto.h", other->name));
}

static const struct domain *enum_domain(const struct type_use *type)
{
    if (type->machine)
        return type->machine->domain;
    return type->enumeration ? type->enumeration->domain : NULL;
}

/* Headers of the types that are held, and for sources also of the choices. */
static void collect_includes(struct emit_c_includes *includes, const struct domain *domain,
                             const struct dto_uses *uses, bool is_header)
{
    for (size_t i = 0; i < uses->n; i++) {
        const struct dto *dto = uses->items[i].dto;

        for (size_t j = 0; dto->domain == domain && j < dto->members.n; j++) {
            const struct field *field = &dto->members.items[j];

            if (field->dto && is_header)
                include_domain(includes, domain, field->dto->domain);
            if (!field->dto && !is_header)
                include_domain(includes, domain, enum_domain(emit_c_type(field)));
        }
    }
}

static void emit_header(const struct domain *domain, const struct dto_uses *uses, const char *root)
{
    struct tmpl_value *map = emit_c_map(domain);
    struct tmpl_list *types = tmpl_list(map, "types");
    struct emit_c_includes includes = {0};

    tmpl_textf(map, "guard", "%s_DTO_H", names_upper(domain->name));
    collect_includes(&includes, domain, uses, true);
    emit_c_add_includes(map, &includes);
    add_enums(map, domain, true);
    for (size_t i = 0; i < uses->n; i++)
        if (uses->items[i].dto->domain == domain)
            add_struct(types, &uses->items[i]);
    emit_c_file(domain, root, "dto.h.tmpl", "dto", map);
}

/* What of a domain's source stands in one file: its enums first, then its types. */
struct source {
    const struct domain *domain;
    struct dto_uses uses; /* of this domain, with a codec */
    struct emit_c_includes includes;
};

static struct tmpl_value *fill_source(const void *context, size_t first, size_t last)
{
    const struct source *source = context;
    struct tmpl_value *map = emit_c_map(source->domain);
    struct tmpl_list *decoders = tmpl_list(map, "decoders"), *encoders;
    struct emit_c_includes includes = source->includes;

    emit_c_include(&includes, "arena.h");
    encoders = tmpl_list(map, "encoders");
    if (first == 0)
        add_enums(map, source->domain, false);
    else
        tmpl_list(map, "enums");
    for (size_t i = first; i < last && i < source->uses.n; i++) {
        const struct dto_use *use = &source->uses.items[i];

        if (use->is_decoded)
            emit_dto_decoder(decoders, use->dto);
        if (use->is_encoded)
            emit_dto_encoder(encoders, use);
    }
    emit_c_add_includes(map, &includes);
    return map;
}

static void emit_source(const struct domain *domain, const struct dto_uses *uses, const char *root)
{
    struct source source = {.domain = domain};

    collect_includes(&source.includes, domain, uses, false);
    for (size_t i = 0; i < uses->n; i++)
        if (uses->items[i].dto->domain == domain &&
            (uses->items[i].is_decoded || uses->items[i].is_encoded))
            *list_add(&source.uses) = uses->items[i];
    if (source.uses.n || domain->enums.n || domain->machines.n)
        emit_c_files(domain, root, "dto.c.tmpl", "dto", source.uses.n ? source.uses.n : 1,
                     fill_source, &source);
}

void emit_dto(const struct spec *spec, const char *root)
{
    struct dto_uses uses = {0};

    emit_dto_uses(spec, &uses);
    for (size_t i = 0; i < spec->domains.n; i++) {
        emit_header(&spec->domains.items[i], &uses, root);
        emit_source(&spec->domains.items[i], &uses, root);
    }
}
