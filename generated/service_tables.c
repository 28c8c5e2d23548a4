/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Routes, roles, settings, jobs, events: what the runtime serves.
 * GENERATED from spec/service.yaml and all domains by templates/service_tables.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "service_tables.h"

#include "cart/cart_http.h"
#include "cart/cart_routes.h"
#include "coupon/coupon_http.h"
#include "coupon/coupon_routes.h"
#include "coupon/coupon_jobs.h"
#include "delivery/delivery_http.h"
#include "delivery/delivery_routes.h"
#include "inventory/inventory_http.h"
#include "inventory/inventory_routes.h"
#include "inventory/inventory_streams.h"
#include "notification/notification_http.h"
#include "notification/notification_routes.h"
#include "notification/notification_consumers.h"
#include "notification/notification_streams.h"
#include "order/order_http.h"
#include "order/order_routes.h"
#include "order/order_jobs.h"
#include "order/order_sagas.h"
#include "payment/payment_http.h"
#include "payment/payment_routes.h"
#include "payment/payment_jobs.h"
#include "product/product_http.h"
#include "product/product_routes.h"
#include "queue/queue_http.h"
#include "queue/queue_routes.h"
#include "queue/queue_jobs.h"
#include "queue/queue_streams.h"
#include "search/search_http.h"
#include "search/search_routes.h"
#include "search/search_jobs.h"
#include "statistics/statistics_http.h"
#include "statistics/statistics_routes.h"
#include "statistics/statistics_jobs.h"
#include "statistics/statistics_consumers.h"
#include "system/system_http.h"
#include "system/system_routes.h"
#include "system/system_jobs.h"
#include "timedeal/timedeal_http.h"
#include "timedeal/timedeal_routes.h"
#include "timedeal/timedeal_jobs.h"
#include "timedeal/timedeal_sagas.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

static const struct route routes[] = {
#include "cart/cart_routes.inc"
#include "coupon/coupon_routes.inc"
#include "delivery/delivery_routes.inc"
#include "inventory/inventory_routes.inc"
#include "notification/notification_routes.inc"
#include "order/order_routes.inc"
#include "payment/payment_routes.inc"
#include "product/product_routes.inc"
#include "queue/queue_routes.inc"
#include "search/search_routes.inc"
#include "statistics/statistics_routes.inc"
#include "system/system_routes.inc"
#include "timedeal/timedeal_routes.inc"
};

static const struct role_info roles[] = {
    {.name = "USER", .bit = 1, .includes = 1},
    {.name = "SELLER", .bit = 2, .includes = 3},
    {.name = "ADMIN", .bit = 4, .includes = 7},
};

