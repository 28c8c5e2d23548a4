/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Path parameters and query strings as types, so that they are declared and decoded like bodies;
 * and the tables and conditions of lists.
 */
#include "emit_http.h"

#include <string.h>

#include "buf.h"
#include "emit_c.h"
#include "emit_dto.h"
#include "names.h"
#include "resolve.h"
#include "sql.h"
#include "sql_name.h"

bool http_has_path(const struct endpoint *endpoint)
{
    return endpoint->params.n && !endpoint->params.items[0].in_query;
}

const char *http_param(const struct path_param *param)
{
    return mem_printf("%s->%s", param->in_query ? "query" : "path", param->snake);
}

static void add_param(struct dto *dto, const struct path_param *param)
{
    struct field *field = list_add(&dto->members);

    field->name = param->snake;
    field->type = param->type;
    field->type.nullable = false;
    field->required = true;
    field->pattern = param->column ? param->column->pattern : NULL;
}

/* A text that names a row is looked up as it is: one of a wrong form is just not found. */
static void loosen(struct field *field)
{
    struct scalar *scalar = mem_alloc(sizeof *scalar);

    *scalar = *field->type.scalar;
    scalar->pattern = NULL;
    scalar->ascii = false;
    field->type.scalar = scalar;
    field->type.has_min = field->type.has_max = false;
    field->pattern = NULL;
}

const struct dto *http_path_dto(const struct endpoint *endpoint)
{
    struct dto *dto;

    if (!http_has_path(endpoint))
        return NULL;
    dto = mem_alloc(sizeof *dto);
    dto->name = mem_printf("%s_path", endpoint->name);
    dto->domain = endpoint->domain;
    dto->is_request = true;
    MODEL_EACH (param, endpoint->params) {
        if (param->in_query)
            continue;
        add_param(dto, param);
        if (param->column && param->type.kind == KIND_STR &&
            resolve_is_unique(param->column->entity, param->column))
            loosen(&dto->members.items[dto->members.n - 1]);
    }
    return dto;
}

/* A parameter that may be left out; null cannot be written in a query string. */
static struct field *add_optional(struct dto *dto, const char *name, const struct type_use *type,
                                  struct error *error)
{
    struct field *field = list_add(&dto->members);

    field->name = name;
    field->type = *type;
    field->type.nullable = true;
    field->else_error = error;
    return field;
}

static void add_filter(struct dto *dto, const struct filter *filter)
{
    struct type_use text = filter->type;

    if (filter->op != FILTER_EQ && text.scalar) { /* a part of a text is no whole one */
        struct scalar *scalar = mem_alloc(sizeof *scalar);

        *scalar = *text.scalar;
        scalar->pattern = NULL;
        text.scalar = scalar;
        text.min = text.min > 1 ? 1 : text.min;
    }
    if (filter->op == FILTER_RANGE) {
        add_optional(dto, mem_printf("min_%s", filter->name), &filter->type, filter->else_error);
        add_optional(dto, mem_printf("max_%s", filter->name), &filter->type, filter->else_error);
    } else if (filter->op == FILTER_EQ) {
        add_optional(dto, filter->name, &filter->type, filter->else_error);
    } else {
        add_optional(dto, filter->name, &text, filter->else_error);
    }
}

/* The names of the sorts, as an enum of the list's own. */
static struct enumeration *sort_names(const struct endpoint *endpoint)
{
    struct enumeration *names = mem_alloc(sizeof *names);

    names->name = mem_printf("%s_sort", endpoint->name);
    names->domain = endpoint->domain;
    return names;
}

static void add_page(struct dto *dto, const struct endpoint *endpoint)
{
    const struct type_use limit = {
        .kind = KIND_I64, .has_min = true, .has_max = true, .min = 1, .max = endpoint->limit_max};
    const struct type_use sort = {.kind = KIND_ENUM, .enumeration = sort_names(endpoint)};
    const struct type_use cursor = {.kind = KIND_STR};

    add_optional(dto, "sort", &sort, NULL)->doc =
        "Which of the list's sorts; the first is the default.";
    add_optional(dto, "limit", &limit, NULL)->doc = "0: the default.";
    add_optional(dto, "cursor", &cursor, NULL);
}

