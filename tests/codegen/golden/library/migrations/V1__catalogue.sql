CREATE TABLE authors (
    id BIGINT NOT NULL AUTO_INCREMENT,
    name VARCHAR(120) NOT NULL,
    born_on DATE NULL,
    biography TEXT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY uk_authors_name (name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_nopad_as_ci;

CREATE TABLE books (
    id BIGINT NOT NULL AUTO_INCREMENT,
    isbn CHAR(13) COLLATE utf8mb4_nopad_bin NOT NULL,
    title VARCHAR(300) NOT NULL,
    author_id BIGINT NOT NULL,
    language VARCHAR(32) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL DEFAULT 'KO',
    binding VARCHAR(32) CHARACTER SET ascii COLLATE ascii_nopad_bin NULL,
    pages INT NULL,
    shelf VARCHAR(20) COLLATE utf8mb4_nopad_bin NULL,
    published_on DATE NULL,
    value DECIMAL(12,2) NULL,
    extras JSON NULL,
    is_reference BOOLEAN NOT NULL DEFAULT FALSE,
    remarks TEXT NULL,
    created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    updated_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
    withdrawn_at DATETIME(6) NULL,
    isbn_on TINYINT AS (IF(withdrawn_at IS NULL, 1, NULL)) STORED,
    PRIMARY KEY (id),
    UNIQUE KEY uk_books_isbn (isbn, isbn_on),
    KEY idx_books_by_author (author_id, title),
    KEY ix_titles (title),
    CONSTRAINT fk_books_author_id FOREIGN KEY (author_id) REFERENCES authors (id),
    CONSTRAINT ck_books_value_in_reason CHECK (value IS NULL OR value <= 100000.00),
    CONSTRAINT ck_books_language CHECK (language IN ('KO', 'EN', 'DE', 'JA')),
    CONSTRAINT ck_books_binding CHECK (binding IN ('PAPER', 'CLOTH', 'LEATHER')),
    CONSTRAINT ck_books_pages CHECK (pages BETWEEN 1 AND 20000),
    CONSTRAINT ck_books_value CHECK (value >= 0.00)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_nopad_as_ci;

CREATE TABLE holdings (
    id BIGINT NOT NULL AUTO_INCREMENT,
    book_id BIGINT NOT NULL,
    total_copies INT NOT NULL DEFAULT 0,
    free_copies INT NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    UNIQUE KEY uk_holdings_book (book_id),
    CONSTRAINT fk_holdings_book_id FOREIGN KEY (book_id) REFERENCES books (id),
    CONSTRAINT ck_holdings_free_are_there CHECK (free_copies <= total_copies),
    CONSTRAINT ck_holdings_total_copies CHECK (total_copies BETWEEN 0 AND 10000),
    CONSTRAINT ck_holdings_free_copies CHECK (free_copies BETWEEN 0 AND 10000)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_nopad_as_ci;

CREATE TABLE copies (
    id BIGINT NOT NULL AUTO_INCREMENT,
    book_id BIGINT NOT NULL,
    barcode VARCHAR(20) COLLATE utf8mb4_nopad_bin NOT NULL,
    status VARCHAR(32) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL DEFAULT 'SHELVED',
    shelved_at DATETIME(6) NULL,
    checked_at DATETIME(6) NULL,
    lost_at DATETIME(6) NULL,
    acquired_on DATE NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY uk_barcode (barcode),
    KEY idx_copies_book_id (book_id),
    CONSTRAINT fk_copies_book_id FOREIGN KEY (book_id) REFERENCES books (id) ON DELETE CASCADE,
    CONSTRAINT ck_copies_status CHECK (status IN ('SHELVED', 'LENT', 'REPAIR', 'LOST'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_nopad_as_ci;
