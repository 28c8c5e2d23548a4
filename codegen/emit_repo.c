/* SPDX-License-Identifier: Apache-2.0 */
/*
 * generated/<d>/<d>_repo.{h,c}: every statement of a domain as a function. Which there are is
 * decided by what endpoints, jobs and guards do; their texts are made in emit_repo_*.c.
 */
#include "emit_repo.h"

#include <string.h>

#include "buf.h"
#include "emit.h"
#include "emit_c.h"
#include "emit_http.h"
#include "names.h"
#include "resolve.h"
#include "sql.h"

#define SQL_WIDTH 80

/* ---- the registry ---- */

struct repo_function *repo_find_function(const struct repo *repo, const char *name)
{
    for (size_t i = 0; i < repo->n; i++)
        if (strcmp(repo->items[i]->name, name) == 0)
            return repo->items[i];
    return NULL;
}

struct repo_function *repo_add(struct repo *repo, enum repo_shape shape, const char *name,
                               const struct domain *domain)
{
    struct repo_function *function = mem_alloc(sizeof *function);

    *function = (struct repo_function){
        .shape = shape, .name = name, .params = "", .domain = domain, .values = tmpl_map()};
    tmpl_text(function->values, "name", name);
    *list_add(repo) = function;
    return function;
}

char *repo_kinds(const struct dto *row)
{
    struct buf kinds = {0};

    buf_add(&kinds, "");
    MODEL_EACH (member, row->members)
        if (sql_is_read(member))
            buf_add_n(&kinds, names_kind(member->type.kind), 1);
    return kinds.text;
}

void repo_set_sql(struct repo_function *function, const char *sql, const char *kinds)
{
    *list_add(&function->statements) =
        (struct repo_statement){function->name, sql, kinds, tmpl_length(function->values, "binds")};
    tmpl_text(function->values, "sql", sql_wrap(sql, SQL_WIDTH));
}

void repo_bind(struct tmpl_list *binds, const char *kind, const char *value)
{
    struct tmpl_value *item = tmpl_item(binds);

    tmpl_text(item, "kind", kind);
    tmpl_text(item, "value", value);
}

void repo_bind_type(struct tmpl_list *binds, const struct type_use *type, const char *value)
{
    const char *choices = emit_c_enum(type);

    repo_bind(binds, names_kind(type->kind),
              choices ? mem_printf("%s, &%s_names", value, choices) : value);
}

void repo_read(struct tmpl_list *reads, const struct type_use *type, bool has_presence,
               const char *record, const char *name)
{
    const char *choices = emit_c_enum(type);
    struct tmpl_value *item = tmpl_item(reads);

    tmpl_textf(item, "kind", "%s%s", has_presence ? "opt_" : "", names_kind(type->kind));
    tmpl_textf(item, "target", "%s&%s%s%s%s%s",
               has_presence ? mem_printf("&%s%s_presence, ", record, name) : "", record, name,
               choices ? ", &" : "", choices ? choices : "", choices ? "_names" : "");
}

const struct repo *repo_of(const struct spec *spec)
{
    static struct repo repo;
    static const struct spec *known;

    if (known == spec)
        return &repo;
    known = spec;
    repo = (struct repo){0};
    MODEL_EACH (domain, spec->domains) {
        MODEL_EACH (endpoint, domain->endpoints)
            if (!endpoint->planned)
                http_plan_of(&repo, endpoint);
        MODEL_EACH (query, domain->queries)
            repo_query(&repo, query);
    }
    return &repo;
}

/* ---- constraints ---- */

static void add_constraint(struct tmpl_list *list, const char *name, const struct error *error)
{
    struct tmpl_value *item = tmpl_item(list);

    tmpl_text(item, "constraint", name);
    tmpl_text(item, "err", error ? names_err(error) : "ERR_VALIDATION_FAILED");
}

static void add_table(struct tmpl_list *tables, const struct entity *entity)
{
    struct tmpl_value *table = tmpl_item(tables);
    struct tmpl_list *list = tmpl_list(table, "constraints");

    tmpl_text(table, "entity", entity->name);
    MODEL_EACH (unique, entity->uniques)
        if (unique->else_error)
            add_constraint(list, names_unique(entity, unique), unique->else_error);
    MODEL_EACH (invariant, entity->invariants)
        if (invariant->else_error)
            add_constraint(list, names_check(entity, invariant->name), invariant->else_error);
    MODEL_EACH (column, entity->columns)
        if (column->ref_entity && !column->no_foreign_key)
            add_constraint(list, names_foreign_key(entity, column),
                           column->is_parent ? column->ref_entity->missing_error
                                             : column->else_error);
}