static const struct setting_info settings[] = {
    {
        .env = "SHOP_HOST",
        .value = "0.0.0.0",
        .doc = "Address to listen on.",
    },
    {
        .env = "SHOP_PORT",
        .value = "8080",
        .is_number = true,
        .min = 0,
        .max = 65535,
        .doc = "Port of cleartext HTTP/1.1 and HTTP/2; 0 takes a free one.",
    },
    {
        .env = "SHOP_TLS_PORT",
        .value = "8443",
        .is_number = true,
        .min = 0,
        .max = 65535,
        .doc = "Port of HTTP/1.1 and HTTP/2 over TLS; 0 opens none.",
    },
    {
        .env = "SHOP_TLS_CERT",
        .doc = "File of the certificate chain in PEM.",
    },
    {
        .env = "SHOP_TLS_KEY",
        .doc = "File of the certificate's private key in PEM.",
    },
    {
        .env = "SHOP_THREADS",
        .value = "0",
        .is_number = true,
        .min = 0,
        .max = 256,
        .doc = "Event loops; 0 runs one a core.",
    },
    {
        .env = "SHOP_MAX_CONNECTIONS",
        .value = "20000",
        .is_number = true,
        .min = 1,
        .max = 1000000,
        .doc = "Clients connected at once; more are refused.",
    },
    {
        .env = "SHOP_REQUEST_TIMEOUT_MS",
        .value = "10000",
        .is_number = true,
        .min = 100,
        .max = 600000,
        .doc = "How long a client may take to send one request.",
    },
    {
        .env = "SHOP_RATE_LIMIT",
        .value = "0",
        .is_number = true,
        .min = 0,
        .max = 1000000,
        .doc = "Requests a second that one client may send; 0 sets no limit.",
    },
    {
        .env = "SHOP_DRAIN_MS",
        .value = "10000",
        .is_number = true,
        .min = 0,
        .max = 600000,
        .doc = "How long calls in flight may take after SIGTERM.",
    },
    {
        .env = "SHOP_LOG_LEVEL",
        .value = "info",
        .doc = "The least that is logged: debug, info, warn or error.",
    },
    {
        .env = "SHOP_WEB_DIR",
        .value = "web/dist",
        .doc = "Folder of the files behind /docs.",
    },
    {
        .env = "SHOP_DATA",
        .value = ".dev",
        .doc = "Folder of what the service keeps on its own disk.",
    },
    {
        .env = "SHOP_DB_URL",
        .is_secret = true,
        .doc = "mysql://user:password@host:port/database or "
               "mysql://user@localhost/database?socket=PATH.",
    },
    {
        .env = "SHOP_DB_CONNECTIONS",
        .value = "16",
        .is_number = true,
        .min = 1,
        .max = 1000,
        .doc = "Connections of each event loop.",
    },
    {
        .env = "SHOP_DB_WAITING",
        .value = "1000",
        .is_number = true,
        .min = 0,
        .max = 100000,
        .doc = "Calls of each event loop that may wait for a connection.",
    },
    {
        .env = "SHOP_MIGRATIONS_DIR",
        .value = "migrations",
        .doc = "Folder of the SQL migrations.",
    },
    {
        .env = "SHOP_REDIS_URL",
        .is_secret = true,
        .doc = "redis://[:password@]host:port/0 or unix://PATH.",
    },
    {
        .env = "SHOP_EVENTS",
        .value = "1",
        .is_number = true,
        .min = 0,
        .max = 1,
        .doc = "Whether this instance publishes and consumes events.",
    },
    {
        .env = "SHOP_KAFKA_BROKERS",
        .doc =
            "Brokers, host:port, separated by commas; unset runs one in this process, in memory.",
    },
    {
        .env = "SHOP_KAFKA_OPTIONS",
        .is_secret = true,
        .doc = "More of librdkafka's properties, name=value, separated by commas: "
               "security.protocol=sasl_ssl,sasl.username=shop.",
    },
    {
        .env = "SHOP_KAFKA_REPLICATION",
        .value = "0",
        .is_number = true,
        .min = 0,
        .max = 100,
        .doc = "Replicas of a topic that is created; 0 leaves it to the brokers.",
    },
    {
        .env = "SHOP_RELAY_LEASE_MS",
        .value = "5000",
        .is_number = true,
        .min = 100,
        .max = 600000,
        .doc = "How long events wait for an instance that publishes them and is not heard of.",
    },
    {
        .env = "SHOP_SEARCH_URL",
        .is_secret = true,
        .doc = "http://[user:password@]host:port of a server with Elasticsearch's API; unset "
               "searches in this process, with files in SHOP_DATA.",
    },
    {
        .env = "SHOP_SEARCH_INDEX",
        .value = "shop-products",
        .doc = "What the server's alias is called; its indexes' names begin so.",
    },
    {
        .env = "SHOP_SEARCH_TIMEOUT_MS",
        .value = "3000",
        .is_number = true,
        .min = 10,
        .max = 60000,
        .doc = "How long a search may take.",
    },
    {
        .env = "SHOP_SEARCH_INDEXING",
        .value = "1",
        .is_number = true,
        .min = 0,
        .max = 1,
        .doc = "Whether this instance builds and follows an index; 0 only searches.",
    },
    {
        .env = "SHOP_JWT_SECRET",
        .is_secret = true,
        .doc = "Shared secret of HS256 tokens, at least 32 bytes.",
    },
    {
        .env = "SHOP_JWT_PUBLIC_KEY",
        .doc = "File of the public key of RS256 or ES256 tokens in PEM.",
    },
    {
        .env = "SHOP_JWT_ISSUER",
        .doc = "What the claim iss of a token must be; unset accepts any.",
    },
    {
        .env = "SHOP_JWT_AUDIENCE",
        .doc = "What the claim aud of a token must contain; unset accepts any.",
    },
    {
        .env = "SHOP_REVIEW_SERVICE_URL",
        .doc = "Where the reviews of a product are read from; unset shows none.",
    },
    {
        .env = "SHOP_REVIEW_TIMEOUT_MS",
        .value = "1000",
        .is_number = true,
        .min = 1,
        .max = 60000,
        .doc = "How long to wait for reviews before a product is shown without them.",
    },
    {
        .env = "SHOP_USER_SERVICE_URL",
        .doc =
            "Where an administrator's order views get the customer's name from; unset shows none.",
    },
    {
        .env = "SHOP_USER_TIMEOUT_MS",
        .value = "1000",
        .is_number = true,
        .min = 1,
        .max = 60000,
        .doc = "How long to wait for a customer before an order is shown without.",
    },
    {
        .env = "SHOP_ORDER_TTL_S",
        .value = "900",
        .is_number = true,
        .min = 1,
        .max = 604800,
        .doc = "How long an order waits for its payment before it is cancelled.",
    },
    {
        .env = "SHOP_PAYMENT_RETRIES",
        .value = "0",
        .is_number = true,
        .min = 0,
        .max = 100,
        .doc = "Refused payments that an order survives.",
    },
    {
        .env = "SHOP_QUEUE_ENTRY_TTL_S",
        .value = "600",
        .is_number = true,
        .min = 1,
        .max = 604800,
        .doc = "How long a user who was let in from a waiting queue may stay.",
    },
    {
        .env = "SHOP_CARRIERS",
        .value = "CJ Logistics,Hanjin",
        .doc = "Carriers that take parcels, separated by commas; a lone comma means none, and "
               "nothing ships.",
    },
    {
        .env = "SHOP_PG_URL",
        .doc = "Base URL of the payment provider; unset uses the mock.",
    },
    {
        .env = "SHOP_PG_TIMEOUT_MS",
        .value = "10000",
        .is_number = true,
        .min = 10,
        .max = 60000,
        .doc = "How long to wait for the payment provider's answer.",
    },
    {
        .env = "SHOP_PG_SUCCESS_RATE",
        .value = "0.9",
        .doc = "The mock's share of approved payments, 0 to 1.",
    },
    {
        .env = "SHOP_PG_DELAY_MS",
        .value = "0",
        .is_number = true,
        .min = 0,
        .max = 600000,
        .doc = "How long the mock takes to answer.",
    },
    {
        .env = "SHOP_PG_SCRIPT",
        .doc = "What the mock answers, one word a payment, separated by commas, then by rate: "
               "approve, decline or decline:reason, insufficient, cancel, unreachable, lost "
               "(charged, no answer), timeout (not charged, no answer), twice.",
    },
    {
        .env = "SHOP_SAGA_LEASE_MS",
        .value = "30000",
        .is_number = true,
        .min = 100,
        .max = 600000,
        .doc = "How long a saga is left to an instance that is not heard of.",
    },
    {
        .env = "SHOP_SAGA_ATTEMPTS",
        .value = "10",
        .is_number = true,
        .min = 1,
        .max = 1000,
        .doc = "Tries to undo a saga before it waits for a person.",
    },
    {
        .env = "SHOP_JOBS",
        .value = "1",
        .is_number = true,
        .min = 0,
        .max = 1,
        .doc = "Whether this instance runs jobs.",
    },
};

