/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The queue before a deal, as its sales see it.
 */
#include "deal.h"
#include "queue_dto.h"
#include "timedeal_http.h"
#include "timedeal_repo.h"

#include <string.h>

enum err deal_queue_check(struct call *call, int64_t time_deal_id)
{
    const char *entry_token = call_header(call, PURCHASE_TIME_DEAL_X_QUEUE_TOKEN);
    struct place_in_queue_row place;
    enum err err;

    if (!entry_token)
        return ERR_QUEUE_ENTRY_REQUIRED;
    err = place_in_queue_query(call, entry_token, time_deal_id, &place);
    if (err)
        return err;
    if (strcmp(place.user_id, call->who.user_id) != 0)
        return ERR_QUEUE_TOKEN_USER_MISMATCH;
    switch (place.status) {
    case QUEUE_ENTRY_STATUS_WAITING:
        return ERR_QUEUE_NOT_ALLOWED;
    case QUEUE_ENTRY_STATUS_LEFT:
        return ERR_QUEUE_ENTRY_REQUIRED;
    case QUEUE_ENTRY_STATUS_ENTERED:
        if (place.expires_at_presence != PRESENCE_VALUE || place.expires_at > value_now_us())
            return ERR_OK;
        return ERR_QUEUE_TOKEN_EXPIRED;
    default:
        return ERR_QUEUE_TOKEN_EXPIRED;
    }
}
