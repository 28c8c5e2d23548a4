/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the routes of system may answer with besides success.
 * GENERATED from spec/domains/system.yaml by templates/routes.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "system_routes.h"

#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

const enum err list_sagas_errors[] = {
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

const enum err get_saga_errors[] = {
    ERR_SAGA_NOT_FOUND,         /* S903 */
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

const enum err retry_saga_errors[] = {
    ERR_SAGA_COMPENSATION_FAILED, /* S902 */
    ERR_SAGA_NOT_FOUND,           /* S903 */
    ERR_SAGA_ALREADY_COMPLETED,   /* S904 */
    ERR_SAGA_TIMEOUT,             /* S905 */
    ERR_VALIDATION_FAILED,        /* C001 */
    ERR_UNAUTHENTICATED,          /* C003 */
    ERR_FORBIDDEN,                /* C004 */
    ERR_RATE_LIMITED,             /* C009 */
    ERR_OVERLOADED,               /* C010 */
    ERR_INTERNAL_ERROR,           /* C011 */
    ERR_DEPENDENCY_UNAVAILABLE,   /* C015 */
    ERR_DEADLINE_EXCEEDED,        /* C016 */
    ERR_OK,
};

const enum err list_jobs_errors[] = {
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

const enum err run_job_errors[] = {
    ERR_VALIDATION_FAILED,      /* C001 */
    ERR_UNAUTHENTICATED,        /* C003 */
    ERR_FORBIDDEN,              /* C004 */
    ERR_NOT_FOUND,              /* C005 */
    ERR_RATE_LIMITED,           /* C009 */
    ERR_OVERLOADED,             /* C010 */
    ERR_INTERNAL_ERROR,         /* C011 */
    ERR_DEPENDENCY_UNAVAILABLE, /* C015 */
    ERR_DEADLINE_EXCEEDED,      /* C016 */
    ERR_OK,
};

const enum err list_dead_letters_errors[] = {
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

const enum err get_dead_letter_errors[] = {
    ERR_DEAD_LETTER_NOT_FOUND,  /* S906 */
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

const enum err replay_dead_letter_errors[] = {
    ERR_DEAD_LETTER_NOT_FOUND,  /* S906 */
    ERR_DEAD_LETTER_REPLAYED,   /* S907 */
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
