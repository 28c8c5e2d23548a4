ALTER TABLE products
    ADD COLUMN sold_recently BIGINT NOT NULL DEFAULT 0 AFTER deleted_at,
    ADD KEY idx_products_by_sold (sold_recently);
