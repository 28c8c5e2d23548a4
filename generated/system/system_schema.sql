-- The tables of system as the newest migration leaves them: for reading, not for running.
-- GENERATED from spec/domains/system.yaml. DO NOT EDIT: change the spec and run `./dev gen`.

-- How far a saga has come, recorded before and after each step.
CREATE TABLE saga_states (
    id BIGINT NOT NULL AUTO_INCREMENT,
    saga_id CHAR(36) COLLATE utf8mb4_nopad_bin NOT NULL,
    saga VARCHAR(32) COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT 'order',
    order_id BIGINT NOT NULL,
    order_number VARCHAR(21) COLLATE utf8mb4_nopad_bin NOT NULL,
    current_step VARCHAR(32) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
    status VARCHAR(32) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL DEFAULT 'STARTED',
    completed_steps JSON NOT NULL,
    last_error_message VARCHAR(500) NULL,
    compensation_attempts INT NOT NULL DEFAULT 0,
    reason VARCHAR(500) NULL,
    request_id BIGINT NULL,
    lease_owner VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
    lease_until DATETIME(6) NULL,
    driven_since DATETIME(6) NULL,
    version BIGINT NOT NULL DEFAULT 0,
    started_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    completed_at DATETIME(6) NULL,
    live_on TINYINT AS (IF(status IN ('STARTED', 'COMPENSATING', 'COMPENSATION_FAILED'), 1, NULL)) STORED,
    PRIMARY KEY (id),
    UNIQUE KEY uk_saga_states_saga (saga_id),
    UNIQUE KEY uk_saga_states_live (order_id, saga, live_on),
    KEY idx_saga_order (order_number),
    KEY idx_saga_states_by_lease (status, lease_until),
    CONSTRAINT ck_saga_states_current_step CHECK (current_step IN ('RESERVE_INVENTORY', 'PROCESS_PAYMENT', 'DEDUCT_INVENTORY', 'CREATE_DELIVERY', 'CONFIRM_ORDER', 'REFUND_PAYMENT', 'CANCEL_DELIVERY', 'RETURN_INVENTORY', 'REFUND_ORDER')),
    CONSTRAINT ck_saga_states_status CHECK (status IN ('STARTED', 'COMPLETED', 'FAILED', 'COMPENSATING', 'COMPENSATION_FAILED')),
    CONSTRAINT ck_saga_states_compensation_attempts CHECK (compensation_attempts >= 0),
    CONSTRAINT ck_saga_states_version CHECK (version >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_nopad_as_ci;

-- An event that was committed with its change and is published after it.
CREATE TABLE outbox_events (
    id BIGINT NOT NULL AUTO_INCREMENT,
    event_id CHAR(36) COLLATE utf8mb4_nopad_bin NOT NULL,
    type VARCHAR(100) COLLATE utf8mb4_nopad_bin NOT NULL,
    topic VARCHAR(200) COLLATE utf8mb4_nopad_bin NOT NULL,
    event_key VARCHAR(100) COLLATE utf8mb4_nopad_bin NOT NULL,
    part INT NOT NULL DEFAULT 0,
    version INT NOT NULL DEFAULT 1,
    payload JSON NOT NULL,
    traceparent VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
    created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    published_at DATETIME(6) NULL,
    PRIMARY KEY (id),
    UNIQUE KEY uk_outbox_events_event (event_id),
    KEY idx_outbox_events_by_published (published_at, id),
    CONSTRAINT ck_outbox_events_part CHECK (part >= 0),
    CONSTRAINT ck_outbox_events_version CHECK (version >= 1)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_nopad_as_ci;

-- A part of the outbox's keys, and who publishes it.
CREATE TABLE relay_parts (
    id BIGINT NOT NULL AUTO_INCREMENT,
    part INT NOT NULL,
    lease_owner VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
    lease_until DATETIME(6) NULL,
    PRIMARY KEY (id),
    UNIQUE KEY uk_relay_parts_part (part),
    CONSTRAINT ck_relay_parts_part CHECK (part >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_nopad_as_ci;

-- An event that a consumer has dealt with, so that it does not do so twice.
CREATE TABLE processed_events (
    id BIGINT NOT NULL AUTO_INCREMENT,
    consumer VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
    event_id VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
    processed_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    PRIMARY KEY (id),
    UNIQUE KEY uk_processed_events_once (consumer, event_id),
    KEY idx_processed_events_by_age (processed_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_nopad_as_ci;

-- A message that a consumer failed to deal with, as often as it may try; its topic's dead-letter topic has it, too.
CREATE TABLE dead_letters (
    id BIGINT NOT NULL AUTO_INCREMENT,
    consumer VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
    event_id VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
    type VARCHAR(100) NULL,
    topic VARCHAR(249) COLLATE utf8mb4_nopad_bin NOT NULL,
    topic_partition INT NOT NULL,
    topic_offset BIGINT NOT NULL,
    message_key VARCHAR(1000) NULL,
    payload JSON NULL,
    is_base64 BOOLEAN NOT NULL DEFAULT FALSE,
    headers JSON NOT NULL,
    attempts INT NOT NULL,
    code VARCHAR(16) COLLATE utf8mb4_nopad_bin NOT NULL,
    cause VARCHAR(500) NULL,
    failed_at DATETIME(6) NOT NULL,
    replayed_at DATETIME(6) NULL,
    PRIMARY KEY (id),
    UNIQUE KEY uk_dead_letters_once (consumer, event_id),
    KEY idx_dead_letters_by_consumer (consumer, id),
    CONSTRAINT ck_dead_letters_topic_partition CHECK (topic_partition >= 0),
    CONSTRAINT ck_dead_letters_topic_offset CHECK (topic_offset >= 0),
    CONSTRAINT ck_dead_letters_attempts CHECK (attempts >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_nopad_as_ci;

-- What was answered to the first request of a key.
CREATE TABLE idempotency_keys (
    id BIGINT NOT NULL AUTO_INCREMENT,
    user_id VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
    operation VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
    client_key VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
    request_hash VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
    status INT NULL,
    response JSON NULL,
    created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    PRIMARY KEY (id),
    UNIQUE KEY uk_idempotency_keys_once (user_id, operation, client_key),
    KEY idx_idempotency_keys_by_age (created_at),
    CONSTRAINT ck_idempotency_keys_status CHECK (status BETWEEN 100 AND 599)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_nopad_as_ci;

-- A job's last run, and the number that only its present run may write under.
CREATE TABLE job_runs (
    id BIGINT NOT NULL AUTO_INCREMENT,
    name VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
    fence BIGINT NOT NULL DEFAULT 0,
    last_run_at DATETIME(6) NULL,
    last_duration_ms BIGINT NULL,
    last_outcome VARCHAR(16) COLLATE utf8mb4_nopad_bin NULL,
    last_error VARCHAR(500) NULL,
    next_run_at DATETIME(6) NULL,
    progress_done BIGINT NULL,
    progress_total BIGINT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY uk_job_runs_name (name),
    CONSTRAINT ck_job_runs_fence CHECK (fence >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_nopad_as_ci;
