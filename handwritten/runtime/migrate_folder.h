/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The migration files of a folder, and the statements in them. Knows no database.
 */
#ifndef MIGRATE_FOLDER_H
#define MIGRATE_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"

#define MIGRATE_CHECKSUM_CHARS 64

struct migrate_file {
    int version;
    const char *file_name; /* "V2__create_cart.sql" */
    const char *name;      /* "create_cart" */
    const char *text;
    char checksum[MIGRATE_CHECKSUM_CHARS + 1]; /* SHA-256 of the bytes, in hex */
};

struct migrate_folder {
    struct migrate_file *files; /* by version */
    size_t n_files;
};

/* All .sql files. False: *ret_error, in the arena, says what is wrong. */
bool migrate_folder_read(struct arena *arena, const char *path, struct migrate_folder *ret,
                         const char **ret_error);

struct migrate_statement {
    const char *text; /* not terminated */
    size_t len;
    unsigned line; /* of its first character, from 1 */
};

/* The next statement at *at, without the ';' and the space and comments around it; moves *at and
 * *line behind it. False at the end of the text. *at and *line start at the text and 1. */
bool migrate_folder_next(const char **at, unsigned *line, struct migrate_statement *ret);

#endif
