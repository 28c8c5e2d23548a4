/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Small questions about texts: how wide they are on a terminal, how far apart two words are, and
 * whether a word is a name of the spec language.
 */
#ifndef TEXT_H
#define TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"

/* Columns that the character at text[*i] takes on a terminal; moves *i past it. */
size_t text_width(const char *text, size_t len, size_t *i);
/* Adds text with control characters as spaces. */
void text_add_printable(struct buf *out, const char *text, size_t len);

/* Edits (insert, drop, change, swap of neighbours) that turn a into b, letters' case not counted
 * unless only that differs; more than limit: anything above limit. */
size_t text_distance(const char *a, const char *b, size_t limit);

bool text_is_snake(const char *text); /* wishlist_item */
bool text_is_word(const char *text);  /* an enum's value or a state: PAID, V2, in_transit */
bool text_is_code(const char *text);  /* W001 */
bool text_is_camel(const char *text); /* wishlistId */
bool text_starts_with(const char *text, const char *start);
bool text_ends_with(const char *text, const char *end);
/* Whether sql contains name as a whole word outside of quotes. */
bool text_mentions(const char *sql, const char *name);

/* Whole texts only; false leaves *ret alone. */
bool text_to_int(const char *text, int64_t *ret);
bool text_to_money(const char *text, int64_t *ret);     /* "0.01" -> 1 */
bool text_to_duration(const char *text, unsigned *ret); /* "15 s" -> 15000 (ms) */
bool text_to_size(const char *text, unsigned *ret);     /* "64 KiB" -> 65536 */

#endif
