/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Both directions of every type of catalogue that travels, for tests.
 * GENERATED from spec/domains/catalogue.yaml by templates/test_codec.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "catalogue_codec.h"

#include "arena.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

bool author_view_decode(struct jread *in, struct author_view *ret)
{
    jread_i64(in, "id", NULL, &ret->id);
    jread_str(in, "name", NULL, &ret->name);
    jread_opt_date(in, "bornOn", NULL, &ret->born_on_presence, &ret->born_on);
    jread_opt_str(in, "biography", NULL, &ret->biography_presence, &ret->biography);
    jread_opt_str(in, "newestBook", NULL, &ret->newest_book_presence, &ret->newest_book);
    return jread_done(in);
}

bool book_view_decode(struct jread *in, struct book_view *ret)
{
    jread_i64(in, "id", NULL, &ret->id);
    jread_str(in, "isbn", NULL, &ret->isbn);
    jread_str(in, "title", NULL, &ret->title);
    jread_i64(in, "authorId", NULL, &ret->author_id);
    jread_enum(in, "language", NULL, &book_language_names, &ret->language);
    jread_opt_enum(in, "binding", NULL, &binding_names, &ret->binding_presence, &ret->binding);
    jread_opt_i64(in, "pages", NULL, &ret->pages_presence, &ret->pages);
    jread_opt_str(in, "shelf", NULL, &ret->shelf_presence, &ret->shelf);
    jread_opt_date(in, "publishedOn", NULL, &ret->published_on_presence, &ret->published_on);
    jread_opt_money(in, "value", NULL, &ret->value_presence, &ret->value);
    jread_opt_json(in, "extras", NULL, &ret->extras_presence, &ret->extras);
    jread_bool(in, "isReference", NULL, &ret->is_reference);
    jread_time(in, "createdAt", NULL, &ret->created_at);
    jread_time(in, "updatedAt", NULL, &ret->updated_at);
    jread_str(in, "author", NULL, &ret->author);
    jread_i64(in, "freeCopies", NULL, &ret->free_copies);
    jread_i64(in, "totalCopies", NULL, &ret->total_copies);
    return jread_done(in);
}

bool book_summary_decode(struct jread *in, struct book_summary *ret)
{
    jread_i64(in, "id", NULL, &ret->id);
    jread_str(in, "title", NULL, &ret->title);
    jread_enum(in, "language", NULL, &book_language_names, &ret->language);
    jread_opt_i64(in, "pages", NULL, &ret->pages_presence, &ret->pages);
    jread_opt_money(in, "value", NULL, &ret->value_presence, &ret->value);
    jread_opt_date(in, "publishedOn", NULL, &ret->published_on_presence, &ret->published_on);
    return jread_done(in);
}

bool staff_book_view_decode(struct jread *in, struct staff_book_view *ret)
{
    jread_i64(in, "id", NULL, &ret->id);
    jread_str(in, "isbn", NULL, &ret->isbn);
    jread_str(in, "title", NULL, &ret->title);
    jread_opt_str(in, "remarks", NULL, &ret->remarks_presence, &ret->remarks);
    return jread_done(in);
}

bool book_place_decode(struct jread *in, struct book_place *ret)
{
    jread_opt_str(in, "shelf", NULL, &ret->shelf_presence, &ret->shelf);
    jread_opt_enum(in, "binding", NULL, &binding_names, &ret->binding_presence, &ret->binding);
    return jread_done(in);
}

bool praise_decode(struct jread *in, struct praise *ret)
{
    jread_str(in, "paper", NULL, &ret->paper);
    jread_opt_i64(in, "stars", NULL, &ret->stars_presence, &ret->stars);
    return jread_done(in);
}

