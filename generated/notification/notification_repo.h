/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The statements of notification, a function each. All suspend the calling coroutine, and write
 * their
 * results only when they succeed.
 * GENERATED from spec/domains/notification.yaml by templates/repo.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef NOTIFICATION_REPO_H
#define NOTIFICATION_REPO_H

#include "notification_dto.h"
#include "call.h"

/* Each reads the columns of one row, in the order of the struct's members. */
void notification_view_fetch(struct db_stmt *st, struct notification_view *ret);

#endif
