/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Writes errors for clients. The one rule: no number and no text about an error is made up here,
 * all come from the service's table, so that the answer is what the API document says.
 */
#include "problem.h"

#include "arena.h"

#include <string.h>

struct problem problem_of_call(const struct call *call, enum err err)
{
    return (struct problem){
        .err = err,
        .detail = err == ERR_INTERNAL_ERROR ? NULL : call->detail, /* a fault is for the log */
        .target = call->target,
        .trace_id = call->trace_id,
        .errors = call->problems,
    };
}

const struct err_info *problem_info(const struct service *service, enum err err)
{
    bool is_known = err != ERR_OK && (unsigned)err < service->n_errors && service->errors[err].code;

    return &service->errors[is_known ? err : ERR_INTERNAL_ERROR];
}

/* The path as a URI reference: what has no place in one is escaped, also bytes that are no UTF-8.
 */
static const char *instance(struct arena *arena, const char *target)
{
    static const char hex[] = "0123456789ABCDEF";
    size_t len = strcspn(target, "?#");
    char *text = arena_alloc(arena, len * 3 + 1), *p = text;

    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)target[i];

        if (c > ' ' && c < 0x7f && !strchr("\"<>\\^`{|}", c)) {
            *p++ = (char)c;
            continue;
        }
        *p++ = '%';
        *p++ = hex[c >> 4];
        *p++ = hex[c & 15];
    }
    return text;
}

static void write_errors(struct jwrite *out, const struct service *service,
                         const struct jread_problem *error)
{
    jwrite_array(out, "errors");
    for (; error; error = error->next) {
        jwrite_object(out, NULL);
        if (error->parameter)
            jwrite_str(out, "parameter", error->parameter);
        else
            jwrite_str(out, "pointer", error->pointer);
        jwrite_str(out, "code", problem_info(service, error->err)->code);
        jwrite_str(out, "detail", error->detail);
        jwrite_object_end(out);
    }
    jwrite_array_end(out);
}

void problem_write(struct jwrite *out, const struct service *service, const struct problem *problem)
{
    const struct err_info *info = problem_info(service, problem->err);

    jwrite_object(out, NULL);
    jwrite_str(out, "type", arena_join(out->arena, "urn:problem:", info->code, NULL));
    jwrite_str(out, "title", info->title);
    jwrite_i64(out, "status", info->status);
    jwrite_str(out, "detail", problem->detail ? problem->detail : info->title);
    if (problem->target)
        jwrite_str(out, "instance", instance(out->arena, problem->target));
    jwrite_str(out, "code", info->code);
    if (problem->trace_id)
        jwrite_str(out, "traceId", problem->trace_id);
    if (problem->errors)
        write_errors(out, service, problem->errors);
    jwrite_object_end(out);
}
