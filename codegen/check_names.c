/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Names that are given twice, or that C, SQL or JSON could not tell apart. Each kind of thing has
 * one space of names over all domains, because C has one.
 */
#include <string.h>

#include "buf.h"
#include "check.h"
#include "names.h"
#include "resolve.h"
#include "text.h"

struct entry {
    const char *name, *what; /* "type" */
    struct place at;
};

struct space {
    struct entry *items;
    size_t n;
};

/* Reports a name that the space has already. */
static void add(struct space *space, const char *name, const char *what, struct place at)
{
    MODEL_EACH (entry, *space) {
        if (strcmp(entry->name, name) != 0)
            continue;
        diag_error(at, "`%s` is the name of a%s %s already %s", name,
                   strchr("aeiou", entry->what[0]) ? "n" : "", entry->what,
                   check_where(at, entry->at));
        return;
    }
    *list_add(space) = (struct entry){name, what, at};
}

/* ---- error codes ---- */

static void add_error(struct error *const *known, size_t n, const struct error *error)
{
    for (size_t i = 0; i < n; i++) {
        const char *where = check_where(error->at, known[i]->at);
        if (strcmp(known[i]->code, error->code) == 0) {
            diag_error(error->at, "%s is the code of %s already %s", error->code, known[i]->name,
                       where);
            return;
        }
        if (strcmp(known[i]->name, error->name) == 0) {
            diag_error(error->at, "%s is the name of %s already %s", error->name, known[i]->code,
                       where);
            return;
        }
    }
}

void check_error_names(const struct spec *spec)
{
    struct {
        struct error **items;
        size_t n;
    } known = {0};

    MODEL_EACH (error, spec->errors) {
        add_error(known.items, known.n, error);
        *list_add(&known) = error;
    }
    MODEL_EACH (domain, spec->domains)
        MODEL_EACH (error, domain->errors) {
            add_error(known.items, known.n, error);
            *list_add(&known) = error;
        }
}

/* ---- what becomes a struct or enum tag ---- */

static void check_tag(const char *name, struct place at)
{
    static const char *const runtime[] = {
        "arena",     "call",     "co",      "config",       "db",        "enum_names",
        "err",       "err_info", "fault",   "job_info",     "jread",     "jread_rule",
        "jwrite",    "kind",     "kv",      "list",         "list_def",  "list_sort",
        "log",       "loop",     "metrics", "presence",     "principal", "role_info",
        "route",     "server",   "service", "setting_info", "sse",       "stream_info",
        "token",     "value",    "db_stmt", "db_sql",       "kv_script", "http_response",
        "group_info"};

    if (check_is_c_keyword(name))
        diag_error(at, "`%s` is a word of C: choose another name", name);
    for (size_t i = 0; i < sizeof runtime / sizeof *runtime; i++)
        if (strcmp(runtime[i], name) == 0)
            diag_error(at, "`%s` is a struct of the runtime: choose another name", name);
}

static void add_tag(struct space *tags, const char *name, const char *what, struct place at)
{
    check_tag(name, at);
    add(tags, name, what, at);
}

static void add_endpoint_tags(struct space *tags, const struct endpoint *endpoint)
{
    if (endpoint->params.n && !endpoint->params.items[0].in_query)
        add(tags, mem_printf("%s_path", endpoint->name), "endpoint's path", endpoint->at);
    if (endpoint->query_params.n || endpoint->action == ACTION_LIST)
        add(tags, mem_printf("%s_query", endpoint->name), "endpoint's query", endpoint->at);
}

static void check_tags(const struct spec *spec)
{
    struct space tags = {0};

    MODEL_EACH (scalar, spec->scalars)
        add(&tags, scalar->name, "scalar type", scalar->at);
    MODEL_EACH (domain, spec->domains) {
        MODEL_EACH (enumeration, domain->enums)
            add_tag(&tags, enumeration->name, "enum", enumeration->at);
        MODEL_EACH (machine, domain->machines)
            add_tag(&tags, machine->name, "machine", machine->at);
        MODEL_EACH (dto, domain->dtos)
            add_tag(&tags, dto->name, "type", dto->at);
        MODEL_EACH (event, domain->events)
            add(&tags, event->dto->name, "event's payload", event->at);
        MODEL_EACH (query, domain->queries)
            if (query->row && !query->row_dto.text)
                add(&tags, query->row->name, "query's row", query->at);
        MODEL_EACH (group, domain->groups)
            add(&tags, mem_printf("%s_item", group->name), "group's item", group->at);
        MODEL_EACH (endpoint, domain->endpoints)
            add_endpoint_tags(&tags, endpoint);
    }
}

/* ---- one space a kind ---- */

#define CHECK_SPACE(spec, list, what)                                                              \
    do {                                                                                           \
        struct space space = {0};                                                                  \
        MODEL_EACH (domain, (spec)->domains)                                                       \
            MODEL_EACH (it, domain->list)                                                          \
                add(&space, it->name, what, it->at);                                               \
    } while (0)

