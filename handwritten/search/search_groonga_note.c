/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How far an index has come: a line in a file of its folder, replaced as a whole. What it speaks of
 * was put before, and outlives the process as it does; when the machine dies, both are lost.
 */
#include <inttypes.h>
#include <stdio.h>

#include "arena.h"
#include "search_groonga_files.h"
#include "search_groonga_schema.h"

#define LINE_BYTES 160 /* six numbers and what is between them */

static const char *path_of(const struct search_groonga_index *index, struct arena *arena)
{
    return arena_join(arena, index->folder, "/progress", NULL);
}

bool search_groonga_index_note(struct search_groonga_index *index,
                               const struct search_progress *progress)
{
    struct arena *arena = arena_new();
    char line[LINE_BYTES];
    bool is_written;

    snprintf(line, sizeof(line),
             "%" PRId64 " %" PRId64 " %" PRId64 " %" PRId64 " %" PRId64 " %" PRId64 "\n",
             progress->catalogue, progress->walked, progress->n_walked, progress->n_products,
             progress->event, progress->event_at);
    pthread_mutex_lock(&index->writing);
    is_written = search_groonga_files_write(path_of(index, arena), line);
    pthread_mutex_unlock(&index->writing);
    arena_free(arena);
    return is_written;
}

struct search_progress search_groonga_index_noted(struct search_groonga_index *index)
{
    struct arena *arena = arena_new();
    struct search_progress p = {0};
    char line[LINE_BYTES], end = 0;

    search_groonga_files_read(path_of(index, arena), line, sizeof(line));
    arena_free(arena);
    if (sscanf(line, "%" SCNd64 " %" SCNd64 " %" SCNd64 " %" SCNd64 " %" SCNd64 " %" SCNd64 "%c",
               &p.catalogue, &p.walked, &p.n_walked, &p.n_products, &p.event, &p.event_at,
               &end) == 7 &&
        end == '\n')
        return p;
    return (struct search_progress){0};
}

int64_t search_groonga_index_bytes(struct search_groonga_index *index)
{
    return search_groonga_files_bytes(index->folder);
}
