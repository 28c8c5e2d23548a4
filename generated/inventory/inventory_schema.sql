-- The tables of inventory as the newest migration leaves them: for reading, not for running.
-- GENERATED from spec/domains/inventory.yaml. DO NOT EDIT: change the spec and run `./dev gen`.

-- The stock of one product. Available and reserved together are what lies on the shelf.
CREATE TABLE inventory (
    id BIGINT NOT NULL AUTO_INCREMENT,
    product_id BIGINT NOT NULL,
    available_quantity INT NOT NULL DEFAULT 0,
    reserved_quantity INT NOT NULL DEFAULT 0,
    total_quantity INT NOT NULL DEFAULT 0,
    version BIGINT NOT NULL DEFAULT 0,
    created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    updated_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
    PRIMARY KEY (id),
    UNIQUE KEY idx_inventory_product (product_id),
    CONSTRAINT fk_inventory_product_id FOREIGN KEY (product_id) REFERENCES products (id),
    CONSTRAINT ck_inventory_never_oversold CHECK (available_quantity >= 0),
    CONSTRAINT ck_inventory_balanced CHECK (available_quantity + reserved_quantity = total_quantity),
    CONSTRAINT ck_inventory_available_quantity CHECK (available_quantity BETWEEN 0 AND 1000000000),
    CONSTRAINT ck_inventory_reserved_quantity CHECK (reserved_quantity BETWEEN 0 AND 1000000000),
    CONSTRAINT ck_inventory_total_quantity CHECK (total_quantity BETWEEN 0 AND 1000000000),
    CONSTRAINT ck_inventory_version CHECK (version >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_nopad_as_ci;

-- One change of an inventory, with what it was before and after. Only ever added.
CREATE TABLE stock_movements (
    id BIGINT NOT NULL AUTO_INCREMENT,
    inventory_id BIGINT NOT NULL,
    product_id BIGINT NOT NULL,
    movement_type VARCHAR(32) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
    quantity INT NOT NULL,
    previous_available INT NOT NULL,
    after_available INT NOT NULL,
    previous_reserved INT NOT NULL,
    after_reserved INT NOT NULL,
    reference_type VARCHAR(32) CHARACTER SET ascii COLLATE ascii_nopad_bin NULL,
    reference_id VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
    reason VARCHAR(500) NULL,
    performed_by VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
    created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    PRIMARY KEY (id),
    UNIQUE KEY uk_stock_movements_once_per_reference (movement_type, reference_type, reference_id, product_id),
    KEY idx_stock_movements_inventory_id (inventory_id),
    CONSTRAINT fk_stock_movements_inventory_id FOREIGN KEY (inventory_id) REFERENCES inventory (id) ON DELETE CASCADE,
    CONSTRAINT ck_stock_movements_movement_type CHECK (movement_type IN ('PURCHASE', 'SALE', 'RESERVATION', 'RELEASE', 'ADJUSTMENT', 'RETURN')),
    CONSTRAINT ck_stock_movements_previous_available CHECK (previous_available >= 0),
    CONSTRAINT ck_stock_movements_after_available CHECK (after_available >= 0),
    CONSTRAINT ck_stock_movements_previous_reserved CHECK (previous_reserved >= 0),
    CONSTRAINT ck_stock_movements_after_reserved CHECK (after_reserved >= 0),
    CONSTRAINT ck_stock_movements_reference_type CHECK (reference_type IN ('ORDER', 'TIME_DEAL'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_nopad_as_ci;
