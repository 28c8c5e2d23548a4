/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Names of indexes, and files that hold one: "<name> <version>". One of another version is none.
 */
#ifndef SEARCH_GROONGA_NAME_H
#define SEARCH_GROONGA_NAME_H

#include <stdbool.h>

#define SEARCH_GROONGA_NAME_BYTES 65

/* Names come from the service itself; this keeps them what a folder may be called. */
bool search_groonga_name_is_good(const char *name);
/* False: no such file, or another version; ret is as it was. */
bool search_groonga_name_read(const char *path, char ret[SEARCH_GROONGA_NAME_BYTES]);
/* All or nothing. False: the disk refuses. */
bool search_groonga_name_write(const char *path, const char *name);

#endif
