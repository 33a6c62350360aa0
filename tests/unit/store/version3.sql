-- A store as version 3 wrote it, dumped from a real one; the policy's bytes are left out.
BEGIN TRANSACTION;
CREATE TABLE attachments (
    number    INTEGER PRIMARY KEY,  -- the order of adding
    reference TEXT NOT NULL,        -- of the complaint
    id        TEXT NOT NULL,
    kind      TEXT NOT NULL,
    sha256    TEXT NOT NULL,        -- of the content
    bytes     INTEGER NOT NULL,
    added     INTEGER NOT NULL,     -- seconds since 1970
    content   BLOB NOT NULL,        -- last, so that a list need not read it
    UNIQUE (reference, id),
    UNIQUE (reference, sha256)
  ) STRICT;
CREATE TABLE complaints (
    number     INTEGER PRIMARY KEY,  -- the order of receipt
    id         TEXT NOT NULL UNIQUE,
    content    TEXT NOT NULL,
    reference  TEXT NOT NULL UNIQUE,
    key_hash   TEXT NOT NULL,
    sealed_key TEXT NOT NULL,
    received   INTEGER NOT NULL,     -- seconds since 1970
    state      TEXT NOT NULL,
    language   TEXT NOT NULL,
    record     TEXT NOT NULL,
    receipt    TEXT NOT NULL
  ) STRICT;
INSERT INTO "complaints" VALUES(1,'6f1a1f0e-3c1c-4c7e-9d3a-0a2b3c4d5e6f','f066a34270c0d45cf5012926f1d09678721c0f1b788e93b806f86e9f0290e415','5TNFCUWMKH','0d2c36f60169d8f85dd2b2b89bc0b66530f9b561cca6d850fa639536c7f6ed26','2a5750858e30b084d8a0e80cfaa278c9',1795387936,'received','en','{"id":"6f1a1f0e-3c1c-4c7e-9d3a-0a2b3c4d5e6f","policy":"53c0958f1c8e418cfde9409d6fa76bf459677bf22318dc08f8c576c40f84fc4b","received":"2026-11-22T22:52:16Z","language":"en","text":"My parcel has not arrived.","category":"delivery.late","suggested":{"id":"delivery.late","score":484},"signals":[],"channel":"email","contact":{"email":"ana@example.com"},"fields":{"order_number":"AB123456"},"details":[],"team":"delivery","owner":"Delivery desk","promise":{"first_reply":{"due":"2026-11-23T17:00:00Z","promise":"standard","team":"delivery","owner":"Delivery desk"},"updates":[{"due":"2026-11-26T18:00:00Z"},{"due":"2026-12-01T18:00:00Z"},{"due":"2026-12-04T18:00:00Z"}],"resolution":{"due":"2026-12-07T18:00:00Z"},"time_zone":"Etc/UTC","basis":[{"rule":"category","id":"delivery.late","team":"delivery","promise":"standard","due":"2026-11-23T17:00:00Z","wins":true}]},"keep_days":365,"warnings":[]}','"received":"2026-11-22T22:52:16Z","promise":{"first_reply":{"due":"2026-11-23T17:00:00Z","promise":"standard","team":"delivery","owner":"Delivery desk"},"updates":[{"due":"2026-11-26T18:00:00Z"},{"due":"2026-12-01T18:00:00Z"},{"due":"2026-12-04T18:00:00Z"}],"resolution":{"due":"2026-12-07T18:00:00Z"},"time_zone":"Etc/UTC","basis":[{"rule":"category","id":"delivery.late","team":"delivery","promise":"standard","due":"2026-11-23T17:00:00Z","wins":true}]},"timeline":[{"kind":"received","due":"2026-11-22T22:52:16Z"},{"kind":"first_reply","due":"2026-11-23T17:00:00Z"},{"kind":"update","due":"2026-11-26T18:00:00Z"},{"kind":"update","due":"2026-12-01T18:00:00Z"},{"kind":"update","due":"2026-12-04T18:00:00Z"},{"kind":"resolution","due":"2026-12-07T18:00:00Z"}],"owner":"Delivery desk","next_steps":["We find out where it is and what held it up.","We tell you when it will reach you, or what we offer instead."],"your_steps":["Please keep the confirmation that shows the promised date."]');
CREATE TABLE policies (
    id     TEXT PRIMARY KEY,  -- of the bundle
    bundle BLOB NOT NULL,
    until  INTEGER            -- when another took its place, seconds since 1970; null while served
  ) STRICT;
INSERT INTO policies VALUES('53c0958f1c8e418cfde9409d6fa76bf459677bf22318dc08f8c576c40f84fc4b',x'00',NULL);
COMMIT;
PRAGMA application_id = 1380209235;
PRAGMA user_version = 3;
