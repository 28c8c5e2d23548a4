/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One endpoint or stream as an OpenAPI operation: parameters, body, and every answer with its
 * codes. It relies on the resolved model for the exact set of errors and invents none.
 */
#include "openapi.h"

#include <ctype.h>
#include <string.h>

#include "buf.h"
#include "names.h"
#include "resolve.h"
#include "sample.h"

/* ---- answers ---- */

static void add_example(struct json *media, const char *name, const char *summary,
                        struct json *value)
{
    struct json *examples = json_get(media, "examples");
    struct json *example =
        json_set_object(examples ? examples : json_set_object(media, "examples"), name);

    if (summary)
        json_set_text(example, "summary", summary);
    json_set(example, "value", value);
}

/* The schema of an answer that has exactly these codes. */
static struct json *problem_schema(struct openapi *api, const struct json *codes, unsigned status)
{
    struct json *schema = json_object(), *all = json_set_array(schema, "allOf");
    struct json *properties;

    json_add(all, openapi_problem(api));
    properties = json_set_object(json_add_object(all), "properties");
    json_set_number(json_set_object(properties, "status"), "const", status);
    json_set(json_set_object(properties, "code"), "enum", (struct json *)codes);
    return schema;
}

/* The path with sample values for its parameters. */
static char *sample_path(const struct endpoint *endpoint)
{
    struct buf out = {0};
    const char *p = endpoint->path.text;

    for (size_t i = 0; *p; i++) {
        size_t len = strcspn(p, "{");
        const struct path_param *param = i < endpoint->params.n ? &endpoint->params.items[i] : NULL;

        buf_add_n(&out, p, len);
        p += len;
        if (!*p || !param)
            break;
        const char *pattern = param->column ? param->column->pattern : NULL;
        const char *value = json_print_compact(sample_value(&param->type, pattern, param->snake));
        buf_add_n(&out, value + (*value == '"'), strlen(value) - (*value == '"' ? 2 : 0));
        p = strchr(p, '}') + 1;
    }
    return out.text;
}

static struct json *problem_example(const struct openapi *api, const struct endpoint *endpoint,
                                    const struct error *error)
{
    struct json *problem = json_object();

    json_set_textf(problem, "type", "urn:problem:%s", error->code);
    json_set_text(problem, "title", error->doc);
    json_set_number(problem, "status", error->status);
    json_set_text(problem, "detail", error->doc);
    json_set_textf(problem, "instance", "%s%s", api->spec->service.base_path,
                   sample_path(endpoint));
    json_set_text(problem, "code", error->code);
    json_set_text(problem, "traceId", "4bf92f3577b34da6a3ce929d0e0e4736");
    return problem;
}

static void add_header(struct json *response, const char *name, const char *doc, const char *type)
{
    struct json *headers = json_get(response, "headers");
    struct json *header =
        json_set_object(headers ? headers : json_set_object(response, "headers"), name);

    json_set_text(header, "description", doc);
    json_set_text(json_set_object(header, "schema"), "type", type);
}

static void add_replayed(struct json *response)
{
    add_header(response, "Idempotent-Replayed",
               "`true`: this is the answer to an earlier request with the same key.", "boolean");
}

/* What an endpoint's own rules refused is kept with the key; what its form refused is not. */
static bool may_be_replayed(const struct endpoint *endpoint, unsigned status)
{
    if (!resolve_takes_key(endpoint) || status >= 500 || status == 401 || status == 403)
        return false;
    for (size_t i = 0; i < endpoint->n_errors; i++)
        if (endpoint->errors[i]->status == status && endpoint->errors[i]->domain)
            return true;
    return false;
}

static void add_refusal(struct openapi *api, struct json *responses,
                        const struct endpoint *endpoint, unsigned status)
{
    struct json *response = json_object(), *media = json_object(), *codes = json_array();
    struct buf doc = {0};

    json_set_object(response, "content");
    for (size_t i = 0; i < endpoint->n_errors; i++) {
        const struct error *error = endpoint->errors[i];

        if (error->status != status)
            continue;
        buf_addf(&doc, "%s`%s` %s: %s", doc.len ? "\n\n" : "", error->code, error->name,
                 error->doc);
        json_add_text(codes, error->code);
        add_example(media, error->code, error->name, problem_example(api, endpoint, error));
    }
    json_set_text(response, "description", doc.text);
    if (status == 401)
        add_header(response, "WWW-Authenticate", "`Bearer`, with the reason.", "string");
    if (may_be_replayed(endpoint, status))
        add_replayed(response);
    if (status == 429 || status == 503)
        add_header(response, "Retry-After", "Seconds to wait before another try.", "integer");
    json_set(json_set_object(response, "content"), "application/problem+json", media);
    json_set(media, "schema", problem_schema(api, codes, status));
    json_set(responses, mem_printf("%u", status), response);
}

static bool has_read_endpoint(const struct openapi *api, const struct entity *entity)
{
    for (size_t i = 0; i < api->spec->domains.n; i++)
        for (size_t j = 0; j < api->spec->domains.items[i].endpoints.n; j++) {
            const struct endpoint *other = &api->spec->domains.items[i].endpoints.items[j];

            if (other->action == ACTION_READ && other->entity == entity && !other->planned &&
                other->params.n > 0)
                return true;
        }
    return false;
}

