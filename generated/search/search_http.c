/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The endpoints of search: decode, run, encode.
 * GENERATED from spec/domains/search.yaml by templates/http.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "search_http.h"

#include "arena.h"
#include "rows.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

enum err list_popular_keywords_call(struct call *call)
{
    struct popular_keywords out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    err = list_popular_keywords_handle(call, &out);
    if (err)
        return err;
    popular_keywords_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

enum err list_recent_keywords_call(struct call *call)
{
    struct recent_keywords out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    err = list_recent_keywords_handle(call, &out);
    if (err)
        return err;
    recent_keywords_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

enum err forget_recent_keywords_call(struct call *call)
{
    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    return forget_recent_keywords_handle(call);
}

static bool forget_recent_keyword_path_decode(struct jread *in,
                                              struct forget_recent_keyword_path *ret)
{
    static const struct jread_rule keyword_rule = {.min = 1, .max = 255};

    jread_str(in, "keyword", &keyword_rule, &ret->keyword);
    return jread_done(in);
}

enum err forget_recent_keyword_call(struct call *call)
{
    struct forget_recent_keyword_path path = {0};

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!forget_recent_keyword_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    return forget_recent_keyword_handle(call, &path);
}
