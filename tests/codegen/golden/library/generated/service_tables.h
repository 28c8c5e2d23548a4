/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the runtime serves.
 * GENERATED from spec/service.yaml by templates/service_tables.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef SERVICE_TABLES_H
#define SERVICE_TABLES_H

#include "service.h"

/* Without the OpenAPI document, which the program brings. */
extern const struct service service_tables;
/* errors.c */
extern const struct err_info err_infos[ERR_COUNT];

#endif
