/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What catalogue takes, answers and tells: enums, requests, replies, events.
 * GENERATED from spec/domains/catalogue.yaml by templates/dto.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef CATALOGUE_DTO_H
#define CATALOGUE_DTO_H

#include "jread.h"
#include "jwrite.h"

/* The language of the text. */
enum book_language {
    BOOK_LANGUAGE_KO,
    BOOK_LANGUAGE_EN,
    BOOK_LANGUAGE_DE,
    BOOK_LANGUAGE_JA,
};
extern const struct enum_names book_language_names;

enum binding {
    BINDING_PAPER,
    BINDING_CLOTH,
    BINDING_LEATHER,
};
extern const struct enum_names binding_names;

/* Where a copy is. */
enum copy_status {
    COPY_STATUS_SHELVED,
    COPY_STATUS_LENT,
    COPY_STATUS_REPAIR,
    COPY_STATUS_LOST,
};
extern const struct enum_names copy_status_names;

struct author_view {
    int64_t id;
    /* As printed on the cover. */
    const char *name;
    enum presence born_on_presence;
    int64_t born_on;
    enum presence biography_presence;
    const char *biography;
    enum presence newest_book_presence;
    const char *newest_book;
};
void author_view_encode(struct jwrite *out, const char *key, const struct author_view *value);

struct new_author {
    /* As printed on the cover. */
    const char *name;
    enum presence born_on_presence;
    int64_t born_on;
    enum presence biography_presence;
    const char *biography;
};
bool new_author_decode(struct jread *in, struct new_author *ret);

struct author_edit {
    /* As printed on the cover. */
    const char *name;
    enum presence born_on_presence;
    int64_t born_on;
    enum presence biography_presence;
    const char *biography;
};
bool author_edit_decode(struct jread *in, struct author_edit *ret);

struct book_view {
    int64_t id;
    const char *isbn;
    const char *title;
    int64_t author_id;
    /* enum book_language */
    int language;
    /* enum binding */
    enum presence binding_presence;
    int binding;
    enum presence pages_presence;
    int64_t pages;
    /* Where the copies stand. */
    enum presence shelf_presence;
    const char *shelf;
    enum presence published_on_presence;
    int64_t published_on;
    /* What a lost copy costs. */
    enum presence value_presence;
    int64_t value;
    /* Whatever else the publisher says. */
    enum presence extras_presence;
    const char *extras;
    /* Whether it must stay in the house. */
    bool is_reference;
    int64_t created_at;
    int64_t updated_at;
    /* As printed on the cover. */
    const char *author;
    int64_t free_copies;
    int64_t total_copies;
};
void book_view_encode(struct jwrite *out, const char *key, const struct book_view *value);

struct book_summary {
    int64_t id;
    const char *title;
    /* enum book_language */
    int language;
    enum presence pages_presence;
    int64_t pages;
    enum presence value_presence;
    int64_t value;
    enum presence published_on_presence;
    int64_t published_on;
};
void book_summary_encode(struct jwrite *out, const char *key, const struct book_summary *value);

struct new_book {
    const char *isbn;
    const char *title;
    int64_t author_id;
    /* enum book_language */
    enum presence language_presence;
    int language;
    /* enum binding */
    enum presence binding_presence;
    int binding;
    enum presence pages_presence;
    int64_t pages;
    /* Where the copies stand. */
    enum presence shelf_presence;
    const char *shelf;
    enum presence published_on_presence;
    int64_t published_on;
    /* What a lost copy costs. */
    enum presence value_presence;
    int64_t value;
    /* Whatever else the publisher says. */
    enum presence extras_presence;
    const char *extras;
    /* Whether it must stay in the house. */
    enum presence is_reference_presence;
    bool is_reference;
    /* For the staff. */
    enum presence remarks_presence;
    const char *remarks;
    /* How many copies there are. */
    enum presence copies_presence;
    int64_t copies;
};
bool new_book_decode(struct jread *in, struct new_book *ret);

