/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The statements of notification, a function each: bind, run, read.
 * GENERATED from spec/domains/notification.yaml by templates/repo.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "notification_repo.h"

#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

void notification_view_fetch(struct db_stmt *st, struct notification_view *ret)
{
    db_get_i64(st, &ret->id);
    db_get_str(st, &ret->type);
    db_get_str(st, &ret->title);
    db_get_str(st, &ret->message);
    db_get_opt_str(st, &ret->order_number_presence, &ret->order_number);
    db_get_time(st, &ret->created_at);
}
