/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Both directions of every type of queue that travels, for tests.
 * GENERATED from spec/domains/queue.yaml by templates/test_codec.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "queue_codec.h"

#include "arena.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

bool queue_status_view_decode(struct jread *in, struct queue_status_view *ret)
{
    jread_str(in, "eventType", NULL, &ret->event_type);
    jread_i64(in, "eventId", NULL, &ret->event_id);
    jread_enum(in, "status", NULL, &queue_entry_status_names, &ret->status);
    jread_i64(in, "position", NULL, &ret->position);
    jread_i64(in, "totalWaiting", NULL, &ret->total_waiting);
    jread_i64(in, "estimatedWaitSeconds", NULL, &ret->estimated_wait_seconds);
    jread_str(in, "entryToken", NULL, &ret->entry_token);
    jread_time(in, "joinedAt", NULL, &ret->joined_at);
    jread_opt_time(in, "enteredAt", NULL, &ret->entered_at_presence, &ret->entered_at);
    jread_opt_time(in, "expiresAt", NULL, &ret->expires_at_presence, &ret->expires_at);
    return jread_done(in);
}

bool queue_view_decode(struct jread *in, struct queue_view *ret)
{
    jread_str(in, "eventType", NULL, &ret->event_type);
    jread_i64(in, "eventId", NULL, &ret->event_id);
    jread_i64(in, "maxCapacity", NULL, &ret->max_capacity);
    jread_i64(in, "entryBatchSize", NULL, &ret->entry_batch_size);
    jread_i64(in, "entryIntervalSeconds", NULL, &ret->entry_interval_seconds);
    jread_bool(in, "isActive", NULL, &ret->is_active);
    jread_opt_time(in, "activatedAt", NULL, &ret->activated_at_presence, &ret->activated_at);
    jread_opt_time(in, "deactivatedAt", NULL, &ret->deactivated_at_presence, &ret->deactivated_at);
    return jread_done(in);
}

bool queue_admission_decode(struct jread *in, struct queue_admission *ret)
{
    jread_i64(in, "admitted", NULL, &ret->admitted);
    return jread_done(in);
}

bool queue_position_decode(struct jread *in, struct queue_position *ret)
{
    jread_i64(in, "position", NULL, &ret->position);
    jread_i64(in, "estimatedWaitSeconds", NULL, &ret->estimated_wait_seconds);
    jread_i64(in, "totalWaiting", NULL, &ret->total_waiting);
    jread_enum(in, "status", NULL, &queue_entry_status_names, &ret->status);
    return jread_done(in);
}

void queue_settings_encode(struct jwrite *out, const char *key, const struct queue_settings *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "maxCapacity", value->max_capacity);
    jwrite_i64(out, "entryBatchSize", value->entry_batch_size);
    jwrite_i64(out, "entryIntervalSeconds", value->entry_interval_seconds);
    jwrite_object_end(out);
}

static bool decode_queue_status_view(struct jread *in, void *ret)
{
    return queue_status_view_decode(in, ret);
}

static void encode_queue_status_view(struct jwrite *out, const void *value)
{
    queue_status_view_encode(out, NULL, value);
}

const struct dto_codec queue_status_view_codec = {
    .name = "queue_status_view",
    .size = sizeof(struct queue_status_view),
    .decode = decode_queue_status_view,
    .encode = encode_queue_status_view,
};

static bool decode_queue_settings(struct jread *in, void *ret)
{
    return queue_settings_decode(in, ret);
}

static void encode_queue_settings(struct jwrite *out, const void *value)
{
    queue_settings_encode(out, NULL, value);
}

const struct dto_codec queue_settings_codec = {
    .name = "queue_settings",
    .size = sizeof(struct queue_settings),
    .decode = decode_queue_settings,
    .encode = encode_queue_settings,
};

static bool decode_queue_view(struct jread *in, void *ret)
{
    return queue_view_decode(in, ret);
}

static void encode_queue_view(struct jwrite *out, const void *value)
{
    queue_view_encode(out, NULL, value);
}

const struct dto_codec queue_view_codec = {
    .name = "queue_view",
    .size = sizeof(struct queue_view),
    .decode = decode_queue_view,
    .encode = encode_queue_view,
};

static bool decode_queue_admission(struct jread *in, void *ret)
{
    return queue_admission_decode(in, ret);
}

static void encode_queue_admission(struct jwrite *out, const void *value)
{
    queue_admission_encode(out, NULL, value);
}

const struct dto_codec queue_admission_codec = {
    .name = "queue_admission",
    .size = sizeof(struct queue_admission),
    .decode = decode_queue_admission,
    .encode = encode_queue_admission,
};

static bool decode_queue_position(struct jread *in, void *ret)
{
    return queue_position_decode(in, ret);
}

static void encode_queue_position(struct jwrite *out, const void *value)
{
    queue_position_encode(out, NULL, value);
}

const struct dto_codec queue_position_codec = {
    .name = "queue_position",
    .size = sizeof(struct queue_position),
    .decode = decode_queue_position,
    .encode = encode_queue_position,
};
