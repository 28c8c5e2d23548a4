/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What queue takes, answers and tells: enums, requests, replies, events.
 * GENERATED from spec/domains/queue.yaml by templates/dto.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef QUEUE_DTO_H
#define QUEUE_DTO_H

#include "jread.h"
#include "jwrite.h"

enum queue_entry_status {
    QUEUE_ENTRY_STATUS_WAITING,
    QUEUE_ENTRY_STATUS_ENTERED,
    QUEUE_ENTRY_STATUS_EXPIRED,
    QUEUE_ENTRY_STATUS_LEFT,
};
extern const struct enum_names queue_entry_status_names;

struct queue_status_view {
    const char *event_type;
    int64_t event_id;
    /* enum queue_entry_status */
    int status;
    /* 1 is next; 0 is in. */
    int64_t position;
    int64_t total_waiting;
    int64_t estimated_wait_seconds;
    const char *entry_token;
    int64_t joined_at;
    enum presence entered_at_presence;
    int64_t entered_at;
    enum presence expires_at_presence;
    int64_t expires_at;
};
void queue_status_view_encode(struct jwrite *out, const char *key,
                              const struct queue_status_view *value);

struct queue_settings {
    /* How many may be inside at once. */
    int64_t max_capacity;
    /* How many are let in at once. */
    int64_t entry_batch_size;
    /* The time between two batches. */
    int64_t entry_interval_seconds;
};
bool queue_settings_decode(struct jread *in, struct queue_settings *ret);

struct queue_view {
    /* TIMEDEAL, FLASH_SALE and the like. */
    const char *event_type;
    /* Not checked against the event. */
    int64_t event_id;
    /* How many may be inside at once. */
    int64_t max_capacity;
    /* How many are let in at once. */
    int64_t entry_batch_size;
    /* The time between two batches. */
    int64_t entry_interval_seconds;
    bool is_active;
    enum presence activated_at_presence;
    int64_t activated_at;
    enum presence deactivated_at_presence;
    int64_t deactivated_at;
};
void queue_view_encode(struct jwrite *out, const char *key, const struct queue_view *value);

struct queue_admission {
    /* How many were let in. */
    int64_t admitted;
};
void queue_admission_encode(struct jwrite *out, const char *key,
                            const struct queue_admission *value);

struct queue_position {
    int64_t position;
    int64_t estimated_wait_seconds;
    int64_t total_waiting;
    /* enum queue_entry_status */
    int status;
};
void queue_position_encode(struct jwrite *out, const char *key, const struct queue_position *value);

/* A user's last place in a queue, and the queue. Of one that the user never joined, the place is
 * null. */
struct queue_place {
    int64_t queue_id;
    const char *event_type;
    int64_t event_id;
    bool is_active;
    int64_t batch_size;
    int64_t interval_seconds;
    enum presence id_presence;
    int64_t id;
    enum presence user_id_presence;
    const char *user_id;
    enum presence entry_token_presence;
    const char *entry_token;
    /* enum queue_entry_status */
    enum presence status_presence;
    int status;
    enum presence version_presence;
    int64_t version;
    enum presence joined_at_presence;
    int64_t joined_at;
    enum presence entered_at_presence;
    int64_t entered_at;
    enum presence expires_at_presence;
    int64_t expires_at;
};

/* A place at the end of the line. S802 when the user has one that is not over. */
struct add_place_row {
    int64_t id;
    int64_t joined_at;
};

/* A queue and how it lets people in. */
struct queue_setup {
    int64_t id;
    const char *event_type;
    int64_t event_id;
    bool is_active;
    int64_t max_capacity;
    int64_t batch_size;
    int64_t interval_seconds;
};

/* Waits for those who are joining, and keeps new ones waiting, so that the line has no gap. */
struct lock_queue_row {
    bool is_active;
    int64_t max_capacity;
};

struct count_places_row {
    int64_t waiting;
    int64_t inside;
};

struct count_inside_row {
    int64_t inside;
};

/* Who waits, in the order of the line, after that place. */
struct waiting_places_row {
    int64_t id;
    const char *user_id;
};

/* Who is inside, in the order in which their time ends. */
struct inside_places_row {
    int64_t id;
    const char *user_id;
    int64_t expires_at;
};

/* No later place was there. */
struct last_place_row {
    int64_t id;
};

struct last_admission_row {
    int64_t at;
};

/* A place as the admission reads it. */
struct line_place {
    int64_t id;
    const char *user_id;
    /* enum queue_entry_status */
    int status;
    enum presence expires_at_presence;
    int64_t expires_at;
};

#endif
