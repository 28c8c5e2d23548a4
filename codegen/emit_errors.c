/* SPDX-License-Identifier: Apache-2.0 */
/*
 * generated/errors.{h,c}: the enum of all codes and what clients are told about each. The runtime
 * names the common codes, so those stand first and in the order of spec/errors.yaml.
 */
#include "emit.h"

#include "buf.h"
#include "names.h"
#include "out.h"
#include "tmpl.h"

static void declare(struct tmpl_list *list, const struct error *error)
{
    struct tmpl_value *item = tmpl_item(list);

    tmpl_text(item, "name", names_err(error));
    tmpl_text(item, "code", error->code);
}

static void define(struct tmpl_list *list, const struct error *error)
{
    struct tmpl_value *item = tmpl_item(list);

    tmpl_text(item, "code", error->code);
    tmpl_text(item, "name", error->name);
    tmpl_text(item, "title", error->doc);
    tmpl_textf(item, "status", "%u", error->status);
}

static void emit_part(const struct spec *spec, const char *root, const char *template,
                      const char *path, void (*add)(struct tmpl_list *, const struct error *))
{
    struct tmpl_value *map = tmpl_map();
    struct tmpl_list *list = tmpl_list(map, "errors");
    char *text;

    for (size_t i = 0; i < spec->errors.n; i++)
        add(list, &spec->errors.items[i]);
    for (size_t i = 0; i < spec->domains.n; i++)
        for (size_t j = 0; j < spec->domains.items[i].errors.n; j++)
            add(list, &spec->domains.items[i].errors.items[j]);
    text = tmpl_render(root, template, map);
    if (text)
        out_file(path, out_wrap_c(text), mem_printf("templates/%s from all domains", template));
}

void emit_errors(const struct spec *spec, const char *root)
{
    emit_part(spec, root, "errors.h.tmpl", "generated/errors.h", declare);
    emit_part(spec, root, "errors.c.tmpl", "generated/errors.c", define);
}
