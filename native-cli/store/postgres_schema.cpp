#include "store/postgres_schema.hpp"

#include <array>
#include <string>

namespace redress::postgres {

namespace {

// Everything is in a schema of ours, so that the database may hold others' tables too. Texts that
// are looked for are compared by their bytes: no system's collation, which changes with its
// updates, has a say. A row that is gone leaves its room to others after a minute or two, for it
// may be what somebody asked to forget.
constexpr std::array<const char*, 1> migrations = {R"(
  -- One that was made for us needs no right to make it.
  DO $$ BEGIN
    IF to_regnamespace('redress') IS NULL THEN CREATE SCHEMA redress; END IF;
  END $$;
  CREATE TABLE redress.about (
    product text PRIMARY KEY,
    version bigint NOT NULL
  );
  INSERT INTO redress.about VALUES ('redress', 1);
  CREATE TABLE redress.complaints (
    number       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,  -- the order of receipt
    id           text COLLATE "C" NOT NULL UNIQUE,
    content      text NOT NULL,
    reference    text COLLATE "C" NOT NULL UNIQUE,
    key_hash     text NOT NULL,
    sealed_key   text NOT NULL,
    received     bigint NOT NULL,         -- seconds since 1970
    state        text NOT NULL,
    language     text NOT NULL,
    record       text NOT NULL,           -- JSON, byte for byte
    receipt      text NOT NULL,           -- likewise
    category     text COLLATE "C" NOT NULL,
    team         text COLLATE "C" NOT NULL,
    due          bigint,                  -- of the next promise that is not yet kept
    due_kind     text NOT NULL,
    delete_after bigint,
    born         xid8 NOT NULL DEFAULT pg_current_xact_id()  -- of the transaction that added it
  );
  CREATE INDEX complaints_state ON redress.complaints (state, number);
  CREATE INDEX complaints_due ON redress.complaints (due, number) WHERE due IS NOT NULL;
  CREATE INDEX complaints_team_due ON redress.complaints (team, due, number)
    WHERE due IS NOT NULL;
  CREATE INDEX complaints_delete_after ON redress.complaints (delete_after);
  CREATE TABLE redress.events (
    number    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,     -- the order of happening
    complaint bigint NOT NULL REFERENCES redress.complaints ON DELETE CASCADE,
    at        bigint NOT NULL,
    kind      text NOT NULL,
    by        text NOT NULL,
    text      text NOT NULL
  );
  CREATE INDEX events_complaint ON redress.events (complaint, number);
  CREATE TABLE redress.outbox (
    number        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, -- the order of telling
    complaint     bigint NOT NULL REFERENCES redress.complaints ON DELETE CASCADE,
    id            text NOT NULL,                                   -- of the message
    event         bigint NOT NULL,                                 -- its number
    kind          text NOT NULL,
    created       bigint NOT NULL,
    attempts      bigint NOT NULL DEFAULT 0,
    next_try      bigint NOT NULL,
    state         text NOT NULL DEFAULT 'waiting',                 -- or sent, dead
    error         text NOT NULL DEFAULT '',
    claimed_by    text NOT NULL DEFAULT '',                        -- the sender that has it
    claimed_until bigint NOT NULL DEFAULT 0
  );
  CREATE INDEX outbox_complaint ON redress.outbox (complaint, number);
  CREATE INDEX outbox_waiting ON redress.outbox (next_try, number) WHERE state = 'waiting';
  CREATE INDEX outbox_dead ON redress.outbox (number) WHERE state = 'dead';
  CREATE TABLE redress.attachments (
    number    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,     -- the order of adding
    complaint bigint NOT NULL REFERENCES redress.complaints ON DELETE CASCADE,
    id        text COLLATE "C" NOT NULL,
    kind      text NOT NULL,
    sha256    text COLLATE "C" NOT NULL,                           -- of the content
    bytes     bigint NOT NULL,
    added     bigint NOT NULL,
    content   bytea NOT NULL,
    UNIQUE (complaint, id),
    UNIQUE (complaint, sha256)
  );
  -- Photos and documents are compressed already.
  ALTER TABLE redress.attachments ALTER COLUMN content SET STORAGE EXTERNAL;
  CREATE TABLE redress.policies (
    id     text COLLATE "C" PRIMARY KEY,  -- of the bundle
    bundle bytea NOT NULL,
    until  bigint                         -- when another took its place; null while served
  );
  ALTER TABLE redress.complaints
    SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 50);
  ALTER TABLE redress.events
    SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 50);
  ALTER TABLE redress.outbox
    SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 50);
  ALTER TABLE redress.attachments
    SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 50,
         toast.autovacuum_vacuum_scale_factor = 0, toast.autovacuum_vacuum_threshold = 50);
)"};
static_assert(schema_version == migrations.size(),
              "from each version to the next, the first from none");

