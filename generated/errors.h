/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every way in which a request, a job or a step can fail. What each means is in errors.c.
 * GENERATED from spec/errors.yaml and spec/domains by templates/errors.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef ERRORS_H
#define ERRORS_H

enum err {
    ERR_OK = 0,
    ERR_VALIDATION_FAILED,                 /* C001 */
    ERR_MALFORMED_BODY,                    /* C002 */
    ERR_UNAUTHENTICATED,                   /* C003 */
    ERR_FORBIDDEN,                         /* C004 */
    ERR_NOT_FOUND,                         /* C005 */
    ERR_METHOD_NOT_ALLOWED,                /* C006 */
    ERR_UNSUPPORTED_MEDIA_TYPE,            /* C007 */
    ERR_BODY_TOO_LARGE,                    /* C008 */
    ERR_RATE_LIMITED,                      /* C009 */
    ERR_OVERLOADED,                        /* C010 */
    ERR_INTERNAL_ERROR,                    /* C011 */
    ERR_IDEMPOTENCY_KEY_MISSING,           /* C012 */
    ERR_IDEMPOTENCY_KEY_REUSED,            /* C013 */
    ERR_IDEMPOTENCY_KEY_IN_FLIGHT,         /* C014 */
    ERR_DEPENDENCY_UNAVAILABLE,            /* C015 */
    ERR_DEADLINE_EXCEEDED,                 /* C016 */
    ERR_CART_NOT_FOUND,                    /* S101 */
    ERR_CART_ITEM_NOT_FOUND,               /* S102 */
    ERR_CART_ALREADY_CHECKED_OUT,          /* S103 */
    ERR_CART_EMPTY,                        /* S104 */
    ERR_CART_ITEM_QUANTITY_EXCEEDED,       /* S105 */
    ERR_CART_ITEM_ALREADY_EXISTS,          /* S106 */
    ERR_INVALID_CART_ITEM_QUANTITY,        /* S107 */
    ERR_COUPON_NOT_FOUND,                  /* S601 */
    ERR_COUPON_EXHAUSTED,                  /* S602 */
    ERR_COUPON_EXPIRED,                    /* S603 */
    ERR_COUPON_ALREADY_ISSUED,             /* S604 */
    ERR_COUPON_NOT_STARTED,                /* S605 */
    ERR_COUPON_INACTIVE,                   /* S606 */
    ERR_COUPON_CODE_ALREADY_EXISTS,        /* S607 */
    ERR_USER_COUPON_NOT_FOUND,             /* S608 */
    ERR_USER_COUPON_ALREADY_USED,          /* S609 */
    ERR_USER_COUPON_EXPIRED,               /* S610 */
    ERR_COUPON_MINIMUM_ORDER_NOT_MET,      /* S611 */
    ERR_DELIVERY_NOT_FOUND,                /* S501 */
    ERR_DELIVERY_ALREADY_SHIPPED,          /* S502 */
    ERR_DELIVERY_ALREADY_DELIVERED,        /* S503 */
    ERR_DELIVERY_CANNOT_BE_CANCELLED,      /* S504 */
    ERR_DELIVERY_CREATION_FAILED,          /* S505 */
    ERR_INVALID_DELIVERY_STATUS,           /* S506 */
    ERR_DELIVERY_CARRIER_NOT_AVAILABLE,    /* S507 */
    ERR_INVENTORY_NOT_FOUND,               /* S401 */
    ERR_INSUFFICIENT_STOCK,                /* S402 */
    ERR_STOCK_RESERVATION_FAILED,          /* S403 */
    ERR_STOCK_RELEASE_FAILED,              /* S404 */
    ERR_STOCK_DEDUCTION_FAILED,            /* S405 */
    ERR_INVALID_STOCK_QUANTITY,            /* S406 */
    ERR_INVENTORY_ALREADY_EXISTS,          /* S407 */
    ERR_CONCURRENT_STOCK_MODIFICATION,     /* S408 */
    ERR_ORDER_NOT_FOUND,                   /* S201 */
    ERR_ORDER_ALREADY_CANCELLED,           /* S202 */
    ERR_ORDER_CANNOT_BE_CANCELLED,         /* S203 */
    ERR_ORDER_ALREADY_PAID,                /* S204 */
    ERR_ORDER_NOT_PAID,                    /* S205 */
    ERR_ORDER_ALREADY_SHIPPED,             /* S206 */
    ERR_ORDER_ALREADY_DELIVERED,           /* S207 */
    ERR_ORDER_CREATION_FAILED,             /* S208 */
    ERR_INVALID_ORDER_STATUS,              /* S209 */
    ERR_ORDER_AMOUNT_MISMATCH,             /* S210 */
    ERR_INVALID_SHIPPING_ADDRESS,          /* S211 */
    ERR_ORDER_USER_MISMATCH,               /* S212 */
    ERR_PAYMENT_NOT_FOUND,                 /* S301 */
    ERR_PAYMENT_ALREADY_COMPLETED,         /* S302 */
    ERR_PAYMENT_ALREADY_CANCELLED,         /* S303 */
    ERR_PAYMENT_PROCESSING_FAILED,         /* S304 */
    ERR_PAYMENT_REFUND_FAILED,             /* S305 */
    ERR_INVALID_PAYMENT_AMOUNT,            /* S306 */
    ERR_PAYMENT_METHOD_NOT_SUPPORTED,      /* S307 */
    ERR_PAYMENT_TIMEOUT,                   /* S308 */
    ERR_PAYMENT_CANCELLED_BY_USER,         /* S309 */
    ERR_INSUFFICIENT_BALANCE,              /* S310 */
    ERR_PG_CONNECTION_ERROR,               /* S311 */
    ERR_PAYMENT_CANNOT_BE_CANCELLED,       /* S312 */
    ERR_PAYMENT_USER_MISMATCH,             /* S313 */
    ERR_PRODUCT_NOT_FOUND,                 /* S001 */
    ERR_PRODUCT_ALREADY_EXISTS,            /* S002 */
    ERR_PRODUCT_INACTIVE,                  /* S003 */
    ERR_INVALID_PRODUCT_PRICE,             /* S004 */
    ERR_INVALID_PRODUCT_QUANTITY,          /* S005 */
    ERR_INVALID_PRICE,                     /* S006 */
    ERR_INVALID_STOCK_QUANTITY_PARAM,      /* S007 */
    ERR_PRODUCT_NAME_ALREADY_EXISTS,       /* S008 */
    ERR_CANNOT_DELETE_PRODUCT_WITH_ORDERS, /* S009 */
    ERR_STOCK_UPDATE_FAILED,               /* S010 */
    ERR_QUEUE_NOT_FOUND,                   /* S801 */
    ERR_QUEUE_ALREADY_ENTERED,             /* S802 */
    ERR_QUEUE_ENTRY_NOT_FOUND,             /* S803 */
    ERR_QUEUE_TOKEN_EXPIRED,               /* S804 */
    ERR_QUEUE_NOT_ALLOWED,                 /* S805 */
    ERR_QUEUE_ENTRY_REQUIRED,              /* S806 */
    ERR_QUEUE_TOKEN_USER_MISMATCH,         /* S807 */
    ERR_SEARCH_FAILED,                     /* S1001 */
    ERR_INVALID_SEARCH_QUERY,              /* S1002 */
    ERR_INDEX_NOT_FOUND,                   /* S1003 */
    ERR_SUGGEST_FAILED,                    /* S1004 */
    ERR_SAGA_EXECUTION_FAILED,             /* S901 */
    ERR_SAGA_COMPENSATION_FAILED,          /* S902 */
    ERR_SAGA_NOT_FOUND,                    /* S903 */
    ERR_SAGA_ALREADY_COMPLETED,            /* S904 */
    ERR_SAGA_TIMEOUT,                      /* S905 */
    ERR_DEAD_LETTER_NOT_FOUND,             /* S906 */
    ERR_DEAD_LETTER_REPLAYED,              /* S907 */
    ERR_TIMEDEAL_NOT_FOUND,                /* S701 */
    ERR_TIMEDEAL_NOT_ACTIVE,               /* S702 */
    ERR_TIMEDEAL_EXPIRED,                  /* S703 */
    ERR_TIMEDEAL_SOLD_OUT,                 /* S704 */
    ERR_TIMEDEAL_PURCHASE_LIMIT_EXCEEDED,  /* S705 */
    ERR_TIMEDEAL_PRODUCT_NOT_FOUND,        /* S706 */
    ERR_TIMEDEAL_ALREADY_EXISTS,           /* S707 */
    ERR_TIMEDEAL_INVALID_PERIOD,           /* S708 */
    ERR_COUNT
};

#endif
