-- The tables of coupon as the newest migration leaves them: for reading, not for running.
-- GENERATED from spec/domains/coupon.yaml. DO NOT EDIT: change the spec and run `./dev gen`.

-- A kind of coupon, of which there are so many.
CREATE TABLE coupons (
    id BIGINT NOT NULL AUTO_INCREMENT,
    code VARCHAR(50) COLLATE utf8mb4_nopad_bin NOT NULL,
    name VARCHAR(100) NOT NULL,
    description VARCHAR(500) NULL,
    discount_type VARCHAR(32) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
    discount_value DECIMAL(12,2) NOT NULL,
    minimum_order_amount DECIMAL(12,2) NULL,
    maximum_discount_amount DECIMAL(12,2) NULL,
    total_quantity INT NOT NULL,
    issued_quantity INT NOT NULL DEFAULT 0,
    status VARCHAR(32) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL DEFAULT 'ACTIVE',
    starts_at DATETIME(6) NOT NULL,
    expires_at DATETIME(6) NOT NULL,
    created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    updated_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
    PRIMARY KEY (id),
    UNIQUE KEY idx_coupon_code (code),
    KEY idx_coupons_by_status (status, expires_at),
    CONSTRAINT ck_coupons_never_oversold CHECK (issued_quantity <= total_quantity),
    CONSTRAINT ck_coupons_ends_after_start CHECK (expires_at > starts_at),
    CONSTRAINT ck_coupons_at_most_all CHECK (discount_type <> 'PERCENTAGE' OR discount_value <= 100),
    CONSTRAINT ck_coupons_discount_type CHECK (discount_type IN ('FIXED', 'PERCENTAGE')),
    CONSTRAINT ck_coupons_discount_value CHECK (discount_value >= 0.01),
    CONSTRAINT ck_coupons_minimum_order_amount CHECK (minimum_order_amount >= 0.00),
    CONSTRAINT ck_coupons_maximum_discount_amount CHECK (maximum_discount_amount >= 0.01),
    CONSTRAINT ck_coupons_total_quantity CHECK (total_quantity >= 1),
    CONSTRAINT ck_coupons_issued_quantity CHECK (issued_quantity >= 0),
    CONSTRAINT ck_coupons_status CHECK (status IN ('ACTIVE', 'EXHAUSTED', 'EXPIRED', 'INACTIVE'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_nopad_as_ci;

-- A coupon that a user has.
CREATE TABLE user_coupons (
    id BIGINT NOT NULL AUTO_INCREMENT,
    user_id VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
    coupon_id BIGINT NOT NULL,
    status VARCHAR(32) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL DEFAULT 'AVAILABLE',
    order_id BIGINT NULL,
    issued_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    used_at DATETIME(6) NULL,
    expires_at DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY uk_user_coupon (user_id, coupon_id),
    KEY idx_user_coupons_by_expiry (status, expires_at),
    KEY idx_user_coupons_coupon_id (coupon_id),
    CONSTRAINT fk_user_coupons_coupon_id FOREIGN KEY (coupon_id) REFERENCES coupons (id),
    CONSTRAINT ck_user_coupons_status CHECK (status IN ('AVAILABLE', 'USED', 'EXPIRED'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_nopad_as_ci;
