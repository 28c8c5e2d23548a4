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
    ERR_VALIDATION_FAILED,         /* C001 */
    ERR_MALFORMED_BODY,            /* C002 */
    ERR_UNAUTHENTICATED,           /* C003 */
    ERR_FORBIDDEN,                 /* C004 */
    ERR_NOT_FOUND,                 /* C005 */
    ERR_METHOD_NOT_ALLOWED,        /* C006 */
    ERR_UNSUPPORTED_MEDIA_TYPE,    /* C007 */
    ERR_BODY_TOO_LARGE,            /* C008 */
    ERR_RATE_LIMITED,              /* C009 */
    ERR_OVERLOADED,                /* C010 */
    ERR_INTERNAL_ERROR,            /* C011 */
    ERR_IDEMPOTENCY_KEY_MISSING,   /* C012 */
    ERR_IDEMPOTENCY_KEY_REUSED,    /* C013 */
    ERR_IDEMPOTENCY_KEY_IN_FLIGHT, /* C014 */
    ERR_DEPENDENCY_UNAVAILABLE,    /* C015 */
    ERR_DEADLINE_EXCEEDED,         /* C016 */
    ERR_BOOK_NOT_FOUND,            /* B001 */
    ERR_ISBN_TAKEN,                /* B002 */
    ERR_BOOK_WITHDRAWN,            /* B003 */
    ERR_BOOK_ON_LOAN,              /* B004 */
    ERR_PAGES_OUT_OF_RANGE,        /* B005 */
    ERR_PAGE_RANGE_INVALID,        /* B006 */
    ERR_AUTHOR_NOT_FOUND,          /* B007 */
    ERR_AUTHOR_NAME_TAKEN,         /* B008 */
    ERR_AUTHOR_HAS_BOOKS,          /* B009 */
    ERR_COPY_NOT_FOUND,            /* B010 */
    ERR_BARCODE_TAKEN,             /* B011 */
    ERR_COPY_STATUS_INVALID,       /* B012 */
    ERR_COPY_LOST,                 /* B013 */
    ERR_REGISTRATION_FAILED,       /* B014 */
    ERR_LANGUAGE_UNKNOWN,          /* B015 */
    ERR_COUNT_INVALID,             /* B016 */
    ERR_TITLE_MISSING,             /* B017 */
    ERR_BAG_NOT_FOUND,             /* L001 */
    ERR_BAG_BOOK_NOT_FOUND,        /* L002 */
    ERR_BAG_CLOSED,                /* L003 */
    ERR_BOOK_IN_BAG,               /* L004 */
    ERR_COPIES_OUT_OF_RANGE,       /* L005 */
    ERR_TOO_FEW_COPIES,            /* L006 */
    ERR_LOAN_NOT_FOUND,            /* L007 */
    ERR_LOAN_FOREIGN,              /* L008 */
    ERR_COPY_LENT,                 /* L009 */
    ERR_LOAN_CLOSED,               /* L010 */
    ERR_NOT_OVERDUE,               /* L011 */
    ERR_READER_BARRED,             /* L012 */
    ERR_DESK_CLOSED,               /* L013 */
    ERR_EXCHANGE_FAILED,           /* L014 */
    ERR_FEE_OUT_OF_RANGE,          /* L015 */
    ERR_TICKET_TAKEN,              /* L016 */
    ERR_READING_LIST_NOT_FOUND,    /* R001 */
    ERR_READING_LIST_FOREIGN,      /* R002 */
    ERR_LIST_TITLE_TAKEN,          /* R003 */
    ERR_LIST_STATUS_INVALID,       /* R004 */
    ERR_LIST_ARCHIVED,             /* R005 */
    ERR_ENTRY_NOT_FOUND,           /* R006 */
    ERR_ENTRY_EXISTS,              /* R007 */
    ERR_LIST_EMPTY,                /* R008 */
    ERR_RATING_OUT_OF_RANGE,       /* R009 */
    ERR_TITLE_INVALID,             /* R010 */
    ERR_REMARK_NOT_FOUND,          /* R011 */
    ERR_ROOM_NOT_FOUND,            /* M001 */
    ERR_ROOM_FULL,                 /* M002 */
    ERR_SEAT_TAKEN,                /* M003 */
    ERR_COUNT
};

#endif
