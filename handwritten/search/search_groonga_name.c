/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A version has two parts: of what is indexed, which both engines share, and of how this one does.
 */
#include "search_groonga_name.h"

#include <stdio.h>
#include <string.h>

#include "search_groonga_files.h"
#include "search_groonga_schema.h"

bool search_groonga_name_is_good(const char *name)
{
    size_t n = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_-");

    return n && n < SEARCH_GROONGA_NAME_BYTES && !name[n];
}

bool search_groonga_name_read(const char *path, char ret[SEARCH_GROONGA_NAME_BYTES])
{
    char text[SEARCH_GROONGA_NAME_BYTES + 32], name[SEARCH_GROONGA_NAME_BYTES];
    int version = 0, schema = 0;

    search_groonga_files_read(path, text, sizeof(text));
    if (sscanf(text, "%64s %d %d", name, &version, &schema) != 3 ||
        !search_groonga_name_is_good(name) || version != SEARCH_INDEX_VERSION ||
        schema != SEARCH_GROONGA_SCHEMA_VERSION)
        return false;
    snprintf(ret, SEARCH_GROONGA_NAME_BYTES, "%s", name);
    return true;
}

bool search_groonga_name_write(const char *path, const char *name)
{
    char text[SEARCH_GROONGA_NAME_BYTES + 32];

    snprintf(text, sizeof(text), "%s %d %d\n", name, SEARCH_INDEX_VERSION,
             SEARCH_GROONGA_SCHEMA_VERSION);
    return search_groonga_files_write(path, text);
}
