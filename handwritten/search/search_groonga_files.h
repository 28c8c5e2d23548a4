/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Folders and small files of the embedded engine.
 */
#ifndef SEARCH_GROONGA_FILES_H
#define SEARCH_GROONGA_FILES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Makes the folder and those above it. */
bool search_groonga_files_make_folder(const char *path);
/* A lock of the process on a file, which ends with the process; -1: somebody else has it, or the
 * file cannot be made. Release it with close(). */
int search_groonga_files_lock(const char *path);
/* The file's text up to cap - 1 bytes, "" where there is none. */
void search_groonga_files_read(const char *path, char *ret, size_t cap);
/* All or nothing, also when the machine dies; false: nothing was written. */
bool search_groonga_files_write(const char *path, const char *text);
/* Bytes on disk of a folder's files; -1: it cannot be read. */
int64_t search_groonga_files_bytes(const char *folder);
bool search_groonga_files_is_folder(const char *path);
/* A folder with files and no folders in it. */
void search_groonga_files_remove(const char *folder);
/* Calls visit for each folder in a folder. */
void search_groonga_files_each_folder(const char *folder,
                                      void (*visit)(const char *name, void *arg), void *arg);

#endif
