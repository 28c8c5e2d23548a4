/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The endpoints of lending: decode, run, encode.
 * GENERATED from spec/domains/lending.yaml by templates/http.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "lending_http.h"

#include "lending_repo.h"
#include "list.h"
#include "catalogue_repo.h"
#include "lending_dto.h"
#include "lending_events.h"
#include "idempotency.h"
#include "arena.h"
#include "rows.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

static bool is_above(enum presence min_presence, int64_t min, enum presence max_presence,
                     int64_t max)
{
    return min_presence == PRESENCE_VALUE && max_presence == PRESENCE_VALUE && min > max;
}

static const struct list_sort list_open_loans_sorts[] = {
    {.name = "dueOn", .column = "t.due_on", .kind = LIST_DATE},
};

static const struct enum_names list_open_loans_sort_names = {
    .names =
        (const char *const[]){
            "dueOn",
        },
    .n_names = 1,
};

const struct list_def list_open_loans_def = {
    .name = "list_open_loans",
    .columns = "t.id, t.ticket, t.book_id, t.copy_id, t.previous_id, t.title, t.status, "
               "t.due_on, t.fee, t.reminders, t.returned_at, t.closed_at, t.created_at",
    .from = "loans t",
    .where = "(t.status IN ('OPEN', 'OVERDUE') OR t.due_on >= CURRENT_DATE)",
    .id = "t.id",
    .sorts = list_open_loans_sorts,
    .n_sorts = 1,
    .default_limit = 10,
    .max_limit = 50,
};

static bool list_open_loans_query_decode(struct jread *in, struct list_open_loans_query *ret)
{
    static const struct jread_rule limit_rule = {.min = 1, .max = 50};

    jread_opt_enum(in, "sort", NULL, &list_open_loans_sort_names, &ret->sort_presence, &ret->sort);
    jread_opt_i64(in, "limit", &limit_rule, &ret->limit_presence, &ret->limit);
    jread_opt_str(in, "cursor", NULL, &ret->cursor_presence, &ret->cursor);
    return jread_done(in);
}

static enum err list_open_loans_run(struct call *call, const struct list_open_loans_query *query)
{
    struct list *list;
    struct loan_view view = {0};
    enum err err;

    list = list_begin(call, &list_open_loans_def, query->sort, query->limit, query->cursor);
    jwrite_object(&call->reply, NULL);
    jwrite_array(&call->reply, "items");
    while (list_next(list)) {
        loan_view_fetch(list_stmt(list), &view);
        loan_view_encode(&call->reply, NULL, &view);
    }
    jwrite_array_end(&call->reply);
    err = list_end(list);
    if (err)
        return err;
    jwrite_str(&call->reply, "nextCursor", list_next_cursor(list));
    jwrite_object_end(&call->reply);
    return ERR_OK;
}

enum err list_open_loans_call(struct call *call)
{
    struct list_open_loans_query query = {0};

    if (!list_open_loans_query_decode(call->query, &query))
        return call_invalid(call, call->query);
    return list_open_loans_run(call, &query);
}

static const struct list_sort list_loans_of_copy_sorts[] = {
    {.name = "-id", .column = "t.id", .kind = LIST_I64, .descending = true},
};

static const struct enum_names list_loans_of_copy_sort_names = {
    .names =
        (const char *const[]){
            "-id",
        },
    .n_names = 1,
};

const struct list_def list_loans_of_copy_def = {
    .name = "list_loans_of_copy",
    .columns = "t.id, t.ticket, t.book_id, t.copy_id, t.previous_id, t.title, t.status, "
               "t.due_on, t.fee, t.reminders, t.returned_at, t.closed_at, t.created_at",
    .from = "loans t",
    .id = "t.id",
    .sorts = list_loans_of_copy_sorts,
    .n_sorts = 1,
    .default_limit = 10,
    .max_limit = 50,
};

static bool list_loans_of_copy_query_decode(struct jread *in, struct list_loans_of_copy_query *ret)
{
    static const struct jread_rule barcode_rule = {
        .min = 8,
        .max = 20,
        .ascii = true,
        .pattern = "[0-9]+",
    };
    static const struct jread_rule limit_rule = {.min = 1, .max = 50};

    jread_str(in, "barcode", &barcode_rule, &ret->barcode);
    jread_opt_enum(in, "sort", NULL, &list_loans_of_copy_sort_names, &ret->sort_presence,
                   &ret->sort);
    jread_opt_i64(in, "limit", &limit_rule, &ret->limit_presence, &ret->limit);
    jread_opt_str(in, "cursor", NULL, &ret->cursor_presence, &ret->cursor);
    return jread_done(in);
}

