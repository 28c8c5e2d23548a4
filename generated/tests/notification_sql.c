/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every statement of notification, with what is bound and read.
 * GENERATED from spec/domains/notification.yaml by templates/test_sql.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "all_sql.h"

#include <stddef.h>

#include "notification_http.h"

static const struct sql_case cases[] = {
    {0},
};

static const struct sql_list lists[] = {
    {
        .def = &list_notifications_def,
        .kinds = "isssst",
        .conditions =
            (const char *const[]){
                "t.user_id = ?",
            },
        .n_conditions = 1,
    },
    {0},
};

const struct sql_set notification_sql = {.cases = cases, .lists = lists};
