/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The endpoints of coupon: decode, run, encode.
 * GENERATED from spec/domains/coupon.yaml by templates/http.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "coupon_http.h"

#include "coupon_repo.h"
#include "list.h"
#include "coupon_dto.h"
#include "arena.h"
#include "rows.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

static const struct list_sort list_issuable_coupons_sorts[] = {
    {.name = "-id", .column = "t.id", .kind = LIST_I64, .descending = true},
};

static const struct enum_names list_issuable_coupons_sort_names = {
    .names =
        (const char *const[]){
            "-id",
        },
    .n_names = 1,
};

const struct list_def list_issuable_coupons_def = {
    .name = "list_issuable_coupons",
    .columns = "t.id, t.code, t.name, t.description, t.discount_type, t.discount_value, "
               "t.minimum_order_amount, t.maximum_discount_amount, t.total_quantity, "
               "t.issued_quantity, "
               "IF(t.status = 'ACTIVE' AND t.expires_at <= NOW(6), 'EXPIRED', t.status), "
               "t.starts_at, t.expires_at, t.created_at, "
               "t.total_quantity - t.issued_quantity",
    .from = "coupons t",
    .where = "(t.status = 'ACTIVE' AND t.starts_at <= NOW(6) AND t.expires_at > NOW(6))",
    .id = "t.id",
    .sorts = list_issuable_coupons_sorts,
    .n_sorts = 1,
    .default_limit = 20,
    .max_limit = 100,
};

static bool list_issuable_coupons_query_decode(struct jread *in,
                                               struct list_issuable_coupons_query *ret)
{
    static const struct jread_rule limit_rule = {.min = 1, .max = 100};

    jread_opt_enum(in, "sort", NULL, &list_issuable_coupons_sort_names, &ret->sort_presence,
                   &ret->sort);
    jread_opt_i64(in, "limit", &limit_rule, &ret->limit_presence, &ret->limit);
    jread_opt_str(in, "cursor", NULL, &ret->cursor_presence, &ret->cursor);
    return jread_done(in);
}

static enum err list_issuable_coupons_run(struct call *call,
                                          const struct list_issuable_coupons_query *query)
{
    struct list *list;
    struct coupon_view view = {0};
    enum err err;

    list = list_begin(call, &list_issuable_coupons_def, query->sort, query->limit, query->cursor);
    jwrite_object(&call->reply, NULL);
    jwrite_array(&call->reply, "items");
    while (list_next(list)) {
        coupon_view_fetch(list_stmt(list), &view);
        coupon_view_encode(&call->reply, NULL, &view);
    }
    jwrite_array_end(&call->reply);
    err = list_end(list);
    if (err)
        return err;
    jwrite_str(&call->reply, "nextCursor", list_next_cursor(list));
    jwrite_object_end(&call->reply);
    return ERR_OK;
}

enum err list_issuable_coupons_call(struct call *call)
{
    struct list_issuable_coupons_query query = {0};

    if (!list_issuable_coupons_query_decode(call->query, &query))
        return call_invalid(call, call->query);
    return list_issuable_coupons_run(call, &query);
}

static bool get_coupon_path_decode(struct jread *in, struct get_coupon_path *ret)
{
    static const struct jread_rule coupon_id_rule = {.min = 1, .id = true};

    jread_i64(in, "couponId", &coupon_id_rule, &ret->coupon_id);
    return jread_done(in);
}

enum err get_coupon_call(struct call *call)
{
    struct get_coupon_path path = {0};
    struct coupon_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!get_coupon_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    err = coupon_view_find(call, path.coupon_id, &out);
    if (err)
        return err;
    coupon_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

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

static const struct list_sort list_my_coupons_sorts[] = {
    {.name = "-id", .column = "t.id", .kind = LIST_I64, .descending = true},
};

static const struct enum_names list_my_coupons_sort_names = {
    .names =
        (const char *const[]){
            "-id",
        },
    .n_names = 1,
};

const struct list_def list_my_coupons_def = {
    .name = "list_my_coupons",
    .columns = "t.id, t.coupon_id, "
               "IF(t.status = 'AVAILABLE' AND t.expires_at <= NOW(6), 'EXPIRED', t.status), "
               "t.issued_at, t.used_at, t.expires_at, coupon.code, coupon.name, "
               "coupon.discount_type, coupon.discount_value, coupon.minimum_order_amount, "
               "coupon.maximum_discount_amount, `order`.order_number",
    .from = "user_coupons t "
            "LEFT JOIN coupons coupon ON coupon.id = t.coupon_id "
            "LEFT JOIN orders `order` ON `order`.id = t.order_id",
    .id = "t.id",
    .sorts = list_my_coupons_sorts,
    .n_sorts = 1,
    .default_limit = 20,
    .max_limit = 100,
};

static bool list_my_coupons_query_decode(struct jread *in, struct list_my_coupons_query *ret)
{
    static const struct jread_rule limit_rule = {.min = 1, .max = 100};

    jread_opt_enum(in, "status", NULL, &user_coupon_status_names, &ret->status_presence,
                   &ret->status);
    jread_opt_enum(in, "sort", NULL, &list_my_coupons_sort_names, &ret->sort_presence, &ret->sort);
    jread_opt_i64(in, "limit", &limit_rule, &ret->limit_presence, &ret->limit);
    jread_opt_str(in, "cursor", NULL, &ret->cursor_presence, &ret->cursor);
    return jread_done(in);
}

static void list_my_coupons_where(struct list *list, const struct call *call,
                                  const struct list_my_coupons_query *query)
{
    list_where(list, "t.user_id = ?");
    list_bind_str(list, call->who.user_id);
    if (query->status_presence == PRESENCE_VALUE) {
        list_where(
            list,
            "(IF(t.status = 'AVAILABLE' AND t.expires_at <= NOW(6), 'EXPIRED', t.status)) = ?");
        list_bind_enum(list, query->status, &user_coupon_status_names);
    }
}

static enum err list_my_coupons_run(struct call *call, const struct list_my_coupons_query *query)
{
    struct list *list;
    struct user_coupon_view view = {0};
    enum err err;