static void check_spaces(const struct spec *spec)
{
    struct space domains = {0}, operations = {0}, tables = {0};

    CHECK_SPACE(spec, entities, "entity");
    CHECK_SPACE(spec, queries, "query");
    CHECK_SPACE(spec, events, "event");
    CHECK_SPACE(spec, scripts, "script");
    CHECK_SPACE(spec, groups, "group");
    CHECK_SPACE(spec, jobs, "job");
    CHECK_SPACE(spec, consumers, "consumer");
    CHECK_SPACE(spec, sagas, "saga");
    MODEL_EACH (domain, spec->domains) {
        add(&domains, domain->name, "domain", domain->at);
        MODEL_EACH (entity, domain->entities)
            if (resolve_find_entity(spec, entity->name) == entity) /* twins have said so */
                add(&tables, entity->table, "table", entity->at);
        MODEL_EACH (endpoint, domain->endpoints)
            add(&operations, endpoint->name, "endpoint", endpoint->at);
        MODEL_EACH (stream, domain->streams)
            add(&operations, stream->name, "stream", stream->at);
    }
}

/* ---- members ---- */

static void check_members(const struct dto *dto)
{
    struct space json = {0}, c = {0};

    MODEL_EACH (member, dto->members) {
        struct place at = member->at;
        if (check_is_c_keyword(member->name))
            diag_error(member->at, "`%s` is a word of C: choose another name", member->name);
        MODEL_EACH (other, json)
            if (strcmp(other->name, names_camel(member->name)) == 0)
                diag_error(at, "`%s` and `%s` are both `%s` in JSON", other->what, member->name,
                           other->name);
        *list_add(&json) = (struct entry){names_camel(member->name), member->name, at};
        *list_add(&c) = (struct entry){member->name, "member", at};
    }
    MODEL_EACH (member, dto->members) {
        const char *helper = member->kind == FIELD_LIST || member->kind == FIELD_MANY
                                 ? mem_printf("n_%s", member->name)
                                 : mem_printf("%s_presence", member->name);
        MODEL_EACH (other, c)
            if (strcmp(other->name, helper) == 0)
                diag_error(other->at, "`%s` is what C keeps beside `%s`: choose another name",
                           helper, member->name);
    }
}

static void check_query_params(const struct query *query)
{
    static const char *const taken[] = {"call", "ret", "ret_n", "ret_affected", "err", "st"};

    MODEL_EACH (param, query->params) {
        if (check_is_c_keyword(param->name))
            diag_error(param->at, "`%s` is a word of C: choose another name", param->name);
        for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
            if (strcmp(taken[i], param->name) == 0)
                diag_error(param->at,
                           "`%s` is an argument of every generated function: choose another name",
                           param->name);
    }
}

static void check_path_params(const struct endpoint *endpoint)
{
    struct space names = {0};

    MODEL_EACH (param, endpoint->params) {
        if (check_is_c_keyword(param->snake))
            diag_error(param->at, "`%s` is a word of C: choose another name", param->name);
        add(&names, param->snake, "path parameter", param->at);
    }
    MODEL_EACH (param, endpoint->query_params)
        if (check_is_c_keyword(param->name))
            diag_error(param->at, "`%s` is a word of C: choose another name", param->name);
}

/* A group's item is one struct of both its parts. */
static void check_group_members(const struct group *group)
{
    struct space names = {0};

    for (size_t i = 0; i < group->item.n + group->gives.n; i++) {
        const struct param *member =
            i < group->item.n ? &group->item.items[i] : &group->gives.items[i - group->item.n];
        if (check_is_c_keyword(member->name))
            diag_error(member->at, "`%s` is a word of C: choose another name", member->name);
        add(&names, member->name, "member", member->at);
        if (member->type.nullable)
            add(&names, mem_printf("%s_presence", member->name), "member", member->at);
    }
}

bool check_is_c_keyword(const char *name)
{
    static const char *const words[] = {
        "auto",     "bool",   "break",  "case",     "char",   "const",  "continue", "default",
        "do",       "double", "else",   "enum",     "errno",  "extern", "false",    "float",
        "for",      "goto",   "if",     "inline",   "int",    "long",   "register", "restrict",
        "return",   "short",  "signed", "sizeof",   "static", "struct", "switch",   "true",
        "typedef",  "typeof", "union",  "unsigned", "void",   "asm",    "linux",    "unix",
        "volatile", "while",  "assert", "stdin",    "stdout", "stderr"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i], name) == 0)
            return true;
    return false;
}

void check_names(const struct spec *spec)
{
    check_error_names(spec);
    check_tags(spec);
    check_spaces(spec);
    MODEL_EACH (domain, spec->domains) {
        if (check_is_c_keyword(domain->name))
            diag_error(domain->at, "`%s` is a word of C: choose another name", domain->name);
        MODEL_EACH (dto, domain->dtos)
            check_members(dto);
        MODEL_EACH (event, domain->events)
            check_members(event->dto);
        MODEL_EACH (query, domain->queries) {
            check_query_params(query);
            if (query->row && !query->row_dto.text)
                check_members(query->row);
        }
        MODEL_EACH (group, domain->groups)
            check_group_members(group);
        MODEL_EACH (endpoint, domain->endpoints)
            check_path_params(endpoint);
        MODEL_EACH (stream, domain->streams)
            check_path_params(stream->endpoint);
    }
}
