/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One error takes at most one letter away, so of the letters that were typed a near word lacks no
 * more than there may be errors. Letters share bits; then a word looks nearer than it is. Long
 * words have all letters somewhere: only the first ones are compared, and an error moves a letter
 * by one place at most.
 */
#include "search_groonga_signature.h"

#include <stddef.h>
#include <string.h>

#include "search_terms.h"
#include "value_utf8.h"

#define TYPED_WINDOW 12U /* letters */
#define WORD_WINDOW (TYPED_WINDOW + SEARCH_GROONGA_SIGNATURE_ERRORS)
#define IS_WORD ((uint64_t)1 << 63)

_Static_assert(SEARCH_TERM_BYTES < SEARCH_GROONGA_SIGNATURE_LENGTH_MAX, "a length needs more bits");

static unsigned set_of(uint32_t letter)
{
    return (letter * 2654435761U >> 8) % SEARCH_GROONGA_SIGNATURE_SETS;
}

/* With the sets of the first `window` letters. */
static uint64_t signature_of(const char *letters, unsigned window)
{
    size_t len = strlen(letters), at, n_bytes;
    uint64_t sets = 0, first = 0;
    unsigned n = 0;

    for (at = 0; at < len; at += n_bytes ? n_bytes : 1) {
        uint32_t letter = 0;

        n_bytes = value_utf8_decode(letters + at, len - at, &letter);
        if (letter == (uint32_t)SEARCH_TERM_SEAM)
            continue;
        if (n < SEARCH_GROONGA_SIGNATURE_LENGTH_MAX)
            n++;
        if (n == 1)
            first = letter & 0xff;
        if (n <= window)
            sets |= (uint64_t)1 << set_of(letter);
    }
    return IS_WORD | (uint64_t)n << SEARCH_GROONGA_SIGNATURE_LENGTH |
           first << SEARCH_GROONGA_SIGNATURE_SETS | sets;
}

uint64_t search_groonga_signature_of(const char *letters)
{
    return signature_of(letters, WORD_WINDOW);
}

uint64_t search_groonga_signature_of_typed(const char *letters)
{
    return signature_of(letters, TYPED_WINDOW);
}
