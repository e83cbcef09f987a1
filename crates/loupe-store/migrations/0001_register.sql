-- The register: what participants filed, what was found and who looked.
--
-- Both SQLite and PostgreSQL run this text as it stands: BIGINT and TEXT only, and no engine's own words.
-- Masses are micro-carats (10^-6 ct), money is US cents of the day. A date is as exact as its source: 2012, 2012-08 or
-- 2012-08-14; '' is a gap in the source. `position` is the row's place in its file, from 0.

-- One import of the shipped reference data. The newest number is the current one; older ones stay as they were.
CREATE TABLE edition (
    number BIGINT PRIMARY KEY,
    world_sha256 TEXT NOT NULL UNIQUE
);

-- Vocabulary, findings and definitions as published, byte for byte.
CREATE TABLE document (
    kind TEXT NOT NULL CHECK (kind IN ('vocabulary', 'finding', 'definition')),
    id TEXT NOT NULL,
    version BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    -- Alpha-3 of the country of a finding; '' for the other kinds.
    country TEXT NOT NULL,
    path TEXT NOT NULL,
    published BIGINT NOT NULL REFERENCES edition (number),
    -- The edition that put another text in its place or dropped it; NULL while it is current.
    superseded BIGINT REFERENCES edition (number),
    body TEXT NOT NULL,
    PRIMARY KEY (kind, id, version, sha256, published)
);
CREATE INDEX document_current ON document (kind, superseded);
CREATE INDEX document_country ON document (country);

CREATE TABLE participant (
    edition BIGINT NOT NULL REFERENCES edition (number),
    id TEXT NOT NULL,
    alpha2 TEXT NOT NULL,
    kind TEXT NOT NULL,
    name_en TEXT NOT NULL,
    name_fr TEXT NOT NULL,
    name_pt TEXT NOT NULL,
    names_source TEXT NOT NULL,
    PRIMARY KEY (edition, id)
);

CREATE TABLE participation (
    edition BIGINT NOT NULL,
    position BIGINT NOT NULL,
    participant TEXT NOT NULL,
    listing TEXT NOT NULL,
    from_date TEXT NOT NULL,
    until_date TEXT NOT NULL,
    from_precision TEXT NOT NULL,
    until_precision TEXT NOT NULL,
    note TEXT NOT NULL,
    source_title TEXT NOT NULL,
    source_url TEXT NOT NULL,
    PRIMARY KEY (edition, position),
    FOREIGN KEY (edition, participant) REFERENCES participant (edition, id)
);

CREATE TABLE status_change (
    edition BIGINT NOT NULL,
    position BIGINT NOT NULL,
    participant TEXT NOT NULL,
    on_date TEXT NOT NULL,
    date_precision TEXT NOT NULL,
    status TEXT NOT NULL,
    scope TEXT NOT NULL,
    scope_name TEXT NOT NULL,
    instrument TEXT NOT NULL,
    note TEXT NOT NULL,
    source_title TEXT NOT NULL,
    source_url TEXT NOT NULL,
    PRIMARY KEY (edition, position),
    FOREIGN KEY (edition, participant) REFERENCES participant (edition, id)
);

CREATE TABLE authority (
    edition BIGINT NOT NULL,
    position BIGINT NOT NULL,
    participant TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    city TEXT NOT NULL,
    from_date TEXT NOT NULL,
    until_date TEXT NOT NULL,
    as_of TEXT NOT NULL,
    note TEXT NOT NULL,
    source_title TEXT NOT NULL,
    source_url TEXT NOT NULL,
    PRIMARY KEY (edition, position),
    FOREIGN KEY (edition, participant) REFERENCES participant (edition, id)
);

-- A file of returns that someone imported.
CREATE TABLE returns_file (
    sha256 TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    -- How many of its rows were new.
    row_count BIGINT NOT NULL,
    -- The edition against which its rows were judged.
    edition BIGINT NOT NULL REFERENCES edition (number)
);

CREATE TABLE filing (
    edition BIGINT NOT NULL,
    -- `kp-public-statistics`, or the SHA-256 of an imported file.
    source TEXT NOT NULL,
    source_row BIGINT NOT NULL,
    -- The imported file; NULL for a row that was shipped.
    returns_file TEXT REFERENCES returns_file (sha256),
    participant TEXT NOT NULL,
    half_year BIGINT NOT NULL CHECK (half_year BETWEEN 2003 AND 2100),
    half BIGINT NOT NULL CHECK (half BETWEEN 1 AND 2),
    mining TEXT NOT NULL CHECK (mining IN ('undifferentiated', 'ASM', 'LSM', '')),
    mass_micro BIGINT NOT NULL CHECK (mass_micro >= 0),
    value_cents BIGINT NOT NULL CHECK (value_cents >= 0),
    filed_at TEXT NOT NULL,
    modified_at TEXT NOT NULL,
    -- The edition that shipped the same row, after which an imported one no longer counts; NULL while it counts.
    superseded BIGINT REFERENCES edition (number),
    PRIMARY KEY (edition, source, source_row),
    FOREIGN KEY (edition, participant) REFERENCES participant (edition, id)
);
CREATE INDEX filing_imported ON filing (returns_file, superseded);

CREATE TABLE printed_figure (
    edition BIGINT NOT NULL REFERENCES edition (number),
    position BIGINT NOT NULL,
    -- Alpha-3, or `WLD` for the world.
    participant TEXT NOT NULL,
    calendar_year BIGINT NOT NULL,
    -- As printed, most of them rounded.
    carats TEXT NOT NULL,
    value_usd TEXT NOT NULL,
    note TEXT NOT NULL,
    source_url TEXT NOT NULL,
    PRIMARY KEY (edition, position)
);

