/* SPDX-License-Identifier: Apache-2.0 */
/*
 * generated/openapi.json: the document around the operations. What `planned` leaves out of the
 * routes is left out here too.
 */
#include "emit.h"

#include "buf.h"
#include "openapi.h"
#include "out.h"

static void describe_service(struct json *document, const struct service *service)
{
    struct json *info, *license, *server;

    json_set_text(document, "openapi", "3.1.0");
    info = json_set_object(document, "info");
    json_set_text(info, "title", service->title);
    json_set_text(info, "version", service->version);
    if (service->doc)
        json_set_text(info, "description", service->doc);
    license = json_set_object(info, "license");
    json_set_text(license, "name", "Apache-2.0");
    json_set_text(license, "identifier", "Apache-2.0");
    server = json_add_object(json_set_array(document, "servers"));
    json_set_text(server, "url", service->base_path);
    json_set_text(server, "description", "This server.");
}

static bool has_operation(const struct domain *domain)
{
    for (size_t i = 0; i < domain->endpoints.n; i++)
        if (!domain->endpoints.items[i].planned)
            return true;
    for (size_t i = 0; i < domain->streams.n; i++)
        if (!domain->streams.items[i].planned)
            return true;
    return false;
}

static void add_domain(struct openapi *api, const struct domain *domain)
{
    struct json *tag;

    if (!has_operation(domain))
        return;
    tag = json_add_object(json_get(api->document, "tags"));
    json_set_text(tag, "name", domain->name);
    json_set_text(tag, "description", domain->doc ? domain->doc : domain->name);
    for (size_t i = 0; i < domain->endpoints.n; i++)
        if (!domain->endpoints.items[i].planned)
            openapi_operation(api, &domain->endpoints.items[i], NULL);
    for (size_t i = 0; i < domain->streams.n; i++)
        if (!domain->streams.items[i].planned)
            openapi_operation(api, domain->streams.items[i].endpoint, &domain->streams.items[i]);
}

void emit_openapi(const struct spec *spec, const char *root)
{
    struct openapi api = {.spec = spec, .document = json_object()};
    struct json *components, *scheme;

    (void)root;
    emit_dto_uses(spec, &api.uses);
    describe_service(api.document, &spec->service);
    json_set_array(api.document, "tags");
    json_set_object(api.document, "paths");
    components = json_set_object(api.document, "components");
    scheme = json_set_object(json_set_object(components, "securitySchemes"), "bearerAuth");
    json_set_text(scheme, "type", "http");
    json_set_text(scheme, "scheme", "bearer");
    json_set_text(scheme, "bearerFormat", "JWT");
    api.schemas = json_set_object(components, "schemas");
    for (size_t i = 0; i < spec->domains.n; i++)
        add_domain(&api, &spec->domains.items[i]);
    out_file("generated/openapi.json", json_print(api.document), "the endpoints of all domains");
}
