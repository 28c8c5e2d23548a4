/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the routes of inventory may answer with besides success.
 * GENERATED from spec/domains/inventory.yaml by templates/routes.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "inventory_routes.h"

#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

const enum err get_inventory_errors[] = {
    ERR_INVENTORY_NOT_FOUND,    /* S401 */
    ERR_VALIDATION_FAILED,      /* C001 */
    ERR_UNAUTHENTICATED,        /* C003 */
    ERR_RATE_LIMITED,           /* C009 */
    ERR_OVERLOADED,             /* C010 */
    ERR_INTERNAL_ERROR,         /* C011 */
    ERR_DEPENDENCY_UNAVAILABLE, /* C015 */
    ERR_DEADLINE_EXCEEDED,      /* C016 */
    ERR_OK,
};

const enum err get_inventory_batch_errors[] = {
    ERR_VALIDATION_FAILED,      /* C001 */
    ERR_MALFORMED_BODY,         /* C002 */
    ERR_UNAUTHENTICATED,        /* C003 */
    ERR_UNSUPPORTED_MEDIA_TYPE, /* C007 */
    ERR_BODY_TOO_LARGE,         /* C008 */
    ERR_RATE_LIMITED,           /* C009 */
    ERR_OVERLOADED,             /* C010 */
    ERR_INTERNAL_ERROR,         /* C011 */
    ERR_DEPENDENCY_UNAVAILABLE, /* C015 */
    ERR_DEADLINE_EXCEEDED,      /* C016 */
    ERR_OK,
};

const enum err create_inventory_errors[] = {
    ERR_PRODUCT_NOT_FOUND,             /* S001 */
    ERR_INVALID_STOCK_QUANTITY,        /* S406 */
    ERR_INVENTORY_ALREADY_EXISTS,      /* S407 */
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

const enum err add_stock_errors[] = {
    ERR_INVENTORY_NOT_FOUND,           /* S401 */
    ERR_INVALID_STOCK_QUANTITY,        /* S406 */
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

const enum err adjust_stock_errors[] = {
    ERR_INVENTORY_NOT_FOUND,           /* S401 */
    ERR_INVALID_STOCK_QUANTITY,        /* S406 */
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

const enum err list_stock_movements_errors[] = {
    ERR_INVENTORY_NOT_FOUND,    /* S401 */
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

const enum err inventory_stream_errors[] = {
    ERR_INVENTORY_NOT_FOUND,    /* S401 */
    ERR_VALIDATION_FAILED,      /* C001 */
    ERR_UNAUTHENTICATED,        /* C003 */
    ERR_RATE_LIMITED,           /* C009 */
    ERR_OVERLOADED,             /* C010 */
    ERR_INTERNAL_ERROR,         /* C011 */
    ERR_DEPENDENCY_UNAVAILABLE, /* C015 */
    ERR_DEADLINE_EXCEEDED,      /* C016 */
    ERR_OK,
};
