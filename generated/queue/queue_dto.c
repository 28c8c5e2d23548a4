/* SPDX-License-Identifier: Apache-2.0 */
/*
 * JSON of queue: decoders of requests and events, encoders of replies and events.
 * GENERATED from spec/domains/queue.yaml by templates/dto.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "queue_dto.h"

#include "arena.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

const struct enum_names queue_entry_status_names = {
    .names =
        (const char *const[]){
            [QUEUE_ENTRY_STATUS_WAITING] = "WAITING",
            [QUEUE_ENTRY_STATUS_ENTERED] = "ENTERED",
            [QUEUE_ENTRY_STATUS_EXPIRED] = "EXPIRED",
            [QUEUE_ENTRY_STATUS_LEFT] = "LEFT",
        },
    .n_names = 4,
};

bool queue_settings_decode(struct jread *in, struct queue_settings *ret)
{
    static const struct jread_rule max_capacity_rule = {.min = 1, .max = 1000000};
    static const struct jread_rule entry_batch_size_rule = {.min = 1, .max = 10000};
    static const struct jread_rule entry_interval_seconds_rule = {.min = 1, .max = 3600};

    jread_i64(in, "maxCapacity", &max_capacity_rule, &ret->max_capacity);
    jread_i64(in, "entryBatchSize", &entry_batch_size_rule, &ret->entry_batch_size);
    jread_i64(in, "entryIntervalSeconds", &entry_interval_seconds_rule,
              &ret->entry_interval_seconds);
    return jread_done(in);
}

void queue_status_view_encode(struct jwrite *out, const char *key,
                              const struct queue_status_view *value)
{
    jwrite_object(out, key);
    jwrite_str(out, "eventType", value->event_type);
    jwrite_i64(out, "eventId", value->event_id);
    jwrite_enum(out, "status", value->status, &queue_entry_status_names);
    jwrite_i64(out, "position", value->position);
    jwrite_i64(out, "totalWaiting", value->total_waiting);
    jwrite_i64(out, "estimatedWaitSeconds", value->estimated_wait_seconds);
    jwrite_str(out, "entryToken", value->entry_token);
    jwrite_time(out, "joinedAt", value->joined_at);
    jwrite_opt_time(out, "enteredAt", value->entered_at_presence, value->entered_at);
    jwrite_opt_time(out, "expiresAt", value->expires_at_presence, value->expires_at);
    jwrite_object_end(out);
}

void queue_view_encode(struct jwrite *out, const char *key, const struct queue_view *value)
{
    jwrite_object(out, key);
    jwrite_str(out, "eventType", value->event_type);
    jwrite_i64(out, "eventId", value->event_id);
    jwrite_i64(out, "maxCapacity", value->max_capacity);
    jwrite_i64(out, "entryBatchSize", value->entry_batch_size);
    jwrite_i64(out, "entryIntervalSeconds", value->entry_interval_seconds);
    jwrite_bool(out, "isActive", value->is_active);
    jwrite_opt_time(out, "activatedAt", value->activated_at_presence, value->activated_at);
    jwrite_opt_time(out, "deactivatedAt", value->deactivated_at_presence, value->deactivated_at);
    jwrite_object_end(out);
}

void queue_admission_encode(struct jwrite *out, const char *key,
                            const struct queue_admission *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "admitted", value->admitted);
    jwrite_object_end(out);
}

void queue_position_encode(struct jwrite *out, const char *key, const struct queue_position *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "position", value->position);
    jwrite_i64(out, "estimatedWaitSeconds", value->estimated_wait_seconds);
    jwrite_i64(out, "totalWaiting", value->total_waiting);
    jwrite_enum(out, "status", value->status, &queue_entry_status_names);
    jwrite_object_end(out);
}
