-- The tables of timedeal as the newest migration leaves them: for reading, not for running.
-- GENERATED from spec/domains/timedeal.yaml. DO NOT EDIT: change the spec and run `./dev gen`.

-- A sale with a start and an end.
CREATE TABLE time_deals (
    id BIGINT NOT NULL AUTO_INCREMENT,
    name VARCHAR(100) NOT NULL,
    description VARCHAR(500) NULL,
    status VARCHAR(32) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL DEFAULT 'SCHEDULED',
    starts_at DATETIME(6) NOT NULL,
    ends_at DATETIME(6) NOT NULL,
    requires_queue BOOLEAN NOT NULL DEFAULT FALSE,
    created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    updated_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
    PRIMARY KEY (id),
    KEY idx_time_deals_by_start (status, starts_at),
    KEY idx_time_deals_by_end (status, ends_at),
    CONSTRAINT ck_time_deals_ends_after_start CHECK (ends_at > starts_at),
    CONSTRAINT ck_time_deals_status CHECK (status IN ('SCHEDULED', 'ACTIVE', 'ENDED', 'CANCELLED'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_nopad_as_ci;

-- A product of a time deal.
CREATE TABLE time_deal_products (
    id BIGINT NOT NULL AUTO_INCREMENT,
    time_deal_id BIGINT NOT NULL,
    product_id BIGINT NOT NULL,
    deal_price DECIMAL(12,2) NOT NULL,
    deal_quantity INT NOT NULL,
    sold_quantity INT NOT NULL DEFAULT 0,
    max_per_user INT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY uk_time_deal_products_product_of_deal (time_deal_id, product_id),
    KEY idx_time_deal_products_by_product (product_id),
    CONSTRAINT fk_time_deal_products_time_deal_id FOREIGN KEY (time_deal_id) REFERENCES time_deals (id) ON DELETE CASCADE,
    CONSTRAINT fk_time_deal_products_product_id FOREIGN KEY (product_id) REFERENCES products (id),
    CONSTRAINT ck_time_deal_products_never_oversold CHECK (sold_quantity <= deal_quantity),
    CONSTRAINT ck_time_deal_products_deal_price CHECK (deal_price >= 0.01),
    CONSTRAINT ck_time_deal_products_deal_quantity CHECK (deal_quantity BETWEEN 1 AND 1000000000),
    CONSTRAINT ck_time_deal_products_sold_quantity CHECK (sold_quantity >= 0),
    CONSTRAINT ck_time_deal_products_max_per_user CHECK (max_per_user BETWEEN 1 AND 1000000000)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_nopad_as_ci;

-- What a user took of a time deal. When its order is not paid, it is returned.
CREATE TABLE time_deal_purchases (
    id BIGINT NOT NULL AUTO_INCREMENT,
    user_id VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
    time_deal_product_id BIGINT NOT NULL,
    quantity INT NOT NULL,
    purchase_price DECIMAL(12,2) NOT NULL,
    order_id BIGINT NOT NULL,
    returned_at DATETIME(6) NULL,
    purchased_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    PRIMARY KEY (id),
    UNIQUE KEY uk_time_deal_purchases_purchase_of_order (order_id),
    KEY idx_tdp_user (user_id, time_deal_product_id),
    KEY idx_time_deal_purchases_time_deal_product_id (time_deal_product_id),
    CONSTRAINT fk_time_deal_purchases_time_deal_product_id FOREIGN KEY (time_deal_product_id) REFERENCES time_deal_products (id),
    CONSTRAINT fk_time_deal_purchases_order_id FOREIGN KEY (order_id) REFERENCES orders (id),
    CONSTRAINT ck_time_deal_purchases_quantity CHECK (quantity BETWEEN 1 AND 1000000000),
    CONSTRAINT ck_time_deal_purchases_purchase_price CHECK (purchase_price >= 0.01)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_nopad_as_ci;
