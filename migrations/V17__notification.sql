CREATE TABLE notifications (
    id BIGINT NOT NULL AUTO_INCREMENT,
    user_id VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
    event_id VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
    type VARCHAR(100) COLLATE utf8mb4_nopad_bin NOT NULL,
    title VARCHAR(200) NOT NULL,
    message VARCHAR(700) NOT NULL,
    order_number VARCHAR(32) COLLATE utf8mb4_nopad_bin NULL,
    created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    PRIMARY KEY (id),
    UNIQUE KEY uk_notifications_once (user_id, event_id),
    KEY idx_notification_user (user_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_nopad_as_ci;

CREATE TABLE notification_turns (
    id BIGINT NOT NULL AUTO_INCREMENT,
    user_id VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY uk_notification_turns_user (user_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_nopad_as_ci;
