/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Any bytes as a text, for people and for tables, and back: themselves where they are UTF-8 without
 * a zero byte, else "base64:" and base64url.
 */
#ifndef CONSUMER_TEXT_H
#define CONSUMER_TEXT_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

bool consumer_text_is_plain(const void *bytes, size_t len);
const char *consumer_text_encode(struct arena *arena, const void *bytes, size_t len);
/* The bytes that became text; terminated. */
const char *consumer_text_decode(struct arena *arena, const char *text, size_t *ret_len);

#endif
