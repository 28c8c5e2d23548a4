/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Writes products into an index. One writer at a time, so that a revision that was compared is
 * still the product's when its document is written. A product that is removed keeps its record,
 * without terms, for its revision's sake; the next rebuild leaves it out.
 *
 * The rule: the facts, with the revision, are written last. What a crash leaves half done has the
 * old one and is put again.
 */
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "log.h"
#include "search_groonga_mark.h"
#include "search_groonga_schema.h"
#include "search_groonga_signature.h"
#include "search_terms.h"
#include "search_text.h"

/* One batch. */
struct write {
    struct search_groonga_index *index;
    const struct search_groonga_schema *schema;
    struct search_groonga_worker *worker;
    grn_ctx *ctx;
    struct arena *arena; /* of one document */
    bool has_failed;
};

static void fail(struct write *w, const char *why)
{
    if (!w->has_failed)
        LOG(LOG_ERROR, "a search index cannot be written", {"why", why, 0});
    w->has_failed = true;
}

/* After each change: the next call forgets what this one has met. */
static void check(struct write *w)
{
    if (w->ctx->rc != GRN_SUCCESS)
        fail(w, w->ctx->errbuf);
}

static void set_text(struct write *w, grn_obj *column, grn_id id, const char *text)
{
    grn_obj value;

    GRN_TEXT_INIT(&value, GRN_OBJ_DO_SHALLOW_COPY);
    GRN_TEXT_SET(w->ctx, &value, text, strlen(text));
    grn_obj_set_value(w->ctx, column, id, &value, GRN_OBJ_SET);
    check(w);
    GRN_OBJ_FIN(w->ctx, &value);
}

static bool has_text(struct write *w, grn_obj *column, grn_id id, const char *text)
{
    grn_obj value;
    size_t len = strlen(text);
    bool is;

    GRN_TEXT_INIT(&value, 0);
    grn_obj_get_value(w->ctx, column, id, &value);
    is = GRN_TEXT_LEN(&value) == len && (!len || memcmp(GRN_TEXT_VALUE(&value), text, len) == 0);
    GRN_OBJ_FIN(w->ctx, &value);
    return is;
}

static bool is_signed(struct write *w, enum search_groonga_lexicon lexicon, grn_id term)
{
    const uint64_t *signature = search_groonga_array_at(&w->index->signatures[lexicon], term);

    return signature && *signature;
}

static grn_id term_id(struct write *w, enum search_groonga_lexicon lexicon,
                      const struct search_term *term)
{
    grn_id id = grn_table_add(w->ctx, w->schema->lexicons[lexicon], term->letters,
                              (unsigned)strlen(term->letters), NULL);
    uint64_t signature;

    check(w);
    if (!id || !term->shown || is_signed(w, lexicon, id))
        return id;
    set_text(w, w->schema->shown[lexicon], id, term->shown);
    signature = search_groonga_signature_of(term->letters);
    if (!search_groonga_array_set(&w->index->signatures[lexicon], id, &signature))
        fail(w, "no room for another word");
    return id;
}

/* One of a vector's elements. */
struct element {
    grn_id term;
    uint32_t weight;
};

/* The category says more than the description, which are in one lexicon. */
static unsigned rank(const struct element *element)
{
    unsigned kind = element->weight & 3;

    return kind == SEARCH_TERM_CATEGORY ? SEARCH_TERM_WORD + 1 : kind;
}

static int by_term_and_weight(const void *a, const void *b)
{
    const struct element *x = a, *y = b;

    if (x->term != y->term)
        return x->term < y->term ? -1 : 1;
    return rank(x) > rank(y) ? -1 : rank(x) < rank(y);
}

static bool is_of(const struct search_term *term, enum search_groonga_lexicon lexicon)
{
    return (term->kind == SEARCH_TERM_JOIN) == (lexicon == SEARCH_GROONGA_JOINS);
}

/* Each term once, as the best that it is in this text. */
static void set_terms(struct write *w, enum search_groonga_lexicon lexicon, grn_id record,
                      const struct search_terms *terms)
{
    unsigned n_words =
        terms->n_words < SEARCH_GROONGA_WORDS_MAX ? terms->n_words : SEARCH_GROONGA_WORDS_MAX;
    struct element *elements = arena_alloc(w->arena, (terms->n + 1) * sizeof(*elements));
    size_t n = 0, i;
    grn_obj value;

    for (i = 0; i < terms->n; i++)
        if (is_of(&terms->items[i], lexicon))
            elements[n++] =
                (struct element){.term = term_id(w, lexicon, &terms->items[i]),
                                 .weight = (uint32_t)terms->items[i].kind + 4 * n_words};
    qsort(elements, n, sizeof(*elements), by_term_and_weight);
    GRN_RECORD_INIT(&value, GRN_OBJ_VECTOR, grn_obj_id(w->ctx, w->schema->lexicons[lexicon]));
    value.header.flags |= GRN_OBJ_WITH_WEIGHT;
    for (i = 0; i < n; i++)
        if (elements[i].term && (!i || elements[i].term != elements[i - 1].term))
            grn_uvector_add_element(w->ctx, &value, elements[i].term, elements[i].weight);
    grn_obj_set_value(w->ctx, w->schema->terms[lexicon], record, &value, GRN_OBJ_SET);
    check(w);
    GRN_OBJ_FIN(w->ctx, &value);
}

