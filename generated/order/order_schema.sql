-- The tables of order as the newest migration leaves them: for reading, not for running.
-- GENERATED from spec/domains/order.yaml. DO NOT EDIT: change the spec and run `./dev gen`.

-- What was bought, for how much, and where it goes. Its prices are those of the moment and never change.
CREATE TABLE orders (
    id BIGINT NOT NULL AUTO_INCREMENT,
    order_number VARCHAR(21) COLLATE utf8mb4_nopad_bin NOT NULL,
    user_id VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
    status VARCHAR(32) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL DEFAULT 'PENDING',
    total_amount DECIMAL(12,2) NOT NULL,
    discount_amount DECIMAL(12,2) NOT NULL DEFAULT 0,
    final_amount DECIMAL(12,2) NOT NULL,
    user_coupon_id BIGINT NULL,
    receiver_name VARCHAR(100) NOT NULL,
    receiver_phone VARCHAR(20) NOT NULL,
    zip_code VARCHAR(10) NOT NULL,
    address1 VARCHAR(255) NOT NULL,
    address2 VARCHAR(255) NULL,
    cancel_reason VARCHAR(500) NULL,
    cancelled_at DATETIME(6) NULL,
    expires_at DATETIME(6) NULL,
    created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    updated_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
    PRIMARY KEY (id),
    UNIQUE KEY idx_order_number (order_number),
    KEY idx_order_user_id (user_id),
    KEY idx_order_status (status),
    KEY idx_order_created_at (created_at),
    KEY idx_orders_by_expiry (status, expires_at),
    CONSTRAINT ck_orders_adds_up CHECK (final_amount = total_amount - discount_amount),
    CONSTRAINT ck_orders_status CHECK (status IN ('PENDING', 'CONFIRMED', 'PAID', 'SHIPPING', 'DELIVERED', 'CANCELLED', 'REFUNDED')),
    CONSTRAINT ck_orders_total_amount CHECK (total_amount >= 0.00),
    CONSTRAINT ck_orders_discount_amount CHECK (discount_amount >= 0.00),
    CONSTRAINT ck_orders_final_amount CHECK (final_amount >= 0.00)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_nopad_as_ci;

-- A line of an order.
CREATE TABLE order_items (
    id BIGINT NOT NULL AUTO_INCREMENT,
    order_id BIGINT NOT NULL,
    product_id BIGINT NOT NULL,
    product_name VARCHAR(200) NOT NULL,
    price DECIMAL(12,2) NOT NULL,
    quantity INT NOT NULL,
    subtotal DECIMAL(12,2) NOT NULL,
    PRIMARY KEY (id),
    KEY idx_order_items_by_product (product_id, order_id),
    KEY idx_order_items_order_id (order_id),
    CONSTRAINT fk_order_items_order_id FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE CASCADE,
    CONSTRAINT ck_order_items_price CHECK (price >= 0.00),
    CONSTRAINT ck_order_items_quantity CHECK (quantity >= 1),
    CONSTRAINT ck_order_items_subtotal CHECK (subtotal >= 0.00)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_nopad_as_ci;
