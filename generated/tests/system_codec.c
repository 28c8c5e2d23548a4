/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Both directions of every type of system that travels, for tests.
 * GENERATED from spec/domains/system.yaml by templates/test_codec.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "system_codec.h"

#include "arena.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

bool saga_view_decode(struct jread *in, struct saga_view *ret)
{
    jread_str(in, "sagaId", NULL, &ret->saga_id);
    jread_str(in, "orderNumber", NULL, &ret->order_number);
    jread_enum(in, "currentStep", NULL, &saga_step_names, &ret->current_step);
    jread_enum(in, "status", NULL, &saga_status_names, &ret->status);
    jread_json(in, "completedSteps", NULL, &ret->completed_steps);
    jread_opt_str(in, "lastErrorMessage", NULL, &ret->last_error_message_presence,
                  &ret->last_error_message);
    jread_i64(in, "compensationAttempts", NULL, &ret->compensation_attempts);
    jread_time(in, "startedAt", NULL, &ret->started_at);
    jread_opt_time(in, "completedAt", NULL, &ret->completed_at_presence, &ret->completed_at);
    return jread_done(in);
}

bool job_view_decode(struct jread *in, struct job_view *ret)
{
    jread_str(in, "name", NULL, &ret->name);
    jread_i64(in, "intervalSeconds", NULL, &ret->interval_seconds);
    jread_opt_time(in, "lastRunAt", NULL, &ret->last_run_at_presence, &ret->last_run_at);
    jread_opt_i64(in, "lastDurationMs", NULL, &ret->last_duration_ms_presence,
                  &ret->last_duration_ms);
    jread_opt_str(in, "lastOutcome", NULL, &ret->last_outcome_presence, &ret->last_outcome);
    jread_opt_str(in, "lastError", NULL, &ret->last_error_presence, &ret->last_error);
    jread_opt_time(in, "nextRunAt", NULL, &ret->next_run_at_presence, &ret->next_run_at);
    jread_opt_i64(in, "progressDone", NULL, &ret->progress_done_presence, &ret->progress_done);
    jread_opt_i64(in, "progressTotal", NULL, &ret->progress_total_presence, &ret->progress_total);
    return jread_done(in);
}

bool job_list_decode(struct jread *in, struct job_list *ret)
{
    struct jread *inner;

    inner = jread_list(in, "items", NULL, true, NULL, &ret->n_items);
    ret->items = arena_alloc(jread_arena(in), ret->n_items * sizeof *ret->items);
    for (size_t i = 0; i < ret->n_items; i++)
        job_view_decode(jread_item(inner, i), &ret->items[i]);
    jread_opt_str(in, "nextCursor", NULL, &ret->next_cursor_presence, &ret->next_cursor);
    return jread_done(in);
}

bool dead_letter_summary_decode(struct jread *in, struct dead_letter_summary *ret)
{
    jread_i64(in, "id", NULL, &ret->id);
    jread_str(in, "consumer", NULL, &ret->consumer);
    jread_str(in, "eventId", NULL, &ret->event_id);
    jread_opt_str(in, "type", NULL, &ret->type_presence, &ret->type);
    jread_str(in, "topic", NULL, &ret->topic);
    jread_i64(in, "topicPartition", NULL, &ret->topic_partition);
    jread_i64(in, "topicOffset", NULL, &ret->topic_offset);
    jread_opt_str(in, "messageKey", NULL, &ret->message_key_presence, &ret->message_key);
    jread_i64(in, "attempts", NULL, &ret->attempts);
    jread_str(in, "code", NULL, &ret->code);
    jread_opt_str(in, "cause", NULL, &ret->cause_presence, &ret->cause);
    jread_time(in, "failedAt", NULL, &ret->failed_at);
    jread_opt_time(in, "replayedAt", NULL, &ret->replayed_at_presence, &ret->replayed_at);
    return jread_done(in);
}

bool dead_letter_view_decode(struct jread *in, struct dead_letter_view *ret)
{
    jread_i64(in, "id", NULL, &ret->id);
    jread_str(in, "consumer", NULL, &ret->consumer);
    jread_str(in, "eventId", NULL, &ret->event_id);
    jread_opt_str(in, "type", NULL, &ret->type_presence, &ret->type);
    jread_str(in, "topic", NULL, &ret->topic);
    jread_i64(in, "topicPartition", NULL, &ret->topic_partition);
    jread_i64(in, "topicOffset", NULL, &ret->topic_offset);
    jread_opt_str(in, "messageKey", NULL, &ret->message_key_presence, &ret->message_key);
    jread_opt_json(in, "payload", NULL, &ret->payload_presence, &ret->payload);
    jread_bool(in, "isBase64", NULL, &ret->is_base64);
    jread_json(in, "headers", NULL, &ret->headers);
    jread_i64(in, "attempts", NULL, &ret->attempts);
    jread_str(in, "code", NULL, &ret->code);
    jread_opt_str(in, "cause", NULL, &ret->cause_presence, &ret->cause);
    jread_time(in, "failedAt", NULL, &ret->failed_at);
    jread_opt_time(in, "replayedAt", NULL, &ret->replayed_at_presence, &ret->replayed_at);
    return jread_done(in);
}

static bool decode_saga_view(struct jread *in, void *ret)
{
    return saga_view_decode(in, ret);
}

static void encode_saga_view(struct jwrite *out, const void *value)
{
    saga_view_encode(out, NULL, value);
}

const struct dto_codec saga_view_codec = {
    .name = "saga_view",
    .size = sizeof(struct saga_view),
    .decode = decode_saga_view,
    .encode = encode_saga_view,
};

static bool decode_job_view(struct jread *in, void *ret)
{
    return job_view_decode(in, ret);
}

static void encode_job_view(struct jwrite *out, const void *value)
{
    job_view_encode(out, NULL, value);
}

const struct dto_codec job_view_codec = {
    .name = "job_view",
    .size = sizeof(struct job_view),
    .decode = decode_job_view,
    .encode = encode_job_view,
};

static bool decode_job_list(struct jread *in, void *ret)
{
    return job_list_decode(in, ret);
}

static void encode_job_list(struct jwrite *out, const void *value)
{
    job_list_encode(out, NULL, value);
}

const struct dto_codec job_list_codec = {
    .name = "job_list",
    .size = sizeof(struct job_list),
    .decode = decode_job_list,
    .encode = encode_job_list,
};

static bool decode_dead_letter_summary(struct jread *in, void *ret)
{
    return dead_letter_summary_decode(in, ret);
}

static void encode_dead_letter_summary(struct jwrite *out, const void *value)
{
    dead_letter_summary_encode(out, NULL, value);
}

const struct dto_codec dead_letter_summary_codec = {
    .name = "dead_letter_summary",
    .size = sizeof(struct dead_letter_summary),
    .decode = decode_dead_letter_summary,
    .encode = encode_dead_letter_summary,
};

static bool decode_dead_letter_view(struct jread *in, void *ret)
{
    return dead_letter_view_decode(in, ret);
}

static void encode_dead_letter_view(struct jwrite *out, const void *value)
{
    dead_letter_view_encode(out, NULL, value);
}

const struct dto_codec dead_letter_view_codec = {
    .name = "dead_letter_view",
    .size = sizeof(struct dead_letter_view),
    .decode = decode_dead_letter_view,
    .encode = encode_dead_letter_view,
};
