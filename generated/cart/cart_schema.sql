-- The tables of cart as the newest migration leaves them: for reading, not for running.
-- GENERATED from spec/domains/cart.yaml. DO NOT EDIT: change the spec and run `./dev gen`.

-- A user's cart; the ordered ones are kept.
CREATE TABLE carts (
    id BIGINT NOT NULL AUTO_INCREMENT,
    user_id VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
    status VARCHAR(32) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL DEFAULT 'ACTIVE',
    created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    updated_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
    active_of_user_on TINYINT AS (IF(status = 'ACTIVE', 1, NULL)) STORED,
    PRIMARY KEY (id),
    UNIQUE KEY uk_carts_active_of_user (user_id, active_of_user_on),
    CONSTRAINT ck_carts_status CHECK (status IN ('ACTIVE', 'CHECKED_OUT'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_nopad_as_ci;

-- A product in a cart, by the name and price that it had when it was put there.
CREATE TABLE cart_items (
    id BIGINT NOT NULL AUTO_INCREMENT,
    cart_id BIGINT NOT NULL,
    product_id BIGINT NOT NULL,
    product_name VARCHAR(200) NOT NULL,
    price DECIMAL(12,2) NOT NULL,
    quantity INT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY uk_cart_items_product_of_cart (cart_id, product_id),
    KEY idx_cart_items_product_id (product_id),
    CONSTRAINT fk_cart_items_cart_id FOREIGN KEY (cart_id) REFERENCES carts (id) ON DELETE CASCADE,
    CONSTRAINT fk_cart_items_product_id FOREIGN KEY (product_id) REFERENCES products (id),
    CONSTRAINT ck_cart_items_price CHECK (price >= 0.01),
    CONSTRAINT ck_cart_items_quantity CHECK (quantity BETWEEN 1 AND 999)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_nopad_as_ci;
