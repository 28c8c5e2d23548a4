/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The page of metrics. Numbers are read while threads go on counting: each is right, but two may be
 * of different moments.
 */
#include "metrics.h"

#include "arena.h"
#include "metrics_impl.h"

#include <stdlib.h>

void metrics_init(const struct service *service, unsigned n_threads)
{
    metrics_requests_init(service, n_threads);
}

void metrics_write_label(FILE *out, const char *name, const char *value)
{
    fprintf(out, "%s=\"", name);
    for (; *value; value++) {
        if (*value == '\n')
            fputs("\\n", out);
        else if (*value == '"' || *value == '\\')
            fprintf(out, "\\%c", *value);
        else
            fputc(*value, out);
    }
    fputc('"', out);
}

char *metrics_render(struct arena *arena, size_t *ret_len)
{
    char *text = NULL, *copy;
    size_t len = 0;
    FILE *out = open_memstream(&text, &len);

    if (!out)
        abort();
    metrics_requests_render(out);
    metrics_named_render(out);
    if (fclose(out) != 0)
        abort();
    copy = arena_strndup(arena, text, len);
    free(text);
    *ret_len = len;
    return copy;
}
