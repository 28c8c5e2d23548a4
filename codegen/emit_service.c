/* SPDX-License-Identifier: Apache-2.0 */
/*
 * generated/<d>/<d>_routes.{h,c,inc}: each route and its exact error set; and
 * generated/service_tables.{h,c}: the one struct that the runtime serves. What is `planned` is left
 * out of all of them.
 */
#include "emit.h"

#include <string.h>

#include "buf.h"
#include "names.h"
#include "out.h"
#include "resolve.h"
#include "tmpl.h"

static bool has_routes(const struct domain *domain)
{
    for (size_t i = 0; i < domain->endpoints.n; i++)
        if (!domain->endpoints.items[i].planned)
            return true;
    for (size_t i = 0; i < domain->streams.n; i++)
        if (!domain->streams.items[i].planned)
            return true;
    return false;
}

/* Calls fn for each route of the domain: its endpoints, then its streams. */
static void each_route(const struct domain *domain, struct tmpl_list *list,
                       void (*fn)(struct tmpl_list *list, const struct endpoint *endpoint,
                                  const char *name, bool is_stream))
{
    for (size_t i = 0; i < domain->endpoints.n; i++) {
        const struct endpoint *endpoint = &domain->endpoints.items[i];

        if (!endpoint->planned)
            fn(list, endpoint, endpoint->name, false);
    }
    for (size_t i = 0; i < domain->streams.n; i++) {
        const struct stream *stream = &domain->streams.items[i];

        if (!stream->planned)
            fn(list, stream->endpoint, stream->name, true);
    }
}

static void add_declaration(struct tmpl_list *list, const struct endpoint *endpoint,
                            const char *name, bool is_stream)
{
    (void)endpoint;
    (void)is_stream;
    tmpl_text(tmpl_item(list), "name", name);
}

static void add_errors(struct tmpl_list *list, const struct endpoint *endpoint, const char *name,
                       bool is_stream)
{
    struct tmpl_value *item = tmpl_item(list);
    struct tmpl_list *errors = tmpl_list(item, "errors");
    size_t longest = 0;

    (void)is_stream;
    tmpl_text(item, "name", name);
    for (size_t i = 0; i < endpoint->n_errors; i++)
        if (strlen(names_err(endpoint->errors[i])) > longest)
            longest = strlen(names_err(endpoint->errors[i]));
    for (size_t i = 0; i < endpoint->n_errors; i++) {
        const char *error = names_err(endpoint->errors[i]);
        struct tmpl_value *it = tmpl_item(errors);

        tmpl_text(it, "error", error);
        tmpl_textf(it, "space", "%*s", (int)(longest - strlen(error) + 1), "");
        tmpl_text(it, "code", endpoint->errors[i]->code);
    }
}

static const struct service *service; /* whose roles add_route() looks up */

static void add_route(struct tmpl_list *list, const struct endpoint *endpoint, const char *name,
                      bool is_stream)
{
    struct tmpl_value *item = tmpl_item(list);

    tmpl_text(item, "name", name);
    tmpl_text(item, "operation", names_camel(name));
    tmpl_text(item, "method", endpoint->method);
    tmpl_text(item, "path", endpoint->path.text);
    tmpl_textf(item, "status", "%u", endpoint->status ? endpoint->status : 200);
    tmpl_flag(item, "needs_token", !endpoint->is_public);
    tmpl_textf(item, "role", "%u",
               endpoint->is_public ? 0 : service->roles.items[endpoint->role].bit);
    tmpl_flag(item, "has_body", endpoint->body != NULL);
    tmpl_flag(item, "takes_key", resolve_takes_key(endpoint));
    tmpl_text(item, "deadline_ms",
              endpoint->deadline_ms ? mem_printf("%u", endpoint->deadline_ms) : NULL);
    tmpl_flag(item, "is_stream", is_stream);
}

/* The kinds of files, each with a template routes.<kind>.tmpl. */
static const struct routes_file {
    const char *kind;
    bool has_guard;
    void (*add)(struct tmpl_list *list, const struct endpoint *endpoint, const char *name,
                bool is_stream);
} routes_files[] = {
    {.kind = "h", .has_guard = true, .add = add_declaration},
    {.kind = "c", .add = add_errors},
    {.kind = "inc", .add = add_route},
};

