/* SPDX-License-Identifier: Apache-2.0 */
/*
 * JSON of lending: decoders of requests and events, encoders of replies and events.
 * GENERATED from spec/domains/lending.yaml by templates/dto.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "lending_dto.h"

#include "arena.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

const struct enum_names bag_status_names = {
    .names =
        (const char *const[]){
            [BAG_STATUS_OPEN] = "OPEN",
            [BAG_STATUS_TAKEN] = "TAKEN",
        },
    .n_names = 2,
};

const struct enum_names loan_status_names = {
    .names =
        (const char *const[]){
            [LOAN_STATUS_OPEN] = "OPEN",
            [LOAN_STATUS_OVERDUE] = "OVERDUE",
            [LOAN_STATUS_RETURNED] = "RETURNED",
            [LOAN_STATUS_WRITTEN_OFF] = "WRITTEN_OFF",
        },
    .n_names = 4,
};

bool new_bag_book_decode(struct jread *in, struct new_bag_book *ret)
{
    static const struct jread_rule book_id_rule = {.min = 1, .id = true};
    static const struct jread_rule copies_rule = {
        .min = 1,
        .max = 5,
        .err = ERR_COPIES_OUT_OF_RANGE,
        .missing = ERR_COPIES_OUT_OF_RANGE,
    };

    jread_i64(in, "bookId", &book_id_rule, &ret->book_id);
    jread_i64(in, "copies", &copies_rule, &ret->copies);
    return jread_done(in);
}

bool bag_book_edit_decode(struct jread *in, struct bag_book_edit *ret)
{
    static const struct jread_rule copies_rule = {
        .min = 1,
        .max = 5,
        .err = ERR_COPIES_OUT_OF_RANGE,
        .missing = ERR_COPIES_OUT_OF_RANGE,
    };

    jread_i64(in, "copies", &copies_rule, &ret->copies);
    return jread_done(in);
}

bool new_loan_decode(struct jread *in, struct new_loan *ret)
{
    static const struct jread_rule ticket_rule = {.min = 36, .max = 36, .ascii = true};
    static const struct jread_rule book_id_rule = {.min = 1, .id = true};
    static const struct jread_rule copy_id_rule = {.min = 1, .id = true};
    static const struct jread_rule previous_id_rule = {.min = 1, .id = true};

    jread_str(in, "ticket", &ticket_rule, &ret->ticket);
    jread_i64(in, "bookId", &book_id_rule, &ret->book_id);
    jread_i64(in, "copyId", &copy_id_rule, &ret->copy_id);
    jread_opt_i64(in, "previousId", &previous_id_rule, &ret->previous_id_presence,
                  &ret->previous_id);
    jread_date(in, "dueOn", NULL, &ret->due_on);
    return jread_done(in);
}

bool address_decode(struct jread *in, struct address *ret)
{
    static const struct jread_rule street_rule = {.min = 1, .max = 100};
    static const struct jread_rule floor_rule = {.min = -5, .max = 200};
    static const struct jread_rule town_rule = {.min = 1, .max = 100, .pattern = "[^0-9]+"};

    jread_str(in, "street", &street_rule, &ret->street);
    jread_opt_i64(in, "floor", &floor_rule, &ret->floor_presence, &ret->floor);
    jread_str(in, "town", &town_rule, &ret->town);
    return jread_done(in);
}

bool parcel_line_decode(struct jread *in, struct parcel_line *ret)
{
    static const struct jread_rule isbn_rule = {
        .min = 13,
        .max = 13,
        .ascii = true,
        .pattern = "97[89][0-9]{10}",
    };
    static const struct jread_rule copies_rule = {
        .min = 1,
        .max = 5,
        .err = ERR_COPIES_OUT_OF_RANGE,
    };

    jread_str(in, "isbn", &isbn_rule, &ret->isbn);
    ret->copies = 1;
    jread_opt_i64(in, "copies", &copies_rule, &ret->copies_presence, &ret->copies);
    jread_not_null(in, "copies", &copies_rule, ret->copies_presence);
    return jread_done(in);
}

bool exchange_request_decode(struct jread *in, struct exchange_request *ret)
{
    static const struct jread_rule library_rule = {.min = 2, .max = 10, .ascii = true};
    static const struct jread_rule send_to_rule = {.missing = ERR_DESK_CLOSED};
    static const struct jread_rule books_rule = {.min = 1, .max = 20};
    static const struct jread_rule tags_rule = {.max = 5};
    static const struct jread_rule tags_item_rule = {.min = 1, .max = 30};
    struct jread *list;

    if (!in)
        return false;
    jread_str(in, "library", &library_rule, &ret->library);
    address_decode(jread_object(in, "sendTo", &send_to_rule, true, NULL), &ret->send_to);
    address_decode(jread_object(in, "backTo", NULL, false, &ret->back_to_presence), &ret->back_to);
    list = jread_list(in, "books", &books_rule, true, NULL, &ret->n_books);
    ret->books = arena_alloc(jread_arena(in), ret->n_books * sizeof *ret->books);
    for (size_t i = 0; i < ret->n_books; i++)
        parcel_line_decode(jread_item(list, i), &ret->books[i]);
    list = jread_list(in, "tags", &tags_rule, true, NULL, &ret->n_tags);
    ret->tags = arena_alloc(jread_arena(in), ret->n_tags * sizeof *ret->tags);
    for (size_t i = 0; i < ret->n_tags; i++)
        jread_item_str(list, i, &tags_item_rule, &ret->tags[i]);
    jread_opt_date(in, "until", NULL, &ret->until_presence, &ret->until);
    return jread_done(in);
}

bool loan_opened_event_decode(struct jread *in, struct loan_opened_event *ret)
{
    static const struct jread_rule loan_id_rule = {.min = 1, .id = true};
    static const struct jread_rule ticket_rule = {.min = 36, .max = 36, .ascii = true};
    static const struct jread_rule reader_id_rule = {.min = 1, .max = 64};

    jread_i64(in, "loanId", &loan_id_rule, &ret->loan_id);
    jread_str(in, "ticket", &ticket_rule, &ret->ticket);
    jread_str(in, "readerId", &reader_id_rule, &ret->reader_id);
    jread_date(in, "dueOn", NULL, &ret->due_on);
    return jread_done(in);
}

bool loan_returned_event_decode(struct jread *in, struct loan_returned_event *ret)
{
    static const struct jread_rule loan_id_rule = {.min = 1, .id = true};
    static const struct jread_rule ticket_rule = {.min = 36, .max = 36, .ascii = true};
    static const struct jread_rule fee_rule = {.min = -999999999999, .max = 999999999999};

    jread_i64(in, "loanId", &loan_id_rule, &ret->loan_id);
    jread_str(in, "ticket", &ticket_rule, &ret->ticket);
    jread_money(in, "fee", &fee_rule, &ret->fee);
    jread_opt_time(in, "returnedAt", NULL, &ret->returned_at_presence, &ret->returned_at);
    return jread_done(in);
}

bool exchange_asked_event_decode(struct jread *in, struct exchange_asked_event *ret)
{
    static const struct jread_rule ticket_rule = {.min = 36, .max = 36, .ascii = true};
    struct jread *list;

    if (!in)
        return false;
    jread_str(in, "ticket", &ticket_rule, &ret->ticket);
    list = jread_list(in, "books", NULL, true, NULL, &ret->n_books);
    ret->books = arena_alloc(jread_arena(in), ret->n_books * sizeof *ret->books);
    for (size_t i = 0; i < ret->n_books; i++)
        parcel_line_decode(jread_item(list, i), &ret->books[i]);
    address_decode(jread_object(in, "sendTo", NULL, true, NULL), &ret->send_to);
    return jread_done(in);
}

void bag_book_view_encode(struct jwrite *out, const char *key, const struct bag_book_view *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "id", value->id);
    jwrite_i64(out, "bookId", value->book_id);
    jwrite_str(out, "title", value->title);
    jwrite_opt_money(out, "value", value->value_presence, value->value);
    jwrite_i64(out, "copies", value->copies);
    jwrite_opt_money(out, "worth", value->worth_presence, value->worth);
    jwrite_str(out, "author", value->author);
    jwrite_str(out, "isbn", value->isbn);
    jwrite_i64(out, "free", value->free);
    jwrite_object_end(out);
}

void bag_view_encode(struct jwrite *out, const char *key, const struct bag_view *value)
{
    jwrite_object(out, key);
    jwrite_opt_i64(out, "id", value->id ? PRESENCE_VALUE : PRESENCE_NULL, value->id);
    jwrite_enum(out, "status", value->status, &bag_status_names);
    jwrite_array(out, "books");
    for (size_t i = 0; i < value->n_books; i++)
        bag_book_view_encode(out, NULL, &value->books[i]);
    jwrite_array_end(out);
    jwrite_i64(out, "lines", value->lines);
    jwrite_money(out, "worth", value->worth);
    jwrite_object_end(out);
}

void loan_view_encode(struct jwrite *out, const char *key, const struct loan_view *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "id", value->id);
    jwrite_str(out, "ticket", value->ticket);
    jwrite_i64(out, "bookId", value->book_id);
    jwrite_i64(out, "copyId", value->copy_id);
    jwrite_opt_i64(out, "previousId", value->previous_id_presence, value->previous_id);
    jwrite_str(out, "title", value->title);
    jwrite_enum(out, "status", value->status, &loan_status_names);
    jwrite_date(out, "dueOn", value->due_on);
    jwrite_money(out, "fee", value->fee);
    jwrite_i64(out, "reminders", value->reminders);
    jwrite_opt_time(out, "returnedAt", value->returned_at_presence, value->returned_at);
    jwrite_opt_time(out, "closedAt", value->closed_at_presence, value->closed_at);
    jwrite_time(out, "createdAt", value->created_at);
    jwrite_object_end(out);
}

void address_encode(struct jwrite *out, const char *key, const struct address *value)
{
    jwrite_object(out, key);
    jwrite_str(out, "street", value->street);
    jwrite_opt_i64(out, "floor", value->floor_presence, value->floor);
    jwrite_str(out, "town", value->town);
    jwrite_object_end(out);
}

void parcel_line_encode(struct jwrite *out, const char *key, const struct parcel_line *value)
{
    jwrite_object(out, key);
    jwrite_str(out, "isbn", value->isbn);
    jwrite_opt_i64(out, "copies", value->copies_presence, value->copies);
    jwrite_object_end(out);
}

void exchange_view_encode(struct jwrite *out, const char *key, const struct exchange_view *value)
{
    jwrite_object(out, key);
    jwrite_str(out, "ticket", value->ticket);
    jwrite_array(out, "books");
    for (size_t i = 0; i < value->n_books; i++)
        parcel_line_encode(out, NULL, &value->books[i]);
    jwrite_array_end(out);
    jwrite_array(out, "refused");
    for (size_t i = 0; i < value->n_refused; i++)
        jwrite_str(out, NULL, value->refused[i]);
    jwrite_array_end(out);
    jwrite_time(out, "openedAt", value->opened_at);
    jwrite_object_end(out);
}

void loan_opened_event_encode(struct jwrite *out, const char *key,
                              const struct loan_opened_event *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "loanId", value->loan_id);
    jwrite_str(out, "ticket", value->ticket);
    jwrite_str(out, "readerId", value->reader_id);
    jwrite_date(out, "dueOn", value->due_on);
    jwrite_object_end(out);
}

void loan_returned_event_encode(struct jwrite *out, const char *key,
                                const struct loan_returned_event *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "loanId", value->loan_id);
    jwrite_str(out, "ticket", value->ticket);
    jwrite_money(out, "fee", value->fee);
    jwrite_opt_time(out, "returnedAt", value->returned_at_presence, value->returned_at);
    jwrite_object_end(out);
}

void exchange_asked_event_encode(struct jwrite *out, const char *key,
                                 const struct exchange_asked_event *value)
{
    jwrite_object(out, key);
    jwrite_str(out, "ticket", value->ticket);
    jwrite_array(out, "books");
    for (size_t i = 0; i < value->n_books; i++)
        parcel_line_encode(out, NULL, &value->books[i]);
    jwrite_array_end(out);
    address_encode(out, "sendTo", &value->send_to);
    jwrite_object_end(out);
}