static const struct job_info jobs[] = {
    {
        .name = "expire_coupons",
        .interval_ms = 10000,
        .lock = "scheduler:coupon:expiry",
        .lease_ms = 55000,
        .run = expire_coupons_run,
    },
    {
        .name = "expire_user_coupons",
        .interval_ms = 10000,
        .lock = "scheduler:user-coupon:expiry",
        .lease_ms = 55000,
        .run = expire_user_coupons_run,
    },
    {
        .name = "reconcile_coupons",
        .interval_ms = 3000,
        .lock = "scheduler:coupon:reconcile",
        .lease_ms = 55000,
        .run = reconcile_coupons_run,
    },
    {
        .name = "expire_orders",
        .interval_ms = 10000,
        .lock = "scheduler:order:expiry",
        .lease_ms = 55000,
        .run = expire_orders_run,
    },
    {
        .name = "settle_payments",
        .interval_ms = 5000,
        .lock = "scheduler:payment:settle",
        .lease_ms = 55000,
        .run = settle_payments_run,
    },
    {
        .name = "admit_from_queues",
        .interval_ms = 1000,
        .lock = "scheduler:queue:admission",
        .lease_ms = 55000,
        .run = admit_from_queues_run,
    },
    {
        .name = "expire_queue_places",
        .interval_ms = 1000,
        .lock = "scheduler:queue:expiry",
        .lease_ms = 55000,
        .run = expire_queue_places_run,
    },
    {
        .name = "keep_search_index",
        .interval_ms = 5000,
        .lock = "search:index",
        .lease_ms = 60000,
        .run = keep_search_index_run,
    },
    {
        .name = "rebuild_search_index",
        .interval_ms = 86400000,
        .lock = "rebuild_search_index",
        .lease_ms = 55000,
        .run = rebuild_search_index_run,
    },
    {
        .name = "rank_products",
        .interval_ms = 10000,
        .lock = "rank_products",
        .lease_ms = 55000,
        .run = rank_products_run,
    },
    {
        .name = "sweep_sagas",
        .interval_ms = 5000,
        .lock = "scheduler:saga:sweep",
        .lease_ms = 55000,
        .run = sweep_sagas_run,
    },
    {
        .name = "forget_idempotency_keys",
        .interval_ms = 10000,
        .lock = "forget_idempotency_keys",
        .lease_ms = 55000,
        .run = forget_idempotency_keys_run,
    },
    {
        .name = "forget_published_events",
        .interval_ms = 10000,
        .lock = "forget_published_events",
        .lease_ms = 55000,
        .run = forget_published_events_run,
    },
    {
        .name = "forget_processed_events",
        .interval_ms = 10000,
        .lock = "forget_processed_events",
        .lease_ms = 55000,
        .run = forget_processed_events_run,
    },
    {
        .name = "update_time_deals",
        .interval_ms = 1000,
        .lock = "scheduler:timedeal:status",
        .lease_ms = 55000,
        .run = update_time_deals_run,
    },
    {
        .name = "reconcile_time_deals",
        .interval_ms = 10000,
        .lock = "scheduler:timedeal:reconcile",
        .lease_ms = 55000,
        .run = reconcile_time_deals_run,
    },
};

