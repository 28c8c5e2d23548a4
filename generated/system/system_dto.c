/* SPDX-License-Identifier: Apache-2.0 */
/*
 * JSON of system: decoders of requests and events, encoders of replies and events.
 * GENERATED from spec/domains/system.yaml by templates/dto.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "system_dto.h"

#include "arena.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

const struct enum_names saga_step_names = {
    .names =
        (const char *const[]){
            [SAGA_STEP_RESERVE_INVENTORY] = "RESERVE_INVENTORY",
            [SAGA_STEP_PROCESS_PAYMENT] = "PROCESS_PAYMENT",
            [SAGA_STEP_DEDUCT_INVENTORY] = "DEDUCT_INVENTORY",
            [SAGA_STEP_CREATE_DELIVERY] = "CREATE_DELIVERY",
            [SAGA_STEP_CONFIRM_ORDER] = "CONFIRM_ORDER",
            [SAGA_STEP_REFUND_PAYMENT] = "REFUND_PAYMENT",
            [SAGA_STEP_CANCEL_DELIVERY] = "CANCEL_DELIVERY",
            [SAGA_STEP_RETURN_INVENTORY] = "RETURN_INVENTORY",
            [SAGA_STEP_REFUND_ORDER] = "REFUND_ORDER",
        },
    .n_names = 9,
};

const struct enum_names saga_status_names = {
    .names =
        (const char *const[]){
            [SAGA_STATUS_STARTED] = "STARTED",
            [SAGA_STATUS_COMPLETED] = "COMPLETED",
            [SAGA_STATUS_FAILED] = "FAILED",
            [SAGA_STATUS_COMPENSATING] = "COMPENSATING",
            [SAGA_STATUS_COMPENSATION_FAILED] = "COMPENSATION_FAILED",
        },
    .n_names = 5,
};

void saga_view_encode(struct jwrite *out, const char *key, const struct saga_view *value)
{
    jwrite_object(out, key);
    jwrite_str(out, "sagaId", value->saga_id);
    jwrite_str(out, "orderNumber", value->order_number);
    jwrite_enum(out, "currentStep", value->current_step, &saga_step_names);
    jwrite_enum(out, "status", value->status, &saga_status_names);
    jwrite_json(out, "completedSteps", value->completed_steps);
    jwrite_opt_str(out, "lastErrorMessage", value->last_error_message_presence,
                   value->last_error_message);
    jwrite_i64(out, "compensationAttempts", value->compensation_attempts);
    jwrite_time(out, "startedAt", value->started_at);
    jwrite_opt_time(out, "completedAt", value->completed_at_presence, value->completed_at);
    jwrite_object_end(out);
}

void job_view_encode(struct jwrite *out, const char *key, const struct job_view *value)
{
    jwrite_object(out, key);
    jwrite_str(out, "name", value->name);
    jwrite_i64(out, "intervalSeconds", value->interval_seconds);
    jwrite_opt_time(out, "lastRunAt", value->last_run_at_presence, value->last_run_at);
    jwrite_opt_i64(out, "lastDurationMs", value->last_duration_ms_presence,
                   value->last_duration_ms);
    jwrite_opt_str(out, "lastOutcome", value->last_outcome_presence, value->last_outcome);
    jwrite_opt_str(out, "lastError", value->last_error_presence, value->last_error);
    jwrite_opt_time(out, "nextRunAt", value->next_run_at_presence, value->next_run_at);
    jwrite_opt_i64(out, "progressDone", value->progress_done_presence, value->progress_done);
    jwrite_opt_i64(out, "progressTotal", value->progress_total_presence, value->progress_total);
    jwrite_object_end(out);
}

void job_list_encode(struct jwrite *out, const char *key, const struct job_list *value)
{
    jwrite_object(out, key);
    jwrite_array(out, "items");
    for (size_t i = 0; i < value->n_items; i++)
        job_view_encode(out, NULL, &value->items[i]);
    jwrite_array_end(out);
    jwrite_opt_str(out, "nextCursor", value->next_cursor_presence, value->next_cursor);
    jwrite_object_end(out);
}

void dead_letter_summary_encode(struct jwrite *out, const char *key,
                                const struct dead_letter_summary *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "id", value->id);
    jwrite_str(out, "consumer", value->consumer);
    jwrite_str(out, "eventId", value->event_id);
    jwrite_opt_str(out, "type", value->type_presence, value->type);
    jwrite_str(out, "topic", value->topic);
    jwrite_i64(out, "topicPartition", value->topic_partition);
    jwrite_i64(out, "topicOffset", value->topic_offset);
    jwrite_opt_str(out, "messageKey", value->message_key_presence, value->message_key);
    jwrite_i64(out, "attempts", value->attempts);
    jwrite_str(out, "code", value->code);
    jwrite_opt_str(out, "cause", value->cause_presence, value->cause);
    jwrite_time(out, "failedAt", value->failed_at);
    jwrite_opt_time(out, "replayedAt", value->replayed_at_presence, value->replayed_at);
    jwrite_object_end(out);
}

void dead_letter_view_encode(struct jwrite *out, const char *key,
                             const struct dead_letter_view *value)
{
    jwrite_object(out, key);
    jwrite_i64(out, "id", value->id);
    jwrite_str(out, "consumer", value->consumer);
    jwrite_str(out, "eventId", value->event_id);
    jwrite_opt_str(out, "type", value->type_presence, value->type);
    jwrite_str(out, "topic", value->topic);
    jwrite_i64(out, "topicPartition", value->topic_partition);
    jwrite_i64(out, "topicOffset", value->topic_offset);
    jwrite_opt_str(out, "messageKey", value->message_key_presence, value->message_key);
    jwrite_opt_json(out, "payload", value->payload_presence, value->payload);
    jwrite_bool(out, "isBase64", value->is_base64);
    jwrite_json(out, "headers", value->headers);
    jwrite_i64(out, "attempts", value->attempts);
    jwrite_str(out, "code", value->code);
    jwrite_opt_str(out, "cause", value->cause_presence, value->cause);
    jwrite_time(out, "failedAt", value->failed_at);
    jwrite_opt_time(out, "replayedAt", value->replayed_at_presence, value->replayed_at);
    jwrite_object_end(out);
}
