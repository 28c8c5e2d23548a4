/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The template engine and the breaking of long lines over any bytes. Nothing may crash or hang;
 * what is refused is refused with a message.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "diag.h"
#include "out.h"
#include "tmpl.h"

static struct tmpl_value *values(void)
{
    struct tmpl_value *map = tmpl_map();
    struct tmpl_list *list = tmpl_list(map, "items");

    tmpl_text(map, "name", "a \"text\" */ of\ntwo lines");
    tmpl_flag(map, "flag", true);
    tmpl_text(tmpl_item(list), "it", "one");
    tmpl_text(tmpl_item(list), "it", "two");
    return map;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    static const char tail[] = "{{! }}{{#if flag}}{{name}}{{#each items}}{{it}}{{/each}}{{/if}}";
    char *text = malloc(len + sizeof tail);
    char *rendered;

    diag_reset();
    memcpy(text, data, len);
    memcpy(text + len, tail, sizeof tail); /* so that every value is used */
    rendered = tmpl_render_text("/nonexistent", "fuzz", text, len + sizeof tail - 1, values());
    if (rendered)
        out_wrap_c(rendered);
    else if (!diag_n_errors())
        abort();
    free(text);
    diag_reset();
    mem_reset();
    return 0;
}