const struct dto *http_query_dto(const struct endpoint *endpoint)
{
    struct dto *dto;

    if (endpoint->action != ACTION_LIST && !endpoint->query_params.n)
        return NULL;
    dto = mem_alloc(sizeof *dto);
    dto->name = mem_printf("%s_query", endpoint->name);
    dto->domain = endpoint->domain;
    dto->is_request = true;
    MODEL_EACH (param, endpoint->params)
        if (param->in_query)
            add_param(dto, param);
    MODEL_EACH (filter, endpoint->filters)
        add_filter(dto, filter);
    MODEL_EACH (param, endpoint->query_params) {
        struct field *field = list_add(&dto->members);

        *field = *param;
        field->type.nullable = !param->required;
    }
    if (endpoint->action == ACTION_LIST)
        add_page(dto, endpoint);
    return dto;
}

void http_add_ranges(struct tmpl_value *map, const struct endpoint *endpoint)
{
    struct tmpl_list *ranges = tmpl_list(map, "ranges");

    MODEL_EACH (filter, endpoint->filters) {
        struct tmpl_value *item;

        if (filter->op != FILTER_RANGE)
            continue;
        item = tmpl_item(ranges);
        tmpl_text(item, "range", filter->name);
        tmpl_text(item, "min_key", names_camel(mem_printf("min_%s", filter->name)));
        tmpl_text(item, "max_key", names_camel(mem_printf("max_%s", filter->name)));
        tmpl_text(item, "err",
                  filter->else_error ? names_err(filter->else_error) : "ERR_VALIDATION_FAILED");
    }
}

/* ---- lists ---- */

static const char *list_kind(enum kind kind)
{
    static const char *const kinds[] = {
        [KIND_I64] = "LIST_I64",     [KIND_BOOL] = "LIST_I64",  [KIND_STR] = "LIST_STR",
        [KIND_MONEY] = "LIST_MONEY", [KIND_TIME] = "LIST_TIME", [KIND_DATE] = "LIST_DATE",
        [KIND_ENUM] = "LIST_STR",    [KIND_JSON] = "LIST_STR",
    };

    return kinds[kind];
}

static void add_sorts(struct tmpl_value *item, const struct endpoint *endpoint)
{
    struct tmpl_list *sorts = tmpl_list(item, "sorts");

    MODEL_EACH (sort, endpoint->sorts) {
        struct tmpl_value *it = tmpl_item(sorts);

        tmpl_text(it, "sort", sort->name);
        tmpl_text(it, "column", sql_column("t", sort->column));
        tmpl_text(it, "kind", list_kind(sort->column->type.kind));
        tmpl_flag(it, "is_descending", sort->descending);
    }
}

static void add_condition(struct tmpl_list *list, const char *presence, const char *condition,
                          const char *bind, const char *value, size_t n_binds)
{
    struct tmpl_value *item = tmpl_item(list);
    struct tmpl_list *binds = tmpl_list(item, "binds");

    tmpl_text(item, "presence", presence);
    tmpl_text(item, "condition", condition);
    for (size_t i = 0; i < n_binds; i++) {
        struct tmpl_value *it = tmpl_item(binds);

        tmpl_text(it, "kind", bind);
        tmpl_text(it, "value", value);
    }
}

static const char *filter_value(const struct filter *filter, const char *name)
{
    const char *choices = emit_c_enum(&filter->type);

    return mem_printf("query->%s%s%s%s", name, choices ? ", &" : "", choices ? choices : "",
                      choices ? "_names" : "");
}

static const char *text_condition(const struct filter *filter)
{
    struct buf out = {0};

    for (size_t i = 0; i < filter->column_names.n; i++)
        buf_addf(&out, "%s%s LIKE ?", i ? " OR " : "", sql_column("t", filter->columns[i]));
    return out.text;
}

/* A list selects by what it shows: a column that the view shows as something computed is that. */
static char *filtered(const struct endpoint *endpoint, const struct column *column)
{
    const struct field *member = resolve_find_member(endpoint->returns, column->name);

    if (member && member->kind == FIELD_SQL)
        return mem_printf("(%s)", member->sql);
    return sql_column("t", column);
}

