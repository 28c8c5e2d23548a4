/* SPDX-License-Identifier: Apache-2.0 */
/*
 * SHA-1 (FIPS 180-4), because Redis names scripts by it. Not for secrets.
 */
#ifndef SHA1_H
#define SHA1_H

#include <stddef.h>

/* 40 hex digits. */
char *sha1_hex(const char *text, size_t len);

#endif
