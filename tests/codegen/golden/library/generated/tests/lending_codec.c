/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Both directions of every type of lending that travels, for tests.
 * GENERATED from spec/domains/lending.yaml by templates/test_codec.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "lending_codec.h"

#include "arena.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

bool bag_book_view_decode(struct jread *in, struct bag_book_view *ret)
{
    jread_i64(in, "id", NULL, &ret->id);
    jread_i64(in, "bookId", NULL, &ret->book_id);
    jread_str(in, "title", NULL, &ret->title);
    jread_opt_money(in, "value", NULL, &ret->value_presence, &ret->value);
    jread_i64(in, "copies", NULL, &ret->copies);
    jread_opt_money(in, "worth", NULL, &ret->worth_presence, &ret->worth);
    jread_str(in, "author", NULL, &ret->author);
    jread_str(in, "isbn", NULL, &ret->isbn);
    jread_i64(in, "free", NULL, &ret->free);
    return jread_done(in);
}

bool bag_view_decode(struct jread *in, struct bag_view *ret)
{
    struct jread *inner;

    jread_i64(in, "id", NULL, &ret->id);
    jread_enum(in, "status", NULL, &bag_status_names, &ret->status);
    inner = jread_list(in, "books", NULL, true, NULL, &ret->n_books);
    ret->books = arena_alloc(jread_arena(in), ret->n_books * sizeof *ret->books);
    for (size_t i = 0; i < ret->n_books; i++)
        bag_book_view_decode(jread_item(inner, i), &ret->books[i]);
    jread_i64(in, "lines", NULL, &ret->lines);
    jread_money(in, "worth", NULL, &ret->worth);
    return jread_done(in);
}

bool loan_view_decode(struct jread *in, struct loan_view *ret)
{
    jread_i64(in, "id", NULL, &ret->id);
    jread_str(in, "ticket", NULL, &ret->ticket);
    jread_i64(in, "bookId", NULL, &ret->book_id);
    jread_i64(in, "copyId", NULL, &ret->copy_id);
    jread_opt_i64(in, "previousId", NULL, &ret->previous_id_presence, &ret->previous_id);
    jread_str(in, "title", NULL, &ret->title);
    jread_enum(in, "status", NULL, &loan_status_names, &ret->status);
    jread_date(in, "dueOn", NULL, &ret->due_on);
    jread_money(in, "fee", NULL, &ret->fee);
    jread_i64(in, "reminders", NULL, &ret->reminders);
    jread_opt_time(in, "returnedAt", NULL, &ret->returned_at_presence, &ret->returned_at);
    jread_opt_time(in, "closedAt", NULL, &ret->closed_at_presence, &ret->closed_at);
    jread_time(in, "createdAt", NULL, &ret->created_at);
    return jread_done(in);
}

bool exchange_view_decode(struct jread *in, struct exchange_view *ret)
{
    struct jread *inner;

    jread_str(in, "ticket", NULL, &ret->ticket);
    inner = jread_list(in, "books", NULL, true, NULL, &ret->n_books);
    ret->books = arena_alloc(jread_arena(in), ret->n_books * sizeof *ret->books);
    for (size_t i = 0; i < ret->n_books; i++)
        parcel_line_decode(jread_item(inner, i), &ret->books[i]);
    inner = jread_list(in, "refused", NULL, true, NULL, &ret->n_refused);
    ret->refused = arena_alloc(jread_arena(in), ret->n_refused * sizeof *ret->refused);
    for (size_t i = 0; i < ret->n_refused; i++)
        jread_item_str(inner, i, NULL, &ret->refused[i]);
    jread_time(in, "openedAt", NULL, &ret->opened_at);
    return jread_done(in);
}

void new_bag_book_encode(struct jwrite *out, const char *key, const struct new_bag_book *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "bookId", value->book_id);
    jwrite_i64(out, "copies", value->copies);
    jwrite_object_end(out);
}

void bag_book_edit_encode(struct jwrite *out, const char *key, const struct bag_book_edit *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "copies", value->copies);
    jwrite_object_end(out);
}

void new_loan_encode(struct jwrite *out, const char *key, const struct new_loan *value)
{
    jwrite_object(out, key);
    jwrite_str(out, "ticket", value->ticket);
    jwrite_i64(out, "bookId", value->book_id);
    jwrite_i64(out, "copyId", value->copy_id);
    if (value->previous_id_presence != PRESENCE_ABSENT)
        jwrite_opt_i64(out, "previousId", value->previous_id_presence, value->previous_id);
    jwrite_date(out, "dueOn", value->due_on);
    jwrite_object_end(out);
}

void exchange_request_encode(struct jwrite *out, const char *key,
                             const struct exchange_request *value)
{
    jwrite_object(out, key);
    jwrite_str(out, "library", value->library);
    address_encode(out, "sendTo", &value->send_to);
    if (value->back_to_presence == PRESENCE_VALUE)
        address_encode(out, "backTo", &value->back_to);
    if (value->back_to_presence == PRESENCE_NULL)
        jwrite_null(out, "backTo");
    jwrite_array(out, "books");
    for (size_t i = 0; i < value->n_books; i++)
        parcel_line_encode(out, NULL, &value->books[i]);
    jwrite_array_end(out);
    jwrite_array(out, "tags");
    for (size_t i = 0; i < value->n_tags; i++)
        jwrite_str(out, NULL, value->tags[i]);
    jwrite_array_end(out);
    if (value->until_presence != PRESENCE_ABSENT)
        jwrite_opt_date(out, "until", value->until_presence, value->until);
    jwrite_object_end(out);
}

static bool decode_bag_book_view(struct jread *in, void *ret)
{
    return bag_book_view_decode(in, ret);
}

