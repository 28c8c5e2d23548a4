/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The statements of reading, a function each. All suspend the calling coroutine, and write their
 * results only when they succeed.
 * GENERATED from spec/domains/reading.yaml by templates/repo.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef READING_REPO_H
#define READING_REPO_H

#include "reading_dto.h"
#include "call.h"

/* Each reads the columns of one row, in the order of the struct's members. */
void list_line_fetch(struct db_stmt *st, struct list_line *ret);
void entry_line_fetch(struct db_stmt *st, struct entry_line *ret);
void list_view_fetch(struct db_stmt *st, struct list_view *ret);
void entries_of_list_row_fetch(struct db_stmt *st, struct entries_of_list_row *ret);
void entry_view_fetch(struct db_stmt *st, struct entry_view *ret);
void remark_view_fetch(struct db_stmt *st, struct remark_view *ret);

/* What a new row takes from the rows that it refers to. */
struct new_entry_snapshot {
    const char *title;
};

enum err new_list_insert(struct call *call, const struct new_list *in, int64_t *ret_id);
/* Fills what the views show of their children; ids are the views' own. */
enum err list_view_load(struct call *call, const int64_t *ids, struct list_view *views, size_t n);
/* ERR_READING_LIST_NOT_FOUND. */
enum err list_view_find(struct call *call, int64_t id, struct list_view *ret);
/* ERR_READING_LIST_NOT_FOUND; ERR_READING_LIST_FOREIGN when it is somebody else's. */
enum err list_view_find_own(struct call *call, int64_t id, struct list_view *ret);
enum err reading_list_own(struct call *call, int64_t reading_list_id);
enum err list_change_patch(struct call *call, int64_t id, const struct list_change *in);
enum err reading_list_delete(struct call *call, int64_t id);
enum err reading_list_own_lock(struct call *call, int64_t reading_list_id);
enum err entries_of_list_query(struct call *call, int64_t reading_list_id,
                               struct entries_of_list_row *ret);
/* What list.shared tells of the row. */
enum err list_shared_event_of_reading_list(struct call *call, int64_t id,
                                           struct list_shared_event *ret);
/* Fills what the views show of their children; ids are the views' own. */
enum err entry_view_load(struct call *call, const int64_t *ids, struct entry_view *views, size_t n);
enum err new_entry_book_id_lookup(struct call *call, int64_t id, struct new_entry_snapshot *ret);
enum err new_entry_insert(struct call *call, int64_t reading_list_id, const struct new_entry *in,
                          const struct new_entry_snapshot *snapshot, int64_t *ret_id);
/* ERR_ENTRY_NOT_FOUND. */
enum err entry_view_find(struct call *call, int64_t id, struct entry_view *ret);
enum err entry_in_reading_list_own(struct call *call, int64_t reading_list_id, int64_t entry_id);
enum err entry_edit_update(struct call *call, int64_t id, const struct entry_edit *in);
enum err entry_delete(struct call *call, int64_t id);
enum err entry_clear(struct call *call, int64_t reading_list_id);
enum err new_remark_insert(struct call *call, int64_t entry_id, const struct new_remark *in,
                           int64_t *ret_id);
/* ERR_REMARK_NOT_FOUND. */
enum err remark_view_find(struct call *call, int64_t id, struct remark_view *ret);
enum err remark_in_entry_in_reading_list_own(struct call *call, int64_t reading_list_id,
                                             int64_t entry_id, int64_t remark_id);
enum err remark_delete(struct call *call, int64_t id);

#endif
