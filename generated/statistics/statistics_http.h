/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The endpoints of statistics. A statistics function whose name ends in _handle or _after is
 * written
 * by hand; the _call functions are what the routes run.
 * GENERATED from spec/domains/statistics.yaml by templates/http.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef STATISTICS_HTTP_H
#define STATISTICS_HTTP_H

#include "statistics_dto.h"
#include "call.h"

struct list_def;

/* GET /admin/statistics/products: What was sold and refunded of each product on each day, newest
 * first. */
struct list_product_statistics_query {
    enum presence product_id_presence;
    int64_t product_id;
    enum presence min_day_presence;
    int64_t min_day;
    enum presence max_day_presence;
    int64_t max_day;
    /* Which of the list's sorts; the first is the default. */
    enum presence sort_presence;
    int sort;
    /* 0: the default. */
    enum presence limit_presence;
    int64_t limit;
    enum presence cursor_presence;
    const char *cursor;
};
extern const struct list_def list_product_statistics_def;
enum err list_product_statistics_call(struct call *call);

#endif
