-- The tables of queue as the newest migration leaves them: for reading, not for running.
-- GENERATED from spec/domains/queue.yaml. DO NOT EDIT: change the spec and run `./dev gen`.

-- The queue of one event. A deactivated one admits nobody and keeps its line.
CREATE TABLE waiting_queues (
    id BIGINT NOT NULL AUTO_INCREMENT,
    event_type VARCHAR(32) COLLATE utf8mb4_nopad_bin NOT NULL,
    event_id BIGINT NOT NULL,
    max_capacity INT NOT NULL,
    entry_batch_size INT NOT NULL,
    entry_interval_seconds INT NOT NULL,
    is_active BOOLEAN NOT NULL DEFAULT TRUE,
    created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    activated_at DATETIME(6) NULL,
    deactivated_at DATETIME(6) NULL,
    PRIMARY KEY (id),
    UNIQUE KEY uk_waiting_queues_event (event_type, event_id),
    CONSTRAINT ck_waiting_queues_max_capacity CHECK (max_capacity BETWEEN 1 AND 1000000),
    CONSTRAINT ck_waiting_queues_entry_batch_size CHECK (entry_batch_size BETWEEN 1 AND 10000),
    CONSTRAINT ck_waiting_queues_entry_interval_seconds CHECK (entry_interval_seconds BETWEEN 1 AND 3600)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_nopad_as_ci;

-- A user's place in a queue.
CREATE TABLE queue_entries (
    id BIGINT NOT NULL AUTO_INCREMENT,
    queue_id BIGINT NOT NULL,
    user_id VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
    entry_token CHAR(36) COLLATE utf8mb4_nopad_bin NOT NULL,
    status VARCHAR(32) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL DEFAULT 'WAITING',
    version BIGINT NOT NULL DEFAULT 0,
    joined_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    entered_at DATETIME(6) NULL,
    expires_at DATETIME(6) NULL,
    expired_at DATETIME(6) NULL,
    left_at DATETIME(6) NULL,
    live_of_user_on TINYINT AS (IF(status IN ('WAITING', 'ENTERED'), 1, NULL)) STORED,
    PRIMARY KEY (id),
    UNIQUE KEY idx_entry_token (entry_token),
    UNIQUE KEY uk_queue_entries_live_of_user (queue_id, user_id, live_of_user_on),
    KEY idx_queue_user (queue_id, user_id),
    KEY idx_queue_entries_by_status (queue_id, status, expires_at),
    CONSTRAINT fk_queue_entries_queue_id FOREIGN KEY (queue_id) REFERENCES waiting_queues (id),
    CONSTRAINT ck_queue_entries_status CHECK (status IN ('WAITING', 'ENTERED', 'EXPIRED', 'LEFT')),
    CONSTRAINT ck_queue_entries_version CHECK (version >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_nopad_as_ci;
