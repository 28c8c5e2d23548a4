/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the routes of timedeal may answer with besides success.
 * GENERATED from spec/domains/timedeal.yaml by templates/routes.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "timedeal_routes.h"

#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

const enum err list_active_time_deals_errors[] = {
    ERR_VALIDATION_FAILED,      /* C001 */
    ERR_UNAUTHENTICATED,        /* C003 */
    ERR_RATE_LIMITED,           /* C009 */
    ERR_OVERLOADED,             /* C010 */
    ERR_INTERNAL_ERROR,         /* C011 */
    ERR_DEPENDENCY_UNAVAILABLE, /* C015 */
    ERR_DEADLINE_EXCEEDED,      /* C016 */
    ERR_OK,
};

const enum err get_time_deal_errors[] = {
    ERR_TIMEDEAL_NOT_FOUND,     /* S701 */
    ERR_VALIDATION_FAILED,      /* C001 */
    ERR_UNAUTHENTICATED,        /* C003 */
    ERR_RATE_LIMITED,           /* C009 */
    ERR_OVERLOADED,             /* C010 */
    ERR_INTERNAL_ERROR,         /* C011 */
    ERR_DEPENDENCY_UNAVAILABLE, /* C015 */
    ERR_DEADLINE_EXCEEDED,      /* C016 */
    ERR_OK,
};

const enum err purchase_time_deal_errors[] = {
    ERR_INVALID_SHIPPING_ADDRESS,         /* S211 */
    ERR_INSUFFICIENT_STOCK,               /* S402 */
    ERR_TIMEDEAL_NOT_ACTIVE,              /* S702 */
    ERR_TIMEDEAL_EXPIRED,                 /* S703 */
    ERR_TIMEDEAL_SOLD_OUT,                /* S704 */
    ERR_TIMEDEAL_PURCHASE_LIMIT_EXCEEDED, /* S705 */
    ERR_TIMEDEAL_PRODUCT_NOT_FOUND,       /* S706 */
    ERR_QUEUE_TOKEN_EXPIRED,              /* S804 */
    ERR_QUEUE_NOT_ALLOWED,                /* S805 */
    ERR_QUEUE_ENTRY_REQUIRED,             /* S806 */
    ERR_QUEUE_TOKEN_USER_MISMATCH,        /* S807 */
    ERR_VALIDATION_FAILED,                /* C001 */
    ERR_MALFORMED_BODY,                   /* C002 */
    ERR_UNAUTHENTICATED,                  /* C003 */
    ERR_FORBIDDEN,                        /* C004 */
    ERR_UNSUPPORTED_MEDIA_TYPE,           /* C007 */
    ERR_BODY_TOO_LARGE,                   /* C008 */
    ERR_RATE_LIMITED,                     /* C009 */
    ERR_OVERLOADED,                       /* C010 */
    ERR_INTERNAL_ERROR,                   /* C011 */
    ERR_IDEMPOTENCY_KEY_MISSING,          /* C012 */
    ERR_IDEMPOTENCY_KEY_REUSED,           /* C013 */
    ERR_IDEMPOTENCY_KEY_IN_FLIGHT,        /* C014 */
    ERR_DEPENDENCY_UNAVAILABLE,           /* C015 */
    ERR_DEADLINE_EXCEEDED,                /* C016 */
    ERR_OK,
};

const enum err list_my_time_deal_purchases_errors[] = {
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

const enum err create_time_deal_errors[] = {
    ERR_PRODUCT_NOT_FOUND,        /* S001 */
    ERR_INVALID_PRODUCT_PRICE,    /* S004 */
    ERR_INVALID_PRODUCT_QUANTITY, /* S005 */
    ERR_INSUFFICIENT_STOCK,       /* S402 */
    ERR_TIMEDEAL_ALREADY_EXISTS,  /* S707 */
    ERR_TIMEDEAL_INVALID_PERIOD,  /* S708 */
    ERR_VALIDATION_FAILED,        /* C001 */
    ERR_MALFORMED_BODY,           /* C002 */
    ERR_UNAUTHENTICATED,          /* C003 */
    ERR_FORBIDDEN,                /* C004 */
    ERR_UNSUPPORTED_MEDIA_TYPE,   /* C007 */
    ERR_BODY_TOO_LARGE,           /* C008 */
    ERR_RATE_LIMITED,             /* C009 */
    ERR_OVERLOADED,               /* C010 */
    ERR_INTERNAL_ERROR,           /* C011 */
    ERR_DEPENDENCY_UNAVAILABLE,   /* C015 */
    ERR_DEADLINE_EXCEEDED,        /* C016 */
    ERR_OK,
};

const enum err cancel_time_deal_errors[] = {
    ERR_TIMEDEAL_NOT_FOUND,     /* S701 */
    ERR_TIMEDEAL_EXPIRED,       /* S703 */
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

const enum err list_all_time_deals_errors[] = {
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
