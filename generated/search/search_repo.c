/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The statements of search, a function each: bind, run, read.
 * GENERATED from spec/domains/search.yaml by templates/repo.c.tmpl. DO NOT EDIT:
 * change the spec and run `./dev gen`.
 */
#include "search_repo.h"

#include "rows.h"
#include "service.h"

_Static_assert(RUNTIME_ABI == 1, "run ./dev gen");

void found_product_fetch(struct db_stmt *st, struct found_product *ret)
{
    db_get_i64(st, &ret->id);
    db_get_opt_str(st, &ret->sku_presence, &ret->sku);
    db_get_str(st, &ret->name);
    db_get_opt_str(st, &ret->description_presence, &ret->description);
    db_get_money(st, &ret->price);
    db_get_opt_str(st, &ret->category_presence, &ret->category);
    db_get_opt_str(st, &ret->image_url_presence, &ret->image_url);
    db_get_time(st, &ret->created_at);
    db_get_time(st, &ret->updated_at);
    db_get_i64(st, &ret->stock);
}

void indexed_product_fetch(struct db_stmt *st, struct indexed_product *ret)
{
    db_get_i64(st, &ret->id);
    db_get_bool(st, &ret->is_live);
    db_get_str(st, &ret->name);
    db_get_opt_str(st, &ret->description_presence, &ret->description);
    db_get_opt_str(st, &ret->category_presence, &ret->category);
    db_get_money(st, &ret->price);
    db_get_i64(st, &ret->available);
    db_get_i64(st, &ret->sold_recently);
    db_get_time(st, &ret->created_at);
    db_get_time(st, &ret->read_at);
}

void count_products_row_fetch(struct db_stmt *st, struct count_products_row *ret)
{
    db_get_i64(st, &ret->n);
}

void catalogue_events_row_fetch(struct db_stmt *st, struct catalogue_events_row *ret)
{
    db_get_i64(st, &ret->id);
    db_get_str(st, &ret->product_id);
}

void catalogue_now_row_fetch(struct db_stmt *st, struct catalogue_now_row *ret)
{
    db_get_i64(st, &ret->event);
    db_get_time(st, &ret->catalogue);
    db_get_time(st, &ret->at);
}

static const struct db_sql found_products_query_sql = {
    .name = "found_products_query",
    .text = "SELECT p.id, p.sku, p.name, p.description, p.price, p.category, "
            "p.image_url, p.created_at, p.updated_at, COALESCE(i.available_quantity, 0) "
            "FROM JSON_TABLE(?, '$[*]' COLUMNS (n FOR ORDINALITY, id BIGINT PATH '$')) "
            "wanted STRAIGHT_JOIN products p ON p.id = wanted.id LEFT JOIN inventory i "
            "ON i.product_id = p.id WHERE p.deleted_at IS NULL ORDER BY wanted.n LIMIT "
            "100",
};

enum err found_products_query(struct call *call, const char *product_ids,
                              struct found_product **ret, size_t *ret_n)
{
    struct db_stmt *st = db_begin(call->db, &found_products_query_sql);
    struct found_product *rows = NULL;
    size_t n = 0;
    enum err err;

    db_bind_str(st, product_ids);
    while (db_next(st)) {
        rows = rows_grow(call->arena, rows, n, sizeof *rows);
        found_product_fetch(st, &rows[n++]);
    }
    err = db_end(st, ERR_OK);
    if (err)
        return err;
    *ret = rows;
    *ret_n = n;
    return ERR_OK;
}

static const struct db_sql products_to_index_query_sql = {
    .name = "products_to_index_query",
    .text = "SELECT wanted.id, COALESCE(p.deleted_at IS NULL AND p.id IS NOT NULL, "
            "FALSE), COALESCE(p.name, ''), p.description, p.category, COALESCE(p.price, "
            "0), COALESCE(i.available_quantity, 0), COALESCE(p.sold_recently, 0), "
            "COALESCE(p.created_at, NOW(6)), NOW(6) FROM JSON_TABLE(?, '$[*]' COLUMNS "
            "(id BIGINT PATH '$')) wanted LEFT JOIN products p ON p.id = wanted.id LEFT "
            "JOIN inventory i ON i.product_id = wanted.id LIMIT 1000",
};

enum err products_to_index_query(struct call *call, const char *ids, struct indexed_product **ret,
                                 size_t *ret_n)
{
    struct db_stmt *st = db_begin(call->db, &products_to_index_query_sql);
    struct indexed_product *rows = NULL;
    size_t n = 0;
    enum err err;

    db_bind_str(st, ids);
    while (db_next(st)) {
        rows = rows_grow(call->arena, rows, n, sizeof *rows);
        indexed_product_fetch(st, &rows[n++]);
    }
    err = db_end(st, ERR_OK);
    if (err)
        return err;
    *ret = rows;
    *ret_n = n;
    return ERR_OK;
}