static void emit_routes(const struct domain *domain, const char *root,
                        const struct routes_file *file)
{
    const char *template = mem_printf("routes.%s.tmpl", file->kind);
    struct tmpl_value *map = tmpl_map();
    char *text;

    tmpl_text(map, "domain", domain->name);
    tmpl_text(map, "source", domain->file);
    if (file->has_guard)
        tmpl_textf(map, "guard", "%s_ROUTES_H", names_upper(domain->name));
    each_route(domain, tmpl_list(map, "routes"), file->add);
    text = tmpl_render(root, template, map);
    if (text)
        out_file(mem_printf("generated/%s/%s_routes.%s", domain->name, domain->name, file->kind),
                 out_wrap_c(text), mem_printf("templates/%s from %s", template, domain->file));
}

static void add_roles(struct tmpl_value *map)
{
    struct tmpl_list *roles = tmpl_list(map, "roles");

    for (size_t i = 0; i < service->roles.n; i++) {
        const struct role *role = &service->roles.items[i];
        struct tmpl_value *item = tmpl_item(roles);

        tmpl_text(item, "role_name", role->name);
        tmpl_textf(item, "bit", "%u", role->bit);
        tmpl_textf(item, "covers", "%u", role->covers);
    }
}

static void add_settings(struct tmpl_value *map)
{
    struct tmpl_list *settings = tmpl_list(map, "settings");

    for (size_t i = 0; i < service->settings.n; i++) {
        const struct setting *setting = &service->settings.items[i];
        struct tmpl_value *item = tmpl_item(settings);

        tmpl_text(item, "env", setting->env);
        tmpl_flag(item, "has_value", setting->default_text != NULL);
        tmpl_text(item, "value", setting->default_text);
        tmpl_flag(item, "is_secret", setting->is_secret);
        tmpl_flag(item, "is_number", setting->has_min);
        tmpl_textf(item, "min", "%lld", (long long)setting->min);
        tmpl_textf(item, "max", "%lld", (long long)(setting->has_max ? setting->max : INT64_MAX));
        tmpl_text(item, "setting_doc", setting->doc);
    }
}

static void add_jobs(struct tmpl_value *map, const struct spec *spec)
{
    struct tmpl_list *jobs = tmpl_list(map, "jobs");

    for (size_t i = 0; i < spec->domains.n; i++) {
        const struct domain *domain = &spec->domains.items[i];

        for (size_t j = 0; j < domain->jobs.n; j++) {
            const struct job *job = &domain->jobs.items[j];
            struct tmpl_value *item;

            if (job->planned)
                continue;
            item = tmpl_item(jobs);
            tmpl_text(item, "job", job->name);
            tmpl_textf(item, "interval_ms", "%u", job->every_ms);
            tmpl_text(item, "lock", job->lock);
            tmpl_textf(item, "lease_ms", "%u", job->lease_ms);
        }
    }
}

static void add_sagas(struct tmpl_value *map, const struct spec *spec)
{
    struct tmpl_list *sagas = tmpl_list(map, "sagas");

    for (size_t i = 0; i < spec->domains.n; i++)
        for (size_t j = 0; j < spec->domains.items[i].sagas.n; j++)
            if (!spec->domains.items[i].sagas.items[j].planned)
                tmpl_text(tmpl_item(sagas), "saga", spec->domains.items[i].sagas.items[j].name);
}

static void add_events(struct tmpl_value *map, const struct spec *spec)
{
    struct tmpl_list *events = tmpl_list(map, "events");
    struct tmpl_list *consumers = tmpl_list(map, "consumers");

    for (size_t i = 0; i < spec->domains.n; i++) {
        const struct domain *domain = &spec->domains.items[i];

        for (size_t j = 0; j < domain->events.n; j++) {
            const struct event *event = &domain->events.items[j];
            struct tmpl_value *item = tmpl_item(events);

            tmpl_text(item, "event", event->name);
            tmpl_text(item, "topic", event->topic);
            tmpl_textf(item, "event_version", "%u", event->version);
            tmpl_text(item, "event_schema", names_pascal(event->dto->name));
        }
        for (size_t j = 0; j < domain->consumers.n; j++)
            if (!domain->consumers.items[j].planned)
                tmpl_text(tmpl_item(consumers), "consumer", domain->consumers.items[j].name);
    }
}

