-- What opens the sealed facts of records: shown to whoever is entitled, never part of a record.
CREATE TABLE seal (
    -- The record's place in the log.
    position BIGINT NOT NULL REFERENCES record (position),
    -- The name of the fact in the record.
    name TEXT NOT NULL,
    -- 64 hexadecimal digits.
    salt TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (position, name)
);
