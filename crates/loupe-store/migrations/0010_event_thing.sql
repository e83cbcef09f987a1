-- From this event on `event_thing` leads to every event by whatever it names that no lot leads to. What came before may
-- name more.
CREATE TABLE event_thing_begins (first_event BIGINT NOT NULL);
INSERT INTO event_thing_begins SELECT COALESCE(MAX(number), 0) + 1 FROM custody_event;
