/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Documents, in bulks. Revisions are the server's external versions: what is older than what it has
 * is a conflict, and that is fine. A removal is a document, too, so that its revision stays.
 */
#include "search_http_write.h"

#include <string.h>

#include "arena.h"
#include "log.h"
#include "search_groonga_terms.h"
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

/* Terms of some kinds as one text, with spaces between. */
static void write_terms(struct jwrite *out, const char *key,
                        const struct search_groonga_terms *terms, size_t from, size_t to,
                        unsigned kinds)
{
    size_t i, room = 1;
    char *text, *end;

    for (i = from; i < to; i++)
        room += strlen(terms->items[i].letters) + 1;
    text = end = arena_alloc(out->arena, room);
    for (i = from; i < to; i++) {
        const char *at = terms->items[i].letters;

        if (!(kinds & 1u << terms->items[i].kind))
            continue;
        if (end > text)
            *end++ = ' ';
        for (; *at; at++)
            if (*at != SEARCH_GROONGA_SEAM)
                *end++ = *at;
    }
    jwrite_str(out, key, text);
}

static void write_name(struct jwrite *out, const char *name)
{
    const char *folded = search_text_fold(out->arena, name);
    struct search_groonga_terms terms = search_groonga_terms_name(out->arena, folded);

    jwrite_str(out, "name", name);
    jwrite_str(out, "name_korean", folded);
    jwrite_i64(out, "name_share", terms.n_words ? WHOLE_NAME / (int64_t)terms.n_words : 0);
    write_terms(out, "words", &terms, 0, terms.n, 1u << SEARCH_GROONGA_WORD);
    write_terms(out, "parts", &terms, 0, terms.n, 1u << SEARCH_GROONGA_PART);
    write_terms(out, "joins", &terms, 0, terms.n, 1u << SEARCH_GROONGA_JOIN);
}

static void write_texts(struct jwrite *out, const char *description, const char *category)
{
    const char *text = search_text_fold(out->arena, description ? description : "");
    const char *kind = search_text_fold(out->arena, category ? category : "");
    struct search_groonga_terms terms = search_groonga_terms_text(out->arena, text, kind);

    jwrite_str(out, "text_korean", arena_join(out->arena, text, " ", kind, NULL));
    write_terms(out, "text_words", &terms, 0, terms.n, 1u << SEARCH_GROONGA_WORD);
    write_terms(out, "text_parts", &terms, 0, terms.n, 1u << SEARCH_GROONGA_PART);
    write_terms(out, "category_words", &terms, 0, terms.n, 1u << SEARCH_GROONGA_CATEGORY);
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
