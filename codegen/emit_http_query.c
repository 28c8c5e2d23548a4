/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Calls of named queries by endpoints and guards: where each parameter comes from.
 */
#include "emit_http.h"

#include <string.h>

#include "buf.h"
#include "emit_c.h"
#include "names.h"
#include "resolve.h"

static bool is_text(const struct type_use *type)
{
    return type->kind == KIND_STR || type->kind == KIND_JSON;
}

/* A value as arguments of a query function, which may want a presence before it. */
static const char *with_presence(const struct param *param, bool has_presence, const char *value)
{
    if (!param->type.nullable || is_text(&param->type))
        return value;
    return has_presence ? mem_printf("%s_presence, %s", value, value)
                        : mem_printf("PRESENCE_VALUE, %s", value);
}

static const char *member_argument(const struct dto *dto, const struct param *param,
                                   const char *record)
{
    const struct field *member = dto ? resolve_find_member(dto, param->name) : NULL;

    if (!member)
        return NULL;
    return with_presence(param, emit_c_has_presence(dto, member),
                         mem_printf("%s%s", record, member->name));
}

/* arrow: "->" where path, query and in are pointers, "." where they are structs. */
const char *http_argument(const struct endpoint *endpoint, const struct param *param,
                          const char *arrow)
{
    const char *found;

    if (strcmp(param->name, "caller") == 0)
        return "call->who.user_id";
    MODEL_EACH (it, endpoint->params)
        if (strcmp(it->snake, param->name) == 0)
            return with_presence(param, false, mem_printf("path%s%s", arrow, it->snake));
    found = member_argument(http_query_dto(endpoint), param, mem_printf("query%s", arrow));
    if (found)
        return found;
    return member_argument(endpoint->body, param, mem_printf("in%s", arrow));
}

const char *http_query_call(const struct endpoint *endpoint, const struct query *query,
                            const char *arrow, const char *ret)
{
    struct buf call = {0};

    buf_addf(&call, "%s_query(call", query->name);
    MODEL_EACH (param, query->params)
        buf_addf(&call, ", %s", http_argument(endpoint, param, arrow));
    buf_addf(&call, ", %s)", ret);
    return call.text;
}

/* ---- guards ---- */

struct guarded {
    struct http_plan *plan;
    struct repo *repo;
    struct http_steps *steps;
    const char *id, *parent_id; /* NULL: not known here */
};

static bool is_id_of(const struct param *param, const struct entity *entity)
{
    return strcmp(param->name, mem_printf("%s_id", entity->name)) == 0;
}

/* A column of the row that is there already. */
static const char *read_column(const struct guarded *guarded, const struct column *column)
{
    const char *function = repo_read_column(guarded->repo, column);
    const bool has_presence = column->type.nullable && !is_text(&column->type);

    if (has_presence)
        *list_add(&guarded->steps->locals) = mem_printf("enum presence %s_presence", column->name);
    *list_add(&guarded->steps->locals) = emit_c_declare(column->type.kind, column->name);
    http_add_step(guarded->steps,
                  mem_printf("%s(call, %s, %s%s&%s)",
                             http_use(guarded->plan, guarded->repo, function), guarded->id,
                             has_presence ? mem_printf("&%s_presence", column->name) : "",
                             has_presence ? ", " : "", column->name));
    return column->name;
}

static const char *guard_argument(const struct guarded *guarded, const struct param *param)
{
    const struct endpoint *endpoint = guarded->plan->endpoint;
    const struct column *column = resolve_find_column(endpoint->entity, param->name);
    const struct field *member = column ? repo_find_member(endpoint, column) : NULL;

    if (strcmp(param->name, "caller") == 0)
        return "call->who.user_id";
    if (is_id_of(param, endpoint->entity) || strcmp(param->name, "id") == 0)
        return guarded->id;
    if (endpoint->action != ACTION_CREATE)
        return with_presence(param, column->type.nullable, read_column(guarded, column));
    if (column->is_owner)
        return "call->who.user_id";
    if (column->is_parent)
        return guarded->parent_id;
    if (member)
        return with_presence(param, emit_c_has_presence(endpoint->body, member),
                             mem_printf("in->%s", member->name));
    return with_presence(param, column->type.nullable, read_column(guarded, column));
}

/* Whether the guard needs the row that is being made. */
static bool needs_row(const struct endpoint *endpoint, const struct guard *guard)
{
    if (endpoint->action != ACTION_CREATE)
        return false;
    MODEL_EACH (param, guard->query->params) {
        const struct column *column = resolve_find_column(endpoint->entity, param->name);

        if (strcmp(param->name, "caller") == 0)
            continue;
        if (is_id_of(param, endpoint->entity) || !column || column == endpoint->entity->id)
            return true;
        if (!column->is_owner && !column->is_parent && !repo_find_member(endpoint, column))
            return true;
    }
    return false;
}

static void add_guard(const struct guarded *guarded, const struct guard *guard)
{
    const struct query *query = guard->query;
    const char *missing = query->missing_error ? names_err(query->missing_error) : "ERR_NOT_FOUND";
    struct buf call = {0};
    struct http_step *step;

    buf_addf(&call, "%s(call",
             http_use(guarded->plan, guarded->repo, repo_query(guarded->repo, query)));
    MODEL_EACH (param, query->params)
        buf_addf(&call, ", %s", guard_argument(guarded, param));
    if (query->kind == QUERY_MANY) {
        *list_add(&guarded->steps->locals) =
            mem_printf("struct %s *%s", query->row->name, query->name);
        *list_add(&guarded->steps->locals) = mem_printf("size_t n_%s", query->name);
        buf_addf(&call, ", &%s, &n_%s)", query->name, query->name);
    } else {
        *list_add(&guarded->steps->locals) =
            mem_printf("struct %s %s", query->row->name, query->name);
        buf_addf(&call, ", &%s)", query->name);
    }
    http_add_step(guarded->steps, call.text);
    step = &guarded->steps->items[guarded->steps->n - 1];
    if (query->kind == QUERY_MANY) {
        step->check = mem_printf("n_%s %s 0", query->name, guard->wants_none ? ">" : "==");
        step->code = names_err(guard->error);
    } else if (guard->wants_none) {
        step->unless = missing;
        step->code = names_err(guard->error);
    } else {
        step->err = missing;
        step->instead = names_err(guard->error);
    }
}

void http_add_guards(struct http_plan *plan, struct repo *repo, struct http_steps *steps,
                     const char *id, const char *parent_id, bool after_write)
{
    const struct guarded guarded = {plan, repo, steps, id, parent_id};

    MODEL_EACH (guard, plan->endpoint->guards)
        if (needs_row(plan->endpoint, guard) == after_write)
            add_guard(&guarded, guard);
}
