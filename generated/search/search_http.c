/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The endpoints of search: decode, run, encode.
 * GENERATED from spec/domains/search.yaml by templates/http.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "search_http.h"

#include "search_dto.h"
#include "arena.h"
#include "rows.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

static bool search_products_query_decode(struct jread *in, struct search_products_query *ret)
{
    static const struct jread_rule keyword_rule = {.max = 100, .err = ERR_INVALID_SEARCH_QUERY};
    static const struct jread_rule category_rule = {.max = 100, .err = ERR_INVALID_SEARCH_QUERY};
    static const struct jread_rule min_price_rule = {
        .max = 999999999999,
        .err = ERR_INVALID_SEARCH_QUERY,
    };
    static const struct jread_rule max_price_rule = {
        .max = 999999999999,
        .err = ERR_INVALID_SEARCH_QUERY,
    };
    static const struct jread_rule sort_rule = {.err = ERR_INVALID_SEARCH_QUERY};
    static const struct jread_rule limit_rule = {.min = 1, .max = 100};
    static const struct jread_rule cursor_rule = {.max = 16000};

    jread_opt_str(in, "keyword", &keyword_rule, &ret->keyword_presence, &ret->keyword);
    jread_opt_str(in, "category", &category_rule, &ret->category_presence, &ret->category);
    jread_opt_money(in, "minPrice", &min_price_rule, &ret->min_price_presence, &ret->min_price);
    jread_opt_money(in, "maxPrice", &max_price_rule, &ret->max_price_presence, &ret->max_price);
    jread_opt_enum(in, "sort", &sort_rule, &search_sort_names, &ret->sort_presence, &ret->sort);
    jread_opt_i64(in, "limit", &limit_rule, &ret->limit_presence, &ret->limit);
    jread_opt_str(in, "cursor", &cursor_rule, &ret->cursor_presence, &ret->cursor);
    return jread_done(in);
}

enum err search_products_call(struct call *call)
{
    struct search_products_query query = {0};
    struct search_result out = {0};
    enum err err;

    if (!search_products_query_decode(call->query, &query))
        return call_invalid(call, call->query);
    err = search_products_handle(call, &query, &out);
    if (err)
        return err;
    search_result_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static bool suggest_keywords_query_decode(struct jread *in, struct suggest_keywords_query *ret)
{
    static const struct jread_rule keyword_rule = {
        .min = 1,
        .max = 100,
        .err = ERR_INVALID_SEARCH_QUERY,
    };

    jread_str(in, "keyword", &keyword_rule, &ret->keyword);
    return jread_done(in);
}

enum err suggest_keywords_call(struct call *call)
{
    struct suggest_keywords_query query = {0};
    struct suggestions out = {0};
    enum err err;

    if (!suggest_keywords_query_decode(call->query, &query))
        return call_invalid(call, call->query);
    err = suggest_keywords_handle(call, &query, &out);
    if (err)
        return err;
    suggestions_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

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
