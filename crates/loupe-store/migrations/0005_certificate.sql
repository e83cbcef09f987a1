-- Certificates: drafts, what was issued, every step, receipts.
--
-- Nothing here is deleted. Days are 2026-11-25, and '' is none; times are milliseconds since 1970; masses are
-- micro-carats and values cents.

CREATE TABLE certificate_draft (
    office TEXT NOT NULL REFERENCES office (id),
    -- Counted from 1 within the office.
    number BIGINT NOT NULL CHECK (number >= 1),
    -- One more with every change.
    version BIGINT NOT NULL CHECK (version >= 1),
    state TEXT NOT NULL,
    -- The shipment, as JSON.
    shipment TEXT NOT NULL,
    -- The total that was declared, as JSON; '' where none was.
    declared TEXT NOT NULL,
    drafted_by TEXT NOT NULL,
    amended_by TEXT NOT NULL,
    -- NULL until somebody validated it.
    validated_by TEXT,
    PRIMARY KEY (office, number)
);
CREATE INDEX certificate_draft_state ON certificate_draft (office, state, number);

CREATE TABLE certificate (
    number TEXT PRIMARY KEY,
    prefix TEXT NOT NULL,
    -- Counted from 1 within the prefix, without a gap.
    count BIGINT NOT NULL CHECK (count >= 1),
    office TEXT NOT NULL,
    draft BIGINT NOT NULL,
    state TEXT NOT NULL,
    exporting TEXT NOT NULL,
    importing TEXT NOT NULL,
    issued_on TEXT NOT NULL,
    issued_ms BIGINT NOT NULL,
    expires_on TEXT NOT NULL,
    -- The day by which its receipt is due; '' where no law says so, and until the shipment left.
    due_on TEXT NOT NULL,
    parcels BIGINT NOT NULL,
    mass_micro BIGINT NOT NULL,
    value_cents BIGINT NOT NULL,
    -- The public claims, the commercial part, and in hexadecimal what seals it.
    claims TEXT NOT NULL,
    commercial TEXT NOT NULL,
    seal TEXT NOT NULL,
    -- The text of its QR code, and the credential with every disclosure.
    code TEXT NOT NULL,
    credential TEXT NOT NULL,
    -- '' until it was received.
    received_on TEXT NOT NULL,
    outcome TEXT NOT NULL,
    -- The receipt as JSON, and the office that gave it; NULL until it was received.
    receipt TEXT,
    receiving_office TEXT REFERENCES office (id),
    UNIQUE (prefix, count),
    UNIQUE (office, draft),
    FOREIGN KEY (office, draft) REFERENCES certificate_draft (office, number)
);
CREATE INDEX certificate_issued_on ON certificate (issued_on, number);
CREATE INDEX certificate_importing ON certificate (importing, issued_on, number);
CREATE INDEX certificate_exporting ON certificate (exporting, issued_on, number);
CREATE INDEX certificate_office ON certificate (office, issued_on, number);
CREATE INDEX certificate_state ON certificate (state, expires_on);
-- All that a status list asks for, so that 131,072 rows with their texts need not be visited.
CREATE INDEX certificate_notice ON certificate (prefix, state, count);

-- The history of a draft (`draft/<office>/<number>`) or certificate (`certificate/<number>`).
CREATE TABLE certificate_step (
    subject TEXT NOT NULL,
    place BIGINT NOT NULL CHECK (place >= 1),
    at_ms BIGINT NOT NULL,
    on_date TEXT NOT NULL,
    step TEXT NOT NULL,
    state TEXT NOT NULL,
    office TEXT NOT NULL,
    reason TEXT,
    record TEXT NOT NULL,
    PRIMARY KEY (subject, place)
);

-- On which certificates a re-export rests, and how much of their goods it took.
CREATE TABLE certificate_evidence (
    certificate TEXT NOT NULL REFERENCES certificate (number),
    evidence TEXT NOT NULL,
    mass_micro BIGINT NOT NULL,
    PRIMARY KEY (certificate, evidence)
);
CREATE INDEX certificate_evidence_evidence ON certificate_evidence (evidence);

-- Receipts of certificates that were issued outside of this register.
CREATE TABLE certificate_paper (
    -- The participant and the number in one spelling: capital letters and digits.
    issued_by TEXT NOT NULL,
    plain_number TEXT NOT NULL,
    importing TEXT NOT NULL,
    issued_on TEXT NOT NULL,
    mass_micro BIGINT NOT NULL,
    value_cents BIGINT NOT NULL,
    parcels BIGINT NOT NULL,
    received_on TEXT NOT NULL,
    received_ms BIGINT NOT NULL,
    receiving_office TEXT NOT NULL REFERENCES office (id),
    outcome TEXT NOT NULL,
    -- What the paper states, and the receipt, as JSON.
    paper TEXT NOT NULL,
    receipt TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (issued_by, plain_number)
);
CREATE INDEX certificate_paper_received ON certificate_paper (importing, received_on);

-- Rules of the scheme and of its participants' laws, in every edition.
CREATE TABLE scheme_rule (
    edition BIGINT NOT NULL REFERENCES edition (number),
    position BIGINT NOT NULL,
    id TEXT NOT NULL,
    -- Alpha-3; '' for the scheme itself.
    participant TEXT NOT NULL,
    kind TEXT NOT NULL,
    -- '' where the rule counts nothing.
    amount TEXT NOT NULL,
    unit TEXT NOT NULL,
    says TEXT NOT NULL,
    instrument TEXT NOT NULL,
    from_date TEXT NOT NULL,
    source_title TEXT NOT NULL,
    source_url TEXT NOT NULL,
    PRIMARY KEY (edition, position)
);
