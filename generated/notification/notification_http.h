/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The endpoints of notification. A notification function whose name ends in _handle or _after is
 * written
 * by hand; the _call functions are what the routes run.
 * GENERATED from spec/domains/notification.yaml by templates/http.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef NOTIFICATION_HTTP_H
#define NOTIFICATION_HTTP_H

#include "notification_dto.h"
#include "call.h"

struct list_def;

/* GET /notifications: Of the caller, newest first. */
struct list_notifications_query {
    enum presence type_presence;
    const char *type;
    /* Which of the list's sorts; the first is the default. */
    enum presence sort_presence;
    int sort;
    /* 0: the default. */
    enum presence limit_presence;
    int64_t limit;
    enum presence cursor_presence;
    const char *cursor;
};
extern const struct list_def list_notifications_def;
enum err list_notifications_call(struct call *call);

#endif
