/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the routes of payment may answer with besides success.
 * GENERATED from spec/domains/payment.yaml by templates/routes.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "payment_routes.h"

#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

const enum err create_payment_errors[] = {
    ERR_ORDER_NOT_FOUND,              /* S201 */
    ERR_ORDER_ALREADY_CANCELLED,      /* S202 */
    ERR_ORDER_ALREADY_PAID,           /* S204 */
    ERR_ORDER_AMOUNT_MISMATCH,        /* S210 */
    ERR_ORDER_USER_MISMATCH,          /* S212 */
    ERR_PAYMENT_ALREADY_COMPLETED,    /* S302 */
    ERR_PAYMENT_PROCESSING_FAILED,    /* S304 */
    ERR_INVALID_PAYMENT_AMOUNT,       /* S306 */
    ERR_PAYMENT_METHOD_NOT_SUPPORTED, /* S307 */
    ERR_PAYMENT_TIMEOUT,              /* S308 */
    ERR_PAYMENT_CANCELLED_BY_USER,    /* S309 */
    ERR_INSUFFICIENT_BALANCE,         /* S310 */
    ERR_PG_CONNECTION_ERROR,          /* S311 */
    ERR_STOCK_DEDUCTION_FAILED,       /* S405 */
    ERR_DELIVERY_CREATION_FAILED,     /* S505 */
    ERR_SAGA_EXECUTION_FAILED,        /* S901 */
    ERR_VALIDATION_FAILED,            /* C001 */
    ERR_MALFORMED_BODY,               /* C002 */
    ERR_UNAUTHENTICATED,              /* C003 */
    ERR_FORBIDDEN,                    /* C004 */
    ERR_UNSUPPORTED_MEDIA_TYPE,       /* C007 */
    ERR_BODY_TOO_LARGE,               /* C008 */
    ERR_RATE_LIMITED,                 /* C009 */
    ERR_OVERLOADED,                   /* C010 */
    ERR_INTERNAL_ERROR,               /* C011 */
    ERR_IDEMPOTENCY_KEY_MISSING,      /* C012 */
    ERR_IDEMPOTENCY_KEY_REUSED,       /* C013 */
    ERR_IDEMPOTENCY_KEY_IN_FLIGHT,    /* C014 */
    ERR_DEPENDENCY_UNAVAILABLE,       /* C015 */
    ERR_DEADLINE_EXCEEDED,            /* C016 */
    ERR_OK,
};

const enum err get_payment_errors[] = {
    ERR_PAYMENT_NOT_FOUND,      /* S301 */
    ERR_PAYMENT_USER_MISMATCH,  /* S313 */
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

const enum err list_payments_of_order_errors[] = {
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

const enum err refund_payment_errors[] = {
    ERR_PAYMENT_NOT_FOUND,             /* S301 */
    ERR_PAYMENT_ALREADY_CANCELLED,     /* S303 */
    ERR_PAYMENT_REFUND_FAILED,         /* S305 */
    ERR_PAYMENT_CANNOT_BE_CANCELLED,   /* S312 */
    ERR_STOCK_RELEASE_FAILED,          /* S404 */
    ERR_CONCURRENT_STOCK_MODIFICATION, /* S408 */
    ERR_VALIDATION_FAILED,             /* C001 */
    ERR_MALFORMED_BODY,                /* C002 */
    ERR_UNAUTHENTICATED,               /* C003 */
    ERR_FORBIDDEN,                     /* C004 */
    ERR_UNSUPPORTED_MEDIA_TYPE,        /* C007 */
    ERR_BODY_TOO_LARGE,                /* C008 */
    ERR_RATE_LIMITED,                  /* C009 */
    ERR_OVERLOADED,                    /* C010 */
    ERR_INTERNAL_ERROR,                /* C011 */
    ERR_IDEMPOTENCY_KEY_MISSING,       /* C012 */
    ERR_IDEMPOTENCY_KEY_REUSED,        /* C013 */
    ERR_IDEMPOTENCY_KEY_IN_FLIGHT,     /* C014 */
    ERR_DEPENDENCY_UNAVAILABLE,        /* C015 */
    ERR_DEADLINE_EXCEEDED,             /* C016 */
    ERR_OK,
};