static void add_includes(struct tmpl_value *map, const struct spec *spec)
{
    struct tmpl_list *includes = tmpl_list(map, "includes");

    for (size_t i = 0; i < spec->domains.n; i++) {
        const struct domain *domain = &spec->domains.items[i];
        bool has_jobs = false, has_sagas = false, has_streams = false, has_consumers = false;

        for (size_t j = 0; j < domain->jobs.n; j++)
            has_jobs = has_jobs || !domain->jobs.items[j].planned;
        for (size_t j = 0; j < domain->sagas.n; j++)
            has_sagas = has_sagas || !domain->sagas.items[j].planned;
        for (size_t j = 0; j < domain->streams.n; j++)
            has_streams = has_streams || !domain->streams.items[j].planned;
        for (size_t j = 0; j < domain->consumers.n; j++)
            has_consumers = has_consumers || !domain->consumers.items[j].planned;
        if (has_routes(domain)) {
            tmpl_textf(tmpl_item(includes), "include", "%s/%s_http.h", domain->name, domain->name);
            tmpl_textf(tmpl_item(includes), "include", "%s/%s_routes.h", domain->name,
                       domain->name);
        }
        if (has_jobs)
            tmpl_textf(tmpl_item(includes), "include", "%s/%s_jobs.h", domain->name, domain->name);
        if (has_consumers)
            tmpl_textf(tmpl_item(includes), "include", "%s/%s_consumers.h", domain->name,
                       domain->name);
        if (has_sagas)
            tmpl_textf(tmpl_item(includes), "include", "%s/%s_sagas.h", domain->name, domain->name);
        if (has_streams)
            tmpl_textf(tmpl_item(includes), "include", "%s/%s_streams.h", domain->name,
                       domain->name);
    }
}

static void emit_table(const struct spec *spec, const char *root)
{
    struct tmpl_value *map = tmpl_map();
    struct tmpl_list *routes = tmpl_list(map, "route_files");
    char *text;

    tmpl_text(map, "service", service->name);
    tmpl_text(map, "version", service->version);
    tmpl_text(map, "base_path", service->base_path);
    tmpl_textf(map, "owner_role", "%u", service->owner_bit);
    tmpl_textf(map, "body_bytes", "%u", service->body_bytes);
    tmpl_textf(map, "json_depth", "%u", service->json_depth);
    tmpl_textf(map, "deadline_ms", "%u", service->deadline_ms);
    add_includes(map, spec);
    for (size_t i = 0; i < spec->domains.n; i++)
        if (has_routes(&spec->domains.items[i]))
            tmpl_textf(tmpl_item(routes), "route_file", "%s/%s_routes.inc",
                       spec->domains.items[i].name, spec->domains.items[i].name);
    add_roles(map);
    add_settings(map);
    add_jobs(map, spec);
    add_sagas(map, spec);
    add_events(map, spec);
    text = tmpl_render(root, "service_tables.c.tmpl", map);
    if (text)
        out_file("generated/service_tables.c", out_wrap_c(text),
                 "templates/service_tables.c.tmpl from spec/service.yaml and all domains");
}

void emit_service(const struct spec *spec, const char *root)
{
    char *text;

    service = &spec->service;
    for (size_t i = 0; i < spec->domains.n; i++) {
        if (!has_routes(&spec->domains.items[i]))
            continue;
        for (size_t j = 0; j < sizeof routes_files / sizeof *routes_files; j++)
            emit_routes(&spec->domains.items[i], root, &routes_files[j]);
    }
    emit_table(spec, root);
    text = tmpl_render(root, "service_tables.h.tmpl", tmpl_map());
    if (text)
        out_file("generated/service_tables.h", text, "templates/service_tables.h.tmpl");
}