CREATE TABLE site (
    edition BIGINT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    other_names TEXT NOT NULL,
    participant TEXT NOT NULL,
    admin1 TEXT NOT NULL,
    -- Decimal degrees north and east, as printed; '' when no source gives them.
    latitude TEXT NOT NULL,
    longitude TEXT NOT NULL,
    coordinate_precision TEXT NOT NULL,
    kind TEXT NOT NULL,
    mining TEXT NOT NULL,
    operator TEXT NOT NULL,
    owners TEXT NOT NULL,
    ownership_as_of TEXT NOT NULL,
    status TEXT NOT NULL,
    status_as_of TEXT NOT NULL,
    opened TEXT NOT NULL,
    closed TEXT NOT NULL,
    notes TEXT NOT NULL,
    coordinate_source_url TEXT NOT NULL,
    ownership_source_url TEXT NOT NULL,
    status_source_url TEXT NOT NULL,
    history_source_url TEXT NOT NULL,
    PRIMARY KEY (edition, id),
    FOREIGN KEY (edition, participant) REFERENCES participant (edition, id)
);

CREATE TABLE company (
    edition BIGINT NOT NULL REFERENCES edition (number),
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    other_names TEXT NOT NULL,
    -- Alpha-3; many seats are in countries that are no participants.
    seat TEXT NOT NULL,
    kind TEXT NOT NULL,
    owners TEXT NOT NULL,
    from_date TEXT NOT NULL,
    until_date TEXT NOT NULL,
    parent TEXT NOT NULL,
    sanctions TEXT NOT NULL,
    note TEXT NOT NULL,
    source_title TEXT NOT NULL,
    source_url TEXT NOT NULL,
    PRIMARY KEY (edition, id)
);

CREATE TABLE company_site (
    edition BIGINT NOT NULL,
    company TEXT NOT NULL,
    position BIGINT NOT NULL,
    site TEXT NOT NULL,
    PRIMARY KEY (edition, company, position),
    FOREIGN KEY (edition, company) REFERENCES company (edition, id),
    FOREIGN KEY (edition, site) REFERENCES site (edition, id)
);

CREATE TABLE output (
    edition BIGINT NOT NULL REFERENCES edition (number),
    position BIGINT NOT NULL,
    -- NULL when the row speaks of a company, or of no site or company known here.
    site TEXT,
    company TEXT,
    operator TEXT NOT NULL,
    -- 0 when the source gives none.
    calendar_year BIGINT NOT NULL,
    period TEXT NOT NULL,
    mass_micro BIGINT CHECK (mass_micro >= 0),
    value_cents BIGINT CHECK (value_cents >= 0),
    measure TEXT NOT NULL,
    share_basis TEXT NOT NULL,
    rounded BIGINT NOT NULL CHECK (rounded BETWEEN 0 AND 1),
    note TEXT NOT NULL,
    source_url TEXT NOT NULL,
    PRIMARY KEY (edition, position),
    FOREIGN KEY (edition, site) REFERENCES site (edition, id),
    FOREIGN KEY (edition, company) REFERENCES company (edition, id)
);

CREATE TABLE look (
    edition BIGINT NOT NULL REFERENCES edition (number),
    id TEXT NOT NULL,
    looker TEXT NOT NULL,
    looker_kind TEXT NOT NULL,
    paid_by TEXT NOT NULL,
    independence TEXT NOT NULL CHECK (independence IN ('independent', 'state_of_the_operator', 'second_party', 'self')),
    target_kind TEXT NOT NULL,
    target TEXT NOT NULL,
    date_from TEXT NOT NULL,
    date_to TEXT NOT NULL,
    period_from TEXT NOT NULL,
    period_to TEXT NOT NULL,
    -- Codes parted by `;`.
    looked_for TEXT NOT NULL,
    method TEXT NOT NULL,
    access_limits TEXT NOT NULL,
    result TEXT NOT NULL,
    published TEXT NOT NULL,
    source_title TEXT NOT NULL,
    source_url TEXT NOT NULL,
    how_read TEXT NOT NULL,
    PRIMARY KEY (edition, id)
);

CREATE TABLE coverage_note (
    edition BIGINT NOT NULL REFERENCES edition (number),
    position BIGINT NOT NULL,
    participant TEXT NOT NULL,
    topic TEXT NOT NULL,
    note TEXT NOT NULL,
    last_kp_review_year TEXT NOT NULL,
    searched_not_found BIGINT NOT NULL CHECK (searched_not_found BETWEEN 0 AND 1),
    source_url TEXT NOT NULL,
    PRIMARY KEY (edition, position)
);

CREATE TABLE resolution (
    edition BIGINT NOT NULL REFERENCES edition (number),
    position BIGINT NOT NULL,
    id TEXT NOT NULL,
    adopted TEXT NOT NULL,
    -- NULL when it speaks of the scheme and of no place.
    participant TEXT,
    measure TEXT NOT NULL,
    -- '' when it has no effect of its own; an end of '' is still open.
    effect_from TEXT NOT NULL,
    effect_until TEXT NOT NULL,
    effect_until_basis TEXT NOT NULL,
    describes TEXT NOT NULL,
    quote TEXT NOT NULL,
    source_title TEXT NOT NULL,
    source_url TEXT NOT NULL,
    how_read TEXT NOT NULL,
    PRIMARY KEY (edition, position),
    FOREIGN KEY (edition, participant) REFERENCES participant (edition, id)
);