struct book_edit {
    const char *title;
    int64_t author_id;
    /* enum book_language */
    enum presence language_presence;
    int language;
    /* enum binding */
    enum presence binding_presence;
    int binding;
    enum presence pages_presence;
    int64_t pages;
    /* Where the copies stand. */
    enum presence shelf_presence;
    const char *shelf;
    enum presence published_on_presence;
    int64_t published_on;
    /* What a lost copy costs. */
    enum presence value_presence;
    int64_t value;
    /* Whatever else the publisher says. */
    enum presence extras_presence;
    const char *extras;
    /* Whether it must stay in the house. */
    enum presence is_reference_presence;
    bool is_reference;
    /* For the staff. */
    enum presence remarks_presence;
    const char *remarks;
};
bool book_edit_decode(struct jread *in, struct book_edit *ret);

struct book_change {
    enum presence title_presence;
    const char *title;
    enum presence pages_presence;
    int64_t pages;
    /* Where the copies stand. */
    enum presence shelf_presence;
    const char *shelf;
    /* What a lost copy costs. */
    enum presence value_presence;
    int64_t value;
    /* Whether it must stay in the house. */
    enum presence is_reference_presence;
    bool is_reference;
};
bool book_change_decode(struct jread *in, struct book_change *ret);

struct staff_book_view {
    int64_t id;
    const char *isbn;
    const char *title;
    /* For the staff. */
    enum presence remarks_presence;
    const char *remarks;
};
void staff_book_view_encode(struct jwrite *out, const char *key,
                            const struct staff_book_view *value);

struct book_place {
    enum presence shelf_presence;
    const char *shelf;
    /* enum binding */
    enum presence binding_presence;
    int binding;
};
void book_place_encode(struct jwrite *out, const char *key, const struct book_place *value);

struct praise {
    const char *paper;
    enum presence stars_presence;
    int64_t stars;
};
void praise_encode(struct jwrite *out, const char *key, const struct praise *value);

struct placed_book_view {
    int64_t id;
    const char *title;
    struct book_place place;
    /* What the newspapers say; null when none does. */
    enum presence praise_presence;
    struct praise praise;
    const char **quotes;
    size_t n_quotes;
};
void placed_book_view_encode(struct jwrite *out, const char *key,
                             const struct placed_book_view *value);

struct copy_view {
    int64_t id;
    const char *barcode;
    /* enum copy_status */
    int status;
    enum presence shelved_at_presence;
    int64_t shelved_at;
    enum presence checked_at_presence;
    int64_t checked_at;
    enum presence lost_at_presence;
    int64_t lost_at;
    int64_t acquired_on;
};
void copy_view_encode(struct jwrite *out, const char *key, const struct copy_view *value);

struct new_copy {
    const char *barcode;
    int64_t acquired_on;
};
bool new_copy_decode(struct jread *in, struct new_copy *ret);

/* How many books there are in a language. */
struct book_count {
    /* enum book_language */
    int language;
    int64_t books;
    enum presence newest_presence;
    int64_t newest;
};
void book_count_encode(struct jwrite *out, const char *key, const struct book_count *value);

struct book_registered_event {
    int64_t book_id;
    const char *isbn;
    const char *title;
};
void book_registered_event_encode(struct jwrite *out, const char *key,
                                  const struct book_registered_event *value);

/* A book left the catalogue. */
struct book_withdrawn_event {
    int64_t book_id;
};
void book_withdrawn_event_encode(struct jwrite *out, const char *key,
                                 const struct book_withdrawn_event *value);

struct copy_lost_event {
    int64_t copy_id;
    const char *barcode;
    enum presence lost_at_presence;
    int64_t lost_at;
};
bool copy_lost_event_decode(struct jread *in, struct copy_lost_event *ret);
void copy_lost_event_encode(struct jwrite *out, const char *key,
                            const struct copy_lost_event *value);

/* A book of the author that is still in the catalogue. */
struct books_of_author_row {
    int64_t id;
};

struct open_loans_of_book_row {
    int64_t id;
};

#endif
