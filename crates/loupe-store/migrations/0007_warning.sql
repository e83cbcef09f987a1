-- Warnings of false certificates, and the suspicions that people reported on the way to one.
--
-- Times are milliseconds since 1970. Nothing tells who reported: neither an address nor an account.

-- A suspicion, as anyone may report one. It is not public; what became of it is.
CREATE TABLE suspicion (
    number BIGINT PRIMARY KEY CHECK (number >= 1),
    -- The number on the certificate in one spelling: capital letters and digits.
    certificate TEXT NOT NULL,
    -- What was typed in, as JSON.
    presented TEXT NOT NULL,
    -- What the reporter noticed.
    told TEXT NOT NULL,
    -- The patterns it showed on that day, parted by `;`.
    grounds TEXT NOT NULL,
    -- How to reach the reporter; '' where they did not say, and once the suspicion is settled.
    contact TEXT NOT NULL,
    reported_ms BIGINT NOT NULL,
    -- '' while it is open, then `dismissed` or `warned`.
    outcome TEXT NOT NULL CHECK (outcome IN ('', 'dismissed', 'warned')),
    reason TEXT NOT NULL,
    -- The office that settled it; NULL while it is open.
    office TEXT REFERENCES office (id),
    settled_ms BIGINT
);
CREATE INDEX suspicion_open ON suspicion (outcome, number);
CREATE INDEX suspicion_certificate ON suspicion (certificate);

-- A warning, signed by the office that gives it.
CREATE TABLE warning (
    number BIGINT PRIMARY KEY CHECK (number >= 1),
    certificate TEXT NOT NULL,
    -- As it was written by whoever warned.
    written TEXT NOT NULL,
    -- The pattern, such as `F5`.
    ground TEXT NOT NULL,
    told TEXT NOT NULL,
    office TEXT NOT NULL REFERENCES office (id),
    published_ms BIGINT NOT NULL,
    -- Its record in the log; NULL where the register keeps none.
    record TEXT,
    -- The suspicion it came from, where it came from one.
    suspicion BIGINT REFERENCES suspicion (number),
    -- Why it was taken back; NULL while it stands.
    withdrawn TEXT,
    withdrawn_ms BIGINT
);
CREATE INDEX warning_certificate ON warning (certificate, number);

-- What the authority whose number it is says to a warning.
CREATE TABLE warning_answer (
    number BIGINT PRIMARY KEY CHECK (number >= 1),
    warning BIGINT NOT NULL REFERENCES warning (number),
    office TEXT NOT NULL REFERENCES office (id),
    told TEXT NOT NULL,
    answered_ms BIGINT NOT NULL,
    record TEXT
);
CREATE INDEX warning_answer_warning ON warning_answer (warning, number);
