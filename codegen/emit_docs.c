/* SPDX-License-Identifier: Apache-2.0 */
/*
 * generated/<d>/README.md: what a domain offers, for people: endpoints, errors, machines as
 * diagrams, events.
 */
#include "emit.h"

#include <string.h>

#include "buf.h"
#include "names.h"
#include "out.h"
#include "tmpl.h"

/* A cell of a table: bars would end it. */
static char *cell(const char *text)
{
    struct buf out = {0};

    buf_add(&out, "");
    for (; text && *text; text++)
        buf_addf(&out, *text == '|' ? "\\%c" : "%c", *text == '\n' ? ' ' : *text);
    return out.text;
}

/* The domain's own codes and those of other domains; the common ones would say nothing. */
static char *code_list(const struct endpoint *endpoint)
{
    struct buf out = {0};

    buf_add(&out, "");
    for (size_t i = 0; i < endpoint->n_errors; i++)
        if (endpoint->errors[i]->domain)
            buf_addf(&out, "%s%s", out.len ? " " : "", endpoint->errors[i]->code);
    return out.text;
}

static void add_endpoint(struct tmpl_list *list, const struct service *service,
                         const struct endpoint *endpoint, const char *answer, bool planned)
{
    struct tmpl_value *item = tmpl_item(list);
    const char *doc = endpoint->doc ? endpoint->doc : names_sentence(endpoint->name);

    tmpl_text(item, "method", endpoint->method);
    tmpl_text(item, "path", endpoint->path.text);
    tmpl_textf(item, "summary", "%s%s", cell(doc), planned ? " (planned)" : "");
    tmpl_text(item, "who",
              endpoint->is_public ? "everybody" : service->roles.items[endpoint->role].name);
    tmpl_text(item, "answer", answer);
    tmpl_text(item, "codes", code_list(endpoint));
}

static void add_endpoints(struct tmpl_value *map, const struct service *service,
                          const struct domain *domain)
{
    struct tmpl_list *list = tmpl_list(map, "endpoints");

    tmpl_flag(map, "has_endpoints", domain->endpoints.n + domain->streams.n > 0);
    for (size_t i = 0; i < domain->endpoints.n; i++) {
        const struct endpoint *endpoint = &domain->endpoints.items[i];
        const char *answer = mem_printf("%u%s%s%s", endpoint->status, endpoint->returns ? " " : "",
                                        endpoint->returns ? endpoint->returns->name : "",
                                        endpoint->action == ACTION_LIST ? " list" : "");

        add_endpoint(list, service, endpoint, answer, endpoint->planned);
    }
    for (size_t i = 0; i < domain->streams.n; i++)
        add_endpoint(list, service, domain->streams.items[i].endpoint, "server-sent events",
                     domain->streams.items[i].planned);
}

static void add_errors(struct tmpl_value *map, const struct domain *domain)
{
    struct tmpl_list *list = tmpl_list(map, "errors");

    tmpl_flag(map, "has_errors", domain->errors.n > 0);
    for (size_t i = 0; i < domain->errors.n; i++) {
        const struct error *error = &domain->errors.items[i];
        struct tmpl_value *item = tmpl_item(list);

        tmpl_text(item, "code", error->code);
        tmpl_text(item, "name", error->name);
        tmpl_textf(item, "status", "%u", error->status);
        tmpl_text(item, "doc", cell(error->doc));
    }
}

static void add_machine(struct tmpl_list *list, const struct machine *machine)
{
    struct tmpl_value *item = tmpl_item(list);
    struct tmpl_list *arrows = tmpl_list(item, "arrows"), *ends = tmpl_list(item, "ends");

    tmpl_text(item, "title", names_sentence(machine->name));
    tmpl_text(item, "doc", machine->doc);
    tmpl_text(item, "initial", machine->initial.text);
    for (size_t i = 0; i < machine->transitions.n; i++) {
        const struct transition *transition = &machine->transitions.items[i];

        for (size_t j = 0; j < transition->from.n; j++) {
            struct tmpl_value *arrow = tmpl_item(arrows);

            tmpl_text(arrow, "from", transition->from.items[j].text);
            tmpl_text(arrow, "to", transition->to.text);
            tmpl_text(arrow, "name", transition->name);
        }
    }
    for (size_t i = 0; i < machine->terminal.n; i++)
        tmpl_text(tmpl_item(ends), "state", machine->terminal.items[i].text);
}

static void add_events(struct tmpl_value *map, const struct domain *domain)
{
    struct tmpl_list *list = tmpl_list(map, "events");

    tmpl_flag(map, "has_events", domain->events.n > 0);
    for (size_t i = 0; i < domain->events.n; i++) {
        const struct event *event = &domain->events.items[i];
        struct tmpl_value *item = tmpl_item(list);

        tmpl_text(item, "name", event->name);
        tmpl_text(item, "topic", event->topic);
        tmpl_text(item, "key", names_camel(event->key.text));
        tmpl_text(item, "doc", cell(event->doc));
    }
}

void emit_docs(const struct spec *spec, const char *root)
{
    for (size_t i = 0; i < spec->domains.n; i++) {
        const struct domain *domain = &spec->domains.items[i];
        struct tmpl_value *map = tmpl_map();
        struct tmpl_list *machines;
        char *text;

        tmpl_text(map, "source", domain->file);
        tmpl_text(map, "title", names_sentence(domain->name));
        tmpl_text(map, "doc", domain->doc);
        add_endpoints(map, &spec->service, domain);
        add_errors(map, domain);
        machines = tmpl_list(map, "machines");
        for (size_t j = 0; j < domain->machines.n; j++)
            add_machine(machines, &domain->machines.items[j]);
        add_events(map, domain);
        text = tmpl_render(root, "docs.md.tmpl", map);
        if (text)
            out_file(mem_printf("generated/%s/README.md", domain->name), text,
                     mem_printf("templates/docs.md.tmpl from %s", domain->file));
    }
}
