/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The contract between generated code and the runtime: the tables that specc writes
 * (generated/service.c) and the runtime runs. The runtime reads the shop from here and from nowhere
 * else.
 */
#ifndef SERVICE_H
#define SERVICE_H

#include "call.h"

#define RUNTIME_ABI 1 /* raised when generated code must be made again */

/* An endpoint. Path segments in braces are parameters: "/wishlists/{wishlistId}". */
struct route {
    const char *name;   /* operationId */
    const char *method; /* GET, POST, PUT, PATCH, DELETE */
    const char *path;   /* below the base path */
    bool needs_token;
    unsigned roles;          /* any of these bits is enough; 0 = any valid token will do */
    bool has_body;           /* a JSON body is read before run is called */
    bool takes_key;          /* an Idempotency-Key: run() asks for the body after it */
    unsigned max_body_bytes; /* 0 = the service's */
    unsigned short status;   /* of a success; 204 sends no body */
    bool is_stream;          /* run() opens an SSE stream with sse_open() and returns ERR_OK */
    unsigned deadline_ms;    /* 0 = the service's */
    const enum err *errors;  /* the exact set, ends with ERR_OK */
    enum err (*run)(struct call *call);
};

struct role_info {
    const char *name;
    unsigned bit;      /* its own */
    unsigned includes; /* what a token with this role may do: own bit and the included ones */
};

/* A Redis channel group that the SSE hub serves. */
struct stream_info {
    const char *name; /* channel prefix: <name>:<subject> */
    unsigned heartbeat_ms, lifetime_ms, retry_ms;
    unsigned buffer_bytes; /* a reader further behind than this is dropped */
};

/* A job: run() every interval on one instance at a time. */
struct job_info {
    const char *name;
    unsigned interval_ms;
    const char *lock; /* key below lock: */
    unsigned lease_ms;
    enum err (*run)(struct call *call);
};

/* A saga: steps with their compensation, driven by handwritten/system/saga.h, which says what each
 * function is for. They are NULL where the spec names none. */
struct saga;
struct saga_step_info {
    const char *name;
    enum err (*ask)(struct call *call, struct saga *saga); /* remote, outside transactions */
    enum err (*act)(struct call *call, struct saga *saga); /* in a transaction */
    enum err (*fail)(struct call *call, struct saga *saga, enum err refusal); /* in one */
    enum err (*ask_undo)(struct call *call, struct saga *saga);
    enum err (*undo)(struct call *call, struct saga *saga);
};
struct saga_info {
    const char *name;
    unsigned deadline_ms;
    const struct saga_step_info *steps;
    unsigned n_steps;
};

/* An event of the spec: type "order.created". */
struct event_info {
    const char *type, *topic;
    unsigned version;   /* of the payload's schema */
    const char *schema; /* its name in asyncapi.json */
};

/* A consumer: see consumer.h. */
struct consumer_info;

/* A setting that the service reads from the environment. */
struct setting_info {
    const char *env;   /* SHOP_PORT */
    const char *value; /* default, or NULL: none */
    bool is_secret;
    bool is_number;
    int64_t min, max;
    const char *doc;
};

struct service {
    const char *name, *version, *base_path;
    const struct err_info *errors; /* indexed by enum err */
    unsigned n_errors;
    const struct route *routes;
    unsigned n_routes;
    const struct role_info *roles;
    unsigned n_roles;
    unsigned owner_role; /* the role bit that owns everything */
    const struct job_info *jobs;
    unsigned n_jobs;
    const struct saga_info *const *sagas;
    unsigned n_sagas;
    const struct event_info *events;
    unsigned n_events;
    const struct consumer_info *const *consumers;
    unsigned n_consumers;
    const struct setting_info *settings;
    unsigned n_settings;
    unsigned max_body_bytes, max_json_depth, default_deadline_ms;
    const char *openapi; /* the document, as JSON text */
    unsigned long openapi_len;
    const char *asyncapi; /* so */
    unsigned long asyncapi_len;
};

#endif
