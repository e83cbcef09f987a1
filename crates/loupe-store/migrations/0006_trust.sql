-- Trust bundles: what readers without network need to judge a certificate, as of a moment.
--
-- The keys that sign certificates are told by the records of the log alone.

CREATE TABLE trust_bundle (
    number BIGINT PRIMARY KEY CHECK (number >= 1),
    -- The moment for which it speaks, in milliseconds since 1970, to the second.
    as_of_ms BIGINT NOT NULL,
    -- SHA-256 and length of what the register signed, as its record states them.
    sha256 TEXT NOT NULL,
    length_bytes BIGINT NOT NULL CHECK (length_bytes >= 1),
    -- The record of its publication.
    record TEXT NOT NULL UNIQUE,
    -- The file without the record and its proof: both follow once the log is published.
    body TEXT NOT NULL
);