bool placed_book_view_decode(struct jread *in, struct placed_book_view *ret)
{
    struct jread *inner;

    jread_i64(in, "id", NULL, &ret->id);
    jread_str(in, "title", NULL, &ret->title);
    inner = jread_object(in, "place", NULL, true, NULL);
    if (inner)
        book_place_decode(inner, &ret->place);
    inner = jread_object(in, "praise", NULL, false, &ret->praise_presence);
    if (inner)
        praise_decode(inner, &ret->praise);
    inner = jread_list(in, "quotes", NULL, true, NULL, &ret->n_quotes);
    ret->quotes = arena_alloc(jread_arena(in), ret->n_quotes * sizeof *ret->quotes);
    for (size_t i = 0; i < ret->n_quotes; i++)
        jread_item_str(inner, i, NULL, &ret->quotes[i]);
    return jread_done(in);
}

bool copy_view_decode(struct jread *in, struct copy_view *ret)
{
    jread_i64(in, "id", NULL, &ret->id);
    jread_str(in, "barcode", NULL, &ret->barcode);
    jread_enum(in, "status", NULL, &copy_status_names, &ret->status);
    jread_opt_time(in, "shelvedAt", NULL, &ret->shelved_at_presence, &ret->shelved_at);
    jread_opt_time(in, "checkedAt", NULL, &ret->checked_at_presence, &ret->checked_at);
    jread_opt_time(in, "lostAt", NULL, &ret->lost_at_presence, &ret->lost_at);
    jread_date(in, "acquiredOn", NULL, &ret->acquired_on);
    return jread_done(in);
}

bool book_count_decode(struct jread *in, struct book_count *ret)
{
    jread_enum(in, "language", NULL, &book_language_names, &ret->language);
    jread_i64(in, "books", NULL, &ret->books);
    jread_opt_time(in, "newest", NULL, &ret->newest_presence, &ret->newest);
    return jread_done(in);
}

bool book_registered_event_decode(struct jread *in, struct book_registered_event *ret)
{
    jread_i64(in, "bookId", NULL, &ret->book_id);
    jread_str(in, "isbn", NULL, &ret->isbn);
    jread_str(in, "title", NULL, &ret->title);
    return jread_done(in);
}

bool book_withdrawn_event_decode(struct jread *in, struct book_withdrawn_event *ret)
{
    jread_i64(in, "bookId", NULL, &ret->book_id);
    return jread_done(in);
}

void new_author_encode(struct jwrite *out, const char *key, const struct new_author *value)
{
    jwrite_object(out, key);
    jwrite_str(out, "name", value->name);
    if (value->born_on_presence != PRESENCE_ABSENT)
        jwrite_opt_date(out, "bornOn", value->born_on_presence, value->born_on);
    if (value->biography_presence != PRESENCE_ABSENT)
        jwrite_opt_str(out, "biography", value->biography_presence, value->biography);
    jwrite_object_end(out);
}

void author_edit_encode(struct jwrite *out, const char *key, const struct author_edit *value)
{
    jwrite_object(out, key);
    jwrite_str(out, "name", value->name);
    if (value->born_on_presence != PRESENCE_ABSENT)
        jwrite_opt_date(out, "bornOn", value->born_on_presence, value->born_on);
    if (value->biography_presence != PRESENCE_ABSENT)
        jwrite_opt_str(out, "biography", value->biography_presence, value->biography);
    jwrite_object_end(out);
}

