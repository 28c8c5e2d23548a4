/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What reading takes, answers and tells: enums, requests, replies, events.
 * GENERATED from spec/domains/reading.yaml by templates/dto.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef READING_DTO_H
#define READING_DTO_H

#include "jread.h"
#include "jwrite.h"

enum list_status {
    LIST_STATUS_PRIVATE,
    LIST_STATUS_SHARED,
    LIST_STATUS_ARCHIVED,
};
extern const struct enum_names list_status_names;

struct list_line {
    int64_t id;
    const char *title;
    /* enum list_status */
    int status;
    int64_t created_at;
};
void list_line_encode(struct jwrite *out, const char *key, const struct list_line *value);

struct new_list {
    const char *title;
    enum presence note_presence;
    const char *note;
    enum presence is_pinned_presence;
    bool is_pinned;
};
bool new_list_decode(struct jread *in, struct new_list *ret);

struct entry_line {
    int64_t id;
    int64_t book_id;
    const char *title;
    int64_t position;
    enum presence rating_presence;
    int64_t rating;
    enum presence read_on_presence;
    int64_t read_on;
    const char *isbn;
};
void entry_line_encode(struct jwrite *out, const char *key, const struct entry_line *value);

struct list_view {
    int64_t id;
    const char *title;
    enum presence note_presence;
    const char *note;
    /* enum list_status */
    int status;
    bool is_pinned;
    enum presence shared_at_presence;
    int64_t shared_at;
    int64_t created_at;
    int64_t updated_at;
    struct entry_line *entries;
    size_t n_entries;
    int64_t length;
    int64_t stars;
};
void list_view_encode(struct jwrite *out, const char *key, const struct list_view *value);

struct list_change {
    enum presence title_presence;
    const char *title;
    enum presence note_presence;
    const char *note;
    enum presence is_pinned_presence;
    bool is_pinned;
};
bool list_change_decode(struct jread *in, struct list_change *ret);

struct remark_view {
    int64_t id;
    const char *body;
    int64_t created_at;
};
void remark_view_encode(struct jwrite *out, const char *key, const struct remark_view *value);

struct entry_view {
    int64_t id;
    int64_t book_id;
    const char *title;
    int64_t position;
    enum presence rating_presence;
    int64_t rating;
    enum presence read_on_presence;
    int64_t read_on;
    const char *isbn;
    struct remark_view *remarks;
    size_t n_remarks;
};
void entry_view_encode(struct jwrite *out, const char *key, const struct entry_view *value);

struct new_entry {
    int64_t book_id;
    enum presence position_presence;
    int64_t position;
};
bool new_entry_decode(struct jread *in, struct new_entry *ret);

struct entry_edit {
    enum presence position_presence;
    int64_t position;
    enum presence rating_presence;
    int64_t rating;
    enum presence read_on_presence;
    int64_t read_on;
};
bool entry_edit_decode(struct jread *in, struct entry_edit *ret);

struct new_remark {
    const char *body;
};
bool new_remark_decode(struct jread *in, struct new_remark *ret);

struct list_shared_event {
    int64_t reading_list_id;
    const char *reader_id;
    const char *title;
};
void list_shared_event_encode(struct jwrite *out, const char *key,
                              const struct list_shared_event *value);

struct entries_of_list_row {
    int64_t id;
};

#endif
