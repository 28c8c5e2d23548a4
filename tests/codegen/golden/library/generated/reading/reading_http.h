/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The endpoints of reading. A reading function whose name ends in _handle or _after is written
 * by hand; the _call functions are what the routes run.
 * GENERATED from spec/domains/reading.yaml by templates/http.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef READING_HTTP_H
#define READING_HTTP_H

#include "reading_dto.h"
#include "call.h"

struct list_def;

/* GET /lists */
struct list_lists_query {
    /* enum list_status */
    enum presence status_presence;
    int status;
    enum presence title_presence;
    const char *title;
    enum presence min_created_at_presence;
    int64_t min_created_at;
    enum presence max_created_at_presence;
    int64_t max_created_at;
    enum presence is_pinned_presence;
    bool is_pinned;
    /* Which of the list's sorts; the first is the default. */
    enum presence sort_presence;
    int sort;
    /* 0: the default. */
    enum presence limit_presence;
    int64_t limit;
    enum presence cursor_presence;
    const char *cursor;
};
extern const struct list_def list_lists_def;
enum err list_lists_call(struct call *call);

/* POST /lists */
enum err create_list_call(struct call *call);

/* GET /lists/{readingListId} */
struct get_list_path {
    int64_t reading_list_id;
};
enum err get_list_call(struct call *call);

/* PATCH /lists/{readingListId} */
struct change_list_path {
    int64_t reading_list_id;
};
enum err change_list_call(struct call *call);

/* DELETE /lists/{readingListId} */
struct delete_list_path {
    int64_t reading_list_id;
};
enum err delete_list_call(struct call *call);

/* POST /lists/{readingListId}/share */
struct share_list_path {
    int64_t reading_list_id;
};
enum err share_list_call(struct call *call);

/* POST /lists/{readingListId}/hide */
struct hide_list_path {
    int64_t reading_list_id;
};
enum err hide_list_call(struct call *call);

/* POST /lists/{readingListId}/archive */
struct archive_list_path {
    int64_t reading_list_id;
};
enum err archive_list_call(struct call *call);

/* GET /lists/{readingListId}/entries */
struct list_entries_path {
    int64_t reading_list_id;
};
struct list_entries_query {
    /* Which of the list's sorts; the first is the default. */
    enum presence sort_presence;
    int sort;
    /* 0: the default. */
    enum presence limit_presence;
    int64_t limit;
    enum presence cursor_presence;
    const char *cursor;
};
extern const struct list_def list_entries_def;
enum err list_entries_call(struct call *call);

/* POST /lists/{readingListId}/entries */
struct add_entry_path {
    int64_t reading_list_id;
};
enum err add_entry_call(struct call *call);

/* PUT /lists/{readingListId}/entries/{entryId} */
struct edit_entry_path {
    int64_t reading_list_id;
    int64_t entry_id;
};
enum err edit_entry_call(struct call *call);

/* DELETE /lists/{readingListId}/entries/{entryId} */
struct remove_entry_path {
    int64_t reading_list_id;
    int64_t entry_id;
};
enum err remove_entry_call(struct call *call);

/* DELETE /lists/{readingListId}/entries */
struct clear_list_path {
    int64_t reading_list_id;
};
enum err clear_list_call(struct call *call);

/* POST /lists/{readingListId}/entries/{entryId}/remarks */
struct add_remark_path {
    int64_t reading_list_id;
    int64_t entry_id;
};
enum err add_remark_call(struct call *call);

/* DELETE /lists/{readingListId}/entries/{entryId}/remarks/{remarkId} */
struct remove_remark_path {
    int64_t reading_list_id;
    int64_t entry_id;
    int64_t remark_id;
};
enum err remove_remark_call(struct call *call);

#endif
