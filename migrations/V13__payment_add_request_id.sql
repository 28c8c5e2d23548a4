ALTER TABLE payments
    ADD COLUMN request_id BIGINT NULL AFTER refunded_at;
