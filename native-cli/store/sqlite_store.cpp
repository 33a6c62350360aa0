#include "store/sqlite_store.hpp"

#include "store/sqlite.hpp"
#include "store/sqlite_attachments.hpp"
#include "store/sqlite_backup.hpp"
#include "store/sqlite_life.hpp"
#include "store/sqlite_list.hpp"
#include "store/sqlite_outbox.hpp"
#include "store/store.hpp"

namespace redress {

namespace {

using sqlite::Connection;
using sqlite::ResetAfter;
using sqlite::Statement;

constexpr std::string_view columns =
    "id, content, reference, key_hash, sealed_key, received, state, language, record, receipt";

class SqliteStore : public Store {
 public:
  SqliteStore(sqlite::Database database, std::string file)
      : connection_(std::move(database), std::move(file)),
        attachments_(connection_),
        life_(connection_),
        list_(connection_),
        outbox_(connection_) {}

  bool prepare(bool write) {
    if (!connection_.prepare()) return false;
    sqlite3* database = connection_.get();
    const auto select = [&](std::string_view rest) {
      return Statement(database, sqlite::select_complaints(connection_.version(), rest));
    };
    by_id_ = select("WHERE id = ?");
    by_reference_ = select("WHERE reference = ?");
    all_ = select("ORDER BY number");
    if (!by_id_ || !by_reference_ || !all_) return false;
    // An older store that is only read has none.
    policy_ = Statement(database,
                        "SELECT id, bundle FROM policies ORDER BY id = ?1 DESC, until IS NOT NULL, "
                        "until DESC LIMIT 1");
    if (!attachments_.prepare(write) || !life_.prepare(write) || !list_.prepare() ||
        !outbox_.prepare(write))
      return false;
    return !write || prepare_writing();
  }

  [[nodiscard]] Error error() const { return connection_.error(); }

  Result<std::vector<Added>> add(std::span<const StoredComplaint* const> complaints) override {
    if (!connection_.begin()) return error();
    std::vector<Added> out;
    out.reserve(complaints.size());
    for (const StoredComplaint* complaint : complaints) {
      const auto added = insert(*complaint);
      if (!added) return connection_.abandon();
      out.push_back(*added);
    }
    if (!connection_.commit()) return connection_.abandon();
    return out;
  }

  Result<std::optional<StoredComplaint>> find_by_id(std::string_view id) override {
    return find(by_id_, id);
  }
  Result<std::optional<StoredComplaint>> find_by_reference(std::string_view reference) override {
    return find(by_reference_, reference);
  }

  Result<Attached> attach(const StoredAttachment& attachment, std::string_view content,
                          std::size_t most) override {
    return attachments_.attach(attachment, content, most);
  }
  Result<std::vector<StoredAttachment>> attachments(std::string_view reference) override {
    return attachments_.list(reference);
  }
  Result<std::optional<std::string>> attachment_content(std::string_view reference,
                                                        std::string_view id) override {
    return attachments_.content(reference, id);
  }

  Result<std::monostate> each(const std::function<bool(const StoredComplaint&)>& visit) override {
    const ResetAfter reset(all_);
    int code = all_.step();
    for (; code == SQLITE_ROW; code = all_.step()) {
      if (!visit(sqlite::complaint_row(all_))) return std::monostate{};
    }
    if (code != SQLITE_DONE) return error();
    return std::monostate{};
  }

  Result<std::vector<StoredPolicy>> serve_policy(const StoredPolicy& policy, Instant now) override {
    if (!connection_.begin()) return error();
    retire_.bind(1, now.seconds);
    retire_.bind(2, policy.id);
    serve_.bind(1, policy.id);
    serve_.bind(2, policy.bundle);
    drop_.bind(1, now.seconds - earlier_policy_seconds);
    drop_.bind(2, static_cast<std::int64_t>(1 + most_earlier_policies));
    if (!Connection::run(retire_) || !Connection::run(serve_) || !Connection::run(drop_))
      return connection_.abandon();
    std::vector<StoredPolicy> out;
    {
      const ResetAfter reset(earlier_);
      int code = earlier_.step();
      for (; code == SQLITE_ROW; code = earlier_.step())
        out.push_back({earlier_.text(0), earlier_.text(1)});
      if (code != SQLITE_DONE) return connection_.abandon();
    }
    if (!connection_.commit()) return connection_.abandon();
    return out;
  }

  Result<std::optional<StoredPolicy>> policy(std::string_view id) override {
    if (!policy_) return std::optional<StoredPolicy>();
    const ResetAfter reset(policy_);
    policy_.bind(1, id);
    const int code = policy_.step();
    if (code == SQLITE_ROW) return std::optional<StoredPolicy>({policy_.text(0), policy_.text(1)});
    if (code != SQLITE_DONE) return error();
    return std::optional<StoredPolicy>();
  }

  // Writes for real: a full disk lets a transaction begin.
  Result<std::monostate> test() override {
    if (!connection_.begin()) return error();
    if (!Connection::run(touch_) || !connection_.commit()) return connection_.abandon();
    return std::monostate{};
  }