static const struct saga_info *const sagas[] = {
    &order_saga,
    &refund_saga,
    &deal_order_saga,
};

static const struct event_info events[] = {
    {
        .type = "coupon.issued",
        .topic = "shopping.coupon.issued",
        .version = 1,
        .schema = "CouponIssuedEvent",
    },
    {
        .type = "delivery.shipped",
        .topic = "shopping.delivery.shipped",
        .version = 1,
        .schema = "DeliveryShippedEvent",
    },
    {
        .type = "inventory.reserved",
        .topic = "shopping.inventory.reserved",
        .version = 1,
        .schema = "InventoryReservedEvent",
    },
    {
        .type = "inventory.restocked",
        .topic = "shopping.inventory.restocked",
        .version = 1,
        .schema = "InventoryRestockedEvent",
    },
    {
        .type = "inventory.depleted",
        .topic = "shopping.inventory.depleted",
        .version = 1,
        .schema = "InventoryDepletedEvent",
    },
    {
        .type = "order.created",
        .topic = "shopping.order.created",
        .version = 1,
        .schema = "OrderCreatedEvent",
    },
    {
        .type = "order.confirmed",
        .topic = "shopping.order.confirmed",
        .version = 1,
        .schema = "OrderConfirmedEvent",
    },
    {
        .type = "order.cancelled",
        .topic = "shopping.order.cancelled",
        .version = 1,
        .schema = "OrderCancelledEvent",
    },
    {
        .type = "payment.completed",
        .topic = "shopping.payment.completed",
        .version = 1,
        .schema = "PaymentCompletedEvent",
    },
    {
        .type = "payment.failed",
        .topic = "shopping.payment.failed",
        .version = 1,
        .schema = "PaymentFailedEvent",
    },
    {
        .type = "product.created",
        .topic = "shopping.product.created",
        .version = 1,
        .schema = "ProductCreatedEvent",
    },
    {
        .type = "product.changed",
        .topic = "shopping.product.changed",
        .version = 1,
        .schema = "ProductChangedEvent",
    },
    {
        .type = "product.removed",
        .topic = "shopping.product.removed",
        .version = 1,
        .schema = "ProductRemovedEvent",
    },
    {
        .type = "product.ranked",
        .topic = "shopping.product.ranked",
        .version = 1,
        .schema = "ProductRankedEvent",
    },
    {
        .type = "timedeal.started",
        .topic = "shopping.timedeal.started",
        .version = 1,
        .schema = "TimedealStartedEvent",
    },
};

static const struct consumer_info *const consumers[] = {
    &notification_consumer,
    &sales_statistics_consumer,
};

const struct service service_tables = {
    .name = "shopd",
    .version = "1.0.0",
    .base_path = "/api/v1/shopping",
    .errors = err_infos,
    .n_errors = ERR_COUNT,
    .routes = routes,
    .n_routes = sizeof routes / sizeof *routes,
    .roles = roles,
    .n_roles = sizeof roles / sizeof *roles,
    .owner_role = 4,
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
    .max_body_bytes = 65536,
    .max_json_depth = 16,
    .default_deadline_ms = 5000,
};