static void list_loans_of_copy_where(struct list *list, const struct call *call, int64_t copy_id)
{
    list_where(list, "t.copy_id = ?");
    list_bind_i64(list, copy_id);
    list_where(list, "t.reader_id = ?");
    list_bind_str(list, call->who.user_id);
}

static enum err list_loans_of_copy_run(struct call *call,
                                       const struct list_loans_of_copy_query *query)
{
    int64_t copy_id;
    struct list *list;
    struct loan_view view = {0};
    enum err err;

    err = copy_by_barcode_locate(call, query->barcode, &copy_id);
    if (err)
        return err;
    list = list_begin(call, &list_loans_of_copy_def, query->sort, query->limit, query->cursor);
    list_loans_of_copy_where(list, call, copy_id);
    jwrite_object(&call->reply, NULL);
    jwrite_array(&call->reply, "items");
    while (list_next(list)) {
        loan_view_fetch(list_stmt(list), &view);
        loan_view_encode(&call->reply, NULL, &view);
    }
    jwrite_array_end(&call->reply);
    err = list_end(list);
    if (err)
        return err;
    jwrite_str(&call->reply, "nextCursor", list_next_cursor(list));
    jwrite_object_end(&call->reply);
    return ERR_OK;
}

enum err list_loans_of_copy_call(struct call *call)
{
    struct list_loans_of_copy_query query = {0};

    if (!list_loans_of_copy_query_decode(call->query, &query))
        return call_invalid(call, call->query);
    return list_loans_of_copy_run(call, &query);
}

static const struct list_sort list_loans_sorts[] = {
    {.name = "due", .column = "t.due_on", .kind = LIST_DATE},
    {.name = "newest", .column = "t.created_at", .kind = LIST_TIME, .descending = true},
};

static const struct enum_names list_loans_sort_names = {
    .names =
        (const char *const[]){
            "due",
            "newest",
        },
    .n_names = 2,
};

const struct list_def list_loans_def = {
    .name = "list_loans",
    .columns = "t.id, t.ticket, t.book_id, t.copy_id, t.previous_id, t.title, t.status, "
               "t.due_on, t.fee, t.reminders, t.returned_at, t.closed_at, t.created_at",
    .from = "loans t",
    .id = "t.id",
    .sorts = list_loans_sorts,
    .n_sorts = 2,
    .default_limit = 10,
    .max_limit = 50,
};

static bool list_loans_query_decode(struct jread *in, struct list_loans_query *ret)
{
    static const struct jread_rule title_rule = {.min = 1, .max = 300};
    static const struct jread_rule min_fee_rule = {.max = 50000, .err = ERR_FEE_OUT_OF_RANGE};
    static const struct jread_rule max_fee_rule = {.max = 50000, .err = ERR_FEE_OUT_OF_RANGE};
    static const struct jread_rule limit_rule = {.min = 1, .max = 50};

    jread_opt_enum(in, "status", NULL, &loan_status_names, &ret->status_presence, &ret->status);
    jread_opt_date(in, "minDueOn", NULL, &ret->min_due_on_presence, &ret->min_due_on);
    jread_opt_date(in, "maxDueOn", NULL, &ret->max_due_on_presence, &ret->max_due_on);
    jread_opt_str(in, "title", &title_rule, &ret->title_presence, &ret->title);
    jread_opt_money(in, "minFee", &min_fee_rule, &ret->min_fee_presence, &ret->min_fee);
    jread_opt_money(in, "maxFee", &max_fee_rule, &ret->max_fee_presence, &ret->max_fee);
    jread_opt_enum(in, "sort", NULL, &list_loans_sort_names, &ret->sort_presence, &ret->sort);
    jread_opt_i64(in, "limit", &limit_rule, &ret->limit_presence, &ret->limit);
    jread_opt_str(in, "cursor", NULL, &ret->cursor_presence, &ret->cursor);
    if (is_above(ret->min_due_on_presence, ret->min_due_on, ret->max_due_on_presence,
                 ret->max_due_on))
        jread_fail(in, "minDueOn", ERR_VALIDATION_FAILED, "is above maxDueOn");
    if (is_above(ret->min_fee_presence, ret->min_fee, ret->max_fee_presence, ret->max_fee))
        jread_fail(in, "minFee", ERR_FEE_OUT_OF_RANGE, "is above maxFee");
    return jread_done(in);
}

