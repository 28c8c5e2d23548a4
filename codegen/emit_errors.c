/* SPDX-License-Identifier: Apache-2.0 */
/*
 * generated/errors.{h,c}: the enum of all codes and what clients are told about each. The runtime
 * names the common codes, so those stand first and in the order of spec/errors.yaml.
 */
#include "emit.h"

#include <string.h>

#include "buf.h"
#include "names.h"
#include "out.h"
#include "tmpl.h"

static void declare(struct tmpl_list *list, const struct error *error, size_t longest)
{
    struct tmpl_value *item = tmpl_item(list);
    const char *name = names_err(error);

    tmpl_text(item, "name", name);
    tmpl_textf(item, "space", "%*s", (int)(longest - strlen(name) + 1), "");
    tmpl_text(item, "code", error->code);
}

static void define(struct tmpl_list *list, const struct error *error, size_t longest)
{
    struct tmpl_value *item = tmpl_item(list);

    (void)longest;
    tmpl_text(item, "code", error->code);
    tmpl_text(item, "name", error->name);
    tmpl_text(item, "title", error->doc);
    tmpl_textf(item, "status", "%u", error->status);
}

/* All of them: the common ones first. */
struct errors {
    const struct error **items;
    size_t n;
};

static struct errors list_errors(const struct spec *spec)
{
    struct errors errors = {0};

    for (size_t i = 0; i < spec->errors.n; i++)
        *list_add(&errors) = &spec->errors.items[i];
    for (size_t i = 0; i < spec->domains.n; i++)
        for (size_t j = 0; j < spec->domains.items[i].errors.n; j++)
            *list_add(&errors) = &spec->domains.items[i].errors.items[j];
    return errors;
}

static void emit_part(const struct errors *errors, const char *root, const char *template,
                      const char *path,
                      void (*add)(struct tmpl_list *, const struct error *, size_t))
{
    struct tmpl_value *map = tmpl_map();
    struct tmpl_list *list = tmpl_list(map, "errors");
    size_t longest = 0;
    char *text;

    for (size_t i = 0; i < errors->n; i++)
        if (strlen(names_err(errors->items[i])) > longest)
            longest = strlen(names_err(errors->items[i]));
    for (size_t i = 0; i < errors->n; i++)
        add(list, errors->items[i], longest);
    text = tmpl_render(root, template, map);
    if (text)
        out_file(path, out_wrap_c(text), mem_printf("templates/%s from all domains", template));
}

void emit_errors(const struct spec *spec, const char *root)
{
    const struct errors errors = list_errors(spec);

    emit_part(&errors, root, "errors.h.tmpl", "generated/errors.h", declare);
    emit_part(&errors, root, "errors.c.tmpl", "generated/errors.c", define);
}
