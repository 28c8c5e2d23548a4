/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Addresses for the most that there may ever be are taken at once, so that the file grows and
 * readers never see it move. Its blocks are allocated when it grows: a full disk is an error then,
 * and no signal later.
 */
#include "search_groonga_facts.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define RECORDS_MAX (1U << 24)
#define STEP (1U << 14) /* records that it grows by: a megabyte */
#define BYTES_MAX ((size_t)RECORDS_MAX * sizeof(struct search_groonga_facts))

bool search_groonga_facts_open(struct search_groonga_facts_file *file, const char *path)
{
    struct stat st;
    void *map;

    file->records = NULL;
    file->fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0640);
    if (file->fd < 0)
        return false;
    map = mmap(NULL, BYTES_MAX, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_NORESERVE, file->fd, 0);
    if (fstat(file->fd, &st) || map == MAP_FAILED) {
        close(file->fd);
        return false;
    }
    file->records = map;
    atomic_init(&file->n, (unsigned)((size_t)st.st_size / sizeof(*file->records)));
    return true;
}

void search_groonga_facts_close(struct search_groonga_facts_file *file, bool is_kept)
{
    if (!file->records)
        return;
    if (is_kept)
        fsync(file->fd);
    munmap(file->records, BYTES_MAX);
    close(file->fd);
    file->records = NULL;
}

struct search_groonga_facts search_groonga_facts_of(const struct search_groonga_facts_file *file,
                                                    uint32_t record)
{
    if (record >= atomic_load_explicit(&file->n, memory_order_acquire))
        return (struct search_groonga_facts){0};
    return file->records[record];
}

static bool grow(struct search_groonga_facts_file *file, uint32_t record)
{
    unsigned before = atomic_load(&file->n), n = (record / STEP + 1) * STEP;

    if (record < before)
        return true;
    if (record >= RECORDS_MAX || posix_fallocate(file->fd, (off_t)(before * sizeof(*file->records)),
                                                 (off_t)((n - before) * sizeof(*file->records))))
        return false;
    atomic_store_explicit(&file->n, n, memory_order_release);
    return true;
}

bool search_groonga_facts_set(struct search_groonga_facts_file *file, uint32_t record,
                              const struct search_groonga_facts *facts)
{
    if (!grow(file, record))
        return false;
    file->records[record] = *facts;
    return true;
}
