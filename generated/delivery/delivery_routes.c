/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the routes of delivery may answer with besides success.
 * GENERATED from spec/domains/delivery.yaml by templates/routes.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "delivery_routes.h"

#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

const enum err get_delivery_errors[] = {
    ERR_DELIVERY_NOT_FOUND,     /* S501 */
    ERR_VALIDATION_FAILED,      /* C001 */
    ERR_UNAUTHENTICATED,        /* C003 */
    ERR_FORBIDDEN,              /* C004 */
    ERR_RATE_LIMITED,           /* C009 */
    ERR_OVERLOADED,             /* C010 */
    ERR_INTERNAL_ERROR,         /* C011 */
    ERR_DEPENDENCY_UNAVAILABLE, /* C015 */
    ERR_DEADLINE_EXCEEDED,      /* C016 */
    ERR_OK,
};

const enum err list_deliveries_of_order_errors[] = {
    ERR_ORDER_NOT_FOUND,        /* S201 */
    ERR_ORDER_USER_MISMATCH,    /* S212 */
    ERR_VALIDATION_FAILED,      /* C001 */
    ERR_UNAUTHENTICATED,        /* C003 */
    ERR_FORBIDDEN,              /* C004 */
    ERR_RATE_LIMITED,           /* C009 */
    ERR_OVERLOADED,             /* C010 */
    ERR_INTERNAL_ERROR,         /* C011 */
    ERR_DEPENDENCY_UNAVAILABLE, /* C015 */
    ERR_DEADLINE_EXCEEDED,      /* C016 */
    ERR_OK,
};

const enum err change_delivery_status_errors[] = {
    ERR_DELIVERY_NOT_FOUND,             /* S501 */
    ERR_DELIVERY_ALREADY_SHIPPED,       /* S502 */
    ERR_DELIVERY_ALREADY_DELIVERED,     /* S503 */
    ERR_DELIVERY_CANNOT_BE_CANCELLED,   /* S504 */
    ERR_INVALID_DELIVERY_STATUS,        /* S506 */
    ERR_DELIVERY_CARRIER_NOT_AVAILABLE, /* S507 */
    ERR_VALIDATION_FAILED,              /* C001 */
    ERR_MALFORMED_BODY,                 /* C002 */
    ERR_UNAUTHENTICATED,                /* C003 */
    ERR_FORBIDDEN,                      /* C004 */
    ERR_UNSUPPORTED_MEDIA_TYPE,         /* C007 */
    ERR_BODY_TOO_LARGE,                 /* C008 */
    ERR_RATE_LIMITED,                   /* C009 */
    ERR_OVERLOADED,                     /* C010 */
    ERR_INTERNAL_ERROR,                 /* C011 */
    ERR_DEPENDENCY_UNAVAILABLE,         /* C015 */
    ERR_DEADLINE_EXCEEDED,              /* C016 */
    ERR_OK,
};