static void list_loans_where(struct list *list, const struct call *call,
                             const struct list_loans_query *query)
{
    list_where(list, "t.reader_id = ?");
    list_bind_str(list, call->who.user_id);
    if (query->status_presence == PRESENCE_VALUE) {
        list_where(list, "t.status = ?");
        list_bind_enum(list, query->status, &loan_status_names);
    }
    if (query->min_due_on_presence == PRESENCE_VALUE) {
        list_where(list, "t.due_on >= ?");
        list_bind_date(list, query->min_due_on);
    }
    if (query->max_due_on_presence == PRESENCE_VALUE) {
        list_where(list, "t.due_on <= ?");
        list_bind_date(list, query->max_due_on);
    }
    if (query->title_presence == PRESENCE_VALUE) {
        list_where(list, "t.title LIKE ?");
        list_bind_prefix(list, query->title);
    }
    if (query->min_fee_presence == PRESENCE_VALUE) {
        list_where(list, "t.fee >= ?");
        list_bind_money(list, query->min_fee);
    }
    if (query->max_fee_presence == PRESENCE_VALUE) {
        list_where(list, "t.fee <= ?");
        list_bind_money(list, query->max_fee);
    }
}

static enum err list_loans_run(struct call *call, const struct list_loans_query *query)
{
    struct list *list;
    struct loan_view view = {0};
    enum err err;

    list = list_begin(call, &list_loans_def, query->sort, query->limit, query->cursor);
    list_loans_where(list, call, query);
    jwrite_object(&call->reply, NULL);
    jwrite_array(&call->reply, "items");
    while (list_next(list)) {
        loan_view_fetch(list_stmt(list), &view);
        loan_view_encode(&call->reply, NULL, &view);
    }
    jwrite_array_end(&call->reply);
    err = list_end(list);
    if (err)
        return err;
    jwrite_str(&call->reply, "nextCursor", list_next_cursor(list));
    jwrite_object_end(&call->reply);
    return ERR_OK;
}

enum err list_loans_call(struct call *call)
{
    struct list_loans_query query = {0};

    if (!list_loans_query_decode(call->query, &query))
        return call_invalid(call, call->query);
    return list_loans_run(call, &query);
}

static bool get_loan_path_decode(struct jread *in, struct get_loan_path *ret)
{
    jread_str(in, "ticket", NULL, &ret->ticket);
    return jread_done(in);
}

enum err get_loan_call(struct call *call)
{
    struct get_loan_path path = {0};
    struct loan_view out = {0};
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    if (!get_loan_path_decode(call->path, &path))
        return call_invalid(call, call->path);
    err = loan_view_find_own_by_ticket(call, path.ticket, &out);
    if (err)
        return err;
    loan_view_encode(&call->reply, NULL, &out);
    return ERR_OK;
}

static enum err create_loan_write(struct call *call, const struct new_loan *in,
                                  const struct new_loan_snapshot *snapshot, struct loan_view *ret)
{
    struct unpaid_fees_row unpaid_fees;
    int64_t id;
    struct loan_opened_event loan_opened = {0};
    enum err err;

    err = unpaid_fees_query(call, call->who.user_id, &unpaid_fees);
    if (err != ERR_NOT_FOUND)
        return err ? err : ERR_READER_BARRED;
    err = new_loan_insert(call, in, snapshot, &id);
    if (err)
        return err;
    err = loan_opened_event_of_loan(call, id, &loan_opened);
    if (err)
        return err;
    err = loan_opened_emit(call, &loan_opened);
    if (err)
        return err;
    return loan_view_find(call, id, ret);
}

static enum err create_loan_run(struct call *call, const struct new_loan *in, struct loan_view *ret)
{
    struct new_loan_snapshot snapshot = {0};
    enum err err;

    err = new_loan_book_id_lookup(call, in->book_id, &snapshot);
    if (err)
        return err;
    if (in->previous_id_presence == PRESENCE_VALUE) {
        err = new_loan_previous_id_lookup(call, in->previous_id);
        if (err)
            return err;
    }
    do {
        err = db_tx_begin(call->db);
        if (!err)
            err = create_loan_write(call, in, &snapshot, ret);
    } while (db_tx_end(call->db, &err));
    return err;
}

enum err create_loan_call(struct call *call)
{
    struct new_loan in = {0};
    struct loan_view out = {0};
    bool is_replayed = false;
    enum err err;

    if (!jread_done(call->query)) /* it takes no parameters */
        return call_invalid(call, call->query);
    err = idempotency_header(call, "createLoan", false);
    if (!err)
        err = call_read_body(call);
    if (err)
        return err;
    if (!new_loan_decode(call->body, &in))
        return call_invalid(call, call->body);
    err = idempotency_begin(call, &is_replayed);
    if (err || is_replayed)
        return err;
    do { /* the answer is stored with what it says */
        out = (struct loan_view){0};
        err = db_tx_begin(call->db);
        if (!err)
            err = create_loan_run(call, &in, &out);
        if (!err) {
            jwrite_init(&call->reply, call->arena, 0);
            loan_view_encode(&call->reply, NULL, &out);
            err = idempotency_succeeded(call, idempotency_id(call), 201, &call->reply);
        }
    } while (db_tx_end(call->db, &err));
    return idempotency_end(call, err, &is_replayed);
}
