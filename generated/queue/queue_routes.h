/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the routes of queue may answer with besides success; each set ends with ERR_OK.
 * GENERATED from spec/domains/queue.yaml by templates/routes.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef QUEUE_ROUTES_H
#define QUEUE_ROUTES_H

#include "err.h"

extern const enum err enter_queue_errors[];
extern const enum err get_queue_status_errors[];
extern const enum err leave_queue_errors[];
extern const enum err get_queue_entry_errors[];
extern const enum err activate_queue_errors[];
extern const enum err deactivate_queue_errors[];
extern const enum err process_queue_errors[];
extern const enum err queue_stream_errors[];

#endif
