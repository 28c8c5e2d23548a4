/* SPDX-License-Identifier: Apache-2.0 */
/*
 * generated/<d>/<d>_groups.{h,c}: the item of each group, the prototype of its hand-written writer
 * and the function that a call joins with. What is `planned` is left out.
 */
#include "emit.h"

#include <string.h>

#include "buf.h"
#include "emit_c.h"
#include "names.h"

static void add_member(struct tmpl_list *list, const struct param *param)
{
    if (param->type.nullable)
        tmpl_textf(tmpl_item(list), "declaration", "enum presence %s_presence", param->name);
    tmpl_text(tmpl_item(list), "declaration", emit_c_declare(param->type.kind, param->name));
}

static void declare(struct tmpl_value *item, const struct group *group)
{
    struct tmpl_list *members = tmpl_list(item, "members"), *gives = tmpl_list(item, "gives");

    tmpl_textf(item, "doc", "%s%s", group->doc ? group->doc : names_sentence(group->name),
               group->doc ? "" : ".");
    for (size_t i = 0; i < group->item.n; i++)
        add_member(members, &group->item.items[i]);
    for (size_t i = 0; i < group->gives.n; i++)
        add_member(gives, &group->gives.items[i]);
}

static void emit_part(const struct domain *domain, const char *root, bool is_header)
{
    struct tmpl_value *map = emit_c_map(domain);
    struct tmpl_list *groups = tmpl_list(map, "groups");

    if (is_header)
        tmpl_textf(map, "guard", "%s_GROUPS_H", names_upper(domain->name));
    for (size_t i = 0; i < domain->groups.n; i++) {
        const struct group *group = &domain->groups.items[i];
        struct tmpl_value *item;

        if (group->planned)
            continue;
        item = tmpl_item(groups);
        tmpl_text(item, "name", group->name);
        if (is_header)
            declare(item, group);
        else
            tmpl_textf(item, "at_most", "%u", group->at_most);
    }
    emit_c_file(domain, root, is_header ? "groups.h.tmpl" : "groups.c.tmpl", "groups", map);
}

void emit_groups(const struct spec *spec, const char *root)
{
    for (size_t i = 0; i < spec->domains.n; i++) {
        const struct domain *domain = &spec->domains.items[i];
        bool any = false;

        for (size_t j = 0; j < domain->groups.n; j++)
            any = any || !domain->groups.items[j].planned;
        if (!any)
            continue;
        emit_part(domain, root, true);
        emit_part(domain, root, false);
    }
}
