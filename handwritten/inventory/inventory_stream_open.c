/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Opens a stream of stock changes: follows each product first and then says what its stock is now,
 * so that no change can fall between the two. An unknown product refuses the whole stream, before
 * anything is sent.
 */
#include <string.h>

#include "arena.h"
#include "inventory_streams.h"
#include "inventory_repo.h"
#include "rows.h"
#include "sse.h"

#define PRODUCTS_MAX 50

struct wanted {
    int64_t ids[PRODUCTS_MAX];
    size_t n;
};

static enum err refuse(struct call *call, const char *detail)
{
    jread_fail(call->query, "productIds", ERR_VALIDATION_FAILED, detail);
    return call_invalid(call, call->query);
}

static void add_once(struct wanted *wanted, int64_t id)
{
    for (size_t i = 0; i < wanted->n; i++) {
        if (wanted->ids[i] == id)
            return;
    }
    wanted->ids[wanted->n++] = id;
}

static enum err parse_ids(struct call *call, const char *text, struct wanted *ret)
{
    for (size_t n_given = 1;; n_given++) {
        size_t len = strcspn(text, ",");
        int64_t id;

        if (*text == '0' || !value_i64_parse(text, len, &id) || id < 1)
            return refuse(call, "must be ids, separated by commas");
        if (n_given > PRODUCTS_MAX)
            return refuse(call, "must be at most 50 ids");
        add_once(ret, id);
        text += len;
        if (!*text++)
            return ERR_OK;
    }
}

static enum err read_present(struct call *call, const struct wanted *wanted,
                             struct stock_now_row **ret, size_t *ret_n)
{
    return stock_now_query(call, rows_ids(call->arena, wanted->ids, wanted->n), ret, ret_n);
}

static void send_present(struct call *call, const struct stock_now_row *now)
{
    const struct stock_update update = {
        .product_id = now->product_id,
        .available = now->available,
        .reserved = now->reserved,
        .at = now->at,
    };

    inventory_stream_inventory_update_send(
        call, arena_printf(call->arena, "%lld", (long long)now->product_id), now->movement_id,
        &update);
}

static void follow_all(struct call *call, const struct wanted *wanted)
{
    for (size_t i = 0; i < wanted->n; i++)
        sse_follow(call->sse, arena_printf(call->arena, "%lld", (long long)wanted->ids[i]), -1);
}

enum err inventory_stream_open(struct call *call, const struct inventory_stream_query *query)
{
    struct wanted wanted = {0};
    struct stock_now_row *rows;
    size_t n_rows = 0;
    enum err err = parse_ids(call, query->product_ids, &wanted);

    if (!err)
        err = read_present(call, &wanted, &rows, &n_rows);
    if (err)
        return err;
    if (n_rows < wanted.n)
        return ERR_INVENTORY_NOT_FOUND;
    err = sse_open(call, &inventory_stream);
    if (err)
        return err;
    follow_all(call, &wanted);
    err = read_present(call, &wanted, &rows, &n_rows);
    if (err) {
        sse_close(call->sse); /* the client comes again */
        return ERR_OK;
    }
    for (size_t i = 0; i < n_rows; i++)
        send_present(call, &rows[i]);
    return ERR_OK;
}
