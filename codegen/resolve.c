/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Turns names into pointers, and finds things for those who do. Each phase relies on the ones
 * before it and leaves NULL where a name leads nowhere, which it has reported.
 */
#include "resolve.h"

#include <string.h>

#include "buf.h"

void resolve_word(struct words *words, const char *word)
{
    *list_add(words) = word;
}

void resolve_suggest(const char *wrong, const struct words *words)
{
    diag_did_you_mean(wrong, words->items, words->n);
}

struct error *resolve_find_code(const struct spec *spec, const char *code)
{
    MODEL_EACH (error, spec->errors)
        if (strcmp(error->code, code) == 0)
            return error;
    MODEL_EACH (domain, spec->domains)
        MODEL_EACH (error, domain->errors)
            if (strcmp(error->code, code) == 0)
                return error;
    return NULL;
}

struct error *resolve_code(const struct spec *spec, struct name code)
{
    struct words words = {0};
    struct error *found = code.text ? resolve_find_code(spec, code.text) : NULL;

    if (found || !code.text)
        return found;
    diag_error(code.at, "no error has the code %s", code.text);
    MODEL_EACH (domain, spec->domains)
        MODEL_EACH (error, domain->errors)
            if (strcmp(error->name, code.text) == 0)
                diag_hint("its code is %s", error->code);
    MODEL_EACH (error, spec->errors)
        resolve_word(&words, error->code);
    return NULL;
}

/* Defines the silent and the reporting finder of one kind of thing. */
#define DEFINE_FIND(type, list, what)                                                              \
    static struct type *find_##type(const struct spec *spec, const char *name)                     \
    {                                                                                              \
        MODEL_EACH (domain, spec->domains)                                                         \
            MODEL_EACH (it, domain->list)                                                          \
                if (strcmp(it->name, name) == 0)                                                   \
                    return it;                                                                     \
        return NULL;                                                                               \
    }                                                                                              \
    struct type *resolve_##type(const struct spec *spec, struct name name)                         \
    {                                                                                              \
        struct words words = {0};                                                                  \
        struct type *found = name.text ? find_##type(spec, name.text) : NULL;                      \
        if (found || !name.text)                                                                   \
            return found;                                                                          \
        diag_error(name.at, "no " what " `%s`", name.text);                                        \
        MODEL_EACH (domain, spec->domains)                                                         \
            MODEL_EACH (it, domain->list)                                                          \
                resolve_word(&words, it->name);                                                    \
        resolve_suggest(name.text, &words);                                                        \
        return NULL;                                                                               \
    }

DEFINE_FIND(entity, entities, "entity")
DEFINE_FIND(dto, dtos, "type")
DEFINE_FIND(query, queries, "query")
DEFINE_FIND(event, events, "event")

struct entity *resolve_find_entity(const struct spec *spec, const char *name)
{
    return find_entity(spec, name);
}

struct dto *resolve_find_dto(const struct spec *spec, const char *name)
{
    return find_dto(spec, name);
}

struct column *resolve_find_column(const struct entity *entity, const char *name)
{
    MODEL_EACH (column, entity->columns)
        if (strcmp(column->name, name) == 0)
            return column;
    return NULL;
}

struct column *resolve_column(const struct entity *entity, struct name name)
{
    struct words words = {0};
    struct column *found = name.text ? resolve_find_column(entity, name.text) : NULL;

    if (found || !name.text)
        return found;
    diag_error(name.at, "no column `%s` in %s", name.text, entity->name);
    MODEL_EACH (column, entity->columns)
        resolve_word(&words, column->name);
    resolve_suggest(name.text, &words);
    return NULL;
}

struct unique *resolve_unique(const struct entity *entity, struct name name)
{
    struct words words = {0};

    if (!name.text)
        return NULL;
    MODEL_EACH (unique, entity->uniques)
        if (strcmp(unique->name, name.text) == 0)
            return unique;
    diag_error(name.at, "no unique key `%s` in %s", name.text, entity->name);
    MODEL_EACH (unique, entity->uniques)
        resolve_word(&words, unique->name);
    resolve_suggest(name.text, &words);
    return NULL;
}

struct column *resolve_column_path(const struct spec *spec, struct name path)
{
    const char *dot = path.text ? strchr(path.text, '.') : NULL;
    struct name first = path, second = path;
    struct entity *entity;

