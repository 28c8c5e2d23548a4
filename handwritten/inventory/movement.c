/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Movements of one product. A table says what each type does to available and reserved; total is
 * always their sum. The row is locked before it is read, so a check and its write cannot be
 * separated. Nothing else in the service writes these tables.
 */
#include "movement_impl.h"

#include "arena.h"
#include "fault.h"
#include "inventory_events.h"
#include "inventory_repo.h"
#include "inventory_streams.h"

#define STOCK_MAX 1000000000

const struct movement_effect movement_effects[] = {
    [MOVEMENT_TYPE_PURCHASE] = {.available = 1, .reserved = 0},
    [MOVEMENT_TYPE_SALE] = {.available = 0, .reserved = -1},
    [MOVEMENT_TYPE_RESERVATION] = {.available = -1, .reserved = 1},
    [MOVEMENT_TYPE_RELEASE] = {.available = 1, .reserved = -1},
    [MOVEMENT_TYPE_ADJUSTMENT] = {.available = 1, .reserved = 0},
    [MOVEMENT_TYPE_RETURN] = {.available = 1, .reserved = 0},
};

struct announcement {
    struct call *call;
    int64_t movement_id;
    struct stock_update update;
};

static void announce(void *arg)
{
    struct announcement *it = arg;
    const char *subject = arena_printf(it->call->arena, "%lld", (long long)it->update.product_id);

    inventory_stream_inventory_update_publish(it->call, subject, it->movement_id, &it->update);
}

static enum err emit_turn(struct call *call, const struct moved_stock *moved)
{
    const struct inventory_restocked_event in = {.product_id = moved->product_id,
                                                 .available = moved->available};
    const struct inventory_depleted_event out = {.product_id = moved->product_id};

    if (!moved->previous_available == !moved->available)
        return ERR_OK;
    return moved->available ? inventory_restocked_emit(call, &in)
                            : inventory_depleted_emit(call, &out);
}

enum err movement_tell(struct call *call, const struct moved_stock *moved)
{
    struct announcement *it = arena_alloc(call->arena, sizeof *it);

    *it = (struct announcement){
        .call = call,
        .movement_id = moved->id,
        .update = {.product_id = moved->product_id,
                   .available = moved->available,
                   .reserved = moved->reserved,
                   .at = value_now_us()},
    };
    db_after_commit(call->db, announce, it);
    return emit_turn(call, moved);
}

static enum err check_bounds(struct call *call, int64_t available, int64_t reserved)
{
    if (available < 0 || reserved < 0)
        return ERR_INSUFFICIENT_STOCK;
    if (available + reserved > STOCK_MAX)
        return call_fail(call, ERR_INVALID_STOCK_QUANTITY, "the stock would be %lld, above %d",
                         (long long)(available + reserved), STOCK_MAX);
    return ERR_OK;
}

enum err movement_apply(struct call *call, const struct movement *movement)
{
    const struct movement_effect *effect = &movement_effects[movement->type];
    struct lock_inventory_row row;
    int64_t quantity = movement->quantity, available, reserved;
    uint64_t n_written;
    enum err err;

    err = lock_inventory_query(call, movement->product_id, &row);
    if (err)
        return err;
    if (movement->type == MOVEMENT_TYPE_ADJUSTMENT)
        quantity -= row.available;
    available = row.available + effect->available * quantity;
    reserved = row.reserved + effect->reserved * quantity;
    err = check_bounds(call, available, reserved);
    if (err)
        return err;
    err = set_inventory_query(call, row.id, available, reserved, available + reserved, &n_written);
    if (err)
        return err;
    err = fault_point("inventory.movement");
    if (err)
        return err;
    err = add_movement_query(call, row.id, movement->product_id, movement->type, quantity,
                             row.available, available, row.reserved, reserved,
                             movement->reference_id ? PRESENCE_VALUE : PRESENCE_NULL,
                             movement->reference_type, movement->reference_id, movement->reason,
                             call->who.user_id, &n_written);
    if (err)
        return err;
    return movement_tell(call, &(struct moved_stock){.id = db_insert_id(call->db),
                                                     .product_id = movement->product_id,
                                                     .previous_available = row.available,
                                                     .available = available,
                                                     .reserved = reserved});
}

enum err movement_open(struct call *call, int64_t product_id, int64_t quantity, const char *reason)
{
    uint64_t n_written;
    enum err err = add_inventory_query(call, product_id, &n_written);

    if (err || quantity == 0)
        return err;
    return movement_apply(call, &(struct movement){.product_id = product_id,
                                                   .type = MOVEMENT_TYPE_PURCHASE,
                                                   .quantity = quantity,
                                                   .reason = reason});
}
