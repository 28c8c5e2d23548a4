/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Random numbers in base 36. They come from the kernel, so that nobody guesses another's, and are
 * as long as their callers ask: eight characters are 41 bits, of which two are equal by chance once
 * in a few million, and so the callers must be ready to try again.
 */
#include "number.h"

#include <stddef.h>
#include <stdlib.h>
#include <sys/random.h>

#include "arena.h"

#define DIGITS "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define BASE (sizeof(DIGITS) - 1)
#define FAIR (256 / BASE * BASE) /* bytes from here on would favour the first digits */

const char *number_random(struct arena *arena, unsigned n)
{
    char *number = arena_alloc(arena, n + 1);
    unsigned char pool[32];
    unsigned n_done = 0;

    while (n_done < n) {
        if (getrandom(pool, sizeof(pool), 0) != (ssize_t)sizeof(pool))
            abort(); /* so few bytes are never cut short once the kernel's pool is ready */
        for (size_t i = 0; i < sizeof(pool) && n_done < n; i++) {
            if (pool[i] < FAIR)
                number[n_done++] = DIGITS[pool[i] % BASE];
        }
    }
    return number;
}
