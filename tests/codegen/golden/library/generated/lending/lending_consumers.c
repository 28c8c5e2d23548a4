/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Consumers of lending: what each does with its events.
 * GENERATED from spec/domains/lending.yaml by templates/consumers.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "lending_consumers.h"

#include "lending_dto.h"
#include "catalogue_dto.h"
#include "lending_repo.h"
#include "event_payload.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

static enum err shelf_signs_handle_loan_returned(struct call *call,
                                                 const struct event_message *message)
{
    struct loan_returned_event event = {0};
    struct jread *in;
    enum err err = event_payload_read(call, message, &in);

    if (err)
        return err;
    if (!loan_returned_event_decode(in, &event))
        return event_payload_refuse(call, in);
    return shelf_signs_on_loan_returned(call, message, &event);
}

static enum err shelf_signs_handle_copy_lost(struct call *call, const struct event_message *message)
{
    struct copy_lost_event event = {0};
    struct jread *in;
    enum err err = event_payload_read(call, message, &in);

    if (err)
        return err;
    if (!copy_lost_event_decode(in, &event))
        return event_payload_refuse(call, in);
    return shelf_signs_on_copy_lost(call, message, &event);
}

static enum err shelf_signs_handle_exchange_asked(struct call *call,
                                                  const struct event_message *message)
{
    struct exchange_asked_event event = {0};
    struct jread *in;
    enum err err = event_payload_read(call, message, &in);

    if (err)
        return err;
    if (!exchange_asked_event_decode(in, &event))
        return event_payload_refuse(call, in);
    return shelf_signs_on_exchange_asked(call, message, &event);
}

static const struct consumer_event_info shelf_signs_events[] = {
    {
        .type = "loan.returned",
        .topic = "library.loan.returned",
        .handle = shelf_signs_handle_loan_returned,
    },
    {.type = "copy.lost", .topic = "library.copy.lost", .handle = shelf_signs_handle_copy_lost},
    {
        .type = "exchange.asked",
        .topic = "library.exchange.asked",
        .handle = shelf_signs_handle_exchange_asked,
    },
};

static const unsigned shelf_signs_backoff_ms[] = {200, 1000};

const struct consumer_info shelf_signs_consumer = {
    .name = "shelf_signs",
    .group = "signs",
    .events = shelf_signs_events,
    .n_events = sizeof shelf_signs_events / sizeof *shelf_signs_events,
    .attempts = 3,
    .backoff_ms = shelf_signs_backoff_ms,
    .n_backoff = sizeof shelf_signs_backoff_ms / sizeof *shelf_signs_backoff_ms,
    .dead_letter = ".failed",
};

static enum err reader_fees_handle_loan_returned(struct call *call,
                                                 const struct event_message *message)
{
    struct loan_returned_event event = {0};
    struct jread *in;
    uint64_t affected;
    enum err err = event_payload_read(call, message, &in);

    if (err)
        return err;
    if (!loan_returned_event_decode(in, &event))
        return event_payload_refuse(call, in);
    return count_fee_query(call, event.ticket, PRESENCE_VALUE, event.fee,
                           event.returned_at_presence, event.returned_at, message->time_us,
                           message->id, &affected);
}

static enum err reader_fees_handle_loan_opened(struct call *call,
                                               const struct event_message *message)
{
    struct loan_opened_event event = {0};
    struct jread *in;
    uint64_t affected;
    enum err err = event_payload_read(call, message, &in);

    if (err)
        return err;
    if (!loan_opened_event_decode(in, &event))
        return event_payload_refuse(call, in);
    return count_loan_query(call, PRESENCE_VALUE, event.due_on, message->key, message->type,
                            &affected);
}

static enum err reader_fees_handle_copy_lost(struct call *call, const struct event_message *message)
{
    struct copy_lost_event event = {0};
    struct jread *in;
    uint64_t affected;
    enum err err = event_payload_read(call, message, &in);

    if (err)
        return err;
    if (!copy_lost_event_decode(in, &event))
        return event_payload_refuse(call, in);
    return count_loss_query(call, event.barcode, event.lost_at_presence, event.lost_at, &affected);
}

static const struct consumer_event_info reader_fees_events[] = {
    {
        .type = "loan.returned",
        .topic = "library.loan.returned",
        .handle = reader_fees_handle_loan_returned,
    },
    {
        .type = "loan.opened",
        .topic = "library.loan.opened",
        .handle = reader_fees_handle_loan_opened,
    },
    {.type = "copy.lost", .topic = "library.copy.lost", .handle = reader_fees_handle_copy_lost},
};

static const unsigned reader_fees_backoff_ms[] = {1000, 2000, 4000};

const struct consumer_info reader_fees_consumer = {
    .name = "reader_fees",
    .group = "fees",
    .events = reader_fees_events,
    .n_events = sizeof reader_fees_events / sizeof *reader_fees_events,
    .attempts = 4,
    .backoff_ms = reader_fees_backoff_ms,
    .n_backoff = sizeof reader_fees_backoff_ms / sizeof *reader_fees_backoff_ms,
    .dead_letter = ".DLT",
};