static void encode_bag_book_view(struct jwrite *out, const void *value)
{
    bag_book_view_encode(out, NULL, value);
}

const struct dto_codec bag_book_view_codec = {
    .name = "bag_book_view",
    .size = sizeof(struct bag_book_view),
    .decode = decode_bag_book_view,
    .encode = encode_bag_book_view,
};

static bool decode_bag_view(struct jread *in, void *ret)
{
    return bag_view_decode(in, ret);
}

static void encode_bag_view(struct jwrite *out, const void *value)
{
    bag_view_encode(out, NULL, value);
}

const struct dto_codec bag_view_codec = {
    .name = "bag_view",
    .size = sizeof(struct bag_view),
    .decode = decode_bag_view,
    .encode = encode_bag_view,
};

static bool decode_new_bag_book(struct jread *in, void *ret)
{
    return new_bag_book_decode(in, ret);
}

static void encode_new_bag_book(struct jwrite *out, const void *value)
{
    new_bag_book_encode(out, NULL, value);
}

const struct dto_codec new_bag_book_codec = {
    .name = "new_bag_book",
    .size = sizeof(struct new_bag_book),
    .decode = decode_new_bag_book,
    .encode = encode_new_bag_book,
};

static bool decode_bag_book_edit(struct jread *in, void *ret)
{
    return bag_book_edit_decode(in, ret);
}

static void encode_bag_book_edit(struct jwrite *out, const void *value)
{
    bag_book_edit_encode(out, NULL, value);
}

const struct dto_codec bag_book_edit_codec = {
    .name = "bag_book_edit",
    .size = sizeof(struct bag_book_edit),
    .decode = decode_bag_book_edit,
    .encode = encode_bag_book_edit,
};

static bool decode_loan_view(struct jread *in, void *ret)
{
    return loan_view_decode(in, ret);
}

static void encode_loan_view(struct jwrite *out, const void *value)
{
    loan_view_encode(out, NULL, value);
}

const struct dto_codec loan_view_codec = {
    .name = "loan_view",
    .size = sizeof(struct loan_view),
    .decode = decode_loan_view,
    .encode = encode_loan_view,
};

static bool decode_new_loan(struct jread *in, void *ret)
{
    return new_loan_decode(in, ret);
}

static void encode_new_loan(struct jwrite *out, const void *value)
{
    new_loan_encode(out, NULL, value);
}

const struct dto_codec new_loan_codec = {
    .name = "new_loan",
    .size = sizeof(struct new_loan),
    .decode = decode_new_loan,
    .encode = encode_new_loan,
};

static bool decode_address(struct jread *in, void *ret)
{
    return address_decode(in, ret);
}

static void encode_address(struct jwrite *out, const void *value)
{
    address_encode(out, NULL, value);
}

const struct dto_codec address_codec = {
    .name = "address",
    .size = sizeof(struct address),
    .decode = decode_address,
    .encode = encode_address,
};

static bool decode_parcel_line(struct jread *in, void *ret)
{
    return parcel_line_decode(in, ret);
}

static void encode_parcel_line(struct jwrite *out, const void *value)
{
    parcel_line_encode(out, NULL, value);
}

const struct dto_codec parcel_line_codec = {
    .name = "parcel_line",
    .size = sizeof(struct parcel_line),
    .decode = decode_parcel_line,
    .encode = encode_parcel_line,
};

static bool decode_exchange_request(struct jread *in, void *ret)
{
    return exchange_request_decode(in, ret);
}

static void encode_exchange_request(struct jwrite *out, const void *value)
{
    exchange_request_encode(out, NULL, value);
}

const struct dto_codec exchange_request_codec = {
    .name = "exchange_request",
    .size = sizeof(struct exchange_request),
    .decode = decode_exchange_request,
    .encode = encode_exchange_request,
};

static bool decode_exchange_view(struct jread *in, void *ret)
{
    return exchange_view_decode(in, ret);
}

static void encode_exchange_view(struct jwrite *out, const void *value)
{
    exchange_view_encode(out, NULL, value);
}

const struct dto_codec exchange_view_codec = {
    .name = "exchange_view",
    .size = sizeof(struct exchange_view),
    .decode = decode_exchange_view,
    .encode = encode_exchange_view,
};

static bool decode_loan_opened_event(struct jread *in, void *ret)
{
    return loan_opened_event_decode(in, ret);
}

static void encode_loan_opened_event(struct jwrite *out, const void *value)
{
    loan_opened_event_encode(out, NULL, value);
}

const struct dto_codec loan_opened_event_codec = {
    .name = "loan_opened_event",
    .size = sizeof(struct loan_opened_event),
    .decode = decode_loan_opened_event,
    .encode = encode_loan_opened_event,
};

static bool decode_loan_returned_event(struct jread *in, void *ret)
{
    return loan_returned_event_decode(in, ret);
}

static void encode_loan_returned_event(struct jwrite *out, const void *value)
{
    loan_returned_event_encode(out, NULL, value);
}

const struct dto_codec loan_returned_event_codec = {
    .name = "loan_returned_event",
    .size = sizeof(struct loan_returned_event),
    .decode = decode_loan_returned_event,
    .encode = encode_loan_returned_event,
};

static bool decode_exchange_asked_event(struct jread *in, void *ret)
{
    return exchange_asked_event_decode(in, ret);
}

static void encode_exchange_asked_event(struct jwrite *out, const void *value)
{
    exchange_asked_event_encode(out, NULL, value);
}

const struct dto_codec exchange_asked_event_codec = {
    .name = "exchange_asked_event",
    .size = sizeof(struct exchange_asked_event),
    .decode = decode_exchange_asked_event,
    .encode = encode_exchange_asked_event,
};
