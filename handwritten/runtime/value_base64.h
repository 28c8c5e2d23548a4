/* SPDX-License-Identifier: Apache-2.0 */
/* base64url without padding (RFC 4648, section 5). */
#ifndef VALUE_BASE64_H
#define VALUE_BASE64_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

/* The text in the arena. */
char *value_base64_encode(struct arena *arena, const void *bytes, size_t len);
/* The bytes in the arena with a terminator, or NULL: padding, a foreign character, or a spelling
 * that the encoder does not use. */
char *value_base64_decode(struct arena *arena, const char *text, size_t len, size_t *ret_len);

#endif
