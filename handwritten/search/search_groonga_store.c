/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Indexes by name: opened when first asked for, dropped when another one is served. Searching and
 * writing pin (a read lock); making, serving and dropping have the store for themselves (a write
 * lock), since Groonga's objects must not go while somebody reads them.
 *
 * A folder is one process's. The next one takes another beside it, such as the one of its last
 * life, when an old instance drains while the new one starts.
 */
#include "search_groonga_store.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "arena.h"
#include "log.h"
#include "search_groonga_files.h"
#include "search_groonga_name.h"

#define OPEN_MAX 8
#define PATH_BYTES 4096
#define FOLDERS_MAX 64 /* processes on one SHOP_DATA */
#define MADE "made"    /* the file that says that all of an index was made, and its version */

struct opened {
    char name[SEARCH_GROONGA_NAME_BYTES];
    struct search_groonga_index *index; /* NULL: a free place */
};

static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_mutex_t users_mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_rwlock_t lock;

static struct {
    unsigned n_users;
    struct arena *arena;
    const char *data;   /* SHOP_DATA */
    const char *folder; /* in it; ends with no slash */
    int lock_fd;        /* -1: not started */
    char served[SEARCH_GROONGA_NAME_BYTES];
    struct opened opened[OPEN_MAX];
} store = {.lock_fd = -1};

static void log_groonga(grn_ctx *ctx, grn_log_level level, const char *timestamp, const char *title,
                        const char *message, const char *location, void *user_data)
{
    (void)ctx, (void)level, (void)timestamp, (void)title, (void)location, (void)user_data;
    LOG(LOG_WARN, "the search engine complains", {"message", message, 0});
}

static void make_lock(void)
{
    pthread_rwlockattr_t attr;

    pthread_rwlockattr_init(&attr);
    pthread_rwlockattr_setkind_np(&attr, PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP);
    pthread_rwlock_init(&lock, &attr);
    pthread_rwlockattr_destroy(&attr);
}

static void start_groonga(void)
{
    static const grn_logger logger = {.max_level = GRN_LOG_ERROR, .log = log_groonga};

    grn_default_logger_set_path(NULL);
    grn_default_query_logger_set_path(NULL);
    grn_init();
    grn_logger_set(NULL, &logger);
}

bool search_groonga_store_open(const char *data)
{
    bool is_good = true;

    pthread_once(&once, make_lock);
    pthread_mutex_lock(&users_mutex);
    if (!store.n_users) {
        start_groonga();
        store.arena = arena_new();
        store.data = arena_strdup(store.arena, data);
    } else {
        is_good = strcmp(store.data, data) == 0;
    }
    if (is_good)
        store.n_users++;
    pthread_mutex_unlock(&users_mutex);
    return is_good;
}

static void close_index(struct opened *opened, bool is_kept)
{
    search_groonga_index_close(opened->index, is_kept);
    opened->index = NULL;
}

/* Waits for what is pinned; who comes later finds no folder. */
static void stop(void)
{
    unsigned i;

    pthread_rwlock_wrlock(&lock);
    for (i = 0; i < OPEN_MAX; i++)
        close_index(&store.opened[i], true);
    if (store.lock_fd >= 0)
        close(store.lock_fd);
    store.lock_fd = -1;
    store.data = NULL;
    arena_free(store.arena);
    grn_fin();
    pthread_rwlock_unlock(&lock);
}

void search_groonga_store_close(void)
{
    pthread_mutex_lock(&users_mutex);
    if (!--store.n_users)
        stop();
    pthread_mutex_unlock(&users_mutex);
}

struct path {
    char text[PATH_BYTES];
};

static struct path path_in(const char *name, const char *file)
{
    struct path path;

    snprintf(path.text, sizeof(path.text), "%s/%s/%s", store.folder, name, file);
    return path;
}

static struct path path_of(const char *name)
{
    struct path path;

    snprintf(path.text, sizeof(path.text), "%s/%s", store.folder, name);
    return path;
}

static bool is_made(const char *name)
{
    char made[SEARCH_GROONGA_NAME_BYTES];

    return search_groonga_name_read(path_in(name, MADE).text, made);
}

static void read_served(void)
{
    if (!search_groonga_name_read(path_of("served").text, store.served))
        store.served[0] = '\0';
}

static bool write_served(const char *name)
{
    return search_groonga_name_write(path_of("served").text, name);
}

/* Everything below runs under the write lock. */

/* The first one that no other process has: search, search-2, search-3 … */
static bool take_folder(void)
{
    char folder[PATH_BYTES], file[PATH_BYTES + 8];
    int len = snprintf(folder, sizeof(folder), "%s/search", store.data);

    for (unsigned i = 1; i <= FOLDERS_MAX && store.lock_fd < 0; i++) {
        if (i > 1)
            snprintf(folder + len, sizeof(folder) - (size_t)len, "-%u", i);
        if (!search_groonga_files_make_folder(folder))
            return false;
        snprintf(file, sizeof(file), "%s/lock", folder);
        store.lock_fd = search_groonga_files_lock(file);
    }
    store.folder = arena_strdup(store.arena, folder);
    return store.lock_fd >= 0;
}

static enum err start(void)
{
    if (store.lock_fd >= 0)
        return ERR_OK;
    if (!store.data)
        return ERR_SEARCH_FAILED; /* the process ends */
    if (!take_folder()) {
        LOG(LOG_ERROR, "no folder can be made for the search", {"folder", store.data, 0});
        return ERR_SEARCH_FAILED;
    }
    read_served();
    return ERR_OK;
}

