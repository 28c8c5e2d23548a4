/* SPDX-License-Identifier: Apache-2.0 */
/*
 * generated/asyncapi.json: what is said and heard over Kafka. A channel is a topic, those of dead
 * letters included; an event is a message; who emits is `send`, a consumer is `receive`. Consumers
 * that are `planned` are left out. Schemas are those of OpenAPI: both are JSON Schema.
 */
#include "emit.h"

#include "asyncapi.h"
#include "buf.h"
#include "names.h"
#include "out.h"
#include "resolve.h"

#define PARTITIONS 3

static void describe_service(struct json *document, const struct service *service)
{
    struct json *info, *license, *server, *host;

    json_set_text(document, "asyncapi", "3.0.0");
    json_set_textf(document, "id", "urn:%s:events", service->name);
    info = json_set_object(document, "info");
    json_set_textf(info, "title", "%s: events", service->title);
    json_set_text(info, "version", service->version);
    json_set_text(info, "description",
                  "Every change that others hear of, told after its commit, at least once, and in "
                  "the order of each key. A reader passes over members that it does not know.");
    license = json_set_object(info, "license");
    json_set_text(license, "name", "Apache-2.0");
    json_set_text(license, "url", "https://www.apache.org/licenses/LICENSE-2.0");
    json_set_text(json_add_object(json_set_array(info, "tags")), "name", service->name);
    json_set_text(document, "defaultContentType", "application/json");
    server = json_set_object(json_set_object(document, "servers"), "kafka");
    json_set_text(server, "host", "{broker}");
    json_set_text(server, "protocol", "kafka");
    json_set_text(server, "description", "Any broker of the cluster.");
    host = json_set_object(json_set_object(server, "variables"), "broker");
    json_set_text(host, "default", "localhost:9092");
    json_set_text(host, "description", "Its host and port.");
}

/* ---- channels ---- */

static struct json *refer(const char *fmt, const char *name)
{
    struct json *object = json_object();

    json_set_textf(object, "$ref", fmt, name);
    return object;
}

/* The topic's channel, made with the first event of it. */
static struct json *channel_of(struct asyncapi *api, const char *topic, const char *doc)
{
    struct json *channels = json_get(api->document, "channels");
    struct json *channel = json_get(channels, topic), *kafka;

    if (channel)
        return channel;
    channel = json_set_object(channels, topic);
    json_set_text(channel, "address", topic);
    if (doc)
        json_set_text(channel, "description", doc);
    json_set_object(channel, "messages");
    json_add(json_set_array(channel, "servers"), refer("#/servers/%s", "kafka"));
    kafka = json_set_object(json_set_object(channel, "bindings"), "kafka");
    json_set_text(kafka, "topic", topic);
    json_set_number(kafka, "partitions", PARTITIONS);
    json_set_text(kafka, "bindingVersion", "0.5.0");
    return channel;
}

static void add_message(struct asyncapi *api, const char *topic, const char *doc, const char *name)
{
    struct json *channel = channel_of(api, topic, doc);

    json_set(json_get(channel, "messages"), name, refer("#/components/messages/%s", name));
}

/* ---- operations ---- */

static struct json *add_operation(struct asyncapi *api, const char *name, const char *action,
                                  const char *topic)
{
    struct json *operation = json_set_object(json_get(api->document, "operations"), name);

    json_set_text(operation, "action", action);
    json_set(operation, "channel", refer("#/channels/%s", topic));
    return operation;
}

static void add_operation_message(struct json *operation, const char *topic, const char *name)
{
    struct json *messages = json_get(operation, "messages");

    if (!messages)
        messages = json_set_array(operation, "messages");
    json_set_textf(json_add_object(messages), "$ref", "#/channels/%s/messages/%s", topic, name);
}

static void add_send(struct asyncapi *api, const struct event *event)
{
    struct json *operation =
        add_operation(api, mem_printf("send.%s", event->name), "send", event->topic);

    json_set_text(operation, "title", event->name);
    json_set_text(operation, "summary", asyncapi_doc(event));
    add_operation_message(operation, event->topic, event->name);
}

/* One a topic: AsyncAPI's operations have one channel. */
static void add_receive(struct asyncapi *api, const struct consumer *consumer,
                        const struct reaction *reaction)
{
    const char *topic = reaction->event->topic, *letters;
    const char *name = mem_printf("receive.%s.%s", consumer->name, topic);
    struct json *operation = json_get(json_get(api->document, "operations"), name), *kafka;

    if (!operation) {
        operation = add_operation(api, name, "receive", topic);
        json_set_textf(operation, "title", "%s: %s", consumer->name, topic);
        json_set_text(operation, "summary",
                      consumer->doc ? consumer->doc : names_sentence(consumer->name));
        kafka = json_set_object(json_set_object(operation, "bindings"), "kafka");
        json_set_text(json_set_object(kafka, "groupId"), "type", "string");
        json_add_text(json_set_array(json_get(kafka, "groupId"), "enum"), consumer->group);
        json_set_text(kafka, "bindingVersion", "0.5.0");
    }
    add_operation_message(operation, topic, reaction->event->name);
    letters = mem_printf("%s%s", topic, consumer->dead_letter);
    name = mem_printf("send.%s.%s", consumer->name, letters);
    operation = json_get(json_get(api->document, "operations"), name);
    if (!operation) {
        operation = add_operation(api, name, "send", letters);
        json_set_textf(operation, "title", "%s: %s", consumer->name, letters);
        json_set_textf(operation, "summary", "What %s failed to deal with %u times.",
                       consumer->name, consumer->attempts);
    }
    add_operation_message(operation, letters, asyncapi_letter_name(reaction->event));
}

/* ---- all ---- */

static void add_event(struct asyncapi *api, const struct event *event)
{
    asyncapi_message(api, event);
    add_message(
        api, event->topic,
        mem_printf("Messages of one key, `%s`, are in order.", names_camel(event->key.text)),
        event->name);
    add_send(api, event);
    if (asyncapi_reader(api->openapi.spec, event))
        asyncapi_letter(api, event);
}

static void add_consumer(struct asyncapi *api, const struct consumer *consumer)
{
    for (size_t i = 0; i < consumer->on.n && !consumer->planned; i++) {
        const struct reaction *reaction = &consumer->on.items[i];

        add_message(api, mem_printf("%s%s", reaction->event->topic, consumer->dead_letter),
                    mem_printf("Messages of %s that a consumer put aside.", reaction->event->topic),
                    asyncapi_letter_name(reaction->event));
        add_receive(api, consumer, reaction);
    }
}

void emit_asyncapi(const struct spec *spec, const char *root)
{
    struct asyncapi api = {.document = json_object(), .openapi = {.spec = spec}};
    struct json *components;

    (void)root;
    api.openapi.document = api.document;
    describe_service(api.document, &spec->service);
    json_set_object(api.document, "channels");
    json_set_object(api.document, "operations");
    components = json_set_object(api.document, "components");
    api.messages = json_set_object(components, "messages");
    api.openapi.schemas = json_set_object(components, "schemas");
    MODEL_EACH (domain, spec->domains)
        MODEL_EACH (event, domain->events)
            add_event(&api, event);
    MODEL_EACH (domain, spec->domains)
        MODEL_EACH (consumer, domain->consumers)
            add_consumer(&api, consumer);
    out_file("generated/asyncapi.json", json_print(api.document),
             "the events and consumers of all domains");
}
