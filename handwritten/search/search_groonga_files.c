/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the embedded engine does to the file system itself; its databases are Groonga's.
 */
#include "search_groonga_files.h"

#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

bool search_groonga_files_make_folder(const char *path)
{
    char part[PATH_MAX];
    size_t i, n = strlen(path);

    if (n >= sizeof(part))
        return false;
    for (i = 1; i <= n; i++) {
        if (path[i] != '/' && path[i] != '\0')
            continue;
        memcpy(part, path, i);
        part[i] = '\0';
        mkdir(part, 0750); /* what is there is there */
    }
    return search_groonga_files_is_folder(path);
}

int search_groonga_files_lock(const char *path)
{
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0640);

    if (fd < 0)
        return -1;
    if (flock(fd, LOCK_EX | LOCK_NB)) {
        close(fd);
        return -1;
    }
    return fd;
}

void search_groonga_files_read(const char *path, char *ret, size_t cap)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t n = fd < 0 ? 0 : read(fd, ret, cap - 1);

    ret[n > 0 ? n : 0] = '\0';
    if (fd >= 0)
        close(fd);
}

static bool write_whole(const char *path, const char *text)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0640);
    bool is_good;

    if (fd < 0)
        return false;
    is_good = write(fd, text, strlen(text)) == (ssize_t)strlen(text) && fsync(fd) == 0;
    return close(fd) == 0 && is_good;
}

bool search_groonga_files_write(const char *path, const char *text)
{
    char beside[PATH_MAX];

    if (snprintf(beside, sizeof(beside), "%s.new", path) >= (int)sizeof(beside))
        return false;
    return write_whole(beside, text) && rename(beside, path) == 0;
}

bool search_groonga_files_is_folder(const char *path)
{
    struct stat st;

    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

int64_t search_groonga_files_bytes(const char *folder)
{
    DIR *dir = opendir(folder);
    const struct dirent *entry;
    int64_t bytes = 0;
    struct stat st;

    if (!dir)
        return -1;
    while ((entry = readdir(dir)) != NULL)
        if (fstatat(dirfd(dir), entry->d_name, &st, 0) == 0 && S_ISREG(st.st_mode))
            bytes += (int64_t)st.st_blocks * 512; /* files have holes */
    closedir(dir);
    return bytes;
}

void search_groonga_files_remove(const char *folder)
{
    DIR *dir = opendir(folder);
    const struct dirent *entry;

    if (!dir)
        return;
    while ((entry = readdir(dir)) != NULL)
        unlinkat(dirfd(dir), entry->d_name, 0); /* . and .. refuse */
    closedir(dir);
    rmdir(folder);
}

void search_groonga_files_each_folder(const char *folder,
                                      void (*visit)(const char *name, void *arg), void *arg)
{
    DIR *dir = opendir(folder);
    const struct dirent *entry;
    struct stat st;

    if (!dir)
        return;
    while ((entry = readdir(dir)) != NULL)
        if (entry->d_name[0] != '.' && fstatat(dirfd(dir), entry->d_name, &st, 0) == 0 &&
            S_ISDIR(st.st_mode))
            visit(entry->d_name, arg);
    closedir(dir);
}
