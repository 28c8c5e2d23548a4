/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Makes, serves and drops indexes. Each says in its mapping whose it is and of which version, so
 * that another shop's indexes on the same server, whose names may begin alike, are left alone.
 *
 * The served one has two aliases: SHOP_SEARCH_INDEX, for people, and one with the version, which
 * the program asks: an index of another version answers none of its questions.
 */
#include "search_http_index.h"

#include <string.h>

#include "arena.h"
#include "log.h"
#include "search_http_mapping.h"
#include "search_http_write.h"

/* One of ours. */
struct found {
    const char *name; /* on the server */
    int64_t version;
    struct search_progress progress;
};

struct all {
    struct found *items;
    size_t n;
};

static enum err ask(struct search_engine *engine, struct call *call, const char *method,
                    const char *path, const struct jwrite *body, struct search_http_answer *ret)
{
    const struct search_http_question question = {.method = method, .path = path, .body = body};

    return search_http_ask(engine, call, &question, ret);
}

/* What a pattern of names or aliases means: those that are ours. */
static enum err list(struct search_engine *engine, struct call *call, const char *pattern,
                     struct all *ret)
{
    const char *path =
        arena_join(call->arena, "/", pattern, "/_mapping?filter_path=error,*.mappings._meta", NULL);
    struct search_http_answer answer;
    enum err err = ask(engine, call, "GET", path, NULL, &answer);
    const char *name;
    size_t i, n = 0;

    *ret = (struct all){0};
    if (err)
        return err;
    while (jread_member(answer.json, n))
        n++;
    ret->items = arena_alloc(call->arena, (n + 1) * sizeof(*ret->items));
    for (i = 0; (name = jread_member(answer.json, i)) != NULL; i++) {
        struct found found = {.name = name};
        struct jread *in = jread_object(answer.json, name, NULL, false, NULL);

        in = in ? jread_object(in, "mappings", NULL, false, NULL) : NULL;
        in = in ? jread_object(in, "_meta", NULL, false, NULL) : NULL;
        if (search_http_mapping_read_meta(in, engine, &found.version, &found.progress))
            ret->items[ret->n++] = found;
    }
    return ERR_OK;
}

static enum err list_all(struct search_engine *engine, struct call *call, struct all *ret)
{
    enum err err = list(engine, call, arena_join(call->arena, engine->name, "-*", NULL), ret);

    return err == ERR_INDEX_NOT_FOUND ? ERR_OK : err;
}

/* The served one's name on the server, or NULL. */
static enum err served_on_server(struct search_engine *engine, struct call *call, const char **ret)
{
    struct all all;
    enum err err = list(engine, call, engine->served, &all);

    if (err && err != ERR_INDEX_NOT_FOUND)
        return err;
    *ret = all.n && all.items[0].version == SEARCH_INDEX_VERSION ? all.items[0].name : NULL;
    return ERR_OK;
}

static const char *our_name(const struct search_engine *engine, const char *name)
{
    return name ? name + strlen(engine->name) + 1 : NULL;
}

enum err search_http_index_served(struct search_engine *engine, struct call *call,
                                  const char **ret_index)
{
    const char *served;
    enum err err = served_on_server(engine, call, &served);

    if (!err)
        *ret_index = our_name(engine, served);
    return err;
}

enum err search_http_index_begun(struct search_engine *engine, struct call *call,
                                 const char **ret_index)
{
    const char *served, *newest = NULL;
    struct all all;
    enum err err = served_on_server(engine, call, &served);
    size_t i;

    if (!err)
        err = list_all(engine, call, &all);
    if (err)
        return err;
    for (i = 0; i < all.n; i++) {
        const struct found *found = &all.items[i];

        if (found->version == SEARCH_INDEX_VERSION &&
            (!served || strcmp(found->name, served) != 0) &&
            (!newest || strcmp(found->name, newest) > 0))
            newest = found->name;
    }
    *ret_index = our_name(engine, newest);
    return ERR_OK;
}

