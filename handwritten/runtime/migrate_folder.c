/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Reading migration files and splitting them into statements. A ';' inside quotes or a comment does
 * not end one. Versioned comments, as in "SET x" between slash-star-bang and star-slash, are
 * statements of their own for the server, so a statement may start with a comment of that kind.
 */
#include "migrate_folder.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_VERSION 999999
#define MAX_FILES 1000

static bool ends_with(const char *text, const char *end)
{
    size_t len = strlen(text), end_len = strlen(end);

    return len >= end_len && strcmp(text + len - end_len, end) == 0;
}

/* V<n>__<name>.sql, n without leading zeros */
static bool parse_name(struct arena *arena, const char *file_name, struct migrate_file *ret)
{
    char *after;
    long version;

    if (file_name[0] != 'V' || file_name[1] < '1' || file_name[1] > '9')
        return false;
    version = strtol(file_name + 1, &after, 10);
    if (version > MAX_VERSION || strncmp(after, "__", 2) != 0 || strlen(after) <= strlen("__.sql"))
        return false;
    ret->version = (int)version;
    ret->file_name = arena_strdup(arena, file_name);
    ret->name = arena_strndup(arena, after + 2, strlen(after) - strlen("__.sql"));
    return true;
}

static const char *read_text(struct arena *arena, const char *path, size_t *ret_len)
{
    FILE *file = fopen(path, "rb");
    char *text = NULL;
    long size;

    if (!file)
        return NULL;
    if (fseek(file, 0, SEEK_END) == 0) {
        size = ftell(file);
        rewind(file);
        text = size < 0 ? NULL : arena_alloc(arena, (size_t)size + 1);
        if (text && fread(text, 1, (size_t)size, file) != (size_t)size)
            text = NULL;
        *ret_len = (size_t)size;
    }
    fclose(file);
    return text;
}

static void sum_up(const char *text, size_t len, char *ret)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned i;

    if (!EVP_Digest(text, len, digest, NULL, EVP_sha256(), NULL))
        abort();
    for (i = 0; i < MIGRATE_CHECKSUM_CHARS / 2; i++)
        snprintf(ret + 2 * i, 3, "%02x", digest[i]);
}

static const char *read_file(struct arena *arena, const char *folder, const char *file_name,
                             struct migrate_file *ret)
{
    const char *path = arena_printf(arena, "%s/%s", folder, file_name);
    size_t len = 0;

    if (!parse_name(arena, file_name, ret))
        return arena_printf(arena, "%s: the name is not V<number>__<name>.sql", path);
    ret->text = read_text(arena, path, &len);
    if (!ret->text)
        return arena_printf(arena, "%s: %s", path, strerror(errno));
    sum_up(ret->text, len, ret->checksum);
    return NULL;
}

static int by_version(const void *a, const void *b)
{
    return ((const struct migrate_file *)a)->version - ((const struct migrate_file *)b)->version;
}

static const char *find_double(struct arena *arena, const char *path,
                               const struct migrate_folder *folder)
{
    size_t i;

    for (i = 1; i < folder->n_files; i++)
        if (folder->files[i].version == folder->files[i - 1].version)
            return arena_printf(arena, "%s: %s and %s have the same version", path,
                                folder->files[i - 1].file_name, folder->files[i].file_name);
    return NULL;
}

static const char *read_files(struct arena *arena, DIR *dir, const char *path,
                              struct migrate_folder *folder)
{
    struct dirent *entry;
    const char *error;

    for (entry = readdir(dir); entry; entry = readdir(dir)) {
        if (entry->d_name[0] == '.' || !ends_with(entry->d_name, ".sql"))
            continue;
        if (folder->n_files == MAX_FILES)
            return arena_printf(arena, "%s: more than %d files", path, MAX_FILES);
        error = read_file(arena, path, entry->d_name, &folder->files[folder->n_files]);
        if (error)
            return error;
        folder->n_files++;
    }
    qsort(folder->files, folder->n_files, sizeof(*folder->files), by_version);
    return find_double(arena, path, folder);
}

bool migrate_folder_read(struct arena *arena, const char *path, struct migrate_folder *ret,
                         const char **ret_error)
{
    struct migrate_folder folder = {0};
    DIR *dir = opendir(path);

    if (!dir) {
        *ret_error = arena_printf(arena, "%s: %s", path, strerror(errno));
        return false;
    }
    folder.files = arena_alloc(arena, MAX_FILES * sizeof(*folder.files));
    *ret_error = read_files(arena, dir, path, &folder);
    closedir(dir);
    if (*ret_error)
        return false;
    *ret = folder;
    return true;
}

/* Behind the quoted text that starts at at. A doubled quote goes on; so does an escaped one, except
 * in backticks. */
static const char *skip_quoted(const char *at)
{
    char quote = *at;

    for (at++; *at; at++) {
        if (*at == '\\' && quote != '`' && at[1])
            at++;
        else if (*at == quote && at[1] == quote)
            at++;
        else if (*at == quote)
            return at + 1;
    }
    return at;
}

static const char *skip_line(const char *at)
{
    return at + strcspn(at, "\n");
}

static bool is_block_comment(const char *at)
{
    return at[0] == '/' && at[1] == '*';
}

static bool is_line_comment(const char *at)
{
    return *at == '#' ||
           (at[0] == '-' && at[1] == '-' && (!at[2] || isspace((unsigned char)at[2])));
}

static const char *skip_block_comment(const char *at)
{
    const char *end = strstr(at + 2, "*/");

    return end ? end + 2 : at + strlen(at);
}

/* Over space and comments; not over comments that the server executes. */
static const char *skip_blank(const char *at)
{
    for (;;) {
        if (isspace((unsigned char)*at))
            at++;
        else if (is_line_comment(at))
            at = skip_line(at);
        else if (is_block_comment(at) && at[2] != '!' && strncmp(at + 2, "M!", 2) != 0)
            at = skip_block_comment(at);
        else
            return at;
    }
}

/* The ';' that ends the statement, or the end of the text. */
static const char *find_end(const char *at)
{
    while (*at && *at != ';') {
        if (strchr("'\"`", *at))
            at = skip_quoted(at);
        else if (is_line_comment(at))
            at = skip_line(at);
        else if (is_block_comment(at))
            at = skip_block_comment(at);
        else
            at++;
    }
    return at;
}

static unsigned count_lines(const char *from, const char *to)
{
    unsigned n = 0;

    for (; from < to; from++)
        n += *from == '\n';
    return n;
}

bool migrate_folder_next(const char **at, unsigned *line, struct migrate_statement *ret)
{
    const char *start = *at, *end;

    do {
        end = skip_blank(start);
        *line += count_lines(start, end);
        start = end;
        end = find_end(start);
        if (start == end && *end)
            start = ++end; /* an empty statement */
        else
            break;
    } while (true);
    if (start == end)
        return false;
    *ret = (struct migrate_statement){.text = start, .line = *line};
    *line += count_lines(start, end);
    *at = *end ? end + 1 : end;
    while (isspace((unsigned char)end[-1]))
        end--;
    ret->len = (size_t)(end - start);
    return true;
}
