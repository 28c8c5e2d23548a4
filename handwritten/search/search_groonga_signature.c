/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One error takes at most one letter away, so of the letters that were typed a near word lacks no
 * more than there may be errors. Letters share bits; then a word looks nearer than it is.
 */
#include "search_groonga_signature.h"

#include <stddef.h>
#include <string.h>

#include "search_groonga_terms.h"
#include "value_utf8.h"

#define N_SETS 48 /* of letters */
#define FIRST_SHIFT 48
#define LENGTH_SHIFT 56
#define LENGTH_MAX 127U /* more than the letters of the longest term */
#define IS_WORD ((uint64_t)1 << 63)

_Static_assert(SEARCH_GROONGA_TERM_BYTES < LENGTH_MAX, "a length needs more bits");

static unsigned set_of(uint32_t letter)
{
    return (letter * 2654435761U >> 8) % N_SETS;
}

static unsigned length_of(uint64_t signature)
{
    return signature >> LENGTH_SHIFT & LENGTH_MAX;
}

uint64_t search_groonga_signature_of(const char *letters)
{
    size_t len = strlen(letters), at, n_bytes;
    uint64_t sets = 0, first = 0;
    unsigned n = 0;

    for (at = 0; at < len; at += n_bytes ? n_bytes : 1) {
        uint32_t letter = 0;

        n_bytes = value_utf8_decode(letters + at, len - at, &letter);
        if (letter == (uint32_t)SEARCH_GROONGA_SEAM)
            continue;
        if (!n++)
            first = letter & 0xff;
        sets |= (uint64_t)1 << set_of(letter);
    }
    return IS_WORD | (uint64_t)(n < LENGTH_MAX ? n : LENGTH_MAX) << LENGTH_SHIFT |
           first << FIRST_SHIFT | sets;
}

bool search_groonga_signature_is_near(uint64_t word, const struct search_groonga_nearness *to)
{
    const uint64_t sets = ((uint64_t)1 << N_SETS) - 1;
    unsigned n = length_of(word), n_typed = length_of(to->typed);

    if (!word || (to->begins_same && (word ^ to->typed) >> FIRST_SHIFT & 0xff))
        return false;
    if (n + to->errors < n_typed || (!to->is_typing && n > n_typed + to->errors))
        return false;
    return (unsigned)__builtin_popcountll(to->typed & ~word & sets) <= to->errors;
}
