/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The output of a run. Nothing is written before out_finish(), so a run that finds a mistake in the
 * spec leaves the tree as it was. The one rule: a file whose text is right is not touched.
 */
#include "out.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "buf.h"
#include "model.h"

struct file {
    const char *path, *text, *why;
    bool is_once;
};

static LIST_OF(struct file) files;

static void add_file(const char *path, char *text, const char *why, bool is_once)
{
    struct file *file = list_add(&files);

    *file = (struct file){.path = path, .text = text, .why = why, .is_once = is_once};
}

void out_file(const char *path, char *text, const char *why)
{
    add_file(path, text, why, false);
}

void out_once(const char *path, char *text, const char *why)
{
    add_file(path, text, why, true);
}

static const struct file *find_file(const char *path)
{
    for (size_t i = 0; i < files.n; i++)
        if (strcmp(files.items[i].path, path) == 0)
            return &files.items[i];
    return NULL;
}

/* ---- the tree ---- */

/* The text of a file; NULL: there is none. */
static char *read_file(const char *path)
{
    FILE *in = fopen(path, "rb");
    struct buf text = {0};
    char piece[4096];
    size_t len;

    if (!in)
        return NULL;
    buf_add(&text, "");
    while ((len = fread(piece, 1, sizeof piece, in)) > 0)
        buf_add_n(&text, piece, len);
    fclose(in);
    return text.text;
}

static bool make_folders(char *path)
{
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        int failed = mkdir(path, 0777);
        *slash = '/';
        if (failed && errno != EEXIST)
            return false;
    }
    return true;
}

static bool complain(const char *path)
{
    fprintf(stderr, "specc: %s: %s\n", path, strerror(errno));
    return false;
}

static bool write_file(const char *root, const struct file *file)
{
    char *path = mem_printf("%s/%s", root, file->path);
    const char *draft = mem_printf("%s.new", path);
    FILE *out;
    bool ok;

    if (!make_folders(path))
        return complain(path);
    out = fopen(draft, "wb");
    if (!out)
        return complain(draft);
    ok = fputs(file->text, out) >= 0;
    ok = fclose(out) == 0 && ok;
    if (!ok || rename(draft, path) != 0) {
        complain(path);
        unlink(draft);
        return false;
    }
    return true;
}

enum state { STATE_RIGHT, STATE_MISSING, STATE_DIFFERENT };

static enum state state_of(const char *root, const struct file *file)
{
    char *text = read_file(mem_printf("%s/%s", root, file->path));
    enum state state = STATE_MISSING;

    if (text)
        state = file->is_once || strcmp(text, file->text) == 0 ? STATE_RIGHT : STATE_DIFFERENT;
    return state;
}

/* ---- orphans ---- */

struct paths {
    const char **items;
    size_t n;
};

static int compare_paths(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool is_kept(const char *path)
{
    const char *name = strrchr(path, '/') + 1;

    return strcmp(name, "CMakeLists.txt") == 0 || find_file(path);
}

/* Files of the folder and below that nobody made. */
static void find_orphans(const char *root, const char *folder, struct paths *ret)
{
    DIR *dir = opendir(mem_printf("%s/%s", root, folder));
    const struct dirent *entry;

    if (!dir)
        return;
    for (entry = readdir(dir); entry; entry = readdir(dir)) {
        const char *path = mem_printf("%s/%s", folder, entry->d_name);
        struct stat info;

        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        if (lstat(mem_printf("%s/%s", root, path), &info) != 0)
            continue;
        if (S_ISDIR(info.st_mode))
            find_orphans(root, path, ret);
        else if (!is_kept(path))
            *list_add(ret) = path;
    }
    closedir(dir);
}

static bool remove_orphan(const char *root, const char *path)
{
    char *full = mem_printf("%s/%s", root, path), *slash;

    if (unlink(full) != 0)
        return complain(full);
    slash = strrchr(full, '/');
    *slash = '\0';
    rmdir(full); /* fails while something is left in it */
    return true;
}

/* ---- the ways to finish ---- */

static bool finish_write(const char *root, const struct paths *orphans)
{
    bool ok = true;

    for (size_t i = 0; i < files.n; i++)
        if (state_of(root, &files.items[i]) != STATE_RIGHT)
            ok = write_file(root, &files.items[i]) && ok;
    for (size_t i = 0; i < orphans->n; i++)
        ok = remove_orphan(root, orphans->items[i]) && ok;
    return ok;
}

static bool finish_check(const char *root, const struct paths *orphans)
{
    static const char *const words[] = {
        [STATE_MISSING] = "missing",
        [STATE_DIFFERENT] = "stale or edited",
    };
    bool ok = orphans->n == 0;

    for (size_t i = 0; i < files.n; i++) {
        enum state state = state_of(root, &files.items[i]);

        if (state == STATE_RIGHT)
            continue;
        printf("%s: %s\n", files.items[i].path, words[state]);
        ok = false;
    }
    for (size_t i = 0; i < orphans->n; i++)
        printf("%s: orphaned\n", orphans->items[i]);
    return ok;
}

static bool finish_list(const char *root, const struct paths *orphans)
{
    static const char *const words[] = {
        [STATE_RIGHT] = "keep",
        [STATE_MISSING] = "make",
        [STATE_DIFFERENT] = "change",
    };

    for (size_t i = 0; i < files.n; i++)
        printf("%-6s  %s  (%s)\n", words[state_of(root, &files.items[i])], files.items[i].path,
               files.items[i].why);
    for (size_t i = 0; i < orphans->n; i++)
        printf("remove  %s\n", orphans->items[i]);
    return true;
}

bool out_finish(const char *root, enum out_mode mode)
{
    struct paths orphans = {0};

    find_orphans(root, "generated", &orphans);
    if (orphans.n)
        qsort(orphans.items, orphans.n, sizeof *orphans.items, compare_paths);
    switch (mode) {
    case OUT_CHECK:
        return finish_check(root, &orphans);
    case OUT_LIST:
        return finish_list(root, &orphans);
    default:
        return finish_write(root, &orphans);
    }
}
