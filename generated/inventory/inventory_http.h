/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The endpoints of inventory. A inventory function whose name ends in _handle or _after is written
 * by hand; the _call functions are what the routes run.
 * GENERATED from spec/domains/inventory.yaml by templates/http.h.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#ifndef INVENTORY_HTTP_H
#define INVENTORY_HTTP_H

#include "inventory_dto.h"
#include "call.h"

struct list_def;

/* GET /inventory/{productId} */
struct get_inventory_path {
    int64_t product_id;
};
enum err get_inventory_call(struct call *call);

/* POST /inventory/batch */
enum err get_inventory_batch_handle(struct call *call, const struct inventory_batch *in,
                                    struct inventory_batch_view *ret);
enum err get_inventory_batch_call(struct call *call);

/* POST /inventory/{productId} */
struct create_inventory_path {
    int64_t product_id;
};
enum err create_inventory_handle(struct call *call, const struct create_inventory_path *path,
                                 const struct initial_stock *in, struct inventory_view *ret);
enum err create_inventory_call(struct call *call);

/* PUT /inventory/{productId}/add */
struct add_stock_path {
    int64_t product_id;
};
enum err add_stock_handle(struct call *call, const struct add_stock_path *path,
                          const struct stock_addition *in, struct inventory_view *ret);
enum err add_stock_call(struct call *call);

/* PUT /inventory/{productId}/adjust */
struct adjust_stock_path {
    int64_t product_id;
};
enum err adjust_stock_handle(struct call *call, const struct adjust_stock_path *path,
                             const struct stock_adjustment *in, struct inventory_view *ret);
enum err adjust_stock_call(struct call *call);

/* GET /inventory/{productId}/movements */
struct list_stock_movements_path {
    int64_t product_id;
};
struct list_stock_movements_query {
    /* Which of the list's sorts; the first is the default. */
    enum presence sort_presence;
    int sort;
    /* 0: the default. */
    enum presence limit_presence;
    int64_t limit;
    enum presence cursor_presence;
    const char *cursor;
};
extern const struct list_def list_stock_movements_def;
enum err list_stock_movements_call(struct call *call);

#endif
