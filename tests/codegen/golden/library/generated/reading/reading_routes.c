/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the routes of reading may answer with besides success.
 * GENERATED from spec/domains/reading.yaml by templates/routes.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "reading_routes.h"

#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

const enum err list_lists_errors[] = {
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

const enum err create_list_errors[] = {
    ERR_LIST_TITLE_TAKEN,       /* R003 */
    ERR_TITLE_INVALID,          /* R010 */
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

const enum err get_list_errors[] = {
    ERR_READING_LIST_NOT_FOUND, /* R001 */
    ERR_READING_LIST_FOREIGN,   /* R002 */
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

const enum err change_list_errors[] = {
    ERR_READING_LIST_NOT_FOUND, /* R001 */
    ERR_READING_LIST_FOREIGN,   /* R002 */
    ERR_LIST_TITLE_TAKEN,       /* R003 */
    ERR_TITLE_INVALID,          /* R010 */
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

const enum err delete_list_errors[] = {
    ERR_READING_LIST_NOT_FOUND, /* R001 */
    ERR_READING_LIST_FOREIGN,   /* R002 */
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

const enum err share_list_errors[] = {
    ERR_READING_LIST_NOT_FOUND, /* R001 */
    ERR_READING_LIST_FOREIGN,   /* R002 */
    ERR_LIST_STATUS_INVALID,    /* R004 */
    ERR_LIST_ARCHIVED,          /* R005 */
    ERR_LIST_EMPTY,             /* R008 */
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

const enum err hide_list_errors[] = {
    ERR_READING_LIST_NOT_FOUND, /* R001 */
    ERR_READING_LIST_FOREIGN,   /* R002 */
    ERR_LIST_STATUS_INVALID,    /* R004 */
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

const enum err archive_list_errors[] = {
    ERR_READING_LIST_NOT_FOUND, /* R001 */
    ERR_READING_LIST_FOREIGN,   /* R002 */
    ERR_LIST_ARCHIVED,          /* R005 */
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

const enum err list_entries_errors[] = {
    ERR_READING_LIST_NOT_FOUND, /* R001 */
    ERR_READING_LIST_FOREIGN,   /* R002 */
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

const enum err add_entry_errors[] = {
    ERR_BOOK_NOT_FOUND,         /* B001 */
    ERR_BOOK_WITHDRAWN,         /* B003 */
    ERR_READING_LIST_NOT_FOUND, /* R001 */
    ERR_READING_LIST_FOREIGN,   /* R002 */
    ERR_ENTRY_EXISTS,           /* R007 */
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

const enum err edit_entry_errors[] = {
    ERR_READING_LIST_NOT_FOUND, /* R001 */
    ERR_READING_LIST_FOREIGN,   /* R002 */
    ERR_ENTRY_NOT_FOUND,        /* R006 */
    ERR_RATING_OUT_OF_RANGE,    /* R009 */
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

const enum err remove_entry_errors[] = {
    ERR_READING_LIST_NOT_FOUND, /* R001 */
    ERR_READING_LIST_FOREIGN,   /* R002 */
    ERR_ENTRY_NOT_FOUND,        /* R006 */
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

const enum err clear_list_errors[] = {
    ERR_READING_LIST_NOT_FOUND, /* R001 */
    ERR_READING_LIST_FOREIGN,   /* R002 */
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

const enum err add_remark_errors[] = {
    ERR_READING_LIST_NOT_FOUND, /* R001 */
    ERR_READING_LIST_FOREIGN,   /* R002 */
    ERR_ENTRY_NOT_FOUND,        /* R006 */
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

const enum err remove_remark_errors[] = {
    ERR_READING_LIST_NOT_FOUND, /* R001 */
    ERR_READING_LIST_FOREIGN,   /* R002 */
    ERR_ENTRY_NOT_FOUND,        /* R006 */
    ERR_REMARK_NOT_FOUND,       /* R011 */
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