static struct opened *find_opened(const char *name)
{
    unsigned i;

    for (i = 0; i < OPEN_MAX; i++)
        if (store.opened[i].index && strcmp(store.opened[i].name, name) == 0)
            return &store.opened[i];
    return NULL;
}

static void forget(const char *name)
{
    struct opened *opened = find_opened(name);

    if (opened)
        close_index(opened, false);
    unlink(path_in(name, MADE).text); /* first: what is left when the process dies is no index */
    search_groonga_files_remove(path_of(name).text);
    if (strcmp(store.served, name) == 0)
        store.served[0] = '\0';
}

static enum err open_index(const char *name, bool is_new)
{
    unsigned i = 0;

    if (!search_groonga_name_is_good(name))
        return ERR_INDEX_NOT_FOUND;
    if (find_opened(name))
        return ERR_OK;
    if (!is_new && !is_made(name))
        return ERR_INDEX_NOT_FOUND;
    while (i < OPEN_MAX && store.opened[i].index)
        i++;
    if (i == OPEN_MAX)
        return ERR_SEARCH_FAILED;
    store.opened[i].index = search_groonga_index_open(path_of(name).text, is_new);
    if (!store.opened[i].index) {
        forget(name);
        return is_new ? ERR_SEARCH_FAILED : ERR_INDEX_NOT_FOUND;
    }
    snprintf(store.opened[i].name, sizeof(store.opened[i].name), "%s", name);
    return ERR_OK;
}

static enum err make_index(const char *name)
{
    enum err err;

    forget(name);
    err = open_index(name, true);
    if (err || search_groonga_name_write(path_in(name, MADE).text, name))
        return err;
    forget(name);
    return ERR_SEARCH_FAILED;
}

/* Remembers the newest in `newest`. What is of another version, or was not made to the end, goes.
 */
static void look_whether_begun(const char *name, void *newest)
{
    if (strcmp(name, store.served) == 0)
        return;
    if (!is_made(name))
        forget(name);
    else if (strcmp(name, newest) > 0)
        snprintf(newest, SEARCH_GROONGA_NAME_BYTES, "%s", name);
}

static void drop_unless(const char *name, void *kept)
{
    if (strcmp(name, kept) != 0)
        forget(name);
}

static enum err begin(void)
{
    enum err err;

    pthread_rwlock_wrlock(&lock);
    err = start();
    if (err)
        pthread_rwlock_unlock(&lock);
    return err;
}

static enum err end(enum err err)
{
    pthread_rwlock_unlock(&lock);
    return err;
}

/* An index that is open already; the lock is kept if there is one. */
static struct search_groonga_index *pin_opened(const char *name)
{
    struct opened *opened;

    pthread_rwlock_rdlock(&lock);
    opened = store.lock_fd < 0 ? NULL : find_opened(name ? name : store.served);
    if (opened)
        return opened->index;
    pthread_rwlock_unlock(&lock);
    return NULL;
}

enum err search_groonga_store_pin(const char *name, struct search_groonga_index **ret)
{
    enum err err;

    for (;;) {
        *ret = pin_opened(name);
        if (*ret)
            return ERR_OK;
        err = begin();
        if (err)
            return err;
        err = end(open_index(name ? name : store.served, false));
        if (err)
            return err;
    }
}

void search_groonga_store_unpin(void)
{
    pthread_rwlock_unlock(&lock);
}

enum err search_groonga_store_create(const char *name)
{
    enum err err = begin();

    if (err)
        return err;
    err = open_index(name, false);
    if (err == ERR_INDEX_NOT_FOUND && search_groonga_name_is_good(name))
        err = make_index(name);
    return end(err);
}

enum err search_groonga_store_serve(const char *name)
{
    char kept[SEARCH_GROONGA_NAME_BYTES];
    enum err err = begin();

    if (err)
        return err;
    err = open_index(name, false);
    if (err)
        return end(err);
    if (!write_served(name))
        return end(ERR_SEARCH_FAILED);
    snprintf(kept, sizeof(kept), "%s", name);
    snprintf(store.served, sizeof(store.served), "%s", name);
    search_groonga_files_each_folder(store.folder, drop_unless, kept);
    return end(ERR_OK);
}

enum err search_groonga_store_drop(const char *name)
{
    enum err err = begin();

    if (err)
        return err;
    if (search_groonga_name_is_good(name))
        forget(name);
    return end(ERR_OK);
}

enum err search_groonga_store_served(struct arena *arena, const char **ret)
{
    enum err err = begin();

    if (err)
        return err;
    *ret = NULL;
    if (*store.served && open_index(store.served, false) == ERR_OK)
        *ret = arena_strdup(arena, store.served);
    return end(ERR_OK);
}

enum err search_groonga_store_begun(struct arena *arena, const char **ret)
{
    char newest[SEARCH_GROONGA_NAME_BYTES] = "";
    enum err err = begin();

    if (err)
        return err;
    search_groonga_files_each_folder(store.folder, look_whether_begun, newest);
    if (*newest)
        err = open_index(newest, false);
    if (err == ERR_INDEX_NOT_FOUND) { /* it was lost, and is gone */
        newest[0] = '\0';
        err = ERR_OK;
    }
    if (!err)
        *ret = *newest ? arena_strdup(arena, newest) : NULL;
    return end(err);
}
