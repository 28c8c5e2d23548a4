/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The messages of generated/asyncapi.json: headers (CloudEvents' binding for Kafka, and W3C trace
 * context), key, payload and an example of all three.
 */
#include "asyncapi.h"

#include <string.h>

#include "buf.h"
#include "names.h"
#include "resolve.h"
#include "sample.h"

#define UUID "01234567-89ab-4cde-8f01-23456789abcd"
#define TRACE "00-0123456789abcdef0123456789abcdef-0123456789abcdef-01"

const char *asyncapi_doc(const struct event *event)
{
    return event->doc ? event->doc : names_sentence(names_snake(event->name));
}

const char *asyncapi_letter_name(const struct event *event)
{
    return mem_printf("%s.dead-letter", event->name);
}

/* ---- headers ---- */

static struct json *header(struct json *properties, const char *name, const char *doc)
{
    struct json *schema = json_set_object(properties, name);

    json_set_text(schema, "type", "string");
    json_set_text(schema, "description", doc);
    return schema;
}

static void require(struct json *schema, const char *name)
{
    struct json *required = json_get(schema, "required");

    json_add_text(required ? required : json_set_array(schema, "required"), name);
}

/* Kafka's headers are bytes: numbers travel as text. */
static struct json *event_headers(const struct spec *spec, const struct event *event)
{
    struct json *schema = json_object(), *it = NULL, *properties;

    json_set_text(schema, "type", "object");
    properties = json_set_object(schema, "properties");
    it = header(properties, "ce_specversion", "The version of CloudEvents.");
    json_set_text(it, "const", "1.0");
    it = header(properties, "ce_id", "Of the event: the same whenever it is delivered again.");
    json_set_text(it, "format", "uuid");
    it = header(properties, "ce_source", "Who says it.");
    json_set_textf(it, "const", "/%s", spec->service.name);
    it = header(properties, "ce_type", "What happened.");
    json_set_text(it, "const", event->name);
    it = header(properties, "ce_time", "When the change was made.");
    json_set_text(it, "format", "date-time");
    it = header(properties, "ce_schemaversion", "Of the payload's schema.");
    json_set_textf(it, "const", "%u", event->version);
    it = header(properties, "ce_dataschema", "Where the payload's schema is.");
    json_set_textf(it, "const", "/asyncapi.json#/components/schemas/%s",
                   names_pascal(event->dto->name));
    it = header(properties, "content-type", "Of the payload.");
    json_set_text(it, "const", "application/json");
    header(properties, "ce_traceparent", "The request that made the change (W3C Trace Context).");
    header(properties, "traceparent", "The same, where tracers look for it.");
    static const char *const always[] = {"ce_specversion", "ce_id",       "ce_source",
                                         "ce_type",        "ce_time",     "ce_schemaversion",
                                         "ce_dataschema",  "content-type"};
    for (size_t i = 0; i < sizeof always / sizeof *always; i++)
        require(schema, always[i]);
    return schema;
}

static struct json *headers_example(const struct spec *spec, const struct event *event)
{
    struct json *example = json_object();

    json_set_text(example, "ce_specversion", "1.0");
    json_set_text(example, "ce_id", UUID);
    json_set_textf(example, "ce_source", "/%s", spec->service.name);
    json_set_text(example, "ce_type", event->name);
    json_set_text(example, "ce_time", "2026-01-02T03:04:05.000006Z");
    json_set_textf(example, "ce_schemaversion", "%u", event->version);
    json_set_textf(example, "ce_dataschema", "/asyncapi.json#/components/schemas/%s",
                   names_pascal(event->dto->name));
    json_set_text(example, "content-type", "application/json");
    json_set_text(example, "ce_traceparent", TRACE);
    json_set_text(example, "traceparent", TRACE);
    return example;
}

/* What a consumer adds to a message that it puts aside. */
static const struct letter_header {
    const char *name, *doc, *example;
} letter_headers[] = {
    {"dlt-original-topic", "Where it came from.", NULL},
    {"dlt-original-partition", "Its partition there.", "2"},
    {"dlt-original-offset", "Its offset there.", "1200"},
    {"dlt-consumer", "Who failed to deal with it.", NULL},
    {"dlt-code", "The code that the last attempt ended with.", "C001"},
    {"dlt-cause", "And why.", "payload/userId: is required"},
    {"dlt-attempts", "How often it was tried.", NULL},
};
#define N_LETTER_HEADERS (sizeof letter_headers / sizeof *letter_headers)

