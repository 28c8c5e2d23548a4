/* SPDX-License-Identifier: Apache-2.0 */
#include "event_payload.h"

#include "call.h"
#include "consumer.h"
#include "service.h"

enum err event_payload_read(struct call *call, const struct event_message *message,
                            struct jread **ret)
{
    struct jread_problem problem = {0};
    struct jread *in = jread_body(call->arena, message->payload, message->payload_len,
                                  call->service->max_json_depth, &problem);

    if (!in)
        return call_fail(call, ERR_MALFORMED_BODY, "payload: %s",
                         problem.detail ? problem.detail : "is no JSON object");
    jread_pass_unknown(in);
    *ret = in;
    return ERR_OK;
}

enum err event_payload_refuse(struct call *call, const struct jread *in)
{
    const struct jread_problem *problem = jread_problems(in);

    return call_fail(call, ERR_VALIDATION_FAILED, "payload%s: %s",
                     problem && problem->pointer ? problem->pointer : "",
                     problem ? problem->detail : "is not as the spec has it");
}
