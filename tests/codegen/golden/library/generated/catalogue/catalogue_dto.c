/* SPDX-License-Identifier: Apache-2.0 */
/*
 * JSON of catalogue: decoders of requests and events, encoders of replies and events.
 * GENERATED from spec/domains/catalogue.yaml by templates/dto.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "catalogue_dto.h"

#include "arena.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

const struct enum_names book_language_names = {
    .names =
        (const char *const[]){
            [BOOK_LANGUAGE_KO] = "KO",
            [BOOK_LANGUAGE_EN] = "EN",
            [BOOK_LANGUAGE_DE] = "DE",
            [BOOK_LANGUAGE_JA] = "JA",
        },
    .n_names = 4,
};

const struct enum_names binding_names = {
    .names =
        (const char *const[]){
            [BINDING_PAPER] = "PAPER",
            [BINDING_CLOTH] = "CLOTH",
            [BINDING_LEATHER] = "LEATHER",
        },
    .n_names = 3,
};

const struct enum_names copy_status_names = {
    .names =
        (const char *const[]){
            [COPY_STATUS_SHELVED] = "SHELVED",
            [COPY_STATUS_LENT] = "LENT",
            [COPY_STATUS_REPAIR] = "REPAIR",
            [COPY_STATUS_LOST] = "LOST",
        },
    .n_names = 4,
};

bool new_author_decode(struct jread *in, struct new_author *ret)
{
    static const struct jread_rule name_rule = {.min = 1, .max = 120};
    static const struct jread_rule biography_rule = {.max = 4000};

    jread_str(in, "name", &name_rule, &ret->name);
    jread_opt_date(in, "bornOn", NULL, &ret->born_on_presence, &ret->born_on);
    jread_opt_str(in, "biography", &biography_rule, &ret->biography_presence, &ret->biography);
    return jread_done(in);
}

bool author_edit_decode(struct jread *in, struct author_edit *ret)
{
    static const struct jread_rule name_rule = {.min = 1, .max = 120};
    static const struct jread_rule biography_rule = {.max = 4000};

    jread_str(in, "name", &name_rule, &ret->name);
    jread_opt_date(in, "bornOn", NULL, &ret->born_on_presence, &ret->born_on);
    jread_opt_str(in, "biography", &biography_rule, &ret->biography_presence, &ret->biography);
    return jread_done(in);
}

bool new_book_decode(struct jread *in, struct new_book *ret)
{
    static const struct jread_rule isbn_rule = {
        .min = 13,
        .max = 13,
        .ascii = true,
        .pattern = "97[89][0-9]{10}",
    };
    static const struct jread_rule title_rule = {
        .min = 1,
        .max = 300,
        .missing = ERR_TITLE_MISSING,
    };
    static const struct jread_rule author_id_rule = {.min = 1, .id = true};
    static const struct jread_rule language_rule = {.err = ERR_LANGUAGE_UNKNOWN};
    static const struct jread_rule pages_rule = {
        .min = 1,
        .max = 20000,
        .err = ERR_PAGES_OUT_OF_RANGE,
    };
    static const struct jread_rule shelf_rule = {
        .min = 4,
        .max = 20,
        .ascii = true,
        .pattern = "[A-Z]{2}-[0-9]{1,4}",
    };
    static const struct jread_rule value_rule = {.max = 999999999999};
    static const struct jread_rule remarks_rule = {.max = 16000};
    static const struct jread_rule copies_rule = {.max = 1000};

    jread_str(in, "isbn", &isbn_rule, &ret->isbn);
    jread_str(in, "title", &title_rule, &ret->title);
    jread_i64(in, "authorId", &author_id_rule, &ret->author_id);
    ret->language = BOOK_LANGUAGE_KO;
    jread_opt_enum(in, "language", &language_rule, &book_language_names, &ret->language_presence,
                   &ret->language);
    jread_not_null(in, "language", &language_rule, ret->language_presence);
    jread_opt_enum(in, "binding", NULL, &binding_names, &ret->binding_presence, &ret->binding);
    jread_opt_i64(in, "pages", &pages_rule, &ret->pages_presence, &ret->pages);
    jread_opt_str(in, "shelf", &shelf_rule, &ret->shelf_presence, &ret->shelf);
    jread_opt_date(in, "publishedOn", NULL, &ret->published_on_presence, &ret->published_on);
    jread_opt_money(in, "value", &value_rule, &ret->value_presence, &ret->value);
    jread_opt_json(in, "extras", NULL, &ret->extras_presence, &ret->extras);
    ret->is_reference = false;
    jread_opt_bool(in, "isReference", NULL, &ret->is_reference_presence, &ret->is_reference);
    jread_not_null(in, "isReference", NULL, ret->is_reference_presence);
    jread_opt_str(in, "remarks", &remarks_rule, &ret->remarks_presence, &ret->remarks);
    ret->copies = 1;
    jread_opt_i64(in, "copies", &copies_rule, &ret->copies_presence, &ret->copies);
    jread_not_null(in, "copies", &copies_rule, ret->copies_presence);
    return jread_done(in);
}

bool book_edit_decode(struct jread *in, struct book_edit *ret)
{
    static const struct jread_rule title_rule = {
        .min = 1,
        .max = 300,
        .missing = ERR_TITLE_MISSING,
    };
    static const struct jread_rule author_id_rule = {.min = 1, .id = true};
    static const struct jread_rule language_rule = {.err = ERR_LANGUAGE_UNKNOWN};
    static const struct jread_rule pages_rule = {
        .min = 1,
        .max = 20000,
        .err = ERR_PAGES_OUT_OF_RANGE,
    };
    static const struct jread_rule shelf_rule = {
        .min = 4,
        .max = 20,
        .ascii = true,
        .pattern = "[A-Z]{2}-[0-9]{1,4}",
    };
    static const struct jread_rule value_rule = {.max = 999999999999};
    static const struct jread_rule remarks_rule = {.max = 16000};

    jread_str(in, "title", &title_rule, &ret->title);
    jread_i64(in, "authorId", &author_id_rule, &ret->author_id);
    ret->language = BOOK_LANGUAGE_KO;
    jread_opt_enum(in, "language", &language_rule, &book_language_names, &ret->language_presence,
                   &ret->language);
    jread_not_null(in, "language", &language_rule, ret->language_presence);
    jread_opt_enum(in, "binding", NULL, &binding_names, &ret->binding_presence, &ret->binding);
    jread_opt_i64(in, "pages", &pages_rule, &ret->pages_presence, &ret->pages);
    jread_opt_str(in, "shelf", &shelf_rule, &ret->shelf_presence, &ret->shelf);
    jread_opt_date(in, "publishedOn", NULL, &ret->published_on_presence, &ret->published_on);
    jread_opt_money(in, "value", &value_rule, &ret->value_presence, &ret->value);
    jread_opt_json(in, "extras", NULL, &ret->extras_presence, &ret->extras);
    ret->is_reference = false;
    jread_opt_bool(in, "isReference", NULL, &ret->is_reference_presence, &ret->is_reference);
    jread_not_null(in, "isReference", NULL, ret->is_reference_presence);
    jread_opt_str(in, "remarks", &remarks_rule, &ret->remarks_presence, &ret->remarks);
    return jread_done(in);
}

bool book_change_decode(struct jread *in, struct book_change *ret)
{
    static const struct jread_rule title_rule = {
        .min = 1,
        .max = 300,
        .missing = ERR_TITLE_MISSING,
    };
    static const struct jread_rule pages_rule = {
        .min = 1,
        .max = 20000,
        .err = ERR_PAGES_OUT_OF_RANGE,
    };
    static const struct jread_rule shelf_rule = {
        .min = 4,
        .max = 20,
        .ascii = true,
        .pattern = "[A-Z]{2}-[0-9]{1,4}",
    };
    static const struct jread_rule value_rule = {.max = 999999999999};

    jread_opt_str(in, "title", &title_rule, &ret->title_presence, &ret->title);
    jread_not_null(in, "title", &title_rule, ret->title_presence);
    jread_opt_i64(in, "pages", &pages_rule, &ret->pages_presence, &ret->pages);
    jread_opt_str(in, "shelf", &shelf_rule, &ret->shelf_presence, &ret->shelf);
    jread_opt_money(in, "value", &value_rule, &ret->value_presence, &ret->value);
    ret->is_reference = false;
    jread_opt_bool(in, "isReference", NULL, &ret->is_reference_presence, &ret->is_reference);
    jread_not_null(in, "isReference", NULL, ret->is_reference_presence);
    return jread_done(in);
}

bool new_copy_decode(struct jread *in, struct new_copy *ret)
{
    static const struct jread_rule barcode_rule = {
        .min = 8,
        .max = 20,
        .ascii = true,
        .pattern = "[0-9]+",
    };

    jread_str(in, "barcode", &barcode_rule, &ret->barcode);
    jread_date(in, "acquiredOn", NULL, &ret->acquired_on);
    return jread_done(in);
}

bool copy_lost_event_decode(struct jread *in, struct copy_lost_event *ret)
{
    static const struct jread_rule copy_id_rule = {.min = 1, .id = true};
    static const struct jread_rule barcode_rule = {.min = 1, .max = 64, .ascii = true};

    jread_i64(in, "copyId", &copy_id_rule, &ret->copy_id);
    jread_str(in, "barcode", &barcode_rule, &ret->barcode);
    jread_opt_time(in, "lostAt", NULL, &ret->lost_at_presence, &ret->lost_at);
    return jread_done(in);
}

void author_view_encode(struct jwrite *out, const char *key, const struct author_view *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "id", value->id);
    jwrite_str(out, "name", value->name);
    jwrite_opt_date(out, "bornOn", value->born_on_presence, value->born_on);
    jwrite_opt_str(out, "biography", value->biography_presence, value->biography);
    jwrite_opt_str(out, "newestBook", value->newest_book_presence, value->newest_book);
    jwrite_object_end(out);
}

void book_view_encode(struct jwrite *out, const char *key, const struct book_view *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "id", value->id);
    jwrite_str(out, "isbn", value->isbn);
    jwrite_str(out, "title", value->title);
    jwrite_i64(out, "authorId", value->author_id);
    jwrite_enum(out, "language", value->language, &book_language_names);
    jwrite_opt_enum(out, "binding", value->binding_presence, value->binding, &binding_names);
    jwrite_opt_i64(out, "pages", value->pages_presence, value->pages);
    jwrite_opt_str(out, "shelf", value->shelf_presence, value->shelf);
    jwrite_opt_date(out, "publishedOn", value->published_on_presence, value->published_on);
    jwrite_opt_money(out, "value", value->value_presence, value->value);
    jwrite_opt_json(out, "extras", value->extras_presence, value->extras);
    jwrite_bool(out, "isReference", value->is_reference);
    jwrite_time(out, "createdAt", value->created_at);
    jwrite_time(out, "updatedAt", value->updated_at);
    jwrite_str(out, "author", value->author);
    jwrite_i64(out, "freeCopies", value->free_copies);
    jwrite_i64(out, "totalCopies", value->total_copies);
    jwrite_object_end(out);
}

void book_summary_encode(struct jwrite *out, const char *key, const struct book_summary *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "id", value->id);
    jwrite_str(out, "title", value->title);
    jwrite_enum(out, "language", value->language, &book_language_names);
    jwrite_opt_i64(out, "pages", value->pages_presence, value->pages);
    jwrite_opt_money(out, "value", value->value_presence, value->value);
    jwrite_opt_date(out, "publishedOn", value->published_on_presence, value->published_on);
    jwrite_object_end(out);
}

void staff_book_view_encode(struct jwrite *out, const char *key,
                            const struct staff_book_view *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "id", value->id);
    jwrite_str(out, "isbn", value->isbn);
    jwrite_str(out, "title", value->title);
    jwrite_opt_str(out, "remarks", value->remarks_presence, value->remarks);
    jwrite_object_end(out);
}

void book_place_encode(struct jwrite *out, const char *key, const struct book_place *value)
{
    jwrite_object(out, key);
    jwrite_opt_str(out, "shelf", value->shelf_presence, value->shelf);
    jwrite_opt_enum(out, "binding", value->binding_presence, value->binding, &binding_names);
    jwrite_object_end(out);
}

void praise_encode(struct jwrite *out, const char *key, const struct praise *value)
{
    jwrite_object(out, key);
    jwrite_str(out, "paper", value->paper);
    jwrite_opt_i64(out, "stars", value->stars_presence, value->stars);
    jwrite_object_end(out);
}

void placed_book_view_encode(struct jwrite *out, const char *key,
                             const struct placed_book_view *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "id", value->id);
    jwrite_str(out, "title", value->title);
    book_place_encode(out, "place", &value->place);
    if (value->praise_presence == PRESENCE_VALUE)
        praise_encode(out, "praise", &value->praise);
    else
        jwrite_null(out, "praise");
    jwrite_array(out, "quotes");
    for (size_t i = 0; i < value->n_quotes; i++)
        jwrite_str(out, NULL, value->quotes[i]);
    jwrite_array_end(out);
    jwrite_object_end(out);
}

void copy_view_encode(struct jwrite *out, const char *key, const struct copy_view *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "id", value->id);
    jwrite_str(out, "barcode", value->barcode);
    jwrite_enum(out, "status", value->status, &copy_status_names);
    jwrite_opt_time(out, "shelvedAt", value->shelved_at_presence, value->shelved_at);
    jwrite_opt_time(out, "checkedAt", value->checked_at_presence, value->checked_at);
    jwrite_opt_time(out, "lostAt", value->lost_at_presence, value->lost_at);
    jwrite_date(out, "acquiredOn", value->acquired_on);
    jwrite_object_end(out);
}

void book_count_encode(struct jwrite *out, const char *key, const struct book_count *value)
{
    jwrite_object(out, key);
    jwrite_enum(out, "language", value->language, &book_language_names);
    jwrite_i64(out, "books", value->books);
    jwrite_opt_time(out, "newest", value->newest_presence, value->newest);
    jwrite_object_end(out);
}

void book_registered_event_encode(struct jwrite *out, const char *key,
                                  const struct book_registered_event *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "bookId", value->book_id);
    jwrite_str(out, "isbn", value->isbn);
    jwrite_str(out, "title", value->title);
    jwrite_object_end(out);
}

void book_withdrawn_event_encode(struct jwrite *out, const char *key,
                                 const struct book_withdrawn_event *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "bookId", value->book_id);
    jwrite_object_end(out);
}

void copy_lost_event_encode(struct jwrite *out, const char *key,
                            const struct copy_lost_event *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "copyId", value->copy_id);
    jwrite_str(out, "barcode", value->barcode);
    jwrite_opt_time(out, "lostAt", value->lost_at_presence, value->lost_at);
    jwrite_object_end(out);
}
