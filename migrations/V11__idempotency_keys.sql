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
