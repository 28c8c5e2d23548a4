/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From the checked model to files: one emit_* a kind of output. Each adds its files with
 * out_file(); the model is read only.
 */
#ifndef EMIT_H
#define EMIT_H

#include "model.h"

void emit_errors(const struct spec *spec, const char *root); /* generated/errors.{h,c} */
void emit_dto(const struct spec *spec, const char *root);    /* generated/<d>/<d>_dto.{h,c} */
void emit_repo(const struct spec *spec,
               const char *root); /* generated/<d>/<d>_repo.{h,c}: rows, views, named queries */
void emit_http(const struct spec *spec,
               const char *root); /* generated/<d>/<d>_http.{h,c}: endpoints */
void emit_service(const struct spec *spec,
                  const char *root); /* generated/service.{h,c}: routes and the other tables */
void emit_machines(const struct spec *spec, const char *root); /* generated/<d>/<d>_machine.{h,c} */
void emit_events(const struct spec *spec, const char *root);   /* generated/<d>/<d>_events.{h,c} */
void emit_scripts(const struct spec *spec, const char *root);  /* generated/<d>/<d>_scripts.{h,c} */
void emit_groups(const struct spec *spec, const char *root);   /* generated/<d>/<d>_groups.{h,c} */
void emit_streams(const struct spec *spec, const char *root);  /* generated/<d>/<d>_streams.{h,c} */
void emit_jobs(const struct spec *spec, const char *root);     /* generated/<d>/<d>_jobs.{h,c} */
void emit_consumers(const struct spec *spec,
                    const char *root);                      /* generated/<d>/<d>_consumers.{h,c} */
void emit_sagas(const struct spec *spec, const char *root); /* generated/<d>/<d>_sagas.{h,c} */
void emit_openapi(const struct spec *spec, const char *root);  /* generated/openapi.json */
void emit_asyncapi(const struct spec *spec, const char *root); /* generated/asyncapi.json */
void emit_schema_sql(
    const struct spec *spec,
    const char *root); /* generated/<d>/<d>_schema.sql, migrations of new or changed tables */
void emit_tests(const struct spec *spec, const char *root); /* generated/tests/… */
void emit_all_sql(const struct spec *spec,
                  const char *root); /* generated/tests/all_sql.{h,c}; after all others */
void emit_docs(const struct spec *spec,
               const char *root); /* generated/<d>/README.md: errors, machines as diagrams */
void emit_language_schema(
    const char *root); /* generated/spec.schema.json, from the loader's key table */

#endif
