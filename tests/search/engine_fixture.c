/* SPDX-License-Identifier: Apache-2.0 */
#include "engine_fixture.h"

#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "arena.h"
#include "fixture.h"
#include "http_client.h"
#include "server.h"

static const struct setting_info settings[] = {
    {.env = "SHOP_DATA"},
    {.env = "SHOP_SEARCH_URL"},
    {.env = "SHOP_SEARCH_INDEX"},
    {.env = "SHOP_SEARCH_TIMEOUT_MS", .value = "20000", .is_number = true, .min = 10, .max = 60000},
};
static const struct service service = {.settings = settings, .n_settings = 4};

/* One operation, as a coroutine sees it. */
struct op {
    struct engine_fixture *c;
    enum err (*run)(struct op *op, struct call *call);
    enum err err;
    const struct search_request *request;
    struct search_found *found;
    const char *index;
    const struct search_document *documents;
    size_t n;
    int64_t id, revision, *ret_documents, *ret_bytes;
    const char **texts;
    struct search_progress *progress;
};

static void in_coroutine(void *arg)
{
    struct op *op = arg;
    struct call call = {.arena = op->c->arena, .loop = op->c->loop};

    op->err = op->run(op, &call);
}

static enum err run(struct op *op)
{
    fixture_run(op->c->loop, in_coroutine, op);
    return op->err;
}

static void open_with(struct engine_fixture *c, char **environ_list)
{
    struct server_loop home = {0};
    const char *error = NULL;

    c->config = config_load(&service, environ_list, &error);
    assert_null(error);
    c->loop = loop_new();
    c->arena = arena_new();
    home.config = c->config;
    home.http_client = c->http_client = http_client_new(c->loop);
    c->engine = c->ops->open(&home, &error);
    assert_non_null(c->engine);
}

void engine_fixture_open(struct engine_fixture *c, const char *dir)
{
    char data[128], *environ_list[] = {data, NULL};

    c->ops = &search_groonga;
    snprintf(c->dir, sizeof(c->dir), "%s", dir);
    snprintf(data, sizeof(data), "SHOP_DATA=%s", dir);
    open_with(c, environ_list);
}

void engine_fixture_open_server(struct engine_fixture *c, const char *url, const char *index)
{
    char server[300], name[100], *environ_list[] = {server, name, NULL};

    c->ops = &search_http;
    snprintf(server, sizeof(server), "SHOP_SEARCH_URL=%s", url);
    snprintf(name, sizeof(name), "SHOP_SEARCH_INDEX=%s", index);
    open_with(c, environ_list);
}

void engine_fixture_close(struct engine_fixture *c)
{
    c->ops->close(c->engine);
    http_client_free(c->http_client);
    config_free(c->config);
    arena_free(c->arena);
    loop_free(c->loop);
}

static int unlink_one(const char *path, const struct stat *st, int kind, struct FTW *ftw)
{
    (void)st, (void)kind, (void)ftw;
    return remove(path);
}

void engine_fixture_remove_folder(struct engine_fixture *c)
{
    nftw(c->dir, unlink_one, 8, FTW_DEPTH | FTW_PHYS);
}

int engine_fixture_setup(void **state)
{
    struct engine_fixture *c = calloc(1, sizeof(*c));
    char dir[] = "/tmp/shop-groonga-XXXXXX";

    assert_non_null(mkdtemp(dir));
    engine_fixture_open(c, dir);
    assert_int_equal(engine_fixture_create(c, "one"), ERR_OK);
    assert_int_equal(engine_fixture_serve(c, "one"), ERR_OK);
    *state = c;
    return 0;
}

int engine_fixture_teardown(void **state)
{
    struct engine_fixture *c = *state;

    engine_fixture_close(c);
    engine_fixture_remove_folder(c);
    free(c);
    return 0;
}

/* What was written, before the next question: a server shows it a moment later. */
static enum err show(struct op *op, struct call *call)
{
    struct engine_fixture *c = op->c;

    if (!c->show || !c->is_written)
        return ERR_OK;
    c->is_written = false;
    return c->show(c, call);
}

static enum err do_search(struct op *op, struct call *call)
{
    enum err err = show(op, call);

    return err ? err : op->c->ops->search(op->c->engine, call, op->request, op->found);
}

enum err engine_fixture_search(struct engine_fixture *c, const struct search_request *request,
                               struct search_found *ret)
{
    return run(&(struct op){.c = c, .run = do_search, .request = request, .found = ret});
}

static enum err do_put(struct op *op, struct call *call)
{
    op->c->is_written = true;
    return op->c->ops->put(op->c->engine, call, op->index, op->documents, op->n);
}

enum err engine_fixture_put(struct engine_fixture *c, const char *index,
                            const struct search_document *documents, size_t n)
{
    return run(&(struct op){.c = c, .run = do_put, .index = index, .documents = documents, .n = n});
}

