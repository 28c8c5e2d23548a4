/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Both directions of every type of timedeal that travels, for tests.
 * GENERATED from spec/domains/timedeal.yaml by templates/test_codec.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "timedeal_codec.h"

#include "arena.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

bool timedeal_started_event_decode(struct jread *in, struct timedeal_started_event *ret)
{
    jread_i64(in, "timeDealId", NULL, &ret->time_deal_id);
    jread_str(in, "name", NULL, &ret->name);
    jread_time(in, "startsAt", NULL, &ret->starts_at);
    return jread_done(in);
}

static bool decode_timedeal_started_event(struct jread *in, void *ret)
{
    return timedeal_started_event_decode(in, ret);
}

static void encode_timedeal_started_event(struct jwrite *out, const void *value)
{
    timedeal_started_event_encode(out, NULL, value);
}

const struct dto_codec timedeal_started_event_codec = {
    .name = "timedeal_started_event",
    .size = sizeof(struct timedeal_started_event),
    .decode = decode_timedeal_started_event,
    .encode = encode_timedeal_started_event,
};