    if (!dot)
        return NULL;
    first.text = mem_strndup(path.text, (size_t)(dot - path.text));
    first.at.length = (unsigned)(dot - path.text);
    second.text = dot + 1;
    second.at.column += first.at.length + 1;
    second.at.length = (unsigned)strlen(second.text);
    entity = resolve_entity(spec, first);
    return entity ? resolve_column(entity, second) : NULL;
}

struct field *resolve_find_member(const struct dto *dto, const char *name)
{
    MODEL_EACH (field, dto->members)
        if (strcmp(field->name, name) == 0)
            return field;
    return NULL;
}

const struct scalar *resolve_find_scalar(const struct spec *spec, const char *name)
{
    MODEL_EACH (scalar, spec->scalars)
        if (strcmp(scalar->name, name) == 0)
            return scalar;
    return NULL;
}

struct column *resolve_owner(const struct entity *entity)
{
    for (unsigned depth = 0; entity && depth < 16; entity = entity->parent_entity, depth++) {
        if (entity->owner_column)
            return entity->owner_column;
        if (entity->owner_none)
            return NULL;
    }
    return NULL;
}

bool resolve_is_unique(const struct entity *entity, const struct column *column)
{
    if (column == entity->id)
        return true;
    MODEL_EACH (unique, entity->uniques)
        if (unique->on.n == 1 && !unique->where &&
            strcmp(unique->on.items[0].text, column->name) == 0)
            return true;
    return false;
}

/* ---- who belongs to whom ---- */

static void link_domain(struct domain *domain)
{
    MODEL_EACH (error, domain->errors)
        error->domain = domain;
    MODEL_EACH (enumeration, domain->enums)
        enumeration->domain = domain;
    MODEL_EACH (machine, domain->machines) {
        machine->domain = domain;
        MODEL_EACH (transition, machine->transitions)
            transition->machine = machine;
    }
    MODEL_EACH (entity, domain->entities)
        entity->domain = domain;
    MODEL_EACH (dto, domain->dtos)
        dto->domain = domain;
    MODEL_EACH (query, domain->queries)
        query->domain = domain;
    MODEL_EACH (endpoint, domain->endpoints)
        endpoint->domain = domain;
    MODEL_EACH (event, domain->events)
        event->domain = domain;
    MODEL_EACH (script, domain->scripts)
        script->domain = domain;
    MODEL_EACH (group, domain->groups)
        group->domain = domain;
    MODEL_EACH (stream, domain->streams) {
        stream->domain = domain;
        stream->endpoint->domain = domain;
    }
    MODEL_EACH (job, domain->jobs)
        job->domain = domain;
    MODEL_EACH (consumer, domain->consumers)
        consumer->domain = domain;
    MODEL_EACH (saga, domain->sagas)
        saga->domain = domain;
}

static struct role *find_role(struct service *service, struct name name)
{
    struct words words = {0};

    MODEL_EACH (role, service->roles)
        if (strcmp(role->name, name.text) == 0)
            return role;
    diag_error(name.at, "no role `%s` in spec/service.yaml", name.text);
    MODEL_EACH (role, service->roles)
        resolve_word(&words, role->name);
    resolve_suggest(name.text, &words);
    return NULL;
}

static void link_roles(struct service *service)
{
    if (service->roles.n > 31)
        diag_error(service->roles.items[31].at, "more than 31 roles");
    for (size_t i = 0; i < service->roles.n; i++)
        service->roles.items[i].covers = service->roles.items[i].bit = 1u << i % 32;
    MODEL_EACH (role, service->roles)
        MODEL_EACH (name, role->includes) {
            struct role *included = find_role(service, *name);
            if (included)
                role->covers |= included->bit;
        }
    for (size_t round = 0; round < service->roles.n; round++)
        MODEL_EACH (role, service->roles)
            MODEL_EACH (other, service->roles)
                if (role->covers & other->bit)
                    role->covers |= other->covers;
    if (service->owner_role.text) {
        struct role *owner = find_role(service, service->owner_role);
        service->owner_bit = owner ? owner->bit : 0;
    }
}

void resolve_links(struct spec *spec)
{
    MODEL_EACH (domain, spec->domains)
        link_domain(domain);
    link_roles(&spec->service);
}

void spec_resolve(struct spec *spec, const char *root)
{
    resolve_links(spec);
    resolve_machines(spec);
    resolve_entities(spec);
    resolve_queries(spec);
    resolve_events(spec);
    resolve_uses(spec);
    resolve_dtos(spec);
    resolve_endpoints(spec);
    resolve_others(spec, root);
    resolve_errors(spec);
}
