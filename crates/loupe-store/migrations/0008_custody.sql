-- Custody: captured events, the lots they name, and the ledger of movements as it grew.
--
-- Nothing here is deleted. Times are milliseconds since 1970, masses are micro-carats. Numbers count from 1 unless said.

-- One delivery of events.
CREATE TABLE capture_job (
    number INTEGER PRIMARY KEY CHECK (number >= 1),
    -- Its name for the sender, which nobody can guess.
    id TEXT NOT NULL UNIQUE,
    office TEXT NOT NULL,
    account TEXT NOT NULL,
    -- `rollback`: all or nothing; `proceed`: every event that can be taken.
    behaviour TEXT NOT NULL CHECK (behaviour IN ('rollback', 'proceed')),
    created_ms BIGINT NOT NULL,
    -- NULL until it is done. A job that was cut off has taken nothing.
    finished_ms BIGINT,
    -- How many events were in it, and what became of them.
    events BIGINT NOT NULL,
    taken BIGINT NOT NULL,
    already_there BIGINT NOT NULL,
    held BIGINT NOT NULL,
    refused BIGINT NOT NULL,
    -- Why, as a JSON list.
    refusals TEXT NOT NULL
);
CREATE INDEX capture_job_office ON capture_job (office, number);

-- What short names mean in events; most events share one.
CREATE TABLE event_context (
    number INTEGER PRIMARY KEY CHECK (number >= 1),
    sha256 TEXT NOT NULL UNIQUE,
    -- The JSON-LD context.
    body TEXT NOT NULL
);

CREATE TABLE custody_event (
    number INTEGER PRIMARY KEY CHECK (number >= 1),
    -- The id it came with; '' where it has none, and is called by its hash.
    id TEXT NOT NULL,
    -- The digest of its CBV 2.0 hash, in hexadecimal.
    hash TEXT NOT NULL,
    job INTEGER NOT NULL,
    office TEXT NOT NULL,
    context INTEGER NOT NULL,
    event_ms BIGINT NOT NULL,
    recorded_ms BIGINT NOT NULL,
    -- `plain`: moves nothing; `moved`: is in the ledger; `held`: somebody has to look; `rejected`: somebody looked;
    -- `undone`: declared an error; `correction`: the declaration.
    state TEXT NOT NULL CHECK (state IN ('plain', 'moved', 'held', 'rejected', 'undone', 'correction')),
    -- Whose act it is, and what was done; '' where it moves nothing.
    operator TEXT NOT NULL,
    process TEXT NOT NULL,
    drawn_micro BIGINT NOT NULL,
    made_micro BIGINT NOT NULL,
    lost_micro BIGINT NOT NULL,
    -- The event as JSON, as it was written.
    body TEXT NOT NULL
);
CREATE INDEX custody_event_time ON custody_event (event_ms, number);
CREATE INDEX custody_event_operator ON custody_event (operator, number);

-- Every lot the ledger has heard of, by its number there, from 0.
CREATE TABLE custody_lot (
    number INTEGER PRIMARY KEY CHECK (number >= 0),
    -- In one spelling: a GS1 Digital Link where it is a key of GS1, else as it was written.
    name TEXT NOT NULL,
    -- The laboratory report of a stone; '' where nobody gave one.
    report TEXT NOT NULL
);

-- The ledger as it grew: all that one commit added, in a form that is read back in order.
CREATE TABLE custody_batch (
    number INTEGER PRIMARY KEY CHECK (number >= 1),
    job INTEGER NOT NULL,
    -- The first event, movement and lot of it.
    first_event BIGINT NOT NULL,
    first_movement BIGINT NOT NULL,
    first_lot BIGINT NOT NULL,
    lines BYTEA NOT NULL
);
CREATE INDEX custody_batch_event ON custody_batch (first_event);

-- Where lots were sent, received or packed without being changed.
CREATE TABLE custody_passage (
    lot INTEGER NOT NULL,
    event INTEGER NOT NULL,
    PRIMARY KEY (lot, event)
);

-- Things of events that move no carats, by a mark made of their name.
CREATE TABLE event_thing (
    mark BIGINT NOT NULL,
    event INTEGER NOT NULL,
    PRIMARY KEY (mark, event)
);

-- What somebody said who looked at an event that was held.
CREATE TABLE custody_review (
    event INTEGER PRIMARY KEY,
    -- The rule it was held by, and the share that came out.
    rule TEXT NOT NULL,
    told TEXT NOT NULL,
    -- '' while it is held, then `released` or `rejected`.
    outcome TEXT NOT NULL CHECK (outcome IN ('', 'released', 'rejected')),
    reason TEXT NOT NULL,
    account TEXT NOT NULL,
    reviewed_ms BIGINT,
    -- The batch with its movement, once it was released.
    batch INTEGER
);
