/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The files behind /docs: one flat folder, read at each request, since people read them seldom.
 *
 * The rule: a name is letters, digits, dots, hyphens and underscores and begins with none of the
 * last three, so that it can name nothing outside the folder; and links are not followed.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arena.h"
#include "co.h"
#include "http_exchange.h"

#define FILES_MS 5000

struct file {
    const char *folder, *name;
    struct arena *arena;
    char *text; /* NULL: it cannot be had */
    size_t len;
};

static bool is_name(const char *name)
{
    static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                  "0123456789._-";

    return *name && !strchr("._-", *name) && strspn(name, allowed) == strlen(name);
}

static const char *type_of(const char *name)
{
    static const struct {
        const char *ending, *type;
    } types[] = {
        {".html", "text/html; charset=utf-8"},
        {".js", "text/javascript; charset=utf-8"},
        {".css", "text/css; charset=utf-8"},
        {".json", "application/json"},
        {".map", "application/json"},
        {".svg", "image/svg+xml"},
        {".png", "image/png"},
        {".ico", "image/x-icon"},
        {".woff2", "font/woff2"},
        {".txt", "text/plain; charset=utf-8"},
    };
    const char *ending = strrchr(name, '.');

    for (size_t i = 0; ending && i < sizeof(types) / sizeof(types[0]); i++)
        if (strcmp(ending, types[i].ending) == 0)
            return types[i].type;
    return "application/octet-stream";
}

static bool read_all(int fd, struct file *file, size_t size)
{
    char *text = arena_alloc(file->arena, size + 1);
    size_t at = 0;

    while (at < size) {
        ssize_t n = read(fd, text + at, size - at);

        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        at += (size_t)n;
    }
    file->text = text;
    file->len = size;
    return true;
}

/* On a thread of co_offload()'s; the arena's coroutine waits meanwhile. */
static void load(void *arg)
{
    struct file *file = arg;
    int folder = open(file->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int fd = folder < 0
                 ? -1
                 : openat(folder, file->name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    struct stat facts;

    if (fd >= 0 && fstat(fd, &facts) == 0 && S_ISREG(facts.st_mode) &&
        (size_t)facts.st_size <= HTTP_LIMIT_FILE_BYTES)
        read_all(fd, file, (size_t)facts.st_size);
    if (fd >= 0)
        close(fd);
    if (folder >= 0)
        close(folder);
}

static void show(struct http_exchange *exchange)
{
    struct file file = {
        .folder = exchange->server->options.web_dir,
        .name = exchange->file_name,
        .arena = exchange->call.arena,
    };

    co_offload(load, &file);
    if (!file.text) {
        http_exchange_refuse(exchange, ERR_NOT_FOUND);
        return;
    }
    http_exchange_reply(exchange, &(struct http_reply){
                                      .status = 200,
                                      .content_type = type_of(file.name),
                                      .body = file.text,
                                      .len = file.len,
                                      .cache_control = "no-cache",
                                  });
}

void http_files(struct http_exchange *exchange, const char *name)
{
    exchange->file_name = name ? name : "index.html";
    if (is_name(exchange->file_name) && exchange->server->options.web_dir)
        http_exchange_run(exchange, FILES_MS, show);
    else
        http_exchange_refuse(exchange, ERR_NOT_FOUND);
}