static void write_name(struct write *w, grn_id record, const char *name)
{
    struct search_terms terms;

    if (has_text(w, w->schema->name, record, name))
        return;
    terms = search_terms_name(w->arena, search_text_fold(w->arena, name));
    set_terms(w, SEARCH_GROONGA_NAMES, record, &terms);
    set_terms(w, SEARCH_GROONGA_JOINS, record, &terms);
    set_text(w, w->schema->name, record, name);
}

static void write_texts(struct write *w, grn_id record, const char *description,
                        const char *category)
{
    const char *texts = arena_join(w->arena, description, "\n", category, NULL);
    struct search_terms terms;

    if (has_text(w, w->schema->texts, record, texts))
        return;
    terms = search_terms_text(w->arena, search_text_fold(w->arena, description),
                              search_text_fold(w->arena, category));
    set_terms(w, SEARCH_GROONGA_TEXTS, record, &terms);
    set_text(w, w->schema->texts, record, texts);
}

static grn_id category_id(struct write *w, const char *category)
{
    grn_id id;

    if (!*category)
        return GRN_ID_NIL;
    id = grn_table_add(w->ctx, w->schema->categories, category, (unsigned)strlen(category), NULL);
    check(w);
    return id;
}

static void set_facts(struct write *w, grn_id record, const struct search_groonga_facts *facts)
{
    if (!search_groonga_array_set(&w->index->facts, record, facts))
        fail(w, "no room for another product");
}

/* The product's record, or nil: what is known of it is newer. */
static grn_id record_for(struct write *w, int64_t id, int64_t revision)
{
    grn_id record = grn_table_add(w->ctx, w->schema->products, &id, sizeof(id), NULL);
    struct search_groonga_facts facts;

    check(w);
    if (!record)
        return GRN_ID_NIL;
    facts = search_groonga_index_facts(w->worker, record);
    return facts.state != SEARCH_GROONGA_NEW && facts.revision > revision ? GRN_ID_NIL : record;
}

static void put_one(struct write *w, const struct search_document *document)
{
    const char *category = document->category ? document->category : "";
    struct search_groonga_facts facts = {
        .id = document->id,
        .price = document->price,
        .sold_recently = document->sold_recently,
        .created_at = document->created_at,
        .available = document->available,
        .revision = document->revision,
        .category = category_id(w, category),
        .state = SEARCH_GROONGA_LIVE,
    };
    grn_id record = record_for(w, document->id, document->revision);

    if (!record)
        return;
    write_name(w, record, document->name);
    write_texts(w, record, document->description ? document->description : "", category);
    set_facts(w, record, &facts);
}

static void remove_one(struct write *w, int64_t id, int64_t revision)
{
    const struct search_groonga_facts facts = {
        .id = id, .revision = revision, .state = SEARCH_GROONGA_REMOVED};
    grn_id record = record_for(w, id, revision);

    if (!record)
        return;
    set_facts(w, record, &facts);
    write_name(w, record, "");
    write_texts(w, record, "", "");
}

static bool begin(struct write *w, struct search_groonga_index *index)
{
    *w = (struct write){.index = index, .schema = &index->schema};
    w->worker = search_groonga_index_worker(index);
    if (!w->worker)
        return false;
    w->ctx = w->worker->ctx;
    w->arena = arena_new();
    pthread_mutex_lock(&index->writing);
    search_groonga_mark_set(index->mark, SEARCH_GROONGA_MARK_WRITING);
    return true;
}

/* Whether Groonga has refused nothing. The mark stays where it has, so that the next start mends.
 */
static bool end(struct write *w)
{
    w->index->is_broken = w->index->is_broken || w->has_failed;
    if (!w->index->is_broken)
        search_groonga_mark_set(w->index->mark, SEARCH_GROONGA_MARK_OPEN);
    pthread_mutex_unlock(&w->index->writing);
    arena_free(w->arena);
    search_groonga_index_give_back(w->worker);
    return !w->has_failed;
}

bool search_groonga_index_put(struct search_groonga_index *index,
                              const struct search_document *documents, size_t n)
{
    struct write w;
    size_t i;

    if (!begin(&w, index))
        return false;
    for (i = 0; i < n && !w.has_failed; i++) {
        put_one(&w, &documents[i]);
        arena_reset(w.arena);
    }
    return end(&w);
}

bool search_groonga_index_remove(struct search_groonga_index *index, const int64_t *ids,
                                 const int64_t *revisions, size_t n)
{
    struct write w;
    size_t i;

    if (!begin(&w, index))
        return false;
    for (i = 0; i < n && !w.has_failed; i++) {
        remove_one(&w, ids[i], revisions[i]);
        arena_reset(w.arena);
    }
    return end(&w);
}

int64_t search_groonga_index_count(struct search_groonga_index *index)
{
    struct search_groonga_worker *worker = search_groonga_index_worker(index);
    uint32_t n = worker ? search_groonga_index_n_records(worker) : 0, i;
    int64_t count = 0;

    for (i = 1; i <= n; i++)
        count += search_groonga_index_facts(worker, i).state == SEARCH_GROONGA_LIVE;
    if (worker)
        search_groonga_index_give_back(worker);
    return count;
}
