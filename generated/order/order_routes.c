/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the routes of order may answer with besides success.
 * GENERATED from spec/domains/order.yaml by templates/routes.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "order_routes.h"

#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

const enum err create_order_errors[] = {
    ERR_PRODUCT_INACTIVE,              /* S003 */
    ERR_CART_NOT_FOUND,                /* S101 */
    ERR_CART_ALREADY_CHECKED_OUT,      /* S103 */
    ERR_CART_EMPTY,                    /* S104 */
    ERR_ORDER_CREATION_FAILED,         /* S208 */
    ERR_INVALID_SHIPPING_ADDRESS,      /* S211 */
    ERR_INSUFFICIENT_STOCK,            /* S402 */
    ERR_STOCK_RESERVATION_FAILED,      /* S403 */
    ERR_CONCURRENT_STOCK_MODIFICATION, /* S408 */
    ERR_USER_COUPON_NOT_FOUND,         /* S608 */
    ERR_USER_COUPON_ALREADY_USED,      /* S609 */
    ERR_USER_COUPON_EXPIRED,           /* S610 */
    ERR_COUPON_MINIMUM_ORDER_NOT_MET,  /* S611 */
    ERR_SAGA_EXECUTION_FAILED,         /* S901 */
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

const enum err list_orders_errors[] = {
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

const enum err get_order_errors[] = {
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

const enum err cancel_order_errors[] = {
    ERR_ORDER_NOT_FOUND,               /* S201 */
    ERR_ORDER_ALREADY_CANCELLED,       /* S202 */
    ERR_ORDER_CANNOT_BE_CANCELLED,     /* S203 */
    ERR_ORDER_USER_MISMATCH,           /* S212 */
    ERR_PAYMENT_REFUND_FAILED,         /* S305 */
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
    ERR_DEPENDENCY_UNAVAILABLE,        /* C015 */
    ERR_DEADLINE_EXCEEDED,             /* C016 */
    ERR_OK,
};

const enum err list_all_orders_errors[] = {
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

const enum err get_any_order_errors[] = {
    ERR_ORDER_NOT_FOUND,        /* S201 */
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

const enum err change_order_status_errors[] = {
    ERR_ORDER_NOT_FOUND,                /* S201 */
    ERR_ORDER_NOT_PAID,                 /* S205 */
    ERR_ORDER_ALREADY_SHIPPED,          /* S206 */
    ERR_ORDER_ALREADY_DELIVERED,        /* S207 */
    ERR_INVALID_ORDER_STATUS,           /* S209 */
    ERR_PAYMENT_REFUND_FAILED,          /* S305 */
    ERR_STOCK_RELEASE_FAILED,           /* S404 */
    ERR_CONCURRENT_STOCK_MODIFICATION,  /* S408 */
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
