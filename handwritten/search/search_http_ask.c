/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Asks the search server. What it refuses is a fault of ours or of its settings and is logged; that
 * it is away is told by the breaker's metrics and by the callers' errors.
 */
#include "search_http_ask.h"

#include <string.h>

#include "arena.h"
#include "http_client.h"
#include "log.h"

#define DEPTH_MAX 40
#define REASON_MAX 500 /* bytes of a refusal that are logged */

static const char *error_type(struct arena *arena, const struct http_response *response)
{
    struct jread_problem problem;
    struct jread *in = jread_body(arena, response->body, response->body_len, DEPTH_MAX, &problem);
    const char *type = NULL;
    enum presence has_type;

    if (in)
        jread_opt_str(jread_object(in, "error", NULL, false, NULL), "type", NULL, &has_type, &type);
    return type;
}

static void complain(struct call *call, const char *what,
                     const struct search_http_question *question,
                     const struct http_response *response)
{
    size_t len = response->body_len < REASON_MAX ? response->body_len : REASON_MAX;

    while (len && len < response->body_len && ((unsigned char)response->body[len] & 0xc0) == 0x80)
        len--;
    LOG(LOG_WARN, what, {"method", question->method, 0}, {"path", question->path, 0},
        {"status", NULL, response->status},
        {"answer", arena_strndup(call->arena, response->body, len), 0});
}

static enum err judge(struct call *call, const struct search_http_question *question,
                      const struct http_response *response, struct search_http_answer *ret)
{
    struct jread_problem problem;

    ret->has_come = response->status < 500;
    if (response->status == 404)
        return ERR_INDEX_NOT_FOUND;
    if (response->status < 200 || response->status >= 300) {
        ret->error_type = error_type(call->arena, response);
        if (!question->may_be_refused)
            complain(call, "the search server refuses", question, response);
        return ERR_SEARCH_FAILED;
    }
    ret->json = jread_body(call->arena, response->body, response->body_len, DEPTH_MAX, &problem);
    if (!ret->json) {
        complain(call, "the search server's answer cannot be read", question, response);
        return ERR_SEARCH_FAILED;
    }
    jread_pass_unknown(ret->json);
    return ERR_OK;
}

enum err search_http_ask(struct search_engine *engine, struct call *call,
                         const struct search_http_question *question,
                         struct search_http_answer *ret)
{
    const char *headers[] = {question->is_bulk ? "Content-Type: application/x-ndjson"
                                               : "Content-Type: application/json",
                             engine->authorization, NULL};
    const struct http_request request = {
        .method = question->method,
        .path = question->path,
        .headers = headers,
        .body = question->body ? question->body->text : NULL,
        .body_len = question->body ? question->body->len : 0,
    };
    struct http_response response;
    enum err err = http_client_send(question->is_quick ? engine->quick : engine->slow, call->arena,
                                    &request, &response, NULL);

    *ret = (struct search_http_answer){0};
    return err ? ERR_SEARCH_FAILED : judge(call, question, &response, ret);
}

const char *search_http_ask_index(const struct search_engine *engine, struct arena *arena,
                                  const char *index)
{
    if (!*index || index[strspn(index, "abcdefghijklmnopqrstuvwxyz0123456789-")])
        return NULL;
    return arena_join(arena, engine->name, "-", index, NULL);
}
