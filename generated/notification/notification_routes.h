/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the routes of notification may answer with besides success; each set ends with ERR_OK.
 * GENERATED from spec/domains/notification.yaml by templates/routes.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef NOTIFICATION_ROUTES_H
#define NOTIFICATION_ROUTES_H

#include "err.h"

extern const enum err list_notifications_errors[];
extern const enum err notification_stream_errors[];

#endif