static enum err do_remove(struct op *op, struct call *call)
{
    op->c->is_written = true;
    return op->c->ops->remove(op->c->engine, call, NULL, &op->id, &op->revision, 1);
}

enum err engine_fixture_remove(struct engine_fixture *c, int64_t id, int64_t revision)
{
    return run(&(struct op){.c = c, .run = do_remove, .id = id, .revision = revision});
}

static enum err do_create(struct op *op, struct call *call)
{
    return op->c->ops->create(op->c->engine, call, op->index);
}

enum err engine_fixture_create(struct engine_fixture *c, const char *index)
{
    return run(&(struct op){.c = c, .run = do_create, .index = index});
}

static enum err do_serve(struct op *op, struct call *call)
{
    return op->c->ops->serve(op->c->engine, call, op->index);
}

enum err engine_fixture_serve(struct engine_fixture *c, const char *index)
{
    return run(&(struct op){.c = c, .run = do_serve, .index = index});
}

static enum err do_drop(struct op *op, struct call *call)
{
    return op->c->ops->drop(op->c->engine, call, op->index);
}

enum err engine_fixture_drop(struct engine_fixture *c, const char *index)
{
    return run(&(struct op){.c = c, .run = do_drop, .index = index});
}

static enum err do_served(struct op *op, struct call *call)
{
    return op->c->ops->served(op->c->engine, call, op->texts);
}

enum err engine_fixture_served(struct engine_fixture *c, const char **ret)
{
    return run(&(struct op){.c = c, .run = do_served, .texts = ret});
}

static enum err do_begun(struct op *op, struct call *call)
{
    return op->c->ops->begun(op->c->engine, call, op->texts);
}

enum err engine_fixture_begun(struct engine_fixture *c, const char **ret)
{
    return run(&(struct op){.c = c, .run = do_begun, .texts = ret});
}

static enum err do_note(struct op *op, struct call *call)
{
    return op->c->ops->note(op->c->engine, call, op->index, op->progress);
}

enum err engine_fixture_note(struct engine_fixture *c, const char *index,
                             const struct search_progress *progress)
{
    struct search_progress copy = *progress;

    return run(&(struct op){.c = c, .run = do_note, .index = index, .progress = &copy});
}

static enum err do_noted(struct op *op, struct call *call)
{
    return op->c->ops->noted(op->c->engine, call, op->index, op->progress);
}

enum err engine_fixture_noted(struct engine_fixture *c, const char *index,
                              struct search_progress *ret)
{
    return run(&(struct op){.c = c, .run = do_noted, .index = index, .progress = ret});
}

static enum err do_measure(struct op *op, struct call *call)
{
    enum err err = show(op, call);

    return err ? err
               : op->c->ops->measure(op->c->engine, call, op->index, op->ret_documents,
                                     op->ret_bytes);
}

enum err engine_fixture_measure(struct engine_fixture *c, const char *index, int64_t *ret_documents,
                                int64_t *ret_bytes)
{
    return run(&(struct op){.c = c,
                            .run = do_measure,
                            .index = index,
                            .ret_documents = ret_documents,
                            .ret_bytes = ret_bytes});
}

static enum err do_suggest(struct op *op, struct call *call)
{
    enum err err = show(op, call);

    return err ? err : op->c->ops->suggest(op->c->engine, call, op->index, 10, &op->texts, &op->n);
}

const char *engine_fixture_suggest(struct engine_fixture *c, const char *typed)
{
    struct op op = {.c = c, .run = do_suggest, .index = typed};
    const char *all = "";
    size_t i;

    assert_int_equal(run(&op), ERR_OK);
    for (i = 0; i < op.n; i++)
        all = arena_join(c->arena, all, i ? "|" : "", op.texts[i], NULL);
    return all;
}

const char *engine_fixture_ids(struct engine_fixture *c, const char *keyword)
{
    struct search_request request = {.keyword = keyword, .limit = 20};
    struct search_found found;
    const char *all = "";
    size_t i;

    assert_int_equal(engine_fixture_search(c, &request, &found), ERR_OK);
    for (i = 0; i < found.n_hits; i++)
        all = arena_printf(c->arena, "%s%s%lld", all, i ? " " : "", (long long)found.hits[i].id);
    return all;
}

void engine_fixture_add(struct engine_fixture *c, int64_t id, const char *name,
                        const char *description)
{
    struct search_document document = {
        .id = id,
        .name = name,
        .description = description,
        .category = id % 2 ? "odd" : "even",
        .price = id * 1000000,
        .available = 1,
        .sold_recently = id,
        .created_at = id,
        .revision = 1,
    };

    assert_int_equal(engine_fixture_put(c, NULL, &document, 1), ERR_OK);
}
