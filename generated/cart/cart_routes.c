/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the routes of cart may answer with besides success.
 * GENERATED from spec/domains/cart.yaml by templates/routes.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "cart_routes.h"

#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

const enum err get_cart_errors[] = {
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

const enum err add_cart_item_errors[] = {
    ERR_PRODUCT_NOT_FOUND,           /* S001 */
    ERR_PRODUCT_INACTIVE,            /* S003 */
    ERR_CART_ITEM_QUANTITY_EXCEEDED, /* S105 */
    ERR_CART_ITEM_ALREADY_EXISTS,    /* S106 */
    ERR_INVALID_CART_ITEM_QUANTITY,  /* S107 */
    ERR_VALIDATION_FAILED,           /* C001 */
    ERR_MALFORMED_BODY,              /* C002 */
    ERR_UNAUTHENTICATED,             /* C003 */
    ERR_FORBIDDEN,                   /* C004 */
    ERR_UNSUPPORTED_MEDIA_TYPE,      /* C007 */
    ERR_BODY_TOO_LARGE,              /* C008 */
    ERR_RATE_LIMITED,                /* C009 */
    ERR_OVERLOADED,                  /* C010 */
    ERR_INTERNAL_ERROR,              /* C011 */
    ERR_DEPENDENCY_UNAVAILABLE,      /* C015 */
    ERR_DEADLINE_EXCEEDED,           /* C016 */
    ERR_OK,
};

const enum err change_cart_item_errors[] = {
    ERR_CART_NOT_FOUND,              /* S101 */
    ERR_CART_ITEM_NOT_FOUND,         /* S102 */
    ERR_CART_ITEM_QUANTITY_EXCEEDED, /* S105 */
    ERR_INVALID_CART_ITEM_QUANTITY,  /* S107 */
    ERR_VALIDATION_FAILED,           /* C001 */
    ERR_MALFORMED_BODY,              /* C002 */
    ERR_UNAUTHENTICATED,             /* C003 */
    ERR_FORBIDDEN,                   /* C004 */
    ERR_UNSUPPORTED_MEDIA_TYPE,      /* C007 */
    ERR_BODY_TOO_LARGE,              /* C008 */
    ERR_RATE_LIMITED,                /* C009 */
    ERR_OVERLOADED,                  /* C010 */
    ERR_INTERNAL_ERROR,              /* C011 */
    ERR_DEPENDENCY_UNAVAILABLE,      /* C015 */
    ERR_DEADLINE_EXCEEDED,           /* C016 */
    ERR_OK,
};

const enum err remove_cart_item_errors[] = {
    ERR_CART_NOT_FOUND,         /* S101 */
    ERR_CART_ITEM_NOT_FOUND,    /* S102 */
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

const enum err clear_cart_errors[] = {
    ERR_CART_NOT_FOUND,         /* S101 */
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
