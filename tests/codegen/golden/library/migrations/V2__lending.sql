CREATE TABLE reader_days (
    id BIGINT NOT NULL AUTO_INCREMENT,
    day DATE NOT NULL,
    ticket VARCHAR(100) NOT NULL,
    loans INT NOT NULL DEFAULT 1,
    fee DECIMAL(12,2) NULL,
    remark VARCHAR(200) NULL,
    last_event VARCHAR(255) NULL,
    PRIMARY KEY (id),
    UNIQUE KEY uk_reader_days_once (day, ticket),
    CONSTRAINT ck_reader_days_loans CHECK (loans >= 0),
    CONSTRAINT ck_reader_days_fee CHECK (fee >= 0.00)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_nopad_as_ci;

CREATE TABLE bags (
    id BIGINT NOT NULL AUTO_INCREMENT,
    reader_id VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
    status VARCHAR(32) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL DEFAULT 'OPEN',
    created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    updated_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
    open_of_reader_on TINYINT AS (IF(status = 'OPEN', 1, NULL)) STORED,
    PRIMARY KEY (id),
    UNIQUE KEY uk_bags_open_of_reader (reader_id, open_of_reader_on),
    CONSTRAINT ck_bags_status CHECK (status IN ('OPEN', 'TAKEN'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_nopad_as_ci;

CREATE TABLE bag_books (
    id BIGINT NOT NULL AUTO_INCREMENT,
    bag_id BIGINT NOT NULL,
    book_id BIGINT NOT NULL,
    title VARCHAR(300) NOT NULL,
    value DECIMAL(12,2) NULL,
    copies INT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY uk_bag_books_book_of_bag (bag_id, book_id),
    KEY idx_bag_books_book_id (book_id),
    CONSTRAINT fk_bag_books_bag_id FOREIGN KEY (bag_id) REFERENCES bags (id) ON DELETE CASCADE,
    CONSTRAINT fk_bag_books_book_id FOREIGN KEY (book_id) REFERENCES books (id),
    CONSTRAINT ck_bag_books_value CHECK (value >= 0.00),
    CONSTRAINT ck_bag_books_copies CHECK (copies BETWEEN 1 AND 5)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_nopad_as_ci;

CREATE TABLE loans (
    id BIGINT NOT NULL AUTO_INCREMENT,
    ticket CHAR(36) COLLATE utf8mb4_nopad_bin NOT NULL,
    reader_id VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
    book_id BIGINT NOT NULL,
    copy_id BIGINT NOT NULL,
    previous_id BIGINT NULL,
    title VARCHAR(300) NOT NULL,
    status VARCHAR(32) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL DEFAULT 'OPEN',
    due_on DATE NOT NULL,
    fee DECIMAL(12,2) NOT NULL DEFAULT 0.00,
    reminders BIGINT NOT NULL DEFAULT 0,
    returned_at DATETIME(6) NULL,
    closed_at DATETIME(6) NULL,
    created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    open_of_copy_on TINYINT AS (IF(status IN ('OPEN', 'OVERDUE'), 1, NULL)) STORED,
    PRIMARY KEY (id),
    UNIQUE KEY uk_loans_ticket (ticket),
    UNIQUE KEY uk_loans_open_of_copy (copy_id, open_of_copy_on),
    KEY ix_loans_due (status, due_on),
    KEY idx_loans_book_id (book_id),
    CONSTRAINT fk_loans_book_id FOREIGN KEY (book_id) REFERENCES books (id),
    CONSTRAINT fk_loans_copy_id FOREIGN KEY (copy_id) REFERENCES copies (id),
    CONSTRAINT ck_loans_status CHECK (status IN ('OPEN', 'OVERDUE', 'RETURNED', 'WRITTEN_OFF')),
    CONSTRAINT ck_loans_fee CHECK (fee BETWEEN 0.00 AND 500.00),
    CONSTRAINT ck_loans_reminders CHECK (reminders >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_nopad_as_ci;
