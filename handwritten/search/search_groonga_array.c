/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Addresses for the most that there may ever be are taken at once, so that the file grows and
 * readers never see it move. Its blocks are allocated when it grows: a full disk is an error then,
 * and no signal later.
 */
#include "search_groonga_array.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define RECORDS_MAX (1U << 24)
#define STEP (1U << 14) /* records that it grows by */

static size_t bytes_max(const struct search_groonga_array *array)
{
    return RECORDS_MAX * array->record_bytes;
}

bool search_groonga_array_open(struct search_groonga_array *array, const char *path,
                               size_t record_bytes)
{
    struct stat st;
    void *map;

    array->records = NULL;
    array->record_bytes = record_bytes;
    array->fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0640);
    if (array->fd < 0)
        return false;
    map = mmap(NULL, bytes_max(array), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_NORESERVE,
               array->fd, 0);
    if (fstat(array->fd, &st) || map == MAP_FAILED) {
        close(array->fd);
        return false;
    }
    array->records = map;
    atomic_init(&array->n, (unsigned)((size_t)st.st_size / record_bytes));
    return true;
}

void search_groonga_array_close(struct search_groonga_array *array, bool is_kept)
{
    if (!array->records)
        return;
    if (is_kept)
        fsync(array->fd);
    munmap(array->records, bytes_max(array));
    close(array->fd);
    array->records = NULL;
}

const void *search_groonga_array_at(const struct search_groonga_array *array, uint32_t i)
{
    if (i >= atomic_load_explicit(&array->n, memory_order_acquire))
        return NULL;
    return array->records + i * array->record_bytes;
}

static bool grow(struct search_groonga_array *array, uint32_t i)
{
    unsigned before = atomic_load(&array->n), n = (i / STEP + 1) * STEP;

    if (i < before)
        return true;
    if (i >= RECORDS_MAX || posix_fallocate(array->fd, (off_t)(before * array->record_bytes),
                                            (off_t)((n - before) * array->record_bytes)))
        return false;
    atomic_store_explicit(&array->n, n, memory_order_release);
    return true;
}

bool search_groonga_array_set(struct search_groonga_array *array, uint32_t i, const void *record)
{
    if (!grow(array, i))
        return false;
    memcpy(array->records + i * array->record_bytes, record, array->record_bytes);
    return true;
}
