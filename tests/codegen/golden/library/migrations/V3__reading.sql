CREATE TABLE reading_lists (
    id BIGINT NOT NULL AUTO_INCREMENT,
    reader_id VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
    title VARCHAR(80) NOT NULL,
    note VARCHAR(200) NULL,
    status VARCHAR(32) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL DEFAULT 'PRIVATE',
    is_pinned BOOLEAN NOT NULL DEFAULT FALSE,
    shared_at DATETIME(6) NULL,
    created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    updated_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
    PRIMARY KEY (id),
    UNIQUE KEY uk_reading_lists_title_of_reader (reader_id, title),
    KEY idx_reading_lists_by_status (reader_id, status, created_at),
    CONSTRAINT ck_reading_lists_status CHECK (status IN ('PRIVATE', 'SHARED', 'ARCHIVED'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_nopad_as_ci;

CREATE TABLE reading_list_entries (
    id BIGINT NOT NULL AUTO_INCREMENT,
    reading_list_id BIGINT NOT NULL,
    book_id BIGINT NOT NULL,
    title VARCHAR(300) NOT NULL,
    position INT NOT NULL DEFAULT 1,
    rating TINYINT NULL,
    read_on DATE NULL,
    PRIMARY KEY (id),
    UNIQUE KEY uk_reading_list_entries_book_once (reading_list_id, book_id),
    KEY idx_reading_list_entries_book_id (book_id),
    CONSTRAINT fk_reading_list_entries_reading_list_id FOREIGN KEY (reading_list_id) REFERENCES reading_lists (id) ON DELETE CASCADE,
    CONSTRAINT fk_reading_list_entries_book_id FOREIGN KEY (book_id) REFERENCES books (id),
    CONSTRAINT ck_reading_list_entries_position CHECK (position >= 1)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_nopad_as_ci;

CREATE TABLE remarks (
    id BIGINT NOT NULL AUTO_INCREMENT,
    entry_id BIGINT NOT NULL,
    body TEXT NOT NULL,
    created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    PRIMARY KEY (id),
    KEY idx_remarks_entry_id (entry_id),
    CONSTRAINT fk_remarks_entry_id FOREIGN KEY (entry_id) REFERENCES reading_list_entries (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_nopad_as_ci;
