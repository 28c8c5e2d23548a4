/* SPDX-License-Identifier: Apache-2.0 */
/*
 * GET /search/suggest. People type on without suggestions: where the engine cannot be asked there
 * are none.
 */
#include "call.h"
#include "search_ask.h"
#include "search_http.h"
#include "search_text.h"

#define SUGGESTIONS_MAX 10

enum err suggest_keywords_handle(struct call *call, const struct suggest_keywords_query *query,
                                 struct suggestions *ret)
{
    const char **texts = NULL;
    size_t n = 0;
    enum err err;

    if (search_text_is_blank(search_text_fold(call->arena, query->keyword))) {
        jread_fail(call->query, "keyword", ERR_INVALID_SEARCH_QUERY, "has nothing to look for");
        return call_invalid(call, call->query);
    }
    err = search_ask_suggestions(call, query->keyword, SUGGESTIONS_MAX, &texts, &n);
    if (err == ERR_SUGGEST_FAILED)
        return err;
    ret->suggestions = texts;
    ret->n_suggestions = err ? 0 : n;
    return ERR_OK;
}
