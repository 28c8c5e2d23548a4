/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The endpoints of coupon: decode, run, encode.
 * GENERATED from spec/domains/coupon.yaml by templates/http.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "coupon_http.h"

#include "coupon_repo.h"
#include "arena.h"
#include "rows.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

static bool issue_coupon_path_decode(struct jread *in, struct issue_coupon_path *ret)
{
    static const struct jread_rule coupon_id_rule = {.min = 1, .id = true};

    jread_i64(in, "couponId", &coupon_id_rule, &ret->coupon_id);
    return jread_done(in);
}

enum err issue_coupon_call(struct call *call)
{
    struct issue_coupon_path path = {0};
    struct user_coupon_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!issue_coupon_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    err = issue_coupon_handle(call, &path, &out);
    if (err)
        return err;
    user_coupon_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

enum err create_coupon_call(struct call *call)
{
    struct new_coupon in = {0};
    struct coupon_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!new_coupon_decode(call->body, &in))
        return call_invalid(call, call->body);
    err = create_coupon_handle(call, &in, &out);
    if (err)
        return err;
    coupon_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static bool deactivate_coupon_path_decode(struct jread *in, struct deactivate_coupon_path *ret)
{
    static const struct jread_rule coupon_id_rule = {.min = 1, .id = true};

    jread_i64(in, "couponId", &coupon_id_rule, &ret->coupon_id);
    return jread_done(in);
}

enum err deactivate_coupon_call(struct call *call)
{
    struct deactivate_coupon_path path = {0};

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!deactivate_coupon_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    return deactivate_coupon_handle(call, &path);
}