void new_book_encode(struct jwrite *out, const char *key, const struct new_book *value)
{
    jwrite_object(out, key);
    jwrite_str(out, "isbn", value->isbn);
    jwrite_str(out, "title", value->title);
    jwrite_i64(out, "authorId", value->author_id);
    if (value->language_presence != PRESENCE_ABSENT)
        jwrite_opt_enum(out, "language", value->language_presence, value->language,
                        &book_language_names);
    if (value->binding_presence != PRESENCE_ABSENT)
        jwrite_opt_enum(out, "binding", value->binding_presence, value->binding, &binding_names);
    if (value->pages_presence != PRESENCE_ABSENT)
        jwrite_opt_i64(out, "pages", value->pages_presence, value->pages);
    if (value->shelf_presence != PRESENCE_ABSENT)
        jwrite_opt_str(out, "shelf", value->shelf_presence, value->shelf);
    if (value->published_on_presence != PRESENCE_ABSENT)
        jwrite_opt_date(out, "publishedOn", value->published_on_presence, value->published_on);
    if (value->value_presence != PRESENCE_ABSENT)
        jwrite_opt_money(out, "value", value->value_presence, value->value);
    if (value->extras_presence != PRESENCE_ABSENT)
        jwrite_opt_json(out, "extras", value->extras_presence, value->extras);
    if (value->is_reference_presence != PRESENCE_ABSENT)
        jwrite_opt_bool(out, "isReference", value->is_reference_presence, value->is_reference);
    if (value->remarks_presence != PRESENCE_ABSENT)
        jwrite_opt_str(out, "remarks", value->remarks_presence, value->remarks);
    if (value->copies_presence != PRESENCE_ABSENT)
        jwrite_opt_i64(out, "copies", value->copies_presence, value->copies);
    jwrite_object_end(out);
}

void book_edit_encode(struct jwrite *out, const char *key, const struct book_edit *value)
{
    jwrite_object(out, key);
    jwrite_str(out, "title", value->title);
    jwrite_i64(out, "authorId", value->author_id);
    if (value->language_presence != PRESENCE_ABSENT)
        jwrite_opt_enum(out, "language", value->language_presence, value->language,
                        &book_language_names);
    if (value->binding_presence != PRESENCE_ABSENT)
        jwrite_opt_enum(out, "binding", value->binding_presence, value->binding, &binding_names);
    if (value->pages_presence != PRESENCE_ABSENT)
        jwrite_opt_i64(out, "pages", value->pages_presence, value->pages);
    if (value->shelf_presence != PRESENCE_ABSENT)
        jwrite_opt_str(out, "shelf", value->shelf_presence, value->shelf);
    if (value->published_on_presence != PRESENCE_ABSENT)
        jwrite_opt_date(out, "publishedOn", value->published_on_presence, value->published_on);
    if (value->value_presence != PRESENCE_ABSENT)
        jwrite_opt_money(out, "value", value->value_presence, value->value);
    if (value->extras_presence != PRESENCE_ABSENT)
        jwrite_opt_json(out, "extras", value->extras_presence, value->extras);
    if (value->is_reference_presence != PRESENCE_ABSENT)
        jwrite_opt_bool(out, "isReference", value->is_reference_presence, value->is_reference);
    if (value->remarks_presence != PRESENCE_ABSENT)
        jwrite_opt_str(out, "remarks", value->remarks_presence, value->remarks);
    jwrite_object_end(out);
}

void book_change_encode(struct jwrite *out, const char *key, const struct book_change *value)
{
    jwrite_object(out, key);
    if (value->title_presence != PRESENCE_ABSENT)
        jwrite_opt_str(out, "title", value->title_presence, value->title);
    if (value->pages_presence != PRESENCE_ABSENT)
        jwrite_opt_i64(out, "pages", value->pages_presence, value->pages);
    if (value->shelf_presence != PRESENCE_ABSENT)
        jwrite_opt_str(out, "shelf", value->shelf_presence, value->shelf);
    if (value->value_presence != PRESENCE_ABSENT)
        jwrite_opt_money(out, "value", value->value_presence, value->value);
    if (value->is_reference_presence != PRESENCE_ABSENT)
        jwrite_opt_bool(out, "isReference", value->is_reference_presence, value->is_reference);
    jwrite_object_end(out);
}

void new_copy_encode(struct jwrite *out, const char *key, const struct new_copy *value)
{
    jwrite_object(out, key);
    jwrite_str(out, "barcode", value->barcode);
    jwrite_date(out, "acquiredOn", value->acquired_on);
    jwrite_object_end(out);
}