// Held by whoever changes the tables, until the transaction's end. The number is "RDRS" and ours
// alone by its unlikeliness.
constexpr const char* begin_alone = R"(
  BEGIN;
  SET LOCAL lock_timeout = '60s';
  SET LOCAL statement_timeout = '10min';
  SELECT pg_advisory_xact_lock(1380209235, 1);
)";
constexpr Patience migration_patience{std::chrono::minutes(1), std::chrono::minutes(11)};

constexpr const char* find_tables =
    "SELECT to_regclass('redress.about') IS NOT NULL, EXISTS (SELECT FROM pg_class c JOIN "
    "pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'redress')";
constexpr const char* find_version = "SELECT version FROM redress.about WHERE product = 'redress'";

Error foreign(const Address& address) {
  return {"store.foreign", "",
          "The schema redress in " + address.where +
              " is not a store of redress; name another database."};
}

// 0 where there is nothing yet.
Result<std::int64_t> version_of(Server& server) {
  const Statement tables{"find_tables", find_tables};
  const Statement version{"find_version", find_version};
  const auto ask = [&](const Statement& statement) {
    const Step step[] = {{&statement, {}}};
    return server.run(step, migration_patience);
  };
  const Result<Answer> found = ask(tables);
  if (!found) return found.error();
  const bool about = found->rows.front().number(0, 0) != 0;
  const bool anything = found->rows.front().number(0, 1) != 0;
  if (!about && anything) return foreign(server.address());
  if (!about) return std::int64_t{0};
  const Result<Answer> answer = ask(version);
  if (!answer)
    return answer.error().code == "store.damaged" ? foreign(server.address()) : answer.error();
  if (answer->rows.front().count() == 0) return foreign(server.address());
  return answer->rows.front().number(0, 0);
}

std::optional<Error> migrate(Server& server) {
  // What another has done meanwhile is done.
  const Result<std::int64_t> version = version_of(server);
  if (!version) return version.error();
  for (std::int64_t next = *version; next < schema_version; ++next) {
    if (auto error = server.execute(migrations[static_cast<std::size_t>(next)], migration_patience))
      return error;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Error> prepare_schema(Server& server, StoreAccess access) {
  const Result<std::int64_t> version = version_of(server);
  if (!version) return version.error();
  if (*version > schema_version) {
    return Error{"store.newer", "",
                 "The store in " + server.address().where +
                     " was written by a later version of redress; use that one."};
  }
  if (*version == schema_version) return std::nullopt;
  if (access == StoreAccess::read) {
    return Error{
        "store.unavailable", "",
        "There is no store in " + server.address().where + " yet; `redress serve` makes it."};
  }
  if (auto error = server.execute(begin_alone, migration_patience)) return error;
  std::optional<Error> error = migrate(server);
  if (auto ended = server.execute(error ? "ROLLBACK" : "COMMIT", migration_patience);
      ended && !error)
    error = std::move(ended);
  return error;
}

}  // namespace redress::postgres
