/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Documents, in bulks. Revisions are the server's external versions: what is older than what it has
 * is a conflict, and that is fine. A removal is a document, too, so that its revision stays.
 */
#include "search_http_write.h"

#include <string.h>

#include "arena.h"
#include "log.h"
#include "search_terms.h"
#include "search_text.h"

#define BULK_BYTES (4 * 1024 * 1024) /* about, of one request */
#define WHOLE_NAME 4000

struct bulk {
    struct search_engine *engine;
    struct call *call;
    const char *door; /* the alias that it goes to */
    struct jwrite body;
};

const char *search_http_write_door(struct arena *arena, const char *index_on_server)
{
    return arena_join(arena, index_on_server, ".door", NULL);
}

static enum err bulk_begin(struct bulk *b, const char *index)
{
    const char *name =
        index ? search_http_ask_index(b->engine, b->call->arena, index) : b->engine->served;

    if (!name)
        return ERR_INDEX_NOT_FOUND;
    b->door = index ? search_http_write_door(b->call->arena, name) : name;
    jwrite_init(&b->body, b->call->arena, 64 * 1024);
    return ERR_OK;
}

static void end_line(struct jwrite *out)
{
    out->needs_comma = false;
    jwrite_raw(out, NULL, "\n", 1);
    out->needs_comma = false;
}

static void begin_document(struct bulk *b, int64_t id, int64_t revision)
{
    struct jwrite *out = &b->body;

    jwrite_object(out, NULL);
    jwrite_object(out, "index");
    jwrite_str(out, "_id", arena_printf(b->call->arena, "%lld", (long long)id));
    jwrite_i64(out, "version", revision);
    jwrite_str(out, "version_type", "external_gte");
    jwrite_object_end(out);
    jwrite_object_end(out);
    end_line(out);
    jwrite_object(out, NULL);
    jwrite_i64(out, "id", id);
}

static void end_document(struct bulk *b)
{
    jwrite_object_end(&b->body);
    end_line(&b->body);
}

/* Of one item: 409 is a conflict of revisions. */
static enum err judge_item(struct bulk *b, struct jread *item)
{
    struct jread *in = item ? jread_object(item, "index", NULL, true, NULL) : NULL;
    struct jread *error;
    const char *type = "", *reason = "";
    enum presence has;
    int64_t status = 0;

    if (!in)
        return ERR_SEARCH_FAILED;
    jread_i64(in, "status", NULL, &status);
    if ((status >= 200 && status < 300) || status == 409)
        return ERR_OK;
    if (status == 404)
        return ERR_INDEX_NOT_FOUND;
    error = jread_object(in, "error", NULL, false, NULL);
    if (error) {
        jread_opt_str(error, "type", NULL, &has, &type);
        jread_opt_str(error, "reason", NULL, &has, &reason);
    }
    LOG(LOG_WARN, "the search server refuses a document", {"index", b->door, 0},
        {"status", NULL, status}, {"type", type, 0}, {"reason", reason, 0});
    return ERR_SEARCH_FAILED;
}

static enum err judge(struct bulk *b, struct jread *in)
{
    bool has_errors = true;
    size_t n = 0, i;
    struct jread *items;
    enum err err = ERR_OK;

    jread_bool(in, "errors", NULL, &has_errors);
    if (jread_problems(in))
        return ERR_SEARCH_FAILED;
    if (!has_errors)
        return ERR_OK;
    items = jread_list(in, "items", NULL, true, NULL, &n);
    for (i = 0; i < n && !err; i++)
        err = judge_item(b, jread_item(items, i));
    return items ? err : ERR_SEARCH_FAILED;
}

static enum err bulk_send(struct bulk *b)
{
    const struct search_http_question question = {
        .method = "POST",
        .path = arena_join(b->call->arena, "/", b->door,
                           "/_bulk?require_alias=true&filter_path=error,errors,items.*.status,"
                           "items.*.error.type,items.*.error.reason",
                           NULL),
        .body = &b->body,
        .is_bulk = true,
    };
    struct search_http_answer answer;
    enum err err;

    if (!b->body.len)
        return ERR_OK;
    err = search_http_ask(b->engine, b->call, &question, &answer);
    b->body.len = 0;
    return err ? err : judge(b, answer.json);
}

/* Texts one after the other with spaces between; measured first, since it is made for each term of
 * each product: with text NULL only the length grows. */
struct list {
    char *text;
    size_t len;
};

static void append(struct list *list, const char *bytes, size_t n)
{
    size_t i, len = list->len;

    for (i = 0; i < n; i++)
        if (bytes[i] != SEARCH_TERM_SEAM) {
            if (list->text)
                list->text[list->len] = bytes[i];
            list->len++;
        }
    if (list->text && list->len > len)
        list->text[list->len] = ' ';
    list->len += list->len > len;
}