static bool decode_author_view(struct jread *in, void *ret)
{
    return author_view_decode(in, ret);
}

static void encode_author_view(struct jwrite *out, const void *value)
{
    author_view_encode(out, NULL, value);
}

const struct dto_codec author_view_codec = {
    .name = "author_view",
    .size = sizeof(struct author_view),
    .decode = decode_author_view,
    .encode = encode_author_view,
};

static bool decode_new_author(struct jread *in, void *ret)
{
    return new_author_decode(in, ret);
}

static void encode_new_author(struct jwrite *out, const void *value)
{
    new_author_encode(out, NULL, value);
}

const struct dto_codec new_author_codec = {
    .name = "new_author",
    .size = sizeof(struct new_author),
    .decode = decode_new_author,
    .encode = encode_new_author,
};

static bool decode_author_edit(struct jread *in, void *ret)
{
    return author_edit_decode(in, ret);
}

static void encode_author_edit(struct jwrite *out, const void *value)
{
    author_edit_encode(out, NULL, value);
}

const struct dto_codec author_edit_codec = {
    .name = "author_edit",
    .size = sizeof(struct author_edit),
    .decode = decode_author_edit,
    .encode = encode_author_edit,
};

static bool decode_book_view(struct jread *in, void *ret)
{
    return book_view_decode(in, ret);
}

static void encode_book_view(struct jwrite *out, const void *value)
{
    book_view_encode(out, NULL, value);
}

const struct dto_codec book_view_codec = {
    .name = "book_view",
    .size = sizeof(struct book_view),
    .decode = decode_book_view,
    .encode = encode_book_view,
};

static bool decode_book_summary(struct jread *in, void *ret)
{
    return book_summary_decode(in, ret);
}

static void encode_book_summary(struct jwrite *out, const void *value)
{
    book_summary_encode(out, NULL, value);
}

const struct dto_codec book_summary_codec = {
    .name = "book_summary",
    .size = sizeof(struct book_summary),
    .decode = decode_book_summary,
    .encode = encode_book_summary,
};

static bool decode_new_book(struct jread *in, void *ret)
{
    return new_book_decode(in, ret);
}

static void encode_new_book(struct jwrite *out, const void *value)
{
    new_book_encode(out, NULL, value);
}

const struct dto_codec new_book_codec = {
    .name = "new_book",
    .size = sizeof(struct new_book),
    .decode = decode_new_book,
    .encode = encode_new_book,
};

static bool decode_book_edit(struct jread *in, void *ret)
{
    return book_edit_decode(in, ret);
}

static void encode_book_edit(struct jwrite *out, const void *value)
{
    book_edit_encode(out, NULL, value);
}

const struct dto_codec book_edit_codec = {
    .name = "book_edit",
    .size = sizeof(struct book_edit),
    .decode = decode_book_edit,
    .encode = encode_book_edit,
};

static bool decode_book_change(struct jread *in, void *ret)
{
    return book_change_decode(in, ret);
}

static void encode_book_change(struct jwrite *out, const void *value)
{
    book_change_encode(out, NULL, value);
}

const struct dto_codec book_change_codec = {
    .name = "book_change",
    .size = sizeof(struct book_change),
    .decode = decode_book_change,
    .encode = encode_book_change,
};

static bool decode_staff_book_view(struct jread *in, void *ret)
{
    return staff_book_view_decode(in, ret);
}

static void encode_staff_book_view(struct jwrite *out, const void *value)
{
    staff_book_view_encode(out, NULL, value);
}

const struct dto_codec staff_book_view_codec = {
    .name = "staff_book_view",
    .size = sizeof(struct staff_book_view),
    .decode = decode_staff_book_view,
    .encode = encode_staff_book_view,
};

static bool decode_book_place(struct jread *in, void *ret)
{
    return book_place_decode(in, ret);
}

