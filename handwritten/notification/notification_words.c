/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What users are told of each event. Where an event does not name the user, the order does.
 */
#include "arena.h"
#include "notification.h"
#include "notification_consumers.h"
#include "notification_repo.h"
#include "value.h"

#define MONEY_MAX 32 /* bytes of an amount, and its end */

static const char *money(struct call *call, int64_t minor)
{
    char *text = arena_alloc(call->arena, MONEY_MAX);

    text[value_money_format(minor, text)] = '\0';
    return text;
}

enum err notification_on_order_created(struct call *call, const struct event_message *message,
                                       const struct order_created_event *event)
{
    return notification_tell(
        call, message, event->user_id,
        &(struct notification_text){
            .title = "Order placed",
            .message = arena_printf(call->arena, "Your order %s was placed. Its items cost %s.",
                                    event->order_number, money(call, event->total_amount)),
            .order_number = event->order_number,
        });
}

enum err notification_on_order_confirmed(struct call *call, const struct event_message *message,
                                         const struct order_confirmed_event *event)
{
    return notification_tell(
        call, message, event->user_id,
        &(struct notification_text){
            .title = "Order confirmed",
            .message = arena_printf(call->arena, "Your order %s is confirmed and will be shipped.",
                                    event->order_number),
            .order_number = event->order_number,
        });
}

enum err notification_on_order_cancelled(struct call *call, const struct event_message *message,
                                         const struct order_cancelled_event *event)
{
    bool has_reason = event->reason_presence == PRESENCE_VALUE;

    return notification_tell(
        call, message, event->user_id,
        &(struct notification_text){
            .title = "Order cancelled",
            .message =
                arena_printf(call->arena, "Your order %s was cancelled%s%s", event->order_number,
                             has_reason ? ": " : ".", has_reason ? event->reason : ""),
            .order_number = event->order_number,
        });
}

static enum err tell_buyer(struct call *call, const struct event_message *message,
                           const struct notification_text *text)
{
    struct buyer_of_order_row buyer;
    enum err err = buyer_of_order_query(call, text->order_number, &buyer);

    return err ? err : notification_tell(call, message, buyer.user_id, text);
}

enum err notification_on_payment_completed(struct call *call, const struct event_message *message,
                                           const struct payment_completed_event *event)
{
    return tell_buyer(
        call, message,
        &(struct notification_text){
            .title = "Payment received",
            .message = arena_printf(call->arena, "Your payment of %s for order %s was received.",
                                    money(call, event->amount), event->order_number),
            .order_number = event->order_number,
        });
}

enum err notification_on_payment_failed(struct call *call, const struct event_message *message,
                                        const struct payment_failed_event *event)
{
    return tell_buyer(
        call, message,
        &(struct notification_text){
            .title = "Payment failed",
            .message = arena_printf(call->arena, "The payment of your order %s failed: %s",
                                    event->order_number, event->reason),
            .order_number = event->order_number,
        });
}
