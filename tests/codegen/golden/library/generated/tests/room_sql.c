/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every statement of room, with what is bound and read.
 * GENERATED from spec/domains/room.yaml by templates/test_sql.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "all_sql.h"

#include <stddef.h>

#include "room_http.h"

static const struct sql_case cases[] = {
    {
        .name = "room_view_find",
        .text = "SELECT t.id, t.name, t.seats "
                "FROM rooms t "
                "WHERE t.id = ?",
        .n_params = 1,
        .kinds = "isi",
    },
    {0},
};

static const struct sql_list lists[] = {
    {
        .def = &list_rooms_def,
        .kinds = "isi",
    },
    {0},
};

const struct sql_set room_sql = {.cases = cases, .lists = lists};
