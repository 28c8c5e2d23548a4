/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Compiled patterns. They are literals of the generated code, so there are few, and each is
 * compiled at its first use and kept until the process ends. All threads share the list, which only
 * grows, at its head; who loses a race for the head tries again.
 */
#include "jread_reader.h"

#include <regex.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct pattern {
    const char *text;
    regex_t compiled;
    struct pattern *next;
};

static _Atomic(struct pattern *) patterns;

static struct pattern *find(struct pattern *pattern, const char *text)
{
    while (pattern && pattern->text != text && strcmp(pattern->text, text) != 0)
        pattern = pattern->next;
    return pattern;
}

static void discard(struct pattern *pattern)
{
    regfree(&pattern->compiled);
    free(pattern);
}

/* Anchored at both ends. A pattern that does not compile is a defect of the spec's compiler. */
static struct pattern *compile(const char *text)
{
    struct pattern *pattern = malloc(sizeof(*pattern));
    char *anchored;

    if (!pattern || asprintf(&anchored, "^(%s)$", text) < 0)
        abort();
    pattern->text = text;
    if (regcomp(&pattern->compiled, anchored, REG_EXTENDED | REG_NOSUB) != 0)
        abort();
    free(anchored);
    return pattern;
}

static struct pattern *find_or_compile(const char *text)
{
    struct pattern *head = atomic_load(&patterns), *found = find(head, text), *pattern;

    if (found)
        return found;
    pattern = compile(text);
    do {
        found = find(head, text);
        if (found) {
            discard(pattern);
            return found;
        }
        pattern->next = head;
    } while (!atomic_compare_exchange_weak(&patterns, &head, pattern));
    return pattern;
}

bool jread_matches(const char *pattern, const char *text)
{
    return regexec(&find_or_compile(pattern)->compiled, text, 0, NULL, 0) == 0;
}
