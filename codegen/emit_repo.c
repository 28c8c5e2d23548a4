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
    const struct sql_reads reads = sql_reads(row);
    struct buf kinds = {0};

    buf_add(&kinds, "");
    MODEL_EACH (read, reads)
        buf_add_n(&kinds, names_kind(read->member->type.kind), 1);
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

struct repo *repo_of(const struct spec *spec)
{
    static struct repo repo;
    static const struct spec *known;

    if (known == spec)
        return &repo;
    known = spec;
    repo = (struct repo){.spec = spec};
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

void repo_add_constraint(struct tmpl_value *table, const char *name, const char *err)
{
    struct tmpl_value *item = tmpl_item(tmpl_get_list(table, "constraints"));

    tmpl_text(item, "constraint", name);
    tmpl_text(item, "err", err);
}

static const char *err_of(const struct error *error)
{
    return error ? names_err(error) : "ERR_VALIDATION_FAILED";
}

/* One table an entity, however many functions name it. */
static struct tmpl_value *make_table(const struct entity *entity)
{
    struct tmpl_value *table = tmpl_map();

    tmpl_textf(table, "table", "%s_constraints", entity->name);
    tmpl_list(table, "constraints");
    MODEL_EACH (unique, entity->uniques)
        if (unique->else_error)
            repo_add_constraint(table, names_unique(entity, unique), err_of(unique->else_error));
    MODEL_EACH (invariant, entity->invariants)
        if (invariant->else_error)
            repo_add_constraint(table, names_check(entity, invariant->name),
                                err_of(invariant->else_error));
    MODEL_EACH (column, entity->columns)
        if (column->ref_entity && !column->no_foreign_key)
            repo_add_constraint(
                table, names_foreign_key(entity, column),
                err_of(column->is_parent ? column->ref_entity->missing_error : column->else_error));
    return table;
}

const char *repo_constraints(const struct entity *entity, struct tmpl_value **ret)
{
    static struct {
        struct known {
            const struct entity *entity;
            struct tmpl_value *table;
        } * items;
        size_t n;
    } tables;
    struct tmpl_value *table = NULL;

    MODEL_EACH (known, tables)
        if (known->entity == entity)
            table = known->table;
    if (!table) {
        table = make_table(entity);
        *list_add(&tables) = (struct known){entity, table};
    }
    if (!tmpl_length(table, "constraints"))
        return NULL;
    *ret = table;
    return mem_printf("%s_constraints", entity->name);
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
            for (size_t i = 0; member->columns && i < member->dto->members.n; i++)
                include_choices(includes, &member->columns[i]->type);
            if (!member->dto)
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
    LIST_OF(const struct tmpl_value *) seen = {0};
    bool needs_rows = false;

    for (size_t i = 0; i < REPO_N_SHAPES; i++)
        shapes[i] = tmpl_list(map, lists[i]);
    for (size_t i = first; i < last; i++) {
        const struct repo_function *function = source->functions.items[i];
        bool is_new = function->table != NULL;

        MODEL_EACH (table, seen)
            is_new = is_new && *table != function->table;
        if (is_new) {
            *list_add(&seen) = function->table;
            tmpl_add(tables, function->table);
        }
        needs_rows = needs_rows || function->shape == REPO_LOAD ||
                     (function->query && function->query->kind == QUERY_MANY);
        if (function->shape != REPO_FETCH)
            tmpl_text(function->values, "params", function->params);
        tmpl_add(shapes[function->shape], function->values);
    }
    if (needs_rows)
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
