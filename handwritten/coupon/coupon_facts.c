/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What is known of coupons: a table of places per thread. A coupon's status is all that ever
 * changes, and the write that issues it looks at that again, under the row's lock; so facts may be
 * old, but by no more than a second, and a status that a write has found out about is asked for at
 * once.
 */
#include "coupon_impl.h"

#include <string.h>

#include "arena.h"
#include "co.h"
#include "coupon_repo.h"
#include "loop.h"
#include "modules.h"

#define FRESH_US 1000000

struct coupon_state {
    struct arena *arena;
    struct coupon_slot slots[COUPON_SLOTS];
};

void *coupon_start(struct server_loop *home)
{
    struct arena *arena = arena_new();
    struct coupon_state *state = arena_alloc(arena, sizeof *state);

    (void)home;
    state->arena = arena;
    return state;
}

void coupon_stop(void *arg)
{
    struct coupon_state *state = arg;

    if (state)
        arena_free(state->arena);
}

struct coupon_slot *coupon_slot(struct call *call, int64_t id)
{
    struct coupon_state *state = server_module_state(call->home, MODULE_COUPON);

    return &state->slots[(uint64_t)id % COUPON_SLOTS];
}

static bool is_fresh(struct call *call, const struct coupon_slot *slot, int64_t id)
{
    return slot->id == id && loop_now_us(call->loop) < slot->until_us;
}

static void keep(struct coupon_slot *slot, int64_t id, uint64_t until_us,
                 const struct coupon_facts *facts)
{
    slot->id = id;
    slot->until_us = until_us;
    slot->facts = *facts;
    slot->facts.code = strncpy(slot->code, facts->code, sizeof slot->code - 1);
    slot->facts.name = strncpy(slot->name, facts->name, sizeof slot->name - 1);
}

enum err coupon_facts_get(struct call *call, int64_t id, struct coupon_facts *ret)
{
    struct coupon_slot *slot = coupon_slot(call, id);
    uint64_t until_us;
    enum err err;

    while (!is_fresh(call, slot, id)) {
        if (co_deadline() && loop_now_us(call->loop) >= co_deadline())
            return ERR_DEADLINE_EXCEEDED;
        if (!turn_take(&slot->reading))
            continue;
        until_us = loop_now_us(call->loop) + FRESH_US;
        err = coupon_facts_query(call, id, ret);
        if (!err)
            keep(slot, id, until_us, ret);
        turn_end(&slot->reading);
        return err;
    }
    *ret = slot->facts;
    ret->code = arena_strdup(call->arena, slot->code);
    ret->name = arena_strdup(call->arena, slot->name);
    return ERR_OK;
}

void coupon_facts_drop(struct call *call, int64_t id)
{
    struct coupon_slot *slot = coupon_slot(call, id);

    if (slot->id == id)
        slot->id = 0;
}
