/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The indexes of this process: a folder in SHOP_DATA, with a folder for each of them, and a file
 * that names the served one. One object for all threads. Everything here but opening and closing
 * blocks.
 */
#ifndef SEARCH_GROONGA_STORE_H
#define SEARCH_GROONGA_STORE_H

#include "err.h"
#include "search_groonga_index.h"

struct arena;

/* Once a thread; they share one object, so SHOP_DATA must be the same. Touches no disk. False:
 * another one is open. */
bool search_groonga_store_open(const char *data);
void search_groonga_store_close(void);

/* Pins an index (NULL: the served one) so that nobody can drop it; search_groonga_store_unpin() if
 * ERR_OK. ERR_INDEX_NOT_FOUND: there is none, or it was lost; ERR_SEARCH_FAILED: the folder cannot
 * be written. */
enum err search_groonga_store_pin(const char *name, struct search_groonga_index **ret);
void search_groonga_store_unpin(void);

/* The rest waits until nothing is pinned. Errors as above; creating what exists, and dropping what
 * does not, succeeds without effect. */
enum err search_groonga_store_create(const char *name);
enum err search_groonga_store_serve(const char *name); /* and drops all others */
enum err search_groonga_store_drop(const char *name);
/* NULL: none is served. */
enum err search_groonga_store_served(struct arena *arena, const char **ret);
/* The newest that was made and is not served, or NULL; drops those of another version. */
enum err search_groonga_store_begun(struct arena *arena, const char **ret);

#endif
