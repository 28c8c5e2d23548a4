/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Both directions of every type of reading that travels, for tests.
 * GENERATED from spec/domains/reading.yaml by templates/test_codec.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "reading_codec.h"

#include "arena.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

bool list_line_decode(struct jread *in, struct list_line *ret)
{
    jread_i64(in, "id", NULL, &ret->id);
    jread_str(in, "title", NULL, &ret->title);
    jread_enum(in, "status", NULL, &list_status_names, &ret->status);
    jread_time(in, "createdAt", NULL, &ret->created_at);
    return jread_done(in);
}

bool entry_line_decode(struct jread *in, struct entry_line *ret)
{
    jread_i64(in, "id", NULL, &ret->id);
    jread_i64(in, "bookId", NULL, &ret->book_id);
    jread_str(in, "title", NULL, &ret->title);
    jread_i64(in, "position", NULL, &ret->position);
    jread_opt_i64(in, "rating", NULL, &ret->rating_presence, &ret->rating);
    jread_opt_date(in, "readOn", NULL, &ret->read_on_presence, &ret->read_on);
    jread_str(in, "isbn", NULL, &ret->isbn);
    return jread_done(in);
}

bool list_view_decode(struct jread *in, struct list_view *ret)
{
    struct jread *inner;

    jread_i64(in, "id", NULL, &ret->id);
    jread_str(in, "title", NULL, &ret->title);
    jread_opt_str(in, "note", NULL, &ret->note_presence, &ret->note);
    jread_enum(in, "status", NULL, &list_status_names, &ret->status);
    jread_bool(in, "isPinned", NULL, &ret->is_pinned);
    jread_opt_time(in, "sharedAt", NULL, &ret->shared_at_presence, &ret->shared_at);
    jread_time(in, "createdAt", NULL, &ret->created_at);
    jread_time(in, "updatedAt", NULL, &ret->updated_at);
    inner = jread_list(in, "entries", NULL, true, NULL, &ret->n_entries);
    ret->entries = arena_alloc(jread_arena(in), ret->n_entries * sizeof *ret->entries);
    for (size_t i = 0; i < ret->n_entries; i++)
        entry_line_decode(jread_item(inner, i), &ret->entries[i]);
    jread_i64(in, "length", NULL, &ret->length);
    jread_i64(in, "stars", NULL, &ret->stars);
    return jread_done(in);
}

bool remark_view_decode(struct jread *in, struct remark_view *ret)
{
    jread_i64(in, "id", NULL, &ret->id);
    jread_str(in, "body", NULL, &ret->body);
    jread_time(in, "createdAt", NULL, &ret->created_at);
    return jread_done(in);
}

bool entry_view_decode(struct jread *in, struct entry_view *ret)
{
    struct jread *inner;

    jread_i64(in, "id", NULL, &ret->id);
    jread_i64(in, "bookId", NULL, &ret->book_id);
    jread_str(in, "title", NULL, &ret->title);
    jread_i64(in, "position", NULL, &ret->position);
    jread_opt_i64(in, "rating", NULL, &ret->rating_presence, &ret->rating);
    jread_opt_date(in, "readOn", NULL, &ret->read_on_presence, &ret->read_on);
    jread_str(in, "isbn", NULL, &ret->isbn);
    inner = jread_list(in, "remarks", NULL, true, NULL, &ret->n_remarks);
    ret->remarks = arena_alloc(jread_arena(in), ret->n_remarks * sizeof *ret->remarks);
    for (size_t i = 0; i < ret->n_remarks; i++)
        remark_view_decode(jread_item(inner, i), &ret->remarks[i]);
    return jread_done(in);
}

bool list_shared_event_decode(struct jread *in, struct list_shared_event *ret)
{
    jread_i64(in, "readingListId", NULL, &ret->reading_list_id);
    jread_str(in, "readerId", NULL, &ret->reader_id);
    jread_str(in, "title", NULL, &ret->title);
    return jread_done(in);
}

void new_list_encode(struct jwrite *out, const char *key, const struct new_list *value)
{
    jwrite_object(out, key);
    jwrite_str(out, "title", value->title);
    if (value->note_presence != PRESENCE_ABSENT)
        jwrite_opt_str(out, "note", value->note_presence, value->note);
    if (value->is_pinned_presence != PRESENCE_ABSENT)
        jwrite_opt_bool(out, "isPinned", value->is_pinned_presence, value->is_pinned);
    jwrite_object_end(out);
}

void list_change_encode(struct jwrite *out, const char *key, const struct list_change *value)
{
    jwrite_object(out, key);
    if (value->title_presence != PRESENCE_ABSENT)
        jwrite_opt_str(out, "title", value->title_presence, value->title);
    if (value->note_presence != PRESENCE_ABSENT)
        jwrite_opt_str(out, "note", value->note_presence, value->note);
    if (value->is_pinned_presence != PRESENCE_ABSENT)
        jwrite_opt_bool(out, "isPinned", value->is_pinned_presence, value->is_pinned);
    jwrite_object_end(out);
}

void new_entry_encode(struct jwrite *out, const char *key, const struct new_entry *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "bookId", value->book_id);
    if (value->position_presence != PRESENCE_ABSENT)
        jwrite_opt_i64(out, "position", value->position_presence, value->position);
    jwrite_object_end(out);
}

