/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the routes of queue may answer with besides success.
 * GENERATED from spec/domains/queue.yaml by templates/routes.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "queue_routes.h"

#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

const enum err enter_queue_errors[] = {
    ERR_QUEUE_NOT_FOUND,        /* S801 */
    ERR_QUEUE_ALREADY_ENTERED,  /* S802 */
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

const enum err get_queue_status_errors[] = {
    ERR_QUEUE_NOT_FOUND,        /* S801 */
    ERR_QUEUE_ENTRY_NOT_FOUND,  /* S803 */
    ERR_QUEUE_TOKEN_EXPIRED,    /* S804 */
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

const enum err leave_queue_errors[] = {
    ERR_QUEUE_NOT_FOUND,        /* S801 */
    ERR_QUEUE_ENTRY_NOT_FOUND,  /* S803 */
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

const enum err get_queue_entry_errors[] = {
    ERR_QUEUE_ENTRY_NOT_FOUND,     /* S803 */
    ERR_QUEUE_TOKEN_EXPIRED,       /* S804 */
    ERR_QUEUE_TOKEN_USER_MISMATCH, /* S807 */
    ERR_VALIDATION_FAILED,         /* C001 */
    ERR_UNAUTHENTICATED,           /* C003 */
    ERR_FORBIDDEN,                 /* C004 */
    ERR_RATE_LIMITED,              /* C009 */
    ERR_OVERLOADED,                /* C010 */
    ERR_INTERNAL_ERROR,            /* C011 */
    ERR_DEPENDENCY_UNAVAILABLE,    /* C015 */
    ERR_DEADLINE_EXCEEDED,         /* C016 */
    ERR_OK,
};

const enum err activate_queue_errors[] = {
    ERR_VALIDATION_FAILED,      /* C001 */
    ERR_MALFORMED_BODY,         /* C002 */
    ERR_UNAUTHENTICATED,        /* C003 */
    ERR_FORBIDDEN,              /* C004 */
    ERR_UNSUPPORTED_MEDIA_TYPE, /* C007 */
    ERR_BODY_TOO_LARGE,         /* C008 */
    ERR_RATE_LIMITED,           /* C009 */
    ERR_OVERLOADED,             /* C010 */
    ERR_INTERNAL_ERROR,         /* C011 */
    ERR_DEPENDENCY_UNAVAILABLE, /* C015 */
    ERR_DEADLINE_EXCEEDED,      /* C016 */
    ERR_OK,
};

const enum err deactivate_queue_errors[] = {
    ERR_QUEUE_NOT_FOUND,        /* S801 */
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

const enum err process_queue_errors[] = {
    ERR_QUEUE_NOT_FOUND,        /* S801 */
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

const enum err queue_stream_errors[] = {
    ERR_QUEUE_ENTRY_NOT_FOUND,     /* S803 */
    ERR_QUEUE_TOKEN_EXPIRED,       /* S804 */
    ERR_QUEUE_TOKEN_USER_MISMATCH, /* S807 */
    ERR_VALIDATION_FAILED,         /* C001 */
    ERR_UNAUTHENTICATED,           /* C003 */
    ERR_FORBIDDEN,                 /* C004 */
    ERR_RATE_LIMITED,              /* C009 */
    ERR_OVERLOADED,                /* C010 */
    ERR_INTERNAL_ERROR,            /* C011 */
    ERR_DEPENDENCY_UNAVAILABLE,    /* C015 */
    ERR_DEADLINE_EXCEEDED,         /* C016 */
    ERR_OK,
};
