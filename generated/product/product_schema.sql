-- The tables of product as the newest migration leaves them: for reading, not for running.
-- GENERATED from spec/domains/product.yaml. DO NOT EDIT: change the spec and run `./dev gen`.

-- An article of the catalogue. How many there are is the inventory's to say.
CREATE TABLE products (
    id BIGINT NOT NULL AUTO_INCREMENT,
    sku VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
    name VARCHAR(200) NOT NULL,
    description VARCHAR(2000) NULL,
    price DECIMAL(12,2) NOT NULL,
    category VARCHAR(100) NULL,
    image_url VARCHAR(500) NULL,
    created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    updated_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
    deleted_at DATETIME(6) NULL,
    sold_recently BIGINT NOT NULL DEFAULT 0,
    name_on TINYINT AS (IF(deleted_at IS NULL, 1, NULL)) STORED,
    PRIMARY KEY (id),
    UNIQUE KEY uk_products_sku (sku),
    UNIQUE KEY uk_products_name (name, name_on),
    KEY idx_products_name (name),
    KEY idx_products_by_created (created_at),
    KEY idx_products_by_price (price),
    KEY idx_products_by_category (category, created_at),
    KEY idx_products_by_sold (sold_recently),
    CONSTRAINT ck_products_price CHECK (price >= 0.01)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_nopad_as_ci;
