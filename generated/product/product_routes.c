/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the routes of product may answer with besides success.
 * GENERATED from spec/domains/product.yaml by templates/routes.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "product_routes.h"

#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

const enum err list_products_errors[] = {
    ERR_INVALID_PRICE,          /* S006 */
    ERR_VALIDATION_FAILED,      /* C001 */
    ERR_UNAUTHENTICATED,        /* C003 */
    ERR_RATE_LIMITED,           /* C009 */
    ERR_OVERLOADED,             /* C010 */
    ERR_INTERNAL_ERROR,         /* C011 */
    ERR_DEPENDENCY_UNAVAILABLE, /* C015 */
    ERR_DEADLINE_EXCEEDED,      /* C016 */
    ERR_OK,
};

const enum err get_product_errors[] = {
    ERR_PRODUCT_NOT_FOUND,      /* S001 */
    ERR_VALIDATION_FAILED,      /* C001 */
    ERR_UNAUTHENTICATED,        /* C003 */
    ERR_RATE_LIMITED,           /* C009 */
    ERR_OVERLOADED,             /* C010 */
    ERR_INTERNAL_ERROR,         /* C011 */
    ERR_DEPENDENCY_UNAVAILABLE, /* C015 */
    ERR_DEADLINE_EXCEEDED,      /* C016 */
    ERR_OK,
};

const enum err get_product_with_reviews_errors[] = {
    ERR_PRODUCT_NOT_FOUND,      /* S001 */
    ERR_VALIDATION_FAILED,      /* C001 */
    ERR_UNAUTHENTICATED,        /* C003 */
    ERR_RATE_LIMITED,           /* C009 */
    ERR_OVERLOADED,             /* C010 */
    ERR_INTERNAL_ERROR,         /* C011 */
    ERR_DEPENDENCY_UNAVAILABLE, /* C015 */
    ERR_DEADLINE_EXCEEDED,      /* C016 */
    ERR_OK,
};

const enum err create_product_errors[] = {
    ERR_PRODUCT_ALREADY_EXISTS,       /* S002 */
    ERR_INVALID_PRODUCT_PRICE,        /* S004 */
    ERR_INVALID_STOCK_QUANTITY_PARAM, /* S007 */
    ERR_PRODUCT_NAME_ALREADY_EXISTS,  /* S008 */
    ERR_STOCK_UPDATE_FAILED,          /* S010 */
    ERR_VALIDATION_FAILED,            /* C001 */
    ERR_MALFORMED_BODY,               /* C002 */
    ERR_UNAUTHENTICATED,              /* C003 */
    ERR_FORBIDDEN,                    /* C004 */
    ERR_UNSUPPORTED_MEDIA_TYPE,       /* C007 */
    ERR_BODY_TOO_LARGE,               /* C008 */
    ERR_RATE_LIMITED,                 /* C009 */
    ERR_OVERLOADED,                   /* C010 */
    ERR_INTERNAL_ERROR,               /* C011 */
    ERR_DEPENDENCY_UNAVAILABLE,       /* C015 */
    ERR_DEADLINE_EXCEEDED,            /* C016 */
    ERR_OK,
};

const enum err edit_product_errors[] = {
    ERR_PRODUCT_NOT_FOUND,           /* S001 */
    ERR_PRODUCT_ALREADY_EXISTS,      /* S002 */
    ERR_INVALID_PRODUCT_PRICE,       /* S004 */
    ERR_PRODUCT_NAME_ALREADY_EXISTS, /* S008 */
    ERR_STOCK_UPDATE_FAILED,         /* S010 */
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

const enum err delete_product_errors[] = {
    ERR_PRODUCT_NOT_FOUND,                 /* S001 */
    ERR_CANNOT_DELETE_PRODUCT_WITH_ORDERS, /* S009 */
    ERR_STOCK_UPDATE_FAILED,               /* S010 */
    ERR_VALIDATION_FAILED,                 /* C001 */
    ERR_UNAUTHENTICATED,                   /* C003 */
    ERR_FORBIDDEN,                         /* C004 */
    ERR_RATE_LIMITED,                      /* C009 */
    ERR_OVERLOADED,                        /* C010 */
    ERR_INTERNAL_ERROR,                    /* C011 */
    ERR_DEPENDENCY_UNAVAILABLE,            /* C015 */
    ERR_DEADLINE_EXCEEDED,                 /* C016 */
    ERR_OK,
};
