/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Fault points read the environment at each call: they exist in test builds only, and tests start
 * the program with the faults they want.
 */
#include "fault.h"

#ifdef SHOP_FAULTS

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define EXIT_STATUS 70

static bool is_word(const char *at, size_t len, const char *word)
{
    return strlen(word) == len && memcmp(at, word, len) == 0;
}

/* What SHOP_FAULTS asks for at this point: the text behind "name=", of *ret_len bytes; or NULL. */
static const char *asked_for(const char *name, size_t *ret_len)
{
    const char *at = getenv("SHOP_FAULTS");
    size_t len;

    for (; at && *at; at += len + (at[len] == ',')) {
        size_t name_len = strcspn(at, "=,");

        len = strcspn(at, ",");
        if (at[name_len] != '=' || !is_word(at, name_len, name))
            continue;
        *ret_len = len - name_len - 1;
        return at + name_len + 1;
    }
    return NULL;
}

enum err fault_point(const char *name)
{
    size_t len;
    const char *what = asked_for(name, &len);

    if (!what)
        return ERR_OK;
    if (is_word(what, len, "error"))
        return ERR_INTERNAL_ERROR;
    if (is_word(what, len, "exit"))
        _exit(EXIT_STATUS);
    fprintf(stderr, "SHOP_FAULTS: `%.*s` at %s is neither error nor exit\n", (int)len, what, name);
    abort();
}

#endif
