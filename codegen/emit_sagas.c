/* SPDX-License-Identifier: Apache-2.0 */
/*
 * generated/<d>/<d>_sagas.{h,c}: prototypes of the steps' functions, and the table that the engine
 * drives. What is `planned` is left out.
 */
#include "emit.h"

#include <string.h>

#include "buf.h"
#include "emit_c.h"
#include "names.h"

static void add_call(struct tmpl_list *calls, const char *member, const struct name *function)
{
    struct tmpl_value *item;

    if (!function->text)
        return;
    item = tmpl_item(calls);
    tmpl_text(item, "member", member);
    tmpl_text(item, "function", function->text);
}

/* One function may serve several steps: it is declared once. */
static void declare(struct tmpl_list *list, struct names *seen, const struct name *function,
                    bool is_fail)
{
    struct tmpl_value *item;

    if (!function->text)
        return;
    for (size_t i = 0; i < seen->n; i++)
        if (strcmp(seen->items[i].text, function->text) == 0)
            return;
    *list_add(seen) = *function;
    item = tmpl_item(list);
    tmpl_text(item, "function", function->text);
    tmpl_flag(item, "is_fail", is_fail);
}

static void fill_table(struct tmpl_value *map, const struct saga *saga)
{
    struct tmpl_list *steps = tmpl_list(map, "steps");

    tmpl_textf(map, "deadline_ms", "%u", saga->deadline_ms);
    for (size_t i = 0; i < saga->steps.n; i++) {
        const struct saga_step *step = &saga->steps.items[i];
        struct tmpl_value *item = tmpl_item(steps);
        struct tmpl_list *calls = tmpl_list(item, "calls");

        tmpl_text(item, "step", step->name);
        add_call(calls, "ask", &step->ask);
        add_call(calls, "act", &step->action);
        add_call(calls, "fail", &step->fail);
        add_call(calls, "ask_undo", &step->ask_undo);
        add_call(calls, "undo", &step->undo);
    }
}

static void declare_steps(struct tmpl_list *functions, struct names *seen, const struct saga *saga)
{
    for (size_t i = 0; i < saga->steps.n; i++) {
        const struct saga_step *step = &saga->steps.items[i];

        declare(functions, seen, &step->ask, false);
        declare(functions, seen, &step->action, false);
        declare(functions, seen, &step->fail, true);
        declare(functions, seen, &step->ask_undo, false);
        declare(functions, seen, &step->undo, false);
    }
}

static void emit_part(const struct domain *domain, const char *root, bool is_header)
{
    struct tmpl_value *map = emit_c_map(domain);
    struct tmpl_list *sagas = tmpl_list(map, "sagas");
    struct tmpl_list *functions = is_header ? tmpl_list(map, "functions") : NULL;
    struct names seen = {0};

    if (is_header)
        tmpl_textf(map, "guard", "%s_SAGAS_H", names_upper(domain->name));
    for (size_t i = 0; i < domain->sagas.n; i++) {
        const struct saga *saga = &domain->sagas.items[i];
        struct tmpl_value *item;

        if (saga->planned)
            continue;
        item = tmpl_item(sagas);
        tmpl_text(item, "saga", saga->name);
        if (is_header) {
            tmpl_text(item, "doc", saga->doc ? saga->doc : names_sentence(saga->name));
            declare_steps(functions, &seen, saga);
        } else {
            fill_table(item, saga);
        }
    }
    emit_c_file(domain, root, is_header ? "sagas.h.tmpl" : "sagas.c.tmpl", "sagas", map);
}

void emit_sagas(const struct spec *spec, const char *root)
{
    for (size_t i = 0; i < spec->domains.n; i++) {
        const struct domain *domain = &spec->domains.items[i];
        bool any = false;

        for (size_t j = 0; j < domain->sagas.n; j++)
            any = any || !domain->sagas.items[j].planned;
        if (!any)
            continue;
        emit_part(domain, root, true);
        emit_part(domain, root, false);
    }
}
