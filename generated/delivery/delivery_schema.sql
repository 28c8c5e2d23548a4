-- The tables of delivery as the newest migration leaves them: for reading, not for running.
-- GENERATED from spec/domains/delivery.yaml. DO NOT EDIT: change the spec and run `./dev gen`.

-- A parcel. It belongs to whom its order belongs to.
CREATE TABLE deliveries (
    id BIGINT NOT NULL AUTO_INCREMENT,
    order_id BIGINT NOT NULL,
    tracking_number VARCHAR(16) COLLATE utf8mb4_nopad_bin NOT NULL,
    order_number VARCHAR(21) COLLATE utf8mb4_nopad_bin NOT NULL,
    status VARCHAR(32) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL DEFAULT 'PREPARING',
    carrier VARCHAR(50) NULL,
    shipping_address VARCHAR(600) NOT NULL,
    estimated_delivery_date DATE NULL,
    actual_delivery_date DATE NULL,
    created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    updated_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
    PRIMARY KEY (id),
    UNIQUE KEY idx_delivery_tracking (tracking_number),
    UNIQUE KEY uk_deliveries_of_order (order_id),
    CONSTRAINT fk_deliveries_order_id FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE CASCADE,
    CONSTRAINT ck_deliveries_status CHECK (status IN ('PREPARING', 'SHIPPED', 'IN_TRANSIT', 'DELIVERED', 'CANCELLED'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_nopad_as_ci;

-- One status of a delivery, the first included. Only ever added.
CREATE TABLE delivery_history (
    id BIGINT NOT NULL AUTO_INCREMENT,
    delivery_id BIGINT NOT NULL,
    status VARCHAR(20) COLLATE utf8mb4_nopad_bin NOT NULL,
    location VARCHAR(200) NULL,
    description VARCHAR(500) NULL,
    created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    PRIMARY KEY (id),
    KEY idx_delivery_history_delivery_id (delivery_id),
    CONSTRAINT fk_delivery_history_delivery_id FOREIGN KEY (delivery_id) REFERENCES deliveries (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_nopad_as_ci;
