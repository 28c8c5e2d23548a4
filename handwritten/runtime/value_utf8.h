/* SPDX-License-Identifier: Apache-2.0 */
/* UTF-8, strictly: no overlong forms, no surrogates, nothing above U+10FFFF. */
#ifndef VALUE_UTF8_H
#define VALUE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Decodes the code point at text[0..len), len > 0. Its number of bytes, or 0: it is no UTF-8. */
size_t value_utf8_decode(const char *text, size_t len, uint32_t *ret);
/* Writes a code point; the number of bytes, at most 4. */
size_t value_utf8_encode(uint32_t code_point, char *buf);
/* How many of the bytes are well formed: len if all are. */
size_t value_utf8_valid_len(const char *text, size_t len);
/* Code points of a well-formed text. */
size_t value_utf8_count(const char *text, size_t len);
/* Unicode's White_Space property. */
bool value_utf8_is_space(uint32_t code_point);
/* Whether a well-formed text has nothing but white space; an empty one has. */
bool value_utf8_is_blank(const char *text, size_t len);

#endif