/* Any refusal means that it has none. */
static enum err ask_for_nori(struct search_engine *engine, struct call *call, bool *ret)
{
    struct jwrite body;
    const struct search_http_question question = {
        .method = "POST", .path = "/_analyze", .body = &body, .may_be_refused = true};
    struct search_http_answer answer;
    enum err err;

    jwrite_init(&body, call->arena, 0);
    jwrite_object(&body, NULL);
    jwrite_str(&body, "tokenizer", "nori_tokenizer");
    jwrite_json(&body, "filter", "[\"nori_part_of_speech\"]");
    jwrite_str(&body, "text", "무선");
    jwrite_object_end(&body);
    err = search_http_ask(engine, call, &question, &answer);
    if (err && !answer.has_come)
        return err;
    *ret = !err;
    return ERR_OK;
}

/* A second create of the same finds it there. */
static enum err make(struct search_engine *engine, struct call *call, const char *name,
                     bool has_nori)
{
    struct jwrite body;
    const struct search_http_question question = {.method = "PUT",
                                                  .path = arena_join(call->arena, "/", name, NULL),
                                                  .body = &body,
                                                  .may_be_refused = true};
    struct search_http_answer answer;
    enum err err;

    jwrite_init(&body, call->arena, 4096);
    search_http_mapping_write(&body, engine, search_http_write_door(call->arena, name), has_nori);
    err = search_http_ask(engine, call, &question, &answer);
    if (!err)
        return ERR_OK;
    if (answer.error_type && strcmp(answer.error_type, "resource_already_exists_exception") == 0)
        return ERR_OK;
    LOG(LOG_WARN, "the search server makes no index", {"index", name, 0},
        {"error", answer.error_type ? answer.error_type : "", 0});
    return ERR_SEARCH_FAILED;
}

enum err search_http_index_create(struct search_engine *engine, struct call *call,
                                  const char *index)
{
    const char *name = search_http_ask_index(engine, call->arena, index);
    bool has_nori;
    enum err err;

    if (!name)
        return ERR_INDEX_NOT_FOUND;
    err = ask_for_nori(engine, call, &has_nori);
    return err ? err : make(engine, call, name, has_nori);
}

enum err search_http_index_note(struct search_engine *engine, struct call *call, const char *index,
                                const struct search_progress *progress)
{
    const char *name = search_http_ask_index(engine, call->arena, index);
    struct search_http_answer answer;
    struct jwrite body;

    if (!name)
        return ERR_INDEX_NOT_FOUND;
    jwrite_init(&body, call->arena, 0);
    jwrite_object(&body, NULL);
    search_http_mapping_write_meta(&body, engine, progress);
    jwrite_object_end(&body);
    return ask(engine, call, "PUT", arena_join(call->arena, "/", name, "/_mapping", NULL), &body,
               &answer);
}

enum err search_http_index_noted(struct search_engine *engine, struct call *call, const char *index,
                                 struct search_progress *ret)
{
    const char *name = search_http_ask_index(engine, call->arena, index);
    struct all all;
    enum err err = name ? list(engine, call, name, &all) : ERR_INDEX_NOT_FOUND;

    if (err)
        return err;
    if (!all.n)
        return ERR_INDEX_NOT_FOUND;
    *ret = all.items[0].progress;
    return ERR_OK;
}

static void write_alias(struct jwrite *out, const char *action, const char *index,
                        const char *alias)
{
    jwrite_object(out, NULL);
    jwrite_object(out, action);
    jwrite_str(out, "index", index);
    jwrite_str(out, "alias", alias);
    jwrite_object_end(out);
    jwrite_object_end(out);
}