  Result<std::vector<StoredEvent>> events(std::string_view reference) override {
    return life_.events(reference);
  }
  Result<Changed> change(const Change& change) override { return life_.change(change); }
  Result<std::monostate> each_due(
      Instant until, std::string_view team,
      const std::function<bool(const StoredComplaint&)>& visit) override {
    return life_.each_due(until, team, visit);
  }
  Result<std::optional<std::int64_t>> list(
      const ListQuery& query, const std::function<bool(const StoredComplaint&)>& visit) override {
    return list_.list(query, visit);
  }
  Result<std::optional<std::int64_t>> told(std::string_view reference,
                                           std::string_view message) override {
    return outbox_.told(reference, message);
  }
  Result<Forgotten> forget(std::string_view reference) override { return life_.forget(reference); }
  Result<Forgotten> forget_expired(Instant now, std::size_t most) override {
    return life_.forget_expired(now, most);
  }

  Result<std::vector<OutboxItem>> outbox_ready(Instant now, std::size_t most) override {
    return outbox_.ready(now, most);
  }
  Result<std::monostate> outbox_sent(std::int64_t number, Instant now) override {
    return outbox_.sent(number, now);
  }
  Result<std::monostate> outbox_failed(std::int64_t number, std::string_view why,
                                       std::optional<Instant> next_try) override {
    return outbox_.failed(number, why, next_try);
  }
  Result<std::optional<Instant>> outbox_next() override { return outbox_.next(); }
  Result<std::vector<DeadItem>> outbox_dead() override { return outbox_.dead(); }
  Result<std::size_t> outbox_retry(std::optional<std::int64_t> number, Instant now) override {
    return outbox_.retry(number, now);
  }

  Result<std::monostate> check() override { return sqlite::check(connection_); }
  Result<std::monostate> backup(const std::string& file,
                                const std::function<void(int done, int of)>& progress) override {
    return sqlite::backup(connection_, file, progress);
  }

 private:
  bool prepare_writing() {
    sqlite3* database = connection_.get();
    touch_ = Statement(database, "PRAGMA user_version = " + std::to_string(sqlite::schema_version));
    insert_ = Statement(database, "INSERT INTO complaints (" + std::string(columns) +
                                      ", category, team, due, due_kind, delete_after) VALUES "
                                      "(?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?1,?2,?3,?4,?5)");
    retire_ =
        Statement(database, "UPDATE policies SET until = ?1 WHERE until IS NULL AND id <> ?2");
    serve_ = Statement(database,
                       "INSERT INTO policies (id, bundle) VALUES (?1, CAST(?2 AS BLOB)) "
                       "ON CONFLICT (id) DO UPDATE SET until = NULL");
    drop_ = Statement(database,
                      "DELETE FROM policies WHERE until < ?1 OR id NOT IN (SELECT id FROM policies "
                      "ORDER BY until IS NOT NULL, until DESC LIMIT ?2)");
    earlier_ = Statement(database,
                         "SELECT id, bundle FROM policies WHERE until IS NOT NULL ORDER BY until "
                         "DESC, id");
    return touch_ && insert_ && retire_ && serve_ && drop_ && earlier_ && policy_;
  }

  Result<std::optional<StoredComplaint>> find(Statement& statement, std::string_view value) {
    const ResetAfter reset(statement);
    statement.bind(1, value);
    const int code = statement.step();
    if (code == SQLITE_ROW) return std::optional<StoredComplaint>(sqlite::complaint_row(statement));
    if (code != SQLITE_DONE) return error();
    return std::optional<StoredComplaint>();
  }

  std::optional<Added> insert(const StoredComplaint& complaint) {
    const ResetAfter reset(insert_);
    sqlite::bind_standing(insert_, complaint.standing);
    int position = 5;
    for (const std::string* text : {&complaint.id, &complaint.content, &complaint.reference,
                                    &complaint.key_hash, &complaint.sealed_key}) {
      insert_.bind(++position, *text);
    }
    insert_.bind(++position, complaint.received.seconds);
    for (const std::string* text :
         {&complaint.state, &complaint.language, &complaint.record, &complaint.receipt}) {
      insert_.bind(++position, *text);
    }
    if (insert_.step() == SQLITE_DONE) {
      if (!life_.receive(sqlite3_last_insert_rowid(connection_.get()), complaint))
        return std::nullopt;
      return Added::stored;
    }
    if (sqlite3_extended_errcode(connection_.get()) != SQLITE_CONSTRAINT_UNIQUE)
      return std::nullopt;
    // Only the statement failed, not the transaction; which of the two it was is a question of its
    // own.
    const auto known = find(by_id_, complaint.id);
    if (!known) return std::nullopt;
    return *known ? Added::known_id : Added::known_reference;
  }

  Connection connection_;  // First: outlives its statements.
  sqlite::AttachmentTable attachments_;
  sqlite::LifeTables life_;
  sqlite::ListTable list_;
  sqlite::OutboxTable outbox_;
  Statement by_id_;
  Statement by_reference_;
  Statement all_;
  Statement policy_;
  Statement touch_;
  Statement insert_;
  Statement retire_;
  Statement serve_;
  Statement drop_;
  Statement earlier_;
};

}  // namespace

namespace sqlite {

Result<std::unique_ptr<Store>> open(const std::string& file, StoreAccess access) {
  const bool write = access == StoreAccess::write;
  Result<Database> database = open_database(file, write);
  if (!database) return database.error();
  auto store = std::make_unique<SqliteStore>(std::move(database).value(), file);
  if (!store->prepare(write)) return store->error();
  return std::unique_ptr<Store>(std::move(store));
}

}  // namespace sqlite

}  // namespace redress
