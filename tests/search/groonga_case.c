/* SPDX-License-Identifier: Apache-2.0 */
#include "groonga_case.h"

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
    struct groonga_case *c;
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

static void open_with(struct groonga_case *c, char **environ_list)
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

void groonga_case_open(struct groonga_case *c, const char *dir)
{
    char data[128], *environ_list[] = {data, NULL};

    c->ops = &search_groonga;
    snprintf(c->dir, sizeof(c->dir), "%s", dir);
    snprintf(data, sizeof(data), "SHOP_DATA=%s", dir);
    open_with(c, environ_list);
}

void groonga_case_open_server(struct groonga_case *c, const char *url, const char *index)
{
    char server[300], name[100], *environ_list[] = {server, name, NULL};

    c->ops = &search_http;
    snprintf(server, sizeof(server), "SHOP_SEARCH_URL=%s", url);
    snprintf(name, sizeof(name), "SHOP_SEARCH_INDEX=%s", index);
    open_with(c, environ_list);
}

void groonga_case_close(struct groonga_case *c)
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

void groonga_case_remove_folder(struct groonga_case *c)
{
    nftw(c->dir, unlink_one, 8, FTW_DEPTH | FTW_PHYS);
}

int groonga_case_setup(void **state)
{
    struct groonga_case *c = calloc(1, sizeof(*c));
    char dir[] = "/tmp/shop-groonga-XXXXXX";

    assert_non_null(mkdtemp(dir));
    groonga_case_open(c, dir);
    assert_int_equal(groonga_case_create(c, "one"), ERR_OK);
    assert_int_equal(groonga_case_serve(c, "one"), ERR_OK);
    *state = c;
    return 0;
}

int groonga_case_teardown(void **state)
{
    struct groonga_case *c = *state;

    groonga_case_close(c);
    groonga_case_remove_folder(c);
    free(c);
    return 0;
}

/* What was written, before the next question: a server shows it a moment later. */
static enum err show(struct op *op, struct call *call)
{
    struct groonga_case *c = op->c;

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

enum err groonga_case_search(struct groonga_case *c, const struct search_request *request,
                             struct search_found *ret)
{
    return run(&(struct op){.c = c, .run = do_search, .request = request, .found = ret});
}

static enum err do_put(struct op *op, struct call *call)
{
    op->c->is_written = true;
    return op->c->ops->put(op->c->engine, call, op->index, op->documents, op->n);
}

enum err groonga_case_put(struct groonga_case *c, const char *index,
                          const struct search_document *documents, size_t n)
{
    return run(&(struct op){.c = c, .run = do_put, .index = index, .documents = documents, .n = n});
}

static enum err do_remove(struct op *op, struct call *call)
{
    op->c->is_written = true;
    return op->c->ops->remove(op->c->engine, call, NULL, &op->id, &op->revision, 1);
}

enum err groonga_case_remove(struct groonga_case *c, int64_t id, int64_t revision)
{
    return run(&(struct op){.c = c, .run = do_remove, .id = id, .revision = revision});
}

static enum err do_create(struct op *op, struct call *call)
{
    return op->c->ops->create(op->c->engine, call, op->index);
}

enum err groonga_case_create(struct groonga_case *c, const char *index)
{
    return run(&(struct op){.c = c, .run = do_create, .index = index});
}

static enum err do_serve(struct op *op, struct call *call)
{
    return op->c->ops->serve(op->c->engine, call, op->index);
}

enum err groonga_case_serve(struct groonga_case *c, const char *index)
{
    return run(&(struct op){.c = c, .run = do_serve, .index = index});
}

static enum err do_drop(struct op *op, struct call *call)
{
    return op->c->ops->drop(op->c->engine, call, op->index);
}

enum err groonga_case_drop(struct groonga_case *c, const char *index)
{
    return run(&(struct op){.c = c, .run = do_drop, .index = index});
}

static enum err do_served(struct op *op, struct call *call)
{
    return op->c->ops->served(op->c->engine, call, op->texts);
}

enum err groonga_case_served(struct groonga_case *c, const char **ret)
{
    return run(&(struct op){.c = c, .run = do_served, .texts = ret});
}

static enum err do_begun(struct op *op, struct call *call)
{
    return op->c->ops->begun(op->c->engine, call, op->texts);
}

enum err groonga_case_begun(struct groonga_case *c, const char **ret)
{
    return run(&(struct op){.c = c, .run = do_begun, .texts = ret});
}

static enum err do_note(struct op *op, struct call *call)
{
    return op->c->ops->note(op->c->engine, call, op->index, op->progress);
}

enum err groonga_case_note(struct groonga_case *c, const char *index,
                           const struct search_progress *progress)
{
    struct search_progress copy = *progress;

    return run(&(struct op){.c = c, .run = do_note, .index = index, .progress = &copy});
}

static enum err do_noted(struct op *op, struct call *call)
{
    return op->c->ops->noted(op->c->engine, call, op->index, op->progress);
}

enum err groonga_case_noted(struct groonga_case *c, const char *index, struct search_progress *ret)
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

enum err groonga_case_measure(struct groonga_case *c, const char *index, int64_t *ret_documents,
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

const char *groonga_case_suggest(struct groonga_case *c, const char *typed)
{
    struct op op = {.c = c, .run = do_suggest, .index = typed};
    const char *all = "";
    size_t i;

    assert_int_equal(run(&op), ERR_OK);
    for (i = 0; i < op.n; i++)
        all = arena_join(c->arena, all, i ? "|" : "", op.texts[i], NULL);
    return all;
}

const char *groonga_case_ids(struct groonga_case *c, const char *keyword)
{
    struct search_request request = {.keyword = keyword, .limit = 20};
    struct search_found found;
    const char *all = "";
    size_t i;

    assert_int_equal(groonga_case_search(c, &request, &found), ERR_OK);
    for (i = 0; i < found.n_hits; i++)
        all = arena_printf(c->arena, "%s%s%lld", all, i ? " " : "", (long long)found.hits[i].id);
    return all;
}

void groonga_case_add(struct groonga_case *c, int64_t id, const char *name, const char *description)
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

    assert_int_equal(groonga_case_put(c, NULL, &document, 1), ERR_OK);
}
