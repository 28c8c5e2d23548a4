/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the routes of coupon may answer with besides success.
 * GENERATED from spec/domains/coupon.yaml by templates/routes.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "coupon_routes.h"

#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

const enum err list_issuable_coupons_errors[] = {
    ERR_VALIDATION_FAILED,      /* C001 */
    ERR_UNAUTHENTICATED,        /* C003 */
    ERR_RATE_LIMITED,           /* C009 */
    ERR_OVERLOADED,             /* C010 */
    ERR_INTERNAL_ERROR,         /* C011 */
    ERR_DEPENDENCY_UNAVAILABLE, /* C015 */
    ERR_DEADLINE_EXCEEDED,      /* C016 */
    ERR_OK,
};

const enum err get_coupon_errors[] = {
    ERR_COUPON_NOT_FOUND,       /* S601 */
    ERR_VALIDATION_FAILED,      /* C001 */
    ERR_UNAUTHENTICATED,        /* C003 */
    ERR_RATE_LIMITED,           /* C009 */
    ERR_OVERLOADED,             /* C010 */
    ERR_INTERNAL_ERROR,         /* C011 */
    ERR_DEPENDENCY_UNAVAILABLE, /* C015 */
    ERR_DEADLINE_EXCEEDED,      /* C016 */
    ERR_OK,
};

const enum err issue_coupon_errors[] = {
    ERR_COUPON_NOT_FOUND,       /* S601 */
    ERR_COUPON_EXHAUSTED,       /* S602 */
    ERR_COUPON_EXPIRED,         /* S603 */
    ERR_COUPON_ALREADY_ISSUED,  /* S604 */
    ERR_COUPON_NOT_STARTED,     /* S605 */
    ERR_COUPON_INACTIVE,        /* S606 */
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

const enum err list_my_coupons_errors[] = {
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

const enum err create_coupon_errors[] = {
    ERR_COUPON_CODE_ALREADY_EXISTS, /* S607 */
    ERR_VALIDATION_FAILED,          /* C001 */
    ERR_MALFORMED_BODY,             /* C002 */
    ERR_UNAUTHENTICATED,            /* C003 */
    ERR_FORBIDDEN,                  /* C004 */
    ERR_UNSUPPORTED_MEDIA_TYPE,     /* C007 */
    ERR_BODY_TOO_LARGE,             /* C008 */
    ERR_RATE_LIMITED,               /* C009 */
    ERR_OVERLOADED,                 /* C010 */
    ERR_INTERNAL_ERROR,             /* C011 */
    ERR_DEPENDENCY_UNAVAILABLE,     /* C015 */
    ERR_DEADLINE_EXCEEDED,          /* C016 */
    ERR_OK,
};

const enum err deactivate_coupon_errors[] = {
    ERR_COUPON_NOT_FOUND,       /* S601 */
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

const enum err list_all_coupons_errors[] = {
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