static void encode_book_place(struct jwrite *out, const void *value)
{
    book_place_encode(out, NULL, value);
}

const struct dto_codec book_place_codec = {
    .name = "book_place",
    .size = sizeof(struct book_place),
    .decode = decode_book_place,
    .encode = encode_book_place,
};

static bool decode_praise(struct jread *in, void *ret)
{
    return praise_decode(in, ret);
}

static void encode_praise(struct jwrite *out, const void *value)
{
    praise_encode(out, NULL, value);
}

const struct dto_codec praise_codec = {
    .name = "praise",
    .size = sizeof(struct praise),
    .decode = decode_praise,
    .encode = encode_praise,
};

static bool decode_placed_book_view(struct jread *in, void *ret)
{
    return placed_book_view_decode(in, ret);
}

static void encode_placed_book_view(struct jwrite *out, const void *value)
{
    placed_book_view_encode(out, NULL, value);
}

const struct dto_codec placed_book_view_codec = {
    .name = "placed_book_view",
    .size = sizeof(struct placed_book_view),
    .decode = decode_placed_book_view,
    .encode = encode_placed_book_view,
};

static bool decode_copy_view(struct jread *in, void *ret)
{
    return copy_view_decode(in, ret);
}

static void encode_copy_view(struct jwrite *out, const void *value)
{
    copy_view_encode(out, NULL, value);
}

const struct dto_codec copy_view_codec = {
    .name = "copy_view",
    .size = sizeof(struct copy_view),
    .decode = decode_copy_view,
    .encode = encode_copy_view,
};

static bool decode_new_copy(struct jread *in, void *ret)
{
    return new_copy_decode(in, ret);
}

static void encode_new_copy(struct jwrite *out, const void *value)
{
    new_copy_encode(out, NULL, value);
}

const struct dto_codec new_copy_codec = {
    .name = "new_copy",
    .size = sizeof(struct new_copy),
    .decode = decode_new_copy,
    .encode = encode_new_copy,
};

static bool decode_book_count(struct jread *in, void *ret)
{
    return book_count_decode(in, ret);
}

static void encode_book_count(struct jwrite *out, const void *value)
{
    book_count_encode(out, NULL, value);
}

const struct dto_codec book_count_codec = {
    .name = "book_count",
    .size = sizeof(struct book_count),
    .decode = decode_book_count,
    .encode = encode_book_count,
};

static bool decode_book_registered_event(struct jread *in, void *ret)
{
    return book_registered_event_decode(in, ret);
}

static void encode_book_registered_event(struct jwrite *out, const void *value)
{
    book_registered_event_encode(out, NULL, value);
}

const struct dto_codec book_registered_event_codec = {
    .name = "book_registered_event",
    .size = sizeof(struct book_registered_event),
    .decode = decode_book_registered_event,
    .encode = encode_book_registered_event,
};

static bool decode_book_withdrawn_event(struct jread *in, void *ret)
{
    return book_withdrawn_event_decode(in, ret);
}

static void encode_book_withdrawn_event(struct jwrite *out, const void *value)
{
    book_withdrawn_event_encode(out, NULL, value);
}

const struct dto_codec book_withdrawn_event_codec = {
    .name = "book_withdrawn_event",
    .size = sizeof(struct book_withdrawn_event),
    .decode = decode_book_withdrawn_event,
    .encode = encode_book_withdrawn_event,
};

static bool decode_copy_lost_event(struct jread *in, void *ret)
{
    return copy_lost_event_decode(in, ret);
}

static void encode_copy_lost_event(struct jwrite *out, const void *value)
{
    copy_lost_event_encode(out, NULL, value);
}

const struct dto_codec copy_lost_event_codec = {
    .name = "copy_lost_event",
    .size = sizeof(struct copy_lost_event),
    .decode = decode_copy_lost_event,
    .encode = encode_copy_lost_event,
};
