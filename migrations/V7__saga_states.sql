-- How far each order has come on its way through the shop.

CREATE TABLE saga_states (
    id BIGINT NOT NULL AUTO_INCREMENT,
    saga_id CHAR(36) COLLATE utf8mb4_nopad_bin NOT NULL,
    order_id BIGINT NOT NULL,
    order_number VARCHAR(21) COLLATE utf8mb4_nopad_bin NOT NULL,
    current_step VARCHAR(32) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
    status VARCHAR(32) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL DEFAULT 'STARTED',
    completed_steps JSON NOT NULL,
    last_error_message VARCHAR(500) NULL,
    compensation_attempts INT NOT NULL DEFAULT 0,
    lease_owner VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
    lease_until DATETIME(6) NULL,
    started_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    completed_at DATETIME(6) NULL,
    PRIMARY KEY (id),
    UNIQUE KEY uk_saga_states_saga (saga_id),
    KEY idx_saga_order (order_number),
    KEY idx_saga_states_by_lease (status, lease_until),
    CONSTRAINT ck_saga_states_current_step CHECK (current_step IN ('RESERVE_INVENTORY', 'PROCESS_PAYMENT', 'DEDUCT_INVENTORY', 'CREATE_DELIVERY', 'CONFIRM_ORDER')),
    CONSTRAINT ck_saga_states_status CHECK (status IN ('STARTED', 'COMPLETED', 'COMPENSATING', 'FAILED', 'COMPENSATION_FAILED')),
    CONSTRAINT ck_saga_states_compensation_attempts CHECK (compensation_attempts >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_nopad_as_ci;
