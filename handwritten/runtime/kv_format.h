/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Commands as they are sent: arrays of bulk strings (RESP). Only the kv_*.c files use it.
 */
#ifndef KV_FORMAT_H
#define KV_FORMAT_H

#include <stddef.h>

/* A number of bytes that the command surely has room in. lens NULL: terminated strings. */
size_t kv_format_room(size_t argc, const char *const *argv, const size_t *lens);
/* Writes it, terminated, since hiredis looks for the end of a SUBSCRIBE's channels as in a string;
 * returns its length without the terminator. */
size_t kv_format(char *to, size_t argc, const char *const *argv, const size_t *lens);

#endif
