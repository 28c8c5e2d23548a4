/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the routes of room may answer with besides success.
 * GENERATED from spec/domains/room.yaml by templates/routes.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "room_routes.h"

#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

const enum err list_rooms_errors[] = {
    ERR_VALIDATION_FAILED,      /* C001 */
    ERR_UNAUTHENTICATED,        /* C003 */
    ERR_RATE_LIMITED,           /* C009 */
    ERR_OVERLOADED,             /* C010 */
    ERR_INTERNAL_ERROR,         /* C011 */
    ERR_DEPENDENCY_UNAVAILABLE, /* C015 */
    ERR_DEADLINE_EXCEEDED,      /* C016 */
    ERR_OK,
};

const enum err take_seat_errors[] = {
    ERR_ROOM_NOT_FOUND,         /* M001 */
    ERR_ROOM_FULL,              /* M002 */
    ERR_SEAT_TAKEN,             /* M003 */
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

const enum err leave_seat_errors[] = {
    ERR_ROOM_NOT_FOUND,            /* M001 */
    ERR_VALIDATION_FAILED,         /* C001 */
    ERR_UNAUTHENTICATED,           /* C003 */
    ERR_FORBIDDEN,                 /* C004 */
    ERR_RATE_LIMITED,              /* C009 */
    ERR_OVERLOADED,                /* C010 */
    ERR_INTERNAL_ERROR,            /* C011 */
    ERR_IDEMPOTENCY_KEY_REUSED,    /* C013 */
    ERR_IDEMPOTENCY_KEY_IN_FLIGHT, /* C014 */
    ERR_DEPENDENCY_UNAVAILABLE,    /* C015 */
    ERR_DEADLINE_EXCEEDED,         /* C016 */
    ERR_OK,
};

const enum err list_free_rooms_errors[] = {
    ERR_VALIDATION_FAILED,      /* C001 */
    ERR_UNAUTHENTICATED,        /* C003 */
    ERR_RATE_LIMITED,           /* C009 */
    ERR_OVERLOADED,             /* C010 */
    ERR_INTERNAL_ERROR,         /* C011 */
    ERR_DEPENDENCY_UNAVAILABLE, /* C015 */
    ERR_DEADLINE_EXCEEDED,      /* C016 */
    ERR_OK,
};

const enum err room_stream_errors[] = {
    ERR_ROOM_NOT_FOUND,         /* M001 */
    ERR_VALIDATION_FAILED,      /* C001 */
    ERR_UNAUTHENTICATED,        /* C003 */
    ERR_RATE_LIMITED,           /* C009 */
    ERR_OVERLOADED,             /* C010 */
    ERR_INTERNAL_ERROR,         /* C011 */
    ERR_DEPENDENCY_UNAVAILABLE, /* C015 */
    ERR_DEADLINE_EXCEEDED,      /* C016 */
    ERR_OK,
};