const struct consumer *asyncapi_reader(const struct spec *spec, const struct event *event)
{
    MODEL_EACH (domain, spec->domains)
        MODEL_EACH (consumer, domain->consumers)
            MODEL_EACH (reaction, consumer->on)
                if (reaction->event == event && !consumer->planned)
                    return consumer;
    return NULL;
}

static void add_letter_headers(struct json *schema, struct json *example, const struct event *event,
                               const struct consumer *consumer)
{
    struct json *properties = json_get(schema, "properties");

    for (size_t i = 0; i < N_LETTER_HEADERS; i++) {
        header(properties, letter_headers[i].name, letter_headers[i].doc);
        require(schema, letter_headers[i].name);
        json_set_text(example, letter_headers[i].name, letter_headers[i].example);
    }
    json_set_text(example, "dlt-original-topic", event->topic);
    json_set_text(example, "dlt-consumer", consumer->name);
    json_set_textf(example, "dlt-attempts", "%u", consumer->attempts);
}

/* ---- payload and key ---- */

static struct json *given_value(const struct field *member, const char *text)
{
    return openapi_default(sample_type(member), text);
}

static struct json *payload_example(const struct event *event)
{
    struct json *example = sample_dto(event->dto);

    MODEL_EACH (it, event->example)
        json_set(example, names_camel(it->member.text),
                 given_value(resolve_find_member(event->dto, it->member.text), it->value.text));
    return example;
}

/* A key is the member's text. */
static struct json *key_schema(struct asyncapi *api, const struct event *event)
{
    const struct field *key = resolve_find_member(event->dto, event->key.text);
    const struct type_use *type = sample_type(key);
    struct json *schema;

    if (type->kind == KIND_STR || type->kind == KIND_ENUM)
        schema = openapi_type(&api->openapi, type, key->pattern);
    else {
        schema = json_object();
        json_set_text(schema, "type", "string");
    }
    if (!json_get(schema, "$ref"))
        json_set_textf(schema, "description", "The payload's `%s`: events of one key are in order.",
                       names_camel(key->name));
    return schema;
}

/* ---- messages ---- */

static struct json *message_of(struct asyncapi *api, const struct event *event, const char *name,
                               struct json *headers, struct json *headers_sample)
{
    struct json *message = json_set_object(api->messages, name), *kafka, *example, *correlation;

    json_set_text(message, "name", name);
    json_set_text(message, "title", names_sentence(names_snake(name)));
    json_set_text(message, "summary", asyncapi_doc(event));
    json_set_text(message, "contentType", "application/json");
    correlation = json_set_object(message, "correlationId");
    json_set_text(correlation, "description", "The trace that the change was made in.");
    json_set_text(correlation, "location", "$message.header#/traceparent");
    json_set(message, "headers", headers);
    json_set(message, "payload", openapi_dto(&api->openapi, event->dto));
    kafka = json_set_object(json_set_object(message, "bindings"), "kafka");
    json_set(kafka, "key", key_schema(api, event));
    json_set_text(kafka, "bindingVersion", "0.5.0");
    example = json_add_object(json_set_array(message, "examples"));
    json_set_text(example, "name", names_snake(name));
    json_set_text(example, "summary", asyncapi_doc(event));
    json_set(example, "headers", headers_sample);
    json_set(example, "payload", payload_example(event));
    return message;
}

void asyncapi_message(struct asyncapi *api, const struct event *event)
{
    message_of(api, event, event->name, event_headers(api->openapi.spec, event),
               headers_example(api->openapi.spec, event));
}

void asyncapi_letter(struct asyncapi *api, const struct event *event)
{
    struct json *headers = event_headers(api->openapi.spec, event);
    struct json *example = headers_example(api->openapi.spec, event);
    struct json *message, *payload;

    add_letter_headers(headers, example, event, asyncapi_reader(api->openapi.spec, event));
    message = message_of(api, event, asyncapi_letter_name(event), headers, example);
    payload = json_set_object(message, "payload");
    json_set_textf(payload, "description", "As it came: %s, or whatever was sent instead of one.",
                   names_pascal(event->dto->name));
    json_set_text(message, "summary", "Put aside by a consumer, with its headers as they were.");
}
