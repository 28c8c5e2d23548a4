/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the parts of the OpenAPI emitter share: the document being built, and the schemas of types.
 */
#ifndef OPENAPI_H
#define OPENAPI_H

#include "emit_dto.h"
#include "json.h"
#include "model.h"

struct openapi {
    const struct spec *spec;
    struct dto_uses uses;
    struct json *document, *schemas; /* components.schemas: filled as types are used */
    struct names paths;              /* those in the document */
};

/* A schema; null is allowed where the type says so. */
struct json *openapi_type(struct openapi *api, const struct type_use *type, const char *pattern);
/* A member of a body or a parameter, with description and default. */
struct json *openapi_field(struct openapi *api, const struct field *field);
/* {"$ref": …} of a type that travels; puts its schema among the components. */
struct json *openapi_dto(struct openapi *api, const struct dto *dto);
/* The same for a page of a list. */
struct json *openapi_page(struct openapi *api, const struct dto *item);
/* The problem document, once. */
struct json *openapi_problem(struct openapi *api);
/* A default value as JSON. */
struct json *openapi_default(const struct type_use *type, const char *text);

/* The path as the document has it already: OpenAPI knows one name for a parameter, whatever the
 * method. */
const char *openapi_path(struct openapi *api, const char *path);
/* Adds the parameters of path, query and headers to list. */
void openapi_parameters(struct openapi *api, struct json *list, const struct endpoint *endpoint,
                        const char *path);

/* Adds the header with which a client of a stream comes again. */
void openapi_last_event_id(struct json *list);

/* All of one endpoint or stream. */
void openapi_operation(struct openapi *api, const struct endpoint *endpoint,
                       const struct stream *stream);

#endif
