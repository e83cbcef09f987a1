-- Offices, the people who belong to them, and what they did.
--
-- Nothing here is deleted: who leaves has an end. Days are 2026-11-25, and '' is an end that has not come. Times are
-- milliseconds since 1970. Secrets are not kept, only their SHA-256 in hexadecimal; passwords as Argon2id.

CREATE TABLE office (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    -- Codes parted by `;`.
    kinds TEXT NOT NULL,
    -- Alpha-3; NULL for an organisation.
    participant TEXT,
    city TEXT NOT NULL,
    -- What its certificates' numbers begin with; NULL for an office that issues none.
    prefix TEXT UNIQUE,
    language TEXT NOT NULL,
    date_from TEXT NOT NULL,
    date_until TEXT NOT NULL
);

CREATE TABLE account (
    name TEXT PRIMARY KEY,
    full_name TEXT NOT NULL,
    -- '' until one is set.
    password_hash TEXT NOT NULL,
    made_ms BIGINT NOT NULL,
    -- NULL while the account may be used.
    ended_ms BIGINT
);

-- Who belonged to which office as what, and when. Another role is another row.
CREATE TABLE membership (
    number BIGINT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (name),
    office TEXT NOT NULL REFERENCES office (id),
    role TEXT NOT NULL,
    date_from TEXT NOT NULL,
    date_until TEXT NOT NULL,
    -- The moment it was ended before its day, where it was.
    ended_ms BIGINT
);
CREATE INDEX membership_account ON membership (account);
CREATE INDEX membership_office ON membership (office);

-- A browser that signed in.
CREATE TABLE session (
    secret_sha256 TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (name),
    -- The office acted for, where one was chosen.
    office TEXT REFERENCES office (id),
    -- How: `password` or `passkey`.
    way TEXT NOT NULL,
    made_ms BIGINT NOT NULL,
    seen_ms BIGINT NOT NULL,
    ended_ms BIGINT
);
CREATE INDEX session_account ON session (account);

-- What lets a program act as a person, within scopes and until a day.
CREATE TABLE api_token (
    secret_sha256 TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (name),
    office TEXT NOT NULL REFERENCES office (id),
    name TEXT NOT NULL,
    -- Codes parted by `;`.
    scopes TEXT NOT NULL,
    made_ms BIGINT NOT NULL,
    expires_ms BIGINT NOT NULL,
    used_ms BIGINT,
    ended_ms BIGINT
);
CREATE INDEX api_token_account ON api_token (account);

CREATE TABLE passkey (
    -- As the authenticator names it, in base64url.
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (name),
    name TEXT NOT NULL,
    -- The public key and what goes with it, as JSON.
    body TEXT NOT NULL,
    made_ms BIGINT NOT NULL,
    used_ms BIGINT,
    ended_ms BIGINT
);
CREATE INDEX passkey_account ON passkey (account);

-- A challenge that waits for its answer from a passkey; used once.
CREATE TABLE passkey_challenge (
    secret_sha256 TEXT PRIMARY KEY,
    -- NULL for a sign-in.
    account TEXT,
    body TEXT NOT NULL,
    expires_ms BIGINT NOT NULL,
    used_ms BIGINT
);

-- Failed sign-ins, counted per account and per address. A count that ran out is dropped, for it is no history.
CREATE TABLE sign_in_try (
    -- SHA-256 of `account:` or `address:` and the name: somebody may have typed a password into the wrong field.
    whom_sha256 TEXT PRIMARY KEY,
    failures BIGINT NOT NULL CHECK (failures >= 0),
    -- When the last of them was.
    last_ms BIGINT NOT NULL
);

-- What was done, by whom. Rows are added in the transaction of what they tell of, and never changed.
CREATE TABLE audit (
    number BIGINT PRIMARY KEY CHECK (number >= 1),
    at_ms BIGINT NOT NULL,
    -- NULL for whoever operates the register at its own console.
    account TEXT,
    office TEXT,
    means TEXT NOT NULL,
    act TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL
);
CREATE INDEX audit_office ON audit (office, number);
CREATE INDEX audit_subject ON audit (subject, number);
