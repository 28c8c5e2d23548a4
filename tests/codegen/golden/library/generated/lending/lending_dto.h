/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What lending takes, answers and tells: enums, requests, replies, events.
 * GENERATED from spec/domains/lending.yaml by templates/dto.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef LENDING_DTO_H
#define LENDING_DTO_H

#include "jread.h"
#include "jwrite.h"

enum bag_status {
    BAG_STATUS_OPEN,
    BAG_STATUS_TAKEN,
};
extern const struct enum_names bag_status_names;

enum loan_status {
    LOAN_STATUS_OPEN,
    LOAN_STATUS_OVERDUE,
    LOAN_STATUS_RETURNED,
    LOAN_STATUS_WRITTEN_OFF,
};
extern const struct enum_names loan_status_names;

struct bag_book_view {
    int64_t id;
    int64_t book_id;
    const char *title;
    /* What a lost copy cost on that day. */
    enum presence value_presence;
    int64_t value;
    int64_t copies;
    enum presence worth_presence;
    int64_t worth;
    /* As printed on the cover. */
    const char *author;
    const char *isbn;
    int64_t free;
};
void bag_book_view_encode(struct jwrite *out, const char *key, const struct bag_book_view *value);

struct bag_view {
    int64_t id;
    /* enum bag_status */
    int status;
    struct bag_book_view *books;
    size_t n_books;
    int64_t lines;
    int64_t worth;
};
void bag_view_encode(struct jwrite *out, const char *key, const struct bag_view *value);

struct new_bag_book {
    int64_t book_id;
    int64_t copies;
};
bool new_bag_book_decode(struct jread *in, struct new_bag_book *ret);

struct bag_book_edit {
    int64_t copies;
};
bool bag_book_edit_decode(struct jread *in, struct bag_book_edit *ret);

struct loan_view {
    int64_t id;
    const char *ticket;
    int64_t book_id;
    int64_t copy_id;
    /* The loan that this one renews. */
    enum presence previous_id_presence;
    int64_t previous_id;
    const char *title;
    /* enum loan_status */
    int status;
    int64_t due_on;
    int64_t fee;
    int64_t reminders;
    enum presence returned_at_presence;
    int64_t returned_at;
    enum presence closed_at_presence;
    int64_t closed_at;
    int64_t created_at;
};
void loan_view_encode(struct jwrite *out, const char *key, const struct loan_view *value);

struct new_loan {
    const char *ticket;
    int64_t book_id;
    int64_t copy_id;
    /* The loan that this one renews. */
    enum presence previous_id_presence;
    int64_t previous_id;
    int64_t due_on;
};
bool new_loan_decode(struct jread *in, struct new_loan *ret);

struct address {
    const char *street;
    enum presence floor_presence;
    int64_t floor;
    const char *town;
};
bool address_decode(struct jread *in, struct address *ret);
void address_encode(struct jwrite *out, const char *key, const struct address *value);

struct parcel_line {
    const char *isbn;
    enum presence copies_presence;
    int64_t copies;
};
bool parcel_line_decode(struct jread *in, struct parcel_line *ret);
void parcel_line_encode(struct jwrite *out, const char *key, const struct parcel_line *value);

/* Books that another library is asked for. */
struct exchange_request {
    const char *library;
    struct address send_to;
    enum presence back_to_presence;
    struct address back_to;
    struct parcel_line *books;
    size_t n_books;
    const char **tags;
    size_t n_tags;
    enum presence until_presence;
    int64_t until;
};
bool exchange_request_decode(struct jread *in, struct exchange_request *ret);

struct exchange_view {
    const char *ticket;
    struct parcel_line *books;
    size_t n_books;
    const char **refused;
    size_t n_refused;
    int64_t opened_at;
};
void exchange_view_encode(struct jwrite *out, const char *key, const struct exchange_view *value);

struct loan_opened_event {
    int64_t loan_id;
    const char *ticket;
    const char *reader_id;
    int64_t due_on;
};
bool loan_opened_event_decode(struct jread *in, struct loan_opened_event *ret);
void loan_opened_event_encode(struct jwrite *out, const char *key,
                              const struct loan_opened_event *value);

struct loan_returned_event {
    int64_t loan_id;
    const char *ticket;
    int64_t fee;
    enum presence returned_at_presence;
    int64_t returned_at;
};
bool loan_returned_event_decode(struct jread *in, struct loan_returned_event *ret);
void loan_returned_event_encode(struct jwrite *out, const char *key,
                                const struct loan_returned_event *value);

/* Another library was asked for books. */
struct exchange_asked_event {
    const char *ticket;
    struct parcel_line *books;
    size_t n_books;
    struct address send_to;
};
bool exchange_asked_event_decode(struct jread *in, struct exchange_asked_event *ret);
void exchange_asked_event_encode(struct jwrite *out, const char *key,
                                 const struct exchange_asked_event *value);

/* A closed loan of the reader that still costs something. */
struct unpaid_fees_row {
    int64_t id;
};

struct due_loans_row {
    int64_t id;
    const char *reader_id;
    const char *title;
    int64_t due_on;
};

#endif