/* ---- files ---- */

static void include_domain(struct emit_c_includes *includes, const struct domain *domain)
{
    emit_c_include(includes, mem_printf("%s_dto.h", domain->name));
}

static void include_choices(struct emit_c_includes *includes, const struct type_use *type)
{
    if (type->machine)
        include_domain(includes, type->machine->domain);
    else if (type->enumeration)
        include_domain(includes, type->enumeration->domain);
}

static void collect_includes(struct emit_c_includes *includes, const struct repo_function *function)
{
    if (function->row) {
        include_domain(includes, function->row->domain);
        MODEL_EACH (member, function->row->members) {
            if (member->dto)
                include_domain(includes, member->dto->domain);
            else
                include_choices(includes, emit_c_type(member));
        }
    }
    if (function->query)
        MODEL_EACH (param, function->query->params)
            include_choices(includes, &param->type);
}

/* The functions of one domain. */
struct source {
    const struct domain *domain;
    LIST_OF(const struct repo_function *) functions;
};

static struct tmpl_value *fill_source(const void *context, size_t first, size_t last)
{
    static const char *const lists[REPO_N_SHAPES] = {
        [REPO_FETCH] = "fetches",  [REPO_LOAD] = "loads",     [REPO_FIND] = "finds",
        [REPO_LOCATE] = "locates", [REPO_LOOKUP] = "lookups", [REPO_WRITE] = "writes",
        [REPO_LIMIT] = "limits",   [REPO_QUERY] = "queries",
    };
    const struct source *source = context;
    struct tmpl_value *map = emit_c_map(source->domain);
    struct tmpl_list *tables = tmpl_list(map, "tables"), *shapes[REPO_N_SHAPES];
    struct emit_c_includes includes = {0};
    LIST_OF(const struct entity *) seen = {0};

    for (size_t i = 0; i < REPO_N_SHAPES; i++)
        shapes[i] = tmpl_list(map, lists[i]);
    for (size_t i = first; i < last; i++) {
        const struct repo_function *function = source->functions.items[i];
        bool is_new = function->constraints != NULL;

        MODEL_EACH (entity, seen)
            is_new = is_new && *entity != function->constraints;
        if (is_new) {
            *list_add(&seen) = function->constraints;
            add_table(tables, function->constraints);
        }
        if (function->shape != REPO_FETCH)
            tmpl_text(function->values, "params", function->params);
        tmpl_add(shapes[function->shape], function->values);
    }
    emit_c_include(&includes, "rows.h");
    emit_c_include(&includes, "service.h");
    emit_c_add_includes(map, &includes);
    return map;
}

static void declare(struct tmpl_value *map, const struct source *source)
{
    struct tmpl_list *fetches = tmpl_list(map, "fetches"), *records = tmpl_list(map, "records");
    struct tmpl_list *functions = tmpl_list(map, "functions");

    MODEL_EACH (it, source->functions) {
        const struct repo_function *function = *it;
        struct tmpl_value *item;

        if (function->record)
            tmpl_add(records, function->record);
        item = tmpl_item(function->shape == REPO_FETCH ? fetches : functions);
        tmpl_text(item, "name", function->name);
        if (function->shape == REPO_FETCH) {
            tmpl_text(item, "row", function->row->name);
            continue;
        }
        tmpl_text(item, "doc", function->doc);
        tmpl_text(item, "params", function->params);
    }
}

static void emit_header(const struct source *source, const char *root)
{
    struct tmpl_value *map = emit_c_map(source->domain);
    struct emit_c_includes includes = {0};

    include_domain(&includes, source->domain);
    MODEL_EACH (function, source->functions)
        collect_includes(&includes, *function);
    tmpl_textf(map, "guard", "%s_REPO_H", names_upper(source->domain->name));
    emit_c_add_includes(map, &includes);
    declare(map, source);
    emit_c_file(source->domain, root, "repo.h.tmpl", "repo", map);
}

void emit_repo(const struct spec *spec, const char *root)
{
    const struct repo *repo = repo_of(spec);

    MODEL_EACH (domain, spec->domains) {
        struct source source = {.domain = domain};

        for (size_t i = 0; i < repo->n; i++)
            if (repo->items[i]->domain == domain)
                *list_add(&source.functions) = repo->items[i];
        if (!source.functions.n)
            continue;
        emit_header(&source, root);
        emit_c_files(domain, root, "repo.c.tmpl", "repo", source.functions.n, fill_source, &source);
    }
}
