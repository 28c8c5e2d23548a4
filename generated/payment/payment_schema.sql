-- The tables of payment as the newest migration leaves them: for reading, not for running.
-- GENERATED from spec/domains/payment.yaml. DO NOT EDIT: change the spec and run `./dev gen`.

-- One attempt to pay an order. Its number is also the key under which the provider knows it.
CREATE TABLE payments (
    id BIGINT NOT NULL AUTO_INCREMENT,
    payment_number VARCHAR(30) COLLATE utf8mb4_nopad_bin NOT NULL,
    order_id BIGINT NOT NULL,
    order_number VARCHAR(21) COLLATE utf8mb4_nopad_bin NOT NULL,
    user_id VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
    amount DECIMAL(12,2) NOT NULL,
    status VARCHAR(32) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL DEFAULT 'PENDING',
    payment_method VARCHAR(32) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
    pg_transaction_id VARCHAR(100) COLLATE utf8mb4_nopad_bin NULL,
    pg_response TEXT NULL,
    failure_reason VARCHAR(500) NULL,
    paid_at DATETIME(6) NULL,
    refunded_at DATETIME(6) NULL,
    request_id BIGINT NULL,
    created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    updated_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
    live_of_order_on TINYINT AS (IF(status IN ('PROCESSING', 'COMPLETED'), 1, NULL)) STORED,
    PRIMARY KEY (id),
    UNIQUE KEY idx_payment_number (payment_number),
    UNIQUE KEY uk_payments_live_of_order (order_id, live_of_order_on),
    KEY idx_payment_order_id (order_id),
    KEY idx_payments_by_status (status, updated_at),
    CONSTRAINT fk_payments_order_id FOREIGN KEY (order_id) REFERENCES orders (id),
    CONSTRAINT ck_payments_amount CHECK (amount >= 0.00),
    CONSTRAINT ck_payments_status CHECK (status IN ('PENDING', 'PROCESSING', 'COMPLETED', 'FAILED', 'CANCELLED', 'REFUNDED')),
    CONSTRAINT ck_payments_payment_method CHECK (payment_method IN ('CREDIT_CARD', 'BANK_TRANSFER', 'VIRTUAL_ACCOUNT', 'KAKAO_PAY', 'NAVER_PAY'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_nopad_as_ci;
