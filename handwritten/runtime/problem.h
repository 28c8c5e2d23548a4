/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The body of an error: application/problem+json (RFC 9457) with our `code`, `traceId` and, of a
 * refused request, `errors`.
 */
#ifndef PROBLEM_H
#define PROBLEM_H

#include "jread.h"
#include "jwrite.h"
#include "service.h"

#define PROBLEM_CONTENT_TYPE "application/problem+json"

struct problem {
    enum err err;
    const char *detail;   /* NULL: what the spec says about the error */
    const char *target;   /* the request's path, a query behind it is left out; or NULL */
    const char *trace_id; /* or NULL */
    const struct jread_problem *errors;
};

/* What a call that failed with err has to say. */
struct problem problem_of_call(const struct call *call, enum err err);
/* The facts of err; those of ERR_INTERNAL_ERROR for what is no error of this service. */
const struct err_info *problem_info(const struct service *service, enum err err);
void problem_write(struct jwrite *out, const struct service *service,
                   const struct problem *problem);

#endif
