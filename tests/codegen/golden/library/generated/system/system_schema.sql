-- The tables of system as the newest migration leaves them: for reading, not for running.
-- GENERATED from spec/domains/system.yaml. DO NOT EDIT: change the spec and run `./dev gen`.

-- An event that was committed with its change and is published after it.
CREATE TABLE outbox_events (
    id BIGINT NOT NULL AUTO_INCREMENT,
    event_id CHAR(36) COLLATE utf8mb4_nopad_bin NOT NULL,
    type VARCHAR(100) COLLATE utf8mb4_nopad_bin NOT NULL,
    topic VARCHAR(200) COLLATE utf8mb4_nopad_bin NOT NULL,
    event_key VARCHAR(100) NOT NULL,
    payload JSON NOT NULL,
    traceparent VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
    created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    published_at DATETIME(6) NULL,
    PRIMARY KEY (id),
    UNIQUE KEY uk_outbox_events_event (event_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_nopad_as_ci;
