ALTER TABLE saga_states
    DROP CONSTRAINT ck_saga_states_status,
    ADD COLUMN driven_since DATETIME(6) NULL AFTER lease_until,
    ADD COLUMN version BIGINT NOT NULL DEFAULT 0 AFTER driven_since,
    ADD CONSTRAINT ck_saga_states_status CHECK (status IN ('STARTED', 'COMPLETED', 'FAILED', 'COMPENSATING', 'COMPENSATION_FAILED')),
    ADD CONSTRAINT ck_saga_states_version CHECK (version >= 0);
