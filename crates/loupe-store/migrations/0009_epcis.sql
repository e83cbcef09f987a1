-- GS1's REST binding: queries with a name, subscriptions to them, what events told of, and pages that were ended.
--
-- Times are milliseconds since 1970.

-- A query that an office gave a name.
CREATE TABLE epcis_query (
    office TEXT NOT NULL,
    name TEXT NOT NULL,
    account TEXT NOT NULL,
    made_ms BIGINT NOT NULL,
    -- Its parameters as JSON, as they were written.
    body TEXT NOT NULL,
    PRIMARY KEY (office, name)
);

-- Whoever is told what a named query finds. There is no queue: what was not told yet are the events after `seen`.
CREATE TABLE epcis_subscription (
    id TEXT NOT NULL PRIMARY KEY,
    office TEXT NOT NULL,
    query TEXT NOT NULL,
    account TEXT NOT NULL,
    -- Where it is sent.
    dest TEXT NOT NULL,
    -- What deliveries are signed with; '' where nobody gave anything.
    secret TEXT NOT NULL,
    -- When it is sent, as JSON; '' for as soon as there is something.
    schedule TEXT NOT NULL,
    report_if_empty BIGINT NOT NULL,
    -- How things are spelt in it: a value of `GS1-EPC-Format`.
    epc_format TEXT NOT NULL,
    made_ms BIGINT NOT NULL,
    -- Events recorded before are not told; NULL where nobody said so.
    initial_ms BIGINT,
    -- The newest event that was looked at for it, and when it was last looked.
    seen INTEGER NOT NULL,
    looked_ms BIGINT NOT NULL,
    -- When it is its turn again.
    due_ms BIGINT NOT NULL,
    -- How often in a row it could not be delivered, why not the last time, and when it last could.
    failures BIGINT NOT NULL,
    failed TEXT NOT NULL,
    told_ms BIGINT
);
CREATE INDEX epcis_subscription_due ON epcis_subscription (due_ms);
CREATE INDEX epcis_subscription_query ON epcis_subscription (office, query);

-- What an office's events told of: their types, steps, dispositions, places and things. Gathered after capture.
CREATE TABLE epcis_resource (
    office TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('eventType', 'epc', 'bizStep', 'bizLocation', 'readPoint', 'disposition')),
    name TEXT NOT NULL,
    PRIMARY KEY (office, kind, name)
);

-- How far they were gathered: the number of the newest event.
CREATE TABLE epcis_gathered (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    event INTEGER NOT NULL
);
INSERT INTO epcis_gathered (only_row, event) VALUES (1, 0);

-- Tokens of pages that were given back before their time.
CREATE TABLE epcis_page_ended (
    token TEXT NOT NULL PRIMARY KEY,
    expires_ms BIGINT NOT NULL
);

CREATE INDEX custody_event_office ON custody_event (office, number);

-- Master data of parties, places and products, as the headers of documents brought it; the last told counts.
CREATE TABLE epcis_vocabulary (
    number INTEGER PRIMARY KEY CHECK (number >= 1),
    office TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    -- The document without its events, as JSON.
    body TEXT NOT NULL
);
CREATE INDEX epcis_vocabulary_office ON epcis_vocabulary (office, number);
