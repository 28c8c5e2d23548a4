/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What was ordered, as others need it.
 */
#include "arena.h"
#include "order.h"
#include "order_repo.h"

enum err order_lines(struct call *call, int64_t order_id, struct stock_line **ret, size_t *ret_n)
{
    struct lines_of_order_row *rows;
    struct stock_line *lines;
    size_t n;
    enum err err = lines_of_order_query(call, order_id, &rows, &n);

    if (err)
        return err;
    lines = arena_alloc(call->arena, n * sizeof *lines);
    for (size_t i = 0; i < n; i++)
        lines[i] = (struct stock_line){rows[i].product_id, rows[i].quantity};
    *ret = lines;
    *ret_n = n;
    return ERR_OK;
}
