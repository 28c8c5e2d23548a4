/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the routes of catalogue may answer with besides success.
 * GENERATED from spec/domains/catalogue.yaml by templates/routes.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "catalogue_routes.h"

#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

const enum err list_authors_errors[] = {
    ERR_VALIDATION_FAILED,      /* C001 */
    ERR_UNAUTHENTICATED,        /* C003 */
    ERR_RATE_LIMITED,           /* C009 */
    ERR_OVERLOADED,             /* C010 */
    ERR_INTERNAL_ERROR,         /* C011 */
    ERR_DEPENDENCY_UNAVAILABLE, /* C015 */
    ERR_DEADLINE_EXCEEDED,      /* C016 */
    ERR_OK,
};

const enum err get_author_errors[] = {
    ERR_AUTHOR_NOT_FOUND,       /* B007 */
    ERR_VALIDATION_FAILED,      /* C001 */
    ERR_UNAUTHENTICATED,        /* C003 */
    ERR_RATE_LIMITED,           /* C009 */
    ERR_OVERLOADED,             /* C010 */
    ERR_INTERNAL_ERROR,         /* C011 */
    ERR_DEPENDENCY_UNAVAILABLE, /* C015 */
    ERR_DEADLINE_EXCEEDED,      /* C016 */
    ERR_OK,
};

