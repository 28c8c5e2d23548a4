/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The rules that hold over the whole model, one file a part. All bear with pointers that resolve
 * left NULL, so that one run reports everything.
 */
#ifndef CHECK_H
#define CHECK_H

#include "model.h"

void check_error_names(const struct spec *spec); /* needs no resolve */
void check_names(const struct spec *spec);
void check_service(const struct spec *spec);
void check_entities(const struct spec *spec);
void check_machines(const struct spec *spec);
void check_dtos(const struct spec *spec);
void check_queries(const struct spec *spec);
void check_routes(const struct spec *spec);
void check_endpoints(const struct spec *spec);
void check_events(const struct spec *spec);
void check_others(const struct spec *spec);
void check_consumers(const struct spec *spec);
void check_sagas(const struct spec *spec);
void check_machinery(const struct spec *spec);
void check_codes(const struct spec *spec);

/* ---- shared ---- */

/* "list_wishlists": what the endpoint does, in the words of the spec: "crud: list". */
const char *check_action_name(enum action action);
/* A default that the type cannot hold. */
void check_default(const struct type_use *type, struct name value);
/* A pattern that is none, or stands beside something that is no text. */
void check_pattern(const struct type_use *type, const char *pattern, struct place at);
/* An SQL condition on one row of entity: `what` is the key it stands behind, with backquotes. */
void check_condition(const struct entity *entity, const char *sql, struct place at,
                     const char *what);
/* A SELECT of another number of columns than the query's row. */
void check_width(const struct query *query);
/* The rules of one endpoint's writes and rows: check_write.c, check_list.c. */
void check_write(const struct endpoint *endpoint);
void check_view(const struct endpoint *endpoint);
void check_list(const struct endpoint *endpoint);
void check_query_endpoint(const struct endpoint *endpoint);
/* Whether every member of the event can be taken from a row of entity. */
void check_emission(const struct event *event, const struct entity *entity, struct name emit);
/* " (line 8)", or " (spec/domains/order.yaml:8)" from another file. */
const char *check_where(struct place here, struct place there);
bool check_is_c_keyword(const char *name);

#endif
