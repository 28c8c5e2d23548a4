/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Routes, roles, settings, jobs, events: what the runtime serves.
 * GENERATED from spec/service.yaml and all domains by templates/service_tables.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "service_tables.h"

#include "catalogue/catalogue_http.h"
#include "catalogue/catalogue_routes.h"
#include "lending/lending_http.h"
#include "lending/lending_routes.h"
#include "lending/lending_jobs.h"
#include "lending/lending_consumers.h"
#include "lending/lending_sagas.h"
#include "reading/reading_http.h"
#include "reading/reading_routes.h"
#include "room/room_http.h"
#include "room/room_routes.h"
#include "room/room_streams.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

static const struct route routes[] = {
#include "catalogue/catalogue_routes.inc"
#include "lending/lending_routes.inc"
#include "reading/reading_routes.inc"
#include "room/room_routes.inc"
};

static const struct role_info roles[] = {
    {.name = "READER", .bit = 1, .includes = 1},
    {.name = "LIBRARIAN", .bit = 2, .includes = 3},
    {.name = "BINDER", .bit = 4, .includes = 4},
    {.name = "DIRECTOR", .bit = 8, .includes = 15},
};

static const struct setting_info settings[] = {
    {
        .env = "LEND_HOST",
        .value = "127.0.0.1",
        .doc = "Address to listen on.",
    },
    {
        .env = "LEND_PORT",
        .value = "9090",
        .is_number = true,
        .min = 1,
        .max = 65535,
        .doc = "Port to listen on.",
    },
    {
        .env = "LEND_DB_URL",
        .is_secret = true,
        .doc = "Where the database is.",
    },
    {
        .env = "LEND_LOAN_DAYS",
        .value = "28",
        .is_number = true,
        .min = 1,
        .max = 365,
        .doc = "How long a book may be kept.",
    },
    {
        .env = "LEND_SIGN",
        .doc = "What is shown above the entrance.",
    },
};

static const struct job_info jobs[] = {
    {
        .name = "mark_overdue",
        .interval_ms = 600000,
        .lock = "mark_overdue",
        .lease_ms = 55000,
        .run = mark_overdue_run,
    },
    {
        .name = "remind_readers",
        .interval_ms = 86400000,
        .lock = "nightly:remind",
        .lease_ms = 300000,
        .run = remind_readers_run,
    },
};

static const struct saga_info *const sagas[] = {
    &exchange_saga,
};

static const struct event_info events[] = {
    {
        .type = "book.registered",
        .topic = "library.book.registered",
        .version = 1,
        .schema = "BookRegisteredEvent",
    },
    {
        .type = "book.withdrawn",
        .topic = "library.book.withdrawn",
        .version = 1,
        .schema = "BookWithdrawnEvent",
    },
    {.type = "copy.lost", .topic = "library.copy.lost", .version = 1, .schema = "CopyLostEvent"},
    {
        .type = "loan.opened",
        .topic = "library.loan.opened",
        .version = 1,
        .schema = "LoanOpenedEvent",
    },
    {
        .type = "loan.returned",
        .topic = "library.loan.returned",
        .version = 2,
        .schema = "LoanReturnedEvent",
    },
    {
        .type = "exchange.asked",
        .topic = "library.exchange.asked",
        .version = 1,
        .schema = "ExchangeAskedEvent",
    },
    {
        .type = "list.shared",
        .topic = "library.list.shared",
        .version = 1,
        .schema = "ListSharedEvent",
    },
};

static const struct consumer_info *const consumers[] = {
    &shelf_signs_consumer,
    &reader_fees_consumer,
};

const struct service service_tables = {
    .name = "lendd",
    .version = "0.4.2",
    .base_path = "/library/v1",
    .errors = err_infos,
    .n_errors = ERR_COUNT,
    .routes = routes,
    .n_routes = sizeof routes / sizeof *routes,
    .roles = roles,
    .n_roles = sizeof roles / sizeof *roles,
    .owner_role = 2,
    .jobs = jobs,
    .n_jobs = sizeof jobs / sizeof *jobs,
    .sagas = sagas,
    .n_sagas = sizeof sagas / sizeof *sagas,
    .events = events,
    .n_events = sizeof events / sizeof *events,
    .consumers = consumers,
    .n_consumers = sizeof consumers / sizeof *consumers,
    .settings = settings,
    .n_settings = sizeof settings / sizeof *settings,
    .max_body_bytes = 32768,
    .max_json_depth = 8,
    .default_deadline_ms = 3000,
};