static const struct db_sql products_to_walk_query_sql = {
    .name = "products_to_walk_query",
    .text = "SELECT p.id, TRUE, p.name, p.description, p.category, p.price, "
            "COALESCE(i.available_quantity, 0), p.sold_recently, p.created_at, NOW(6) "
            "FROM products p LEFT JOIN inventory i ON i.product_id = p.id WHERE p.id > ? "
            "AND p.deleted_at IS NULL ORDER BY p.id LIMIT ?",
};

enum err products_to_walk_query(struct call *call, int64_t after, int64_t at_most,
                                struct indexed_product **ret, size_t *ret_n)
{
    struct db_stmt *st = db_begin(call->db, &products_to_walk_query_sql);
    struct indexed_product *rows = NULL;
    size_t n = 0;
    enum err err;

    db_bind_i64(st, after);
    db_bind_i64(st, at_most);
    while (db_next(st)) {
        rows = rows_grow(call->arena, rows, n, sizeof *rows);
        indexed_product_fetch(st, &rows[n++]);
    }
    err = db_end(st, ERR_OK);
    if (err)
        return err;
    *ret = rows;
    *ret_n = n;
    return ERR_OK;
}

static const struct db_sql count_products_query_sql = {
    .name = "count_products_query",
    .text = "SELECT COUNT(*) FROM products WHERE deleted_at IS NULL",
};

enum err count_products_query(struct call *call, struct count_products_row *ret)
{
    struct db_stmt *st = db_begin(call->db, &count_products_query_sql);

    if (db_next(st))
        count_products_row_fetch(st, ret);
    return db_end(st, ERR_NOT_FOUND);
}

static const struct db_sql catalogue_events_query_sql = {
    .name = "catalogue_events_query",
    .text = "SELECT id, event_key FROM outbox_events WHERE id > ? AND type IN "
            "('product.created', 'product.changed', 'product.removed', 'product.ranked', "
            "'inventory.restocked', 'inventory.depleted') ORDER BY id LIMIT ?",
};

enum err catalogue_events_query(struct call *call, int64_t after, int64_t at_most,
                                struct catalogue_events_row **ret, size_t *ret_n)
{
    struct db_stmt *st = db_begin(call->db, &catalogue_events_query_sql);
    struct catalogue_events_row *rows = NULL;
    size_t n = 0;
    enum err err;

    db_bind_i64(st, after);
    db_bind_i64(st, at_most);
    while (db_next(st)) {
        rows = rows_grow(call->arena, rows, n, sizeof *rows);
        catalogue_events_row_fetch(st, &rows[n++]);
    }
    err = db_end(st, ERR_OK);
    if (err)
        return err;
    *ret = rows;
    *ret_n = n;
    return ERR_OK;
}

static const struct db_sql catalogue_now_query_sql = {
    .name = "catalogue_now_query",
    .text = "SELECT COALESCE((SELECT id FROM outbox_events WHERE created_at < NOW(6) - "
            "INTERVAL ? MICROSECOND ORDER BY id DESC LIMIT 1), 0), (SELECT "
            "MIN(applied_at) FROM schema_migrations), NOW(6)",
};

enum err catalogue_now_query(struct call *call, int64_t age, struct catalogue_now_row *ret)
{
    struct db_stmt *st = db_begin(call->db, &catalogue_now_query_sql);

    db_bind_i64(st, age);
    if (db_next(st))
        catalogue_now_row_fetch(st, ret);
    return db_end(st, ERR_NOT_FOUND);
}

static const struct db_sql note_index_progress_query_sql = {
    .name = "note_index_progress_query",
    .text = "INSERT INTO job_runs (name, progress_done, progress_total) VALUES (?, ?, ?) "
            "ON DUPLICATE KEY UPDATE progress_done = VALUES(progress_done), "
            "progress_total = VALUES(progress_total)",
};

enum err note_index_progress_query(struct call *call, const char *job, int64_t done, int64_t total,
                                   uint64_t *ret_affected)
{
    struct db_stmt *st = db_begin(call->db, &note_index_progress_query_sql);
    enum err err;

    db_bind_str(st, job);
    db_bind_i64(st, done);
    db_bind_i64(st, total);
    err = db_end(st, ERR_OK);
    if (!err)
        *ret_affected = db_affected(call->db);
    return err;
}
