/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the routes of statistics may answer with besides success; each set ends with ERR_OK.
 * GENERATED from spec/domains/statistics.yaml by templates/routes.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef STATISTICS_ROUTES_H
#define STATISTICS_ROUTES_H

#include "err.h"

extern const enum err list_product_statistics_errors[];

#endif
