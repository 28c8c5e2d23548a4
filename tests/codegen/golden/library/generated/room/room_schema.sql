-- The tables of room as the newest migration leaves them: for reading, not for running.
-- GENERATED from spec/domains/room.yaml. DO NOT EDIT: change the spec and run `./dev gen`.

CREATE TABLE rooms (
    id BIGINT NOT NULL AUTO_INCREMENT,
    name VARCHAR(60) NOT NULL,
    seats INT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY uk_rooms_name (name),
    CONSTRAINT ck_rooms_seats CHECK (seats BETWEEN 1 AND 500)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_nopad_as_ci;
