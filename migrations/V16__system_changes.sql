ALTER TABLE outbox_events
    ADD COLUMN part INT NOT NULL DEFAULT 0 AFTER event_key,
    ADD COLUMN version INT NOT NULL DEFAULT 1 AFTER part,
    ADD CONSTRAINT ck_outbox_events_part CHECK (part >= 0),
    ADD CONSTRAINT ck_outbox_events_version CHECK (version >= 1);
-- Narrows processed_events.event_id (CHAR(36) COLLATE utf8mb4_nopad_bin NOT NULL): fails where a row does not fit.
ALTER TABLE processed_events
    MODIFY COLUMN event_id VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL;

CREATE TABLE relay_parts (
    id BIGINT NOT NULL AUTO_INCREMENT,
    part INT NOT NULL,
    lease_owner VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
    lease_until DATETIME(6) NULL,
    PRIMARY KEY (id),
    UNIQUE KEY uk_relay_parts_part (part),
    CONSTRAINT ck_relay_parts_part CHECK (part >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_nopad_as_ci;

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