const enum err create_author_errors[] = {
    ERR_AUTHOR_NAME_TAKEN,      /* B008 */
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

const enum err edit_author_errors[] = {
    ERR_AUTHOR_NOT_FOUND,       /* B007 */
    ERR_AUTHOR_NAME_TAKEN,      /* B008 */
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

const enum err delete_author_errors[] = {
    ERR_AUTHOR_NOT_FOUND,       /* B007 */
    ERR_AUTHOR_HAS_BOOKS,       /* B009 */
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

const enum err list_books_errors[] = {
    ERR_PAGE_RANGE_INVALID,     /* B006 */
    ERR_LANGUAGE_UNKNOWN,       /* B015 */
    ERR_VALIDATION_FAILED,      /* C001 */
    ERR_UNAUTHENTICATED,        /* C003 */
    ERR_RATE_LIMITED,           /* C009 */
    ERR_OVERLOADED,             /* C010 */
    ERR_INTERNAL_ERROR,         /* C011 */
    ERR_DEPENDENCY_UNAVAILABLE, /* C015 */
    ERR_DEADLINE_EXCEEDED,      /* C016 */
    ERR_OK,
};

const enum err get_book_errors[] = {
    ERR_BOOK_NOT_FOUND,         /* B001 */
    ERR_VALIDATION_FAILED,      /* C001 */
    ERR_UNAUTHENTICATED,        /* C003 */
    ERR_RATE_LIMITED,           /* C009 */
    ERR_OVERLOADED,             /* C010 */
    ERR_INTERNAL_ERROR,         /* C011 */
    ERR_DEPENDENCY_UNAVAILABLE, /* C015 */
    ERR_DEADLINE_EXCEEDED,      /* C016 */
    ERR_OK,
};

const enum err find_book_errors[] = {
    ERR_BOOK_NOT_FOUND,         /* B001 */
    ERR_VALIDATION_FAILED,      /* C001 */
    ERR_UNAUTHENTICATED,        /* C003 */
    ERR_RATE_LIMITED,           /* C009 */
    ERR_OVERLOADED,             /* C010 */
    ERR_INTERNAL_ERROR,         /* C011 */
    ERR_DEPENDENCY_UNAVAILABLE, /* C015 */
    ERR_DEADLINE_EXCEEDED,      /* C016 */
    ERR_OK,
};

const enum err register_book_errors[] = {
    ERR_ISBN_TAKEN,             /* B002 */
    ERR_PAGES_OUT_OF_RANGE,     /* B005 */
    ERR_AUTHOR_NOT_FOUND,       /* B007 */
    ERR_REGISTRATION_FAILED,    /* B014 */
    ERR_LANGUAGE_UNKNOWN,       /* B015 */
    ERR_COUNT_INVALID,          /* B016 */
    ERR_TITLE_MISSING,          /* B017 */
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

const enum err edit_book_errors[] = {
    ERR_BOOK_NOT_FOUND,         /* B001 */
    ERR_PAGES_OUT_OF_RANGE,     /* B005 */
    ERR_AUTHOR_NOT_FOUND,       /* B007 */
    ERR_LANGUAGE_UNKNOWN,       /* B015 */
    ERR_TITLE_MISSING,          /* B017 */
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

const enum err change_book_errors[] = {
    ERR_BOOK_NOT_FOUND,         /* B001 */
    ERR_PAGES_OUT_OF_RANGE,     /* B005 */
    ERR_TITLE_MISSING,          /* B017 */
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

const enum err withdraw_book_errors[] = {
    ERR_BOOK_NOT_FOUND,         /* B001 */
    ERR_BOOK_ON_LOAN,           /* B004 */
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

const enum err list_staff_books_errors[] = {
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

const enum err list_placed_books_errors[] = {
    ERR_AUTHOR_NOT_FOUND,       /* B007 */
    ERR_VALIDATION_FAILED,      /* C001 */
    ERR_UNAUTHENTICATED,        /* C003 */
    ERR_RATE_LIMITED,           /* C009 */
    ERR_OVERLOADED,             /* C010 */
    ERR_INTERNAL_ERROR,         /* C011 */
    ERR_DEPENDENCY_UNAVAILABLE, /* C015 */
    ERR_DEADLINE_EXCEEDED,      /* C016 */
    ERR_OK,
};

const enum err get_placed_book_errors[] = {
    ERR_BOOK_NOT_FOUND,         /* B001 */
    ERR_REGISTRATION_FAILED,    /* B014 */
    ERR_VALIDATION_FAILED,      /* C001 */
    ERR_UNAUTHENTICATED,        /* C003 */
    ERR_RATE_LIMITED,           /* C009 */
    ERR_OVERLOADED,             /* C010 */
    ERR_INTERNAL_ERROR,         /* C011 */
    ERR_DEPENDENCY_UNAVAILABLE, /* C015 */
    ERR_DEADLINE_EXCEEDED,      /* C016 */
    ERR_OK,
};

const enum err list_copies_errors[] = {
    ERR_BOOK_NOT_FOUND,         /* B001 */
    ERR_VALIDATION_FAILED,      /* C001 */
    ERR_UNAUTHENTICATED,        /* C003 */
    ERR_RATE_LIMITED,           /* C009 */
    ERR_OVERLOADED,             /* C010 */
    ERR_INTERNAL_ERROR,         /* C011 */
    ERR_DEPENDENCY_UNAVAILABLE, /* C015 */
    ERR_DEADLINE_EXCEEDED,      /* C016 */
    ERR_OK,
};

const enum err add_copy_errors[] = {
    ERR_BOOK_NOT_FOUND,         /* B001 */
    ERR_BARCODE_TAKEN,          /* B011 */
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

const enum err get_copy_errors[] = {
    ERR_BOOK_NOT_FOUND,         /* B001 */
    ERR_COPY_NOT_FOUND,         /* B010 */
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

const enum err scan_copy_errors[] = {
    ERR_COPY_NOT_FOUND,         /* B010 */
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

const enum err lend_copy_errors[] = {
    ERR_COPY_NOT_FOUND,         /* B010 */
    ERR_COPY_STATUS_INVALID,    /* B012 */
    ERR_COPY_LOST,              /* B013 */
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

const enum err shelve_copy_errors[] = {
    ERR_BOOK_NOT_FOUND,         /* B001 */
    ERR_COPY_NOT_FOUND,         /* B010 */
    ERR_COPY_STATUS_INVALID,    /* B012 */
    ERR_COPY_LOST,              /* B013 */
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

const enum err repair_copy_errors[] = {
    ERR_BOOK_NOT_FOUND,         /* B001 */
    ERR_COPY_NOT_FOUND,         /* B010 */
    ERR_COPY_STATUS_INVALID,    /* B012 */
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

const enum err lose_copy_errors[] = {
    ERR_BOOK_NOT_FOUND,         /* B001 */
    ERR_COPY_NOT_FOUND,         /* B010 */
    ERR_COPY_LOST,              /* B013 */
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

const enum err count_books_errors[] = {
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

const enum err move_shelf_errors[] = {
    ERR_ISBN_TAKEN,                /* B002 */
    ERR_AUTHOR_NOT_FOUND,          /* B007 */
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
