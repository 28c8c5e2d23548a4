/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One byte of state, then the id of the machine's boot. Writing a byte a batch costs nothing worth
 * measuring, since nothing is synced: another boot than the one that was noted says what a sync
 * would have had to prevent.
 */
#include "search_groonga_mark.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define BOOT_BYTES 36

static void read_boot_id(char ret[BOOT_BYTES])
{
    int fd = open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC);

    memset(ret, '0', BOOT_BYTES);
    if (fd < 0)
        return;
    if (read(fd, ret, BOOT_BYTES) != BOOT_BYTES)
        memset(ret, '0', BOOT_BYTES);
    close(fd);
}

static enum search_groonga_mark read_mark(int fd, const char boot_id[BOOT_BYTES])
{
    char text[1 + BOOT_BYTES];
    bool is_same_boot;

    if (pread(fd, text, sizeof(text), 0) != (ssize_t)sizeof(text))
        return SEARCH_GROONGA_MARK_LOST;
    is_same_boot = memcmp(text + 1, boot_id, BOOT_BYTES) == 0;
    switch (text[0]) {
    case SEARCH_GROONGA_MARK_CLOSED:
        return SEARCH_GROONGA_MARK_CLOSED;
    case SEARCH_GROONGA_MARK_OPEN:
        return is_same_boot ? SEARCH_GROONGA_MARK_OPEN : SEARCH_GROONGA_MARK_LOST;
    case SEARCH_GROONGA_MARK_WRITING:
        return is_same_boot ? SEARCH_GROONGA_MARK_WRITING : SEARCH_GROONGA_MARK_LOST;
    default:
        return SEARCH_GROONGA_MARK_LOST;
    }
}

int search_groonga_mark_open(const char *path, bool is_new, enum search_groonga_mark *ret)
{
    int fd = open(path, O_RDWR | O_CLOEXEC | (is_new ? O_CREAT | O_EXCL : 0), 0640);
    char boot_id[BOOT_BYTES];

    if (fd < 0)
        return -1;
    read_boot_id(boot_id);
    *ret = is_new ? SEARCH_GROONGA_MARK_NONE : read_mark(fd, boot_id);
    if (pwrite(fd, boot_id, BOOT_BYTES, 1) != BOOT_BYTES) {
        close(fd);
        return -1;
    }
    return fd;
}

void search_groonga_mark_set(int fd, enum search_groonga_mark mark)
{
    char c = (char)mark;

    /* A full disk: the mark stays what it was, which at worst asks for more mending. */
    (void)!pwrite(fd, &c, 1, 0);
}