/* Beginnings of a term that stand for themselves; of a join those with more than its first word,
 * which is a word, too. */
static void append_wholes(struct list *list, const char *letters)
{
    const char *seam = strchr(letters, SEARCH_TERM_SEAM);
    size_t at = seam ? (size_t)(seam - letters) + 2 : 1;

    for (; letters[at - 1] && letters[at]; at++)
        if (((unsigned char)letters[at] & 0xc0) != 0x80 && search_terms_is_border(letters, at))
            append(list, letters, at);
}

/* Terms of a kind, or the wholes that they begin with. */
static void append_terms(struct list *list, const struct search_terms *terms,
                         enum search_term_kind kind, bool are_wholes)
{
    size_t i;

    for (i = 0; i < terms->n; i++) {
        const char *letters = terms->items[i].letters;

        if (terms->items[i].kind != kind)
            continue;
        if (are_wholes)
            append_wholes(list, letters);
        else
            append(list, letters, strlen(letters));
    }
}

static void write_list(struct jwrite *out, const char *key, const struct search_terms *terms,
                       enum search_term_kind kind, bool are_wholes)
{
    struct list list = {0};

    append_terms(&list, terms, kind, are_wholes);
    list.text = arena_alloc(out->arena, list.len + 1);
    list.len = 0;
    append_terms(&list, terms, kind, are_wholes);
    jwrite_str(out, key, list.text);
}

static void write_terms(struct jwrite *out, const struct search_terms *terms,
                        enum search_term_kind kind, const char *key, const char *wholes_key)
{
    write_list(out, key, terms, kind, false);
    write_list(out, wholes_key, terms, kind, true);
}

static void write_name(struct jwrite *out, const char *name)
{
    const char *folded = search_text_fold(out->arena, name);
    struct search_terms terms = search_terms_name(out->arena, folded);

    jwrite_str(out, "name", name);
    jwrite_str(out, "name_korean", folded);
    jwrite_i64(out, "name_share", terms.n_words ? WHOLE_NAME / (int64_t)terms.n_words : 0);
    write_terms(out, &terms, SEARCH_TERM_WORD, "words", "words_whole");
    write_terms(out, &terms, SEARCH_TERM_PART, "parts", "parts_whole");
    write_terms(out, &terms, SEARCH_TERM_JOIN, "joins", "joins_whole");
}

static void write_texts(struct jwrite *out, const char *description, const char *category)
{
    const char *text = search_text_fold(out->arena, description ? description : "");
    const char *kind = search_text_fold(out->arena, category ? category : "");
    struct search_terms terms = search_terms_text(out->arena, text, kind);

    jwrite_str(out, "text_korean", arena_join(out->arena, text, " ", kind, NULL));
    write_terms(out, &terms, SEARCH_TERM_WORD, "text_words", "text_words_whole");
    write_terms(out, &terms, SEARCH_TERM_PART, "text_parts", "text_parts_whole");
    write_terms(out, &terms, SEARCH_TERM_CATEGORY, "category_words", "category_words_whole");
}

static void write_document(struct bulk *b, const struct search_document *document)
{
    struct jwrite *out = &b->body;

    begin_document(b, document->id, document->revision);
    jwrite_bool(out, "removed", false);
    write_name(out, document->name);
    write_texts(out, document->description, document->category);
    if (document->category)
        jwrite_str(out, "category", document->category);
    jwrite_i64(out, "price", document->price);
    jwrite_i64(out, "available", document->available);
    jwrite_i64(out, "sold_recently", document->sold_recently);
    jwrite_i64(out, "created_at", document->created_at);
    end_document(b);
}

enum err search_http_write_put(struct search_engine *engine, struct call *call, const char *index,
                               const struct search_document *documents, size_t n)
{
    struct bulk b = {.engine = engine, .call = call};
    enum err err = bulk_begin(&b, index);
    size_t i;

    for (i = 0; i < n && !err; i++) {
        write_document(&b, &documents[i]);
        if (b.body.len > BULK_BYTES)
            err = bulk_send(&b);
    }
    return err ? err : bulk_send(&b);
}

enum err search_http_write_remove(struct search_engine *engine, struct call *call,
                                  const char *index, const int64_t *ids, const int64_t *revisions,
                                  size_t n)
{
    struct bulk b = {.engine = engine, .call = call};
    enum err err = bulk_begin(&b, index);
    size_t i;

    for (i = 0; i < n && !err; i++) {
        begin_document(&b, ids[i], revisions[i]);
        jwrite_bool(&b.body, "removed", true);
        end_document(&b);
        if (b.body.len > BULK_BYTES)
            err = bulk_send(&b);
    }
    return err ? err : bulk_send(&b);
}
