-- The public log: what was recorded, in which order, and what was published of it.
--
-- Digests and roots are SHA-256 in hexadecimal. Times are milliseconds since 1970.

-- Every public fact as a record (Loupe design 7). A row is written in the transaction of its effect, and never changed.
-- The rows above the newest checkpoint are those still to be published.
CREATE TABLE record (
    -- The index of its entry in the log: from 0, without a gap.
    position BIGINT PRIMARY KEY CHECK (position >= 0),
    office TEXT NOT NULL,
    sequence BIGINT NOT NULL CHECK (sequence >= 1),
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    -- The subject's first part: `finding`, `return`, ...
    topic TEXT NOT NULL,
    -- The leaf hash of its bytes.
    digest TEXT NOT NULL UNIQUE,
    -- Its bytes.
    body TEXT NOT NULL,
    UNIQUE (office, sequence)
);
CREATE INDEX record_subject ON record (subject, position);
CREATE INDEX record_topic ON record (topic);
CREATE INDEX record_kind ON record (kind, position);

-- The one log of this register, and the newest head it has signed.
CREATE TABLE log (
    one BIGINT PRIMARY KEY CHECK (one = 1),
    origin TEXT NOT NULL,
    -- The office that signs what Loupe itself records.
    register_office TEXT NOT NULL,
    size BIGINT NOT NULL CHECK (size >= 0),
    root TEXT NOT NULL
);

-- Every head that was signed, with the cosignatures that came.
CREATE TABLE checkpoint (
    size BIGINT PRIMARY KEY CHECK (size >= 0),
    root TEXT NOT NULL,
    note TEXT NOT NULL
);

-- Work that one program at a time may do.
CREATE TABLE lease (
    name TEXT PRIMARY KEY,
    holder TEXT NOT NULL,
    until_ms BIGINT NOT NULL
);
