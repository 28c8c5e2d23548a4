/* SPDX-License-Identifier: Apache-2.0 */
/*
 * JSON of reading: decoders of requests and events, encoders of replies and events.
 * GENERATED from spec/domains/reading.yaml by templates/dto.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "reading_dto.h"

#include "arena.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

const struct enum_names list_status_names = {
    .names =
        (const char *const[]){
            [LIST_STATUS_PRIVATE] = "PRIVATE",
            [LIST_STATUS_SHARED] = "SHARED",
            [LIST_STATUS_ARCHIVED] = "ARCHIVED",
        },
    .n_names = 3,
};

bool new_list_decode(struct jread *in, struct new_list *ret)
{
    static const struct jread_rule title_rule = {.min = 1, .max = 80, .err = ERR_TITLE_INVALID};
    static const struct jread_rule note_rule = {.max = 200};

    jread_str(in, "title", &title_rule, &ret->title);
    jread_opt_str(in, "note", &note_rule, &ret->note_presence, &ret->note);
    ret->is_pinned = false;
    jread_opt_bool(in, "isPinned", NULL, &ret->is_pinned_presence, &ret->is_pinned);
    jread_not_null(in, "isPinned", NULL, ret->is_pinned_presence);
    return jread_done(in);
}

bool list_change_decode(struct jread *in, struct list_change *ret)
{
    static const struct jread_rule title_rule = {.min = 1, .max = 80, .err = ERR_TITLE_INVALID};
    static const struct jread_rule note_rule = {.max = 200};

    jread_opt_str(in, "title", &title_rule, &ret->title_presence, &ret->title);
    jread_not_null(in, "title", &title_rule, ret->title_presence);
    jread_opt_str(in, "note", &note_rule, &ret->note_presence, &ret->note);
    ret->is_pinned = false;
    jread_opt_bool(in, "isPinned", NULL, &ret->is_pinned_presence, &ret->is_pinned);
    jread_not_null(in, "isPinned", NULL, ret->is_pinned_presence);
    return jread_done(in);
}

bool new_entry_decode(struct jread *in, struct new_entry *ret)
{
    static const struct jread_rule book_id_rule = {.min = 1, .id = true};
    static const struct jread_rule position_rule = {.min = 1, .max = 2147483647};

    jread_i64(in, "bookId", &book_id_rule, &ret->book_id);
    ret->position = 1;
    jread_opt_i64(in, "position", &position_rule, &ret->position_presence, &ret->position);
    jread_not_null(in, "position", &position_rule, ret->position_presence);
    return jread_done(in);
}

bool entry_edit_decode(struct jread *in, struct entry_edit *ret)
{
    static const struct jread_rule position_rule = {.min = 1, .max = 2147483647};
    static const struct jread_rule rating_rule = {
        .min = 1,
        .max = 5,
        .err = ERR_RATING_OUT_OF_RANGE,
    };

    ret->position = 1;
    jread_opt_i64(in, "position", &position_rule, &ret->position_presence, &ret->position);
    jread_not_null(in, "position", &position_rule, ret->position_presence);
    jread_opt_i64(in, "rating", &rating_rule, &ret->rating_presence, &ret->rating);
    jread_opt_date(in, "readOn", NULL, &ret->read_on_presence, &ret->read_on);
    return jread_done(in);
}

bool new_remark_decode(struct jread *in, struct new_remark *ret)
{
    static const struct jread_rule body_rule = {.min = 1, .max = 1000};

    jread_str(in, "body", &body_rule, &ret->body);
    return jread_done(in);
}

void list_line_encode(struct jwrite *out, const char *key, const struct list_line *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "id", value->id);
    jwrite_str(out, "title", value->title);
    jwrite_enum(out, "status", value->status, &list_status_names);
    jwrite_time(out, "createdAt", value->created_at);
    jwrite_object_end(out);
}

void entry_line_encode(struct jwrite *out, const char *key, const struct entry_line *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "id", value->id);
    jwrite_i64(out, "bookId", value->book_id);
    jwrite_str(out, "title", value->title);
    jwrite_i64(out, "position", value->position);
    jwrite_opt_i64(out, "rating", value->rating_presence, value->rating);
    jwrite_opt_date(out, "readOn", value->read_on_presence, value->read_on);
    jwrite_str(out, "isbn", value->isbn);
    jwrite_object_end(out);
}

void list_view_encode(struct jwrite *out, const char *key, const struct list_view *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "id", value->id);
    jwrite_str(out, "title", value->title);
    jwrite_opt_str(out, "note", value->note_presence, value->note);
    jwrite_enum(out, "status", value->status, &list_status_names);
    jwrite_bool(out, "isPinned", value->is_pinned);
    jwrite_opt_time(out, "sharedAt", value->shared_at_presence, value->shared_at);
    jwrite_time(out, "createdAt", value->created_at);
    jwrite_time(out, "updatedAt", value->updated_at);
    jwrite_array(out, "entries");
    for (size_t i = 0; i < value->n_entries; i++)
        entry_line_encode(out, NULL, &value->entries[i]);
    jwrite_array_end(out);
    jwrite_i64(out, "length", value->length);
    jwrite_i64(out, "stars", value->stars);
    jwrite_object_end(out);
}

void remark_view_encode(struct jwrite *out, const char *key, const struct remark_view *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "id", value->id);
    jwrite_str(out, "body", value->body);
    jwrite_time(out, "createdAt", value->created_at);
    jwrite_object_end(out);
}

void entry_view_encode(struct jwrite *out, const char *key, const struct entry_view *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "id", value->id);
    jwrite_i64(out, "bookId", value->book_id);
    jwrite_str(out, "title", value->title);
    jwrite_i64(out, "position", value->position);
    jwrite_opt_i64(out, "rating", value->rating_presence, value->rating);
    jwrite_opt_date(out, "readOn", value->read_on_presence, value->read_on);
    jwrite_str(out, "isbn", value->isbn);
    jwrite_array(out, "remarks");
    for (size_t i = 0; i < value->n_remarks; i++)
        remark_view_encode(out, NULL, &value->remarks[i]);
    jwrite_array_end(out);
    jwrite_object_end(out);
}

void list_shared_event_encode(struct jwrite *out, const char *key,
                              const struct list_shared_event *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "readingListId", value->reading_list_id);
    jwrite_str(out, "readerId", value->reader_id);
    jwrite_str(out, "title", value->title);
    jwrite_object_end(out);
}
