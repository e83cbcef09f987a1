-- Events that tell of one transformation (EPCIS 2.0, 7.4.6), as far as they stand.
CREATE TABLE custody_transformation (
    event INTEGER PRIMARY KEY CHECK (event >= 1),
    office TEXT NOT NULL,
    -- Its transformationID in one spelling.
    name TEXT NOT NULL,
    -- The batch with the movement that they are together, and the event under whose number it was recorded; NULL while
    -- they wait for one another.
    batch INTEGER,
    mover INTEGER
);
CREATE INDEX custody_transformation_name ON custody_transformation (office, name);
