/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The payload of a consumed message, for the decoders of generated code. The reader is tolerant:
 * members that the spec does not know are passed over, at every depth, so that a newer writer can
 * add some. What is missing or wrong is refused as in a request.
 */
#ifndef EVENT_PAYLOAD_H
#define EVENT_PAYLOAD_H

#include "err.h"

struct call;
struct event_message;
struct jread;

/* ERR_MALFORMED_BODY: no JSON object; call->detail says where it ends to be one. */
enum err event_payload_read(struct call *call, const struct event_message *message,
                            struct jread **ret);
/* ERR_VALIDATION_FAILED, whatever code the member has in requests; call->detail says what is wrong
 * and where, the first problem only. For readers whose jread_done() was false. */
enum err event_payload_refuse(struct call *call, const struct jread *in);

#endif
