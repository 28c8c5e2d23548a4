ALTER TABLE saga_states
    DROP CONSTRAINT ck_saga_states_current_step,
    DROP CONSTRAINT ck_saga_states_status,
    ADD COLUMN saga VARCHAR(32) COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT 'order' AFTER saga_id,
    ADD COLUMN reason VARCHAR(500) NULL AFTER compensation_attempts,
    ADD COLUMN request_id BIGINT NULL AFTER reason,
    ADD COLUMN driven_since DATETIME(6) NULL AFTER lease_until,
    ADD COLUMN version BIGINT NOT NULL DEFAULT 0 AFTER driven_since,
    ADD COLUMN live_on TINYINT AS (IF(status IN ('STARTED', 'COMPENSATING', 'COMPENSATION_FAILED'), 1, NULL)) STORED AFTER completed_at,
    ADD UNIQUE KEY uk_saga_states_live (order_id, saga, live_on),
    ADD CONSTRAINT ck_saga_states_current_step CHECK (current_step IN ('RESERVE_INVENTORY', 'PROCESS_PAYMENT', 'DEDUCT_INVENTORY', 'CREATE_DELIVERY', 'CONFIRM_ORDER', 'REFUND_PAYMENT', 'CANCEL_DELIVERY', 'RETURN_INVENTORY', 'REFUND_ORDER')),
    ADD CONSTRAINT ck_saga_states_status CHECK (status IN ('STARTED', 'COMPLETED', 'FAILED', 'COMPENSATING', 'COMPENSATION_FAILED')),
    ADD CONSTRAINT ck_saga_states_version CHECK (version >= 0);

CREATE TABLE job_runs (
    id BIGINT NOT NULL AUTO_INCREMENT,
    name VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
    fence BIGINT NOT NULL DEFAULT 0,
    last_run_at DATETIME(6) NULL,
    last_duration_ms BIGINT NULL,
    last_outcome VARCHAR(16) COLLATE utf8mb4_nopad_bin NULL,
    last_error VARCHAR(500) NULL,
    next_run_at DATETIME(6) NULL,
    PRIMARY KEY (id),
    UNIQUE KEY uk_job_runs_name (name),
    CONSTRAINT ck_job_runs_fence CHECK (fence >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_nopad_as_ci;