static void describe_success(struct openapi *api, struct json *response,
                             const struct endpoint *endpoint)
{
    static const char *const words[] = {
        [200 - 200] = "Done.",
        [201 - 200] = "Made.",
        [202 - 200] = "Taken on.",
        [204 - 200] = "Done; there is nothing to say.",
    };
    struct json *media, *example;
    const bool is_page = endpoint->action == ACTION_LIST ||
                         (endpoint->action == ACTION_QUERY && endpoint->query->kind == QUERY_MANY);
    const char *word = endpoint->status <= 204 ? words[endpoint->status - 200] : NULL;

    json_set_text(response, "description", word ? word : words[0]);
    if (endpoint->action == ACTION_CREATE && endpoint->status == 201 &&
        has_read_endpoint(api, endpoint->entity))
        add_header(response, "Location", "Where the new resource is.", "string");
    if (resolve_takes_key(endpoint))
        add_replayed(response);
    if (!endpoint->returns)
        return;
    media = json_set_object(json_set_object(response, "content"), "application/json");
    json_set(media, "schema",
             is_page ? openapi_page(api, endpoint->returns) : openapi_dto(api, endpoint->returns));
    example = sample_dto(endpoint->returns);
    if (is_page) {
        struct json *page = json_object();

        json_add(json_set_array(page, "items"), example);
        json_set(page, "nextCursor", json_null());
        example = page;
    }
    json_set(media, "example", example);
}

static void describe_stream(struct openapi *api, struct json *response, const struct stream *stream)
{
    struct json *media, *schema, *kinds;

    json_set_textf(response, "description",
                   "Server-sent events. A comment comes every %u s when nothing else does; after "
                   "%u s `retry` is sent and the stream ends: connect again with `Last-Event-ID`.",
                   stream->heartbeat_ms / 1000, stream->lifetime_ms / 1000);
    media = json_set_object(json_set_object(response, "content"), "text/event-stream");
    schema = json_set_object(media, "schema");
    kinds = stream->events.n > 1 ? json_set_array(schema, "oneOf") : NULL;
    for (size_t i = 0; i < stream->events.n; i++) {
        const struct stream_event *event = &stream->events.items[i];
        struct json *kind = kinds ? json_add_object(kinds) : schema, *members;
        struct json *example = json_object();

        json_set_text(kind, "type", "object");
        json_set_text(kind, "title", event->name);
        members = json_set_object(kind, "properties");
        json_set_text(json_set_object(members, "event"), "const", event->name);
        json_set_text(json_set_object(members, "id"), "type", "integer");
        json_set(members, "data", openapi_dto(api, event->dto));
        json_add_text(json_set_array(kind, "required"), "event");
        json_add_text(json_get(kind, "required"), "data");
        json_set_text(example, "event", event->name);
        json_set_number(example, "id", 1);
        json_set(example, "data", sample_dto(event->dto));
        add_example(media, event->name, NULL, example);
    }
}

static void add_responses(struct openapi *api, struct json *operation,
                          const struct endpoint *endpoint, const struct stream *stream)
{
    struct json *responses = json_set_object(operation, "responses");
    struct json *success = json_object();

    json_set(responses, mem_printf("%u", endpoint->status ? endpoint->status : 200), success);
    if (stream)
        describe_stream(api, success, stream);
    else
        describe_success(api, success, endpoint);
    for (unsigned status = 400; status < 600; status++)
        for (size_t i = 0; i < endpoint->n_errors; i++)
            if (endpoint->errors[i]->status == status) {
                add_refusal(api, responses, endpoint, status);
                break;
            }
}

/* ---- the whole ---- */

static void add_body(struct openapi *api, struct json *operation, const struct endpoint *endpoint)
{
    struct json *body, *media;

    if (!endpoint->body)
        return;
    body = json_set_object(operation, "requestBody");
    json_set_bool(body, "required", true);
    media = json_set_object(json_set_object(body, "content"), "application/json");
    json_set(media, "schema", openapi_dto(api, endpoint->body));
    json_set(media, "example", sample_dto(endpoint->body));
}

static void add_security(const struct openapi *api, struct json *operation,
                         const struct endpoint *endpoint)
{
    struct json *security = json_set_array(operation, "security");

    if (endpoint->is_public)
        return;
    json_add_text(json_set_array(json_add_object(security), "bearerAuth"),
                  api->spec->service.roles.items[endpoint->role].name);
}

/* The summary is the first sentence without its full stop; the rest of the doc describes. */
static void add_words(struct json *operation, const struct endpoint *endpoint, const char *doc)
{
    const char *end = doc ? strstr(doc, ". ") : NULL;
    size_t len = doc ? (end ? (size_t)(end - doc) : strlen(doc)) : 0;

    if (!doc) {
        json_set_text(operation, "summary", names_sentence(endpoint->name));
        return;
    }
    if (!end && len && doc[len - 1] == '.')
        len--;
    json_set_text(operation, "summary", mem_strndup(doc, len));
    if (end)
        json_set_text(operation, "description", doc);
}

static char *lower(const char *method)
{
    char *text = mem_strdup(method);

    for (char *c = text; *c; c++)
        *c = (char)tolower((unsigned char)*c);
    return text;
}

void openapi_operation(struct openapi *api, const struct endpoint *endpoint,
                       const struct stream *stream)
{
    struct json *paths = json_get(api->document, "paths");
    const char *path = openapi_path(api, endpoint->path.text);
    struct json *item = json_get(paths, path);
    struct json *operation = json_object(), *parameters = json_array();

    json_add_text(json_set_array(operation, "tags"), endpoint->domain->name);
    json_set_text(operation, "operationId", names_camel(endpoint->name));
    add_words(operation, endpoint, stream && stream->doc ? stream->doc : endpoint->doc);
    add_security(api, operation, endpoint);
    openapi_parameters(api, parameters, endpoint, path);
    if (stream)
        openapi_last_event_id(parameters);
    if (json_count(parameters))
        json_set(operation, "parameters", parameters);
    add_body(api, operation, endpoint);
    add_responses(api, operation, endpoint, stream);
    json_set(item ? item : json_set_object(paths, path), lower(endpoint->method), operation);
}
