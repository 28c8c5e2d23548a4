/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What system takes, answers and tells: enums, requests, replies, events.
 * GENERATED from spec/domains/system.yaml by templates/dto.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef SYSTEM_DTO_H
#define SYSTEM_DTO_H

#include "jread.h"
#include "jwrite.h"

/* The steps of all sagas. */
enum saga_step {
    SAGA_STEP_RESERVE_INVENTORY,
    SAGA_STEP_PROCESS_PAYMENT,
    SAGA_STEP_DEDUCT_INVENTORY,
    SAGA_STEP_CREATE_DELIVERY,
    SAGA_STEP_CONFIRM_ORDER,
    SAGA_STEP_REFUND_PAYMENT,
    SAGA_STEP_CANCEL_DELIVERY,
    SAGA_STEP_RETURN_INVENTORY,
    SAGA_STEP_REFUND_ORDER,
};
extern const struct enum_names saga_step_names;

enum saga_status {
    SAGA_STATUS_STARTED,
    SAGA_STATUS_COMPLETED,
    SAGA_STATUS_FAILED,
    SAGA_STATUS_COMPENSATING,
    SAGA_STATUS_COMPENSATION_FAILED,
};
extern const struct enum_names saga_status_names;

struct saga_view {
    const char *saga_id;
    const char *order_number;
    /* enum saga_step */
    int current_step;
    /* enum saga_status */
    int status;
    /* The names of the steps that are done. */
    const char *completed_steps;
    enum presence last_error_message_presence;
    const char *last_error_message;
    int64_t compensation_attempts;
    int64_t started_at;
    enum presence completed_at_presence;
    int64_t completed_at;
};
void saga_view_encode(struct jwrite *out, const char *key, const struct saga_view *value);

struct job_view {
    const char *name;
    int64_t interval_seconds;
    enum presence last_run_at_presence;
    int64_t last_run_at;
    enum presence last_duration_ms_presence;
    int64_t last_duration_ms;
    enum presence last_outcome_presence;
    const char *last_outcome;
    enum presence last_error_presence;
    const char *last_error;
    enum presence next_run_at_presence;
    int64_t next_run_at;
    /* Of what takes longer than a run. */
    enum presence progress_done_presence;
    int64_t progress_done;
    enum presence progress_total_presence;
    int64_t progress_total;
};
void job_view_encode(struct jwrite *out, const char *key, const struct job_view *value);

struct job_list {
    struct job_view *items;
    size_t n_items;
    enum presence next_cursor_presence;
    const char *next_cursor;
};
void job_list_encode(struct jwrite *out, const char *key, const struct job_list *value);

struct dead_letter_summary {
    int64_t id;
    const char *consumer;
    const char *event_id;
    /* The event's name. */
    enum presence type_presence;
    const char *type;
    const char *topic;
    int64_t topic_partition;
    int64_t topic_offset;
    /* Of the message, as text. */
    enum presence message_key_presence;
    const char *message_key;
    int64_t attempts;
    /* What the last attempt ended with. */
    const char *code;
    /* And why. */
    enum presence cause_presence;
    const char *cause;
    int64_t failed_at;
    /* When it was put back into its topic. */
    enum presence replayed_at_presence;
    int64_t replayed_at;
};
void dead_letter_summary_encode(struct jwrite *out, const char *key,
                                const struct dead_letter_summary *value);

struct dead_letter_view {
    int64_t id;
    const char *consumer;
    const char *event_id;
    /* The event's name. */
    enum presence type_presence;
    const char *type;
    const char *topic;
    int64_t topic_partition;
    int64_t topic_offset;
    /* Of the message, as text. */
    enum presence message_key_presence;
    const char *message_key;
    /* Of the message; a text of base64 if it is no JSON. */
    enum presence payload_presence;
    const char *payload;
    bool is_base64;
    /* Of the message: name and value. */
    const char *headers;
    int64_t attempts;
    /* What the last attempt ended with. */
    const char *code;
    /* And why. */
    enum presence cause_presence;
    const char *cause;
    int64_t failed_at;
    /* When it was put back into its topic. */
    enum presence replayed_at_presence;
    int64_t replayed_at;
};
void dead_letter_view_encode(struct jwrite *out, const char *key,
                             const struct dead_letter_view *value);

/* A saga as the engine reads it. */
struct stored_saga {
    int64_t id;
    const char *saga_id;
    const char *saga;
    int64_t order_id;
    const char *order_number;
    const char *current_step;
    /* enum saga_status */
    int status;
    const char *completed_steps;
    int64_t compensation_attempts;
    enum presence reason_presence;
    const char *reason;
    enum presence request_id_presence;
    int64_t request_id;
    int64_t version;
    enum presence lease_owner_presence;
    const char *lease_owner;
    /* Its lease has not ended. */
    bool is_leased;
    /* How long it has been driven; null while nobody is to. */
    enum presence driven_us_presence;
    int64_t driven_us;
};

/* Who else holds a lease. */
struct saga_owners_row {
    const char *owner;
};

/* Sagas that need somebody, for the metrics. */
struct count_sagas_row {
    int64_t failed;
    int64_t compensating;
    int64_t overdue;
};

#endif
