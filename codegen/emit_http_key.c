/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Endpoints with `idempotency`: the route's function looks at the key before the body, runs once,
 * and its answer is stored in the transaction of what it says. A hand-written body does that
 * itself, by the function <endpoint>_answer.
 */
#include "emit_http_call.h"

#include "names.h"
#include "resolve.h"

char *http_answer_params(const struct endpoint *endpoint)
{
    if (endpoint->action != ACTION_HANDWRITTEN || !resolve_takes_key(endpoint))
        return NULL;
    return mem_printf(
        "struct call *call, int64_t key_id%s",
        endpoint->returns ? mem_printf(", const struct %s *ret", endpoint->returns->name) : "");
}

/* Each run of a transaction begins with empty outputs. */
static void add_resets(struct tmpl_value *item, const struct endpoint *endpoint)
{
    struct tmpl_list *resets = tmpl_list(item, "resets");

    if (!endpoint->returns)
        return;
    if (endpoint->action == ACTION_QUERY && endpoint->query->kind == QUERY_MANY) {
        tmpl_text(tmpl_item(resets), "reset", "out = NULL");
        tmpl_text(tmpl_item(resets), "reset", "n = 0");
    } else {
        tmpl_textf(tmpl_item(resets), "reset", "out = (struct %s){0}", endpoint->returns->name);
    }
}

void http_add_key(struct tmpl_value *item, const struct http_plan *plan)
{
    const struct endpoint *endpoint = plan->endpoint;

    tmpl_text(item, "operation", names_camel(endpoint->name));
    tmpl_text(item, "is_required", resolve_needs_key(endpoint) ? "true" : "false");
    tmpl_textf(item, "status", "%u", endpoint->status);
    tmpl_flag(item, "has_body", endpoint->body != NULL);
    tmpl_flag(item, "is_hand", endpoint->action == ACTION_HANDWRITTEN);
    tmpl_text(item, "answer", http_answer_params(endpoint));
    add_resets(item, endpoint);
}
