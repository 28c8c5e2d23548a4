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
void buyer_of_order_row_fetch(struct db_stmt *st, struct buyer_of_order_row *ret);
void take_turn_row_fetch(struct db_stmt *st, struct take_turn_row *ret);
void newest_notification_row_fetch(struct db_stmt *st, struct newest_notification_row *ret);

enum err buyer_of_order_query(struct call *call, const char *order_number,
                              struct buyer_of_order_row *ret);
/* Locks the user's row until the transaction ends. None before the first notification. */
enum err take_turn_query(struct call *call, const char *user_id, struct take_turn_row **ret,
                         size_t *ret_n);
/* Makes the user's row, or finds that somebody has, and locks it. */
enum err make_turn_query(struct call *call, const char *user_id, uint64_t *ret_affected);
/* Changes nothing where the user was told of the event already. */
enum err add_notification_query(struct call *call, const char *user_id, const char *event_id,
                                const char *type, const char *title, const char *message,
                                const char *order_number, uint64_t *ret_affected);
/* The newest of a user, oldest first, as far back as a stream that is open now can have been
 * opened: its lifetime, and a minute for what was under way. */
enum err recent_notifications_query(struct call *call, const char *user_id,
                                    struct notification_view **ret, size_t *ret_n);
enum err newest_notification_query(struct call *call, const char *user_id,
                                   struct newest_notification_row *ret);
/* What a stream may send of what was missed, and one more if there is more. */
enum err missed_notifications_query(struct call *call, const char *user_id, int64_t after,
                                    struct notification_view **ret, size_t *ret_n);

#endif
