CREATE TABLE product_statistics (
    id BIGINT NOT NULL AUTO_INCREMENT,
    product_id BIGINT NOT NULL,
    day DATE NOT NULL,
    sold_quantity BIGINT NOT NULL DEFAULT 0,
    sold_amount DECIMAL(18,2) NOT NULL DEFAULT 0,
    refunded_quantity BIGINT NOT NULL DEFAULT 0,
    refunded_amount DECIMAL(18,2) NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    UNIQUE KEY uk_product_statistics_once (product_id, day),
    KEY idx_product_statistics_by_day (day, product_id),
    CONSTRAINT ck_product_statistics_sold_quantity CHECK (sold_quantity >= 0),
    CONSTRAINT ck_product_statistics_sold_amount CHECK (sold_amount >= 0.00),
    CONSTRAINT ck_product_statistics_refunded_quantity CHECK (refunded_quantity >= 0),
    CONSTRAINT ck_product_statistics_refunded_amount CHECK (refunded_amount >= 0.00)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_nopad_as_ci;
