/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the parts of the AsyncAPI emitter share. Payloads are described by the schemas of OpenAPI,
 * among the same components.
 */
#ifndef ASYNCAPI_H
#define ASYNCAPI_H

#include "openapi.h"

struct asyncapi {
    struct openapi openapi;
    struct json *document, *messages; /* components.messages */
};

/* Adds the event's message; the one of a dead letter: the same with what a consumer says of it. */
void asyncapi_message(struct asyncapi *api, const struct event *event);
void asyncapi_letter(struct asyncapi *api, const struct event *event);
/* The first consumer that hears it and is not planned, or NULL. */
const struct consumer *asyncapi_reader(const struct spec *spec, const struct event *event);
const char *asyncapi_letter_name(const struct event *event);
const char *asyncapi_doc(const struct event *event);

#endif