static void write_aliases(struct jwrite *out, const struct search_engine *engine, const char *name,
                          const struct all *all)
{
    size_t i;

    jwrite_object(out, NULL);
    jwrite_array(out, "actions");
    for (i = 0; i < all->n; i++) {
        if (strcmp(all->items[i].name, name) == 0)
            continue;
        /* Whatever it has; its door it has always. */
        write_alias(out, "remove", all->items[i].name,
                    arena_join(out->arena, engine->name, "*", NULL));
    }
    write_alias(out, "add", name, engine->name);
    write_alias(out, "add", name, engine->served);
    jwrite_array_end(out);
    jwrite_object_end(out);
}

/* One by one: what cannot be deleted now is the next one's to delete, and hinders nobody. */
static void drop_others(struct search_engine *engine, struct call *call, const char *name,
                        const struct all *all)
{
    struct search_http_answer answer;
    size_t i;

    for (i = 0; i < all->n; i++)
        if (strcmp(all->items[i].name, name) != 0)
            ask(engine, call, "DELETE", arena_join(call->arena, "/", all->items[i].name, NULL),
                NULL, &answer);
}

/* What was put is made findable first. */
enum err search_http_index_serve(struct search_engine *engine, struct call *call, const char *index)
{
    const char *name = search_http_ask_index(engine, call->arena, index);
    struct search_http_answer answer;
    struct jwrite body;
    struct all all;
    enum err err;

    if (!name)
        return ERR_INDEX_NOT_FOUND;
    err = ask(engine, call, "POST", arena_join(call->arena, "/", name, "/_refresh", NULL), NULL,
              &answer);
    if (!err)
        err = list_all(engine, call, &all);
    if (err)
        return err;
    jwrite_init(&body, call->arena, 0);
    write_aliases(&body, engine, name, &all);
    err = ask(engine, call, "POST", "/_aliases", &body, &answer);
    if (!err)
        drop_others(engine, call, name, &all);
    return err;
}

enum err search_http_index_drop(struct search_engine *engine, struct call *call, const char *index)
{
    const char *name = search_http_ask_index(engine, call->arena, index);
    struct search_http_answer answer;
    enum err err;

    if (!name)
        return ERR_OK;
    err = ask(engine, call, "DELETE", arena_join(call->arena, "/", name, NULL), NULL, &answer);
    return err == ERR_INDEX_NOT_FOUND ? ERR_OK : err;
}

static enum err count(struct search_engine *engine, struct call *call, const char *name,
                      int64_t *ret)
{
    struct search_http_answer answer;
    struct jwrite body;
    enum err err;

    jwrite_init(&body, call->arena, 0);
    jwrite_json(&body, NULL, "{\"query\":{\"term\":{\"removed\":false}}}");
    err = ask(engine, call, "POST", arena_join(call->arena, "/", name, "/_count", NULL), &body,
              &answer);
    if (err)
        return err;
    jread_i64(answer.json, "count", NULL, ret);
    return jread_problems(answer.json) ? ERR_SEARCH_FAILED : ERR_OK;
}

enum err search_http_index_measure(struct search_engine *engine, struct call *call,
                                   const char *index, int64_t *ret_documents, int64_t *ret_bytes)
{
    static const char *const steps[] = {"_all", "primaries", "store"};
    const char *name = index ? search_http_ask_index(engine, call->arena, index) : engine->served;
    struct search_http_answer answer;
    struct jread *in;
    int64_t bytes = -1, documents;
    enum presence has;
    enum err err = name ? count(engine, call, name, &documents) : ERR_INDEX_NOT_FOUND;
    size_t i;

    if (!err)
        err = ask(engine, call, "GET", arena_join(call->arena, "/", name, "/_stats/store", NULL),
                  NULL, &answer);
    if (err)
        return err;
    for (i = 0, in = answer.json; in && i < sizeof(steps) / sizeof(*steps); i++)
        in = jread_object(in, steps[i], NULL, false, NULL);
    if (in)
        jread_opt_i64(in, "size_in_bytes", NULL, &has, &bytes);
    *ret_documents = documents;
    *ret_bytes = bytes;
    return ERR_OK;
}