static void add_filter_condition(struct tmpl_list *list, const struct endpoint *endpoint,
                                 const struct filter *filter)
{
    const char *column = filtered(endpoint, filter->columns[0]), *name = filter->name;
    const char *min = mem_printf("min_%s", name), *max = mem_printf("max_%s", name);
    const char *kind = names_kind(filter->type.kind);

    switch (filter->op) {
    case FILTER_EQ:
        add_condition(list, name, mem_printf("%s = ?", column), kind, filter_value(filter, name),
                      1);
        return;
    case FILTER_PREFIX:
    case FILTER_CONTAINS:
        add_condition(list, name, text_condition(filter),
                      filter->op == FILTER_PREFIX ? "prefix" : "contains",
                      mem_printf("query->%s", name), filter->column_names.n);
        return;
    case FILTER_RANGE:
        add_condition(list, min, mem_printf("%s >= ?", column), kind, filter_value(filter, min), 1);
        add_condition(list, max, mem_printf("%s <= ?", column), kind, filter_value(filter, max), 1);
        return;
    }
}

/* The rows below the row that the request names, or the caller's own, or both. */
static void add_scope(struct tmpl_list *conditions, const struct endpoint *endpoint,
                      const char *owner)
{
    const struct column *via = endpoint->via;

    if (endpoint->steps.n)
        add_condition(conditions, NULL, mem_printf("%s = ?", sql_column("t", via)), "i64",
                      mem_printf("%s_id", via->ref_entity->name), 1);
    if (owner)
        add_condition(conditions, NULL, mem_printf("%s = ?", owner), "str", "call->who.user_id", 1);
}

bool http_list_reads_id(const struct endpoint *endpoint)
{
    MODEL_EACH (member, endpoint->returns->members)
        if (member->kind == FIELD_MANY)
            return true;
    return false;
}

size_t http_list_conditions(const struct endpoint *endpoint, const char *const **ret)
{
    LIST_OF(const char *) texts = {0};
    struct buf ignored = {0};
    const char *owner =
        endpoint->lists_own ? repo_join_owner(&ignored, "t", endpoint->entity) : NULL;

    if (endpoint->steps.n)
        *list_add(&texts) = mem_printf("%s = ?", sql_column("t", endpoint->via));
    if (owner)
        *list_add(&texts) = mem_printf("%s = ?", owner);
    MODEL_EACH (filter, endpoint->filters) {
        const char *column = filtered(endpoint, filter->columns[0]);

        if (filter->op == FILTER_EQ)
            *list_add(&texts) = mem_printf("%s = ?", column);
        else if (filter->op != FILTER_RANGE)
            *list_add(&texts) = text_condition(filter);
        else {
            *list_add(&texts) = mem_printf("%s >= ?", column);
            *list_add(&texts) = mem_printf("%s <= ?", column);
        }
    }
    *ret = texts.items;
    return texts.n;
}

struct tmpl_value *http_add_list(struct tmpl_list *list, struct repo *repo,
                                 const struct http_plan *plan)
{
    const struct endpoint *endpoint = plan->endpoint;
    const struct entity *entity = endpoint->entity;
    const char *load = repo_load(repo, endpoint->returns), *columns, *owner = NULL;
    struct tmpl_value *item = tmpl_item(list);
    struct tmpl_list *conditions = tmpl_list(item, "conditions");
    struct buf from = {0};

    columns = sql_view_columns(endpoint->returns);
    buf_add(&from, sql_view_from(endpoint->returns));
    if (endpoint->lists_own)
        owner = repo_join_owner(&from, "t", entity);
    add_scope(conditions, endpoint, owner);
    MODEL_EACH (filter, endpoint->filters)
        add_filter_condition(conditions, endpoint, filter);
    add_sorts(item, endpoint);
    tmpl_text(item, "columns", sql_fill(load ? mem_printf("%s, t.id", columns) : columns, 0, 75));
    tmpl_text(item, "from", from.text);
    tmpl_text(item, "where", sql_list_where(endpoint));
    tmpl_textf(item, "default_limit", "%u", endpoint->limit_default);
    tmpl_textf(item, "max_limit", "%u", endpoint->limit_max);
    tmpl_textf(item, "n_sorts", "%zu", endpoint->sorts.n);
    tmpl_text(item, "view", endpoint->returns->name);
    tmpl_text(item, "load", load);
    tmpl_text(item, "after", endpoint->after ? mem_printf("%s_after", endpoint->name) : NULL);
    tmpl_flag(item, "is_collected", load || endpoint->after);
    return item;
}