    list = list_begin(call, &list_my_coupons_def, query->sort, query->limit, query->cursor);
    list_my_coupons_where(list, call, query);
    jwrite_object(&call->reply, NULL);
    jwrite_array(&call->reply, "items");
    while (list_next(list)) {
        user_coupon_view_fetch(list_stmt(list), &view);
        user_coupon_view_encode(&call->reply, NULL, &view);
    }
    jwrite_array_end(&call->reply);
    err = list_end(list);
    if (err)
        return err;
    jwrite_str(&call->reply, "nextCursor", list_next_cursor(list));
    jwrite_object_end(&call->reply);
    return ERR_OK;
}

enum err list_my_coupons_call(struct call *call)
{
    struct list_my_coupons_query query = {0};

    if (!list_my_coupons_query_decode(call->query, &query))
        return call_invalid(call, call->query);
    return list_my_coupons_run(call, &query);
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

static const struct list_sort list_all_coupons_sorts[] = {
    {.name = "-id", .column = "t.id", .kind = LIST_I64, .descending = true},
};

static const struct enum_names list_all_coupons_sort_names = {
    .names =
        (const char *const[]){
            "-id",
        },
    .n_names = 1,
};

const struct list_def list_all_coupons_def = {
    .name = "list_all_coupons",
    .columns = "t.id, t.code, t.name, t.description, t.discount_type, t.discount_value, "
               "t.minimum_order_amount, t.maximum_discount_amount, t.total_quantity, "
               "t.issued_quantity, "
               "IF(t.status = 'ACTIVE' AND t.expires_at <= NOW(6), 'EXPIRED', t.status), "
               "t.starts_at, t.expires_at, t.created_at, "
               "t.total_quantity - t.issued_quantity",
    .from = "coupons t",
    .id = "t.id",
    .sorts = list_all_coupons_sorts,
    .n_sorts = 1,
    .default_limit = 20,
    .max_limit = 100,
};

static bool list_all_coupons_query_decode(struct jread *in, struct list_all_coupons_query *ret)
{
    static const struct jread_rule limit_rule = {.min = 1, .max = 100};

    jread_opt_enum(in, "sort", NULL, &list_all_coupons_sort_names, &ret->sort_presence, &ret->sort);
    jread_opt_i64(in, "limit", &limit_rule, &ret->limit_presence, &ret->limit);
    jread_opt_str(in, "cursor", NULL, &ret->cursor_presence, &ret->cursor);
    return jread_done(in);
}

static enum err list_all_coupons_run(struct call *call, const struct list_all_coupons_query *query)
{
    struct list *list;
    struct coupon_view view = {0};
    enum err err;

    list = list_begin(call, &list_all_coupons_def, query->sort, query->limit, query->cursor);
    jwrite_object(&call->reply, NULL);
    jwrite_array(&call->reply, "items");
    while (list_next(list)) {
        coupon_view_fetch(list_stmt(list), &view);
        coupon_view_encode(&call->reply, NULL, &view);
    }
    jwrite_array_end(&call->reply);
    err = list_end(list);
    if (err)
        return err;
    jwrite_str(&call->reply, "nextCursor", list_next_cursor(list));
    jwrite_object_end(&call->reply);
    return ERR_OK;
}

enum err list_all_coupons_call(struct call *call)
{
    struct list_all_coupons_query query = {0};

    if (!list_all_coupons_query_decode(call->query, &query))
        return call_invalid(call, call->query);
    return list_all_coupons_run(call, &query);
}
