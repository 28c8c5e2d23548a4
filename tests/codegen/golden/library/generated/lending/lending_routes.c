/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the routes of lending may answer with besides success.
 * GENERATED from spec/domains/lending.yaml by templates/routes.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "lending_routes.h"

#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

const enum err get_bag_errors[] = {
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

const enum err put_in_bag_errors[] = {
    ERR_BOOK_NOT_FOUND,         /* B001 */
    ERR_BOOK_WITHDRAWN,         /* B003 */
    ERR_BOOK_IN_BAG,            /* L004 */
    ERR_COPIES_OUT_OF_RANGE,    /* L005 */
    ERR_TOO_FEW_COPIES,         /* L006 */
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

const enum err change_bag_book_errors[] = {
    ERR_BAG_NOT_FOUND,          /* L001 */
    ERR_BAG_BOOK_NOT_FOUND,     /* L002 */
    ERR_COPIES_OUT_OF_RANGE,    /* L005 */
    ERR_TOO_FEW_COPIES,         /* L006 */
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

const enum err take_out_of_bag_errors[] = {
    ERR_BAG_NOT_FOUND,          /* L001 */
    ERR_BAG_BOOK_NOT_FOUND,     /* L002 */
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

const enum err empty_bag_errors[] = {
    ERR_BAG_NOT_FOUND,          /* L001 */
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

const enum err take_bag_errors[] = {
    ERR_BAG_NOT_FOUND,          /* L001 */
    ERR_BAG_CLOSED,             /* L003 */
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

const enum err list_bags_errors[] = {
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

const enum err list_open_loans_errors[] = {
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

const enum err list_loans_of_copy_errors[] = {
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

const enum err list_loans_errors[] = {
    ERR_FEE_OUT_OF_RANGE,       /* L015 */
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

const enum err get_loan_errors[] = {
    ERR_LOAN_NOT_FOUND,         /* L007 */
    ERR_LOAN_FOREIGN,           /* L008 */
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

const enum err create_loan_errors[] = {
    ERR_BOOK_NOT_FOUND,            /* B001 */
    ERR_BOOK_WITHDRAWN,            /* B003 */
    ERR_COPY_NOT_FOUND,            /* B010 */
    ERR_LOAN_NOT_FOUND,            /* L007 */
    ERR_COPY_LENT,                 /* L009 */
    ERR_READER_BARRED,             /* L012 */
    ERR_TICKET_TAKEN,              /* L016 */
    ERR_VALIDATION_FAILED,         /* C001 */
    ERR_MALFORMED_BODY,            /* C002 */
    ERR_UNAUTHENTICATED,           /* C003 */
    ERR_FORBIDDEN,                 /* C004 */
    ERR_UNSUPPORTED_MEDIA_TYPE,    /* C007 */
    ERR_BODY_TOO_LARGE,            /* C008 */
    ERR_RATE_LIMITED,              /* C009 */
    ERR_OVERLOADED,                /* C010 */
    ERR_INTERNAL_ERROR,            /* C011 */
    ERR_IDEMPOTENCY_KEY_REUSED,    /* C013 */
    ERR_IDEMPOTENCY_KEY_IN_FLIGHT, /* C014 */
    ERR_DEPENDENCY_UNAVAILABLE,    /* C015 */
    ERR_DEADLINE_EXCEEDED,         /* C016 */
    ERR_OK,
};

const enum err bring_loan_errors[] = {
    ERR_LOAN_NOT_FOUND,            /* L007 */
    ERR_LOAN_FOREIGN,              /* L008 */
    ERR_LOAN_CLOSED,               /* L010 */
    ERR_VALIDATION_FAILED,         /* C001 */
    ERR_UNAUTHENTICATED,           /* C003 */
    ERR_FORBIDDEN,                 /* C004 */
    ERR_RATE_LIMITED,              /* C009 */
    ERR_OVERLOADED,                /* C010 */
    ERR_INTERNAL_ERROR,            /* C011 */
    ERR_IDEMPOTENCY_KEY_MISSING,   /* C012 */
    ERR_IDEMPOTENCY_KEY_REUSED,    /* C013 */
    ERR_IDEMPOTENCY_KEY_IN_FLIGHT, /* C014 */
    ERR_DEPENDENCY_UNAVAILABLE,    /* C015 */
    ERR_DEADLINE_EXCEEDED,         /* C016 */
    ERR_OK,
};

const enum err remind_loan_errors[] = {
    ERR_LOAN_NOT_FOUND,         /* L007 */
    ERR_LOAN_CLOSED,            /* L010 */
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

const enum err write_off_loan_errors[] = {
    ERR_LOAN_NOT_FOUND,         /* L007 */
    ERR_LOAN_CLOSED,            /* L010 */
    ERR_NOT_OVERDUE,            /* L011 */
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

const enum err request_exchange_errors[] = {
    ERR_COPIES_OUT_OF_RANGE,       /* L005 */
    ERR_DESK_CLOSED,               /* L013 */
    ERR_EXCHANGE_FAILED,           /* L014 */
    ERR_VALIDATION_FAILED,         /* C001 */
    ERR_MALFORMED_BODY,            /* C002 */
    ERR_UNAUTHENTICATED,           /* C003 */
    ERR_FORBIDDEN,                 /* C004 */
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
    ERR_OK,
};