void entry_edit_encode(struct jwrite *out, const char *key, const struct entry_edit *value)
{
    jwrite_object(out, key);
    if (value->position_presence != PRESENCE_ABSENT)
        jwrite_opt_i64(out, "position", value->position_presence, value->position);
    if (value->rating_presence != PRESENCE_ABSENT)
        jwrite_opt_i64(out, "rating", value->rating_presence, value->rating);
    if (value->read_on_presence != PRESENCE_ABSENT)
        jwrite_opt_date(out, "readOn", value->read_on_presence, value->read_on);
    jwrite_object_end(out);
}

void new_remark_encode(struct jwrite *out, const char *key, const struct new_remark *value)
{
    jwrite_object(out, key);
    jwrite_str(out, "body", value->body);
    jwrite_object_end(out);
}

static bool decode_list_line(struct jread *in, void *ret)
{
    return list_line_decode(in, ret);
}

static void encode_list_line(struct jwrite *out, const void *value)
{
    list_line_encode(out, NULL, value);
}

const struct dto_codec list_line_codec = {
    .name = "list_line",
    .size = sizeof(struct list_line),
    .decode = decode_list_line,
    .encode = encode_list_line,
};

static bool decode_new_list(struct jread *in, void *ret)
{
    return new_list_decode(in, ret);
}

static void encode_new_list(struct jwrite *out, const void *value)
{
    new_list_encode(out, NULL, value);
}

const struct dto_codec new_list_codec = {
    .name = "new_list",
    .size = sizeof(struct new_list),
    .decode = decode_new_list,
    .encode = encode_new_list,
};

static bool decode_entry_line(struct jread *in, void *ret)
{
    return entry_line_decode(in, ret);
}

static void encode_entry_line(struct jwrite *out, const void *value)
{
    entry_line_encode(out, NULL, value);
}

const struct dto_codec entry_line_codec = {
    .name = "entry_line",
    .size = sizeof(struct entry_line),
    .decode = decode_entry_line,
    .encode = encode_entry_line,
};

static bool decode_list_view(struct jread *in, void *ret)
{
    return list_view_decode(in, ret);
}

static void encode_list_view(struct jwrite *out, const void *value)
{
    list_view_encode(out, NULL, value);
}

const struct dto_codec list_view_codec = {
    .name = "list_view",
    .size = sizeof(struct list_view),
    .decode = decode_list_view,
    .encode = encode_list_view,
};

static bool decode_list_change(struct jread *in, void *ret)
{
    return list_change_decode(in, ret);
}

static void encode_list_change(struct jwrite *out, const void *value)
{
    list_change_encode(out, NULL, value);
}

const struct dto_codec list_change_codec = {
    .name = "list_change",
    .size = sizeof(struct list_change),
    .decode = decode_list_change,
    .encode = encode_list_change,
};

static bool decode_remark_view(struct jread *in, void *ret)
{
    return remark_view_decode(in, ret);
}

static void encode_remark_view(struct jwrite *out, const void *value)
{
    remark_view_encode(out, NULL, value);
}

const struct dto_codec remark_view_codec = {
    .name = "remark_view",
    .size = sizeof(struct remark_view),
    .decode = decode_remark_view,
    .encode = encode_remark_view,
};

static bool decode_entry_view(struct jread *in, void *ret)
{
    return entry_view_decode(in, ret);
}

static void encode_entry_view(struct jwrite *out, const void *value)
{
    entry_view_encode(out, NULL, value);
}

const struct dto_codec entry_view_codec = {
    .name = "entry_view",
    .size = sizeof(struct entry_view),
    .decode = decode_entry_view,
    .encode = encode_entry_view,
};

static bool decode_new_entry(struct jread *in, void *ret)
{
    return new_entry_decode(in, ret);
}

static void encode_new_entry(struct jwrite *out, const void *value)
{
    new_entry_encode(out, NULL, value);
}

const struct dto_codec new_entry_codec = {
    .name = "new_entry",
    .size = sizeof(struct new_entry),
    .decode = decode_new_entry,
    .encode = encode_new_entry,
};

static bool decode_entry_edit(struct jread *in, void *ret)
{
    return entry_edit_decode(in, ret);
}

static void encode_entry_edit(struct jwrite *out, const void *value)
{
    entry_edit_encode(out, NULL, value);
}

const struct dto_codec entry_edit_codec = {
    .name = "entry_edit",
    .size = sizeof(struct entry_edit),
    .decode = decode_entry_edit,
    .encode = encode_entry_edit,
};

static bool decode_new_remark(struct jread *in, void *ret)
{
    return new_remark_decode(in, ret);
}

static void encode_new_remark(struct jwrite *out, const void *value)
{
    new_remark_encode(out, NULL, value);
}

const struct dto_codec new_remark_codec = {
    .name = "new_remark",
    .size = sizeof(struct new_remark),
    .decode = decode_new_remark,
    .encode = encode_new_remark,
};

static bool decode_list_shared_event(struct jread *in, void *ret)
{
    return list_shared_event_decode(in, ret);
}

static void encode_list_shared_event(struct jwrite *out, const void *value)
{
    list_shared_event_encode(out, NULL, value);
}

const struct dto_codec list_shared_event_codec = {
    .name = "list_shared_event",
    .size = sizeof(struct list_shared_event),
    .decode = decode_list_shared_event,
    .encode = encode_list_shared_event,
};
