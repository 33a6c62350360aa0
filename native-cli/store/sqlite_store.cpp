#include "store/sqlite.hpp"
#include "store/store.hpp"

namespace redress {

namespace {

using sqlite::last_error;
using sqlite::ResetAfter;
using sqlite::Statement;

constexpr std::string_view columns =
    "id, content, reference, key_hash, sealed_key, received, state, language, record, receipt";

std::string select(std::string_view rest) {
  return "SELECT " + std::string(columns) + " FROM complaints " + std::string(rest);
}

StoredComplaint row(const Statement& statement) {
  return {statement.text(0), statement.text(1),     statement.text(2), statement.text(3),
          statement.text(4), {statement.number(5)}, statement.text(6), statement.text(7),
          statement.text(8), statement.text(9)};
}

constexpr std::string_view attachment_columns = "reference, id, kind, sha256, bytes, added";

std::string select_attachment(std::string_view rest) {
  return "SELECT " + std::string(attachment_columns) + " FROM attachments WHERE reference = ?1 " +
         std::string(rest);
}

StoredAttachment attachment_row(const Statement& statement) {
  return {statement.text(0), statement.text(1),   statement.text(2),
          statement.text(3), statement.number(4), {statement.number(5)}};
}

class SqliteStore : public Store {
 public:
  SqliteStore(sqlite::Database database, std::string file)
      : database_(std::move(database)), file_(std::move(file)) {}

  bool prepare(bool write) {
    sqlite3* database = database_.get();
    by_id_ = Statement(database, select("WHERE id = ?"));
    by_reference_ = Statement(database, select("WHERE reference = ?"));
    all_ = Statement(database, select("ORDER BY number"));
    if (!by_id_ || !by_reference_ || !all_) return false;
    // An older store that is only read has none.
    attachments_ = Statement(database, select_attachment("ORDER BY number"));
    content_ =
        Statement(database, "SELECT content FROM attachments WHERE reference = ?1 AND id = ?2");
    if (!write) return true;
    same_ = Statement(database, select_attachment("AND sha256 = ?2"));
    count_ = Statement(database, "SELECT count(*) FROM attachments WHERE reference = ?1");
    attach_ = Statement(database, "INSERT INTO attachments (" + std::string(attachment_columns) +
                                      ", content) VALUES (?,?,?,?,?,?,?)");
    if (!attachments_ || !content_ || !same_ || !count_ || !attach_) return false;
    begin_ = Statement(database, "BEGIN IMMEDIATE");
    touch_ = Statement(database, "PRAGMA user_version = " + std::to_string(sqlite::schema_version));
    commit_ = Statement(database, "COMMIT");
    rollback_ = Statement(database, "ROLLBACK");
    insert_ = Statement(database, "INSERT INTO complaints (" + std::string(columns) +
                                      ") VALUES (?,?,?,?,?,?,?,?,?,?)");
    retire_ =
        Statement(database, "UPDATE policies SET until = ?1 WHERE until IS NULL AND id <> ?2");
    serve_ = Statement(database,
                       "INSERT INTO policies (id, bundle) VALUES (?1, CAST(?2 AS BLOB)) "
                       "ON CONFLICT (id) DO UPDATE SET until = NULL");
    drop_ = Statement(database,
                      "DELETE FROM policies WHERE until < ?1 OR id NOT IN (SELECT id FROM policies "
                      "ORDER BY until "
                      "IS NOT NULL, until DESC LIMIT ?2)");
    earlier_ = Statement(database,
                         "SELECT id, bundle FROM policies WHERE until IS NOT NULL ORDER BY until "
                         "DESC, id");
    if (!retire_ || !serve_ || !drop_ || !earlier_) return false;
    return begin_ && touch_ && commit_ && rollback_ && insert_;
  }

  [[nodiscard]] Error error() const { return last_error(database_.get(), file_); }

  Result<std::vector<Added>> add(std::span<const StoredComplaint* const> complaints) override {
    if (!run(begin_)) return error();
    std::vector<Added> out;
    out.reserve(complaints.size());
    for (const StoredComplaint* complaint : complaints) {
      const auto added = insert(*complaint);
      if (!added) return abandon();
      out.push_back(*added);
    }
    if (!run(commit_)) return abandon();
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
    if (!run(begin_)) return error();
    const std::optional<Attached> attached = attach_within(attachment, content, most);
    if (!attached || !run(commit_)) return abandon();
    return *attached;
  }

  Result<std::vector<StoredAttachment>> attachments(std::string_view reference) override {
    std::vector<StoredAttachment> out;
    if (!attachments_) return out;
    const ResetAfter reset(attachments_);
    attachments_.bind(1, reference);
    int code = attachments_.step();
    for (; code == SQLITE_ROW; code = attachments_.step())
      out.push_back(attachment_row(attachments_));
    if (code != SQLITE_DONE) return error();
    return out;
  }

  Result<std::optional<std::string>> attachment_content(std::string_view reference,
                                                        std::string_view id) override {
    if (!content_) return std::optional<std::string>();
    const ResetAfter reset(content_);
    content_.bind(1, reference);
    content_.bind(2, id);
    const int code = content_.step();
    if (code == SQLITE_ROW) return std::optional<std::string>(content_.text(0));
    if (code != SQLITE_DONE) return error();
    return std::optional<std::string>();
  }

  Result<std::monostate> each(const std::function<bool(const StoredComplaint&)>& visit) override {
    const ResetAfter reset(all_);
    int code = all_.step();
    for (; code == SQLITE_ROW; code = all_.step()) {
      if (!visit(row(all_))) return std::monostate{};
    }
    if (code != SQLITE_DONE) return error();
    return std::monostate{};
  }

  Result<std::vector<StoredPolicy>> serve_policy(const StoredPolicy& policy, Instant now) override {
    if (!run(begin_)) return error();
    retire_.bind(1, now.seconds);
    retire_.bind(2, policy.id);
    serve_.bind(1, policy.id);
    serve_.bind(2, policy.bundle);
    drop_.bind(1, now.seconds - earlier_policy_seconds);
    drop_.bind(2, static_cast<std::int64_t>(1 + most_earlier_policies));
    if (!run(retire_) || !run(serve_) || !run(drop_)) return abandon();
    std::vector<StoredPolicy> out;
    {
      const ResetAfter reset(earlier_);
      int code = earlier_.step();
      for (; code == SQLITE_ROW; code = earlier_.step())
        out.push_back({earlier_.text(0), earlier_.text(1)});
      if (code != SQLITE_DONE) return abandon();
    }
    if (!run(commit_)) return abandon();
    return out;
  }

  // Writes for real: a full disk lets a transaction begin.
  Result<std::monostate> test() override {
    if (!run(begin_)) return error();
    if (!run(touch_) || !run(commit_)) return abandon();
    return std::monostate{};
  }

 private:
  static bool run(Statement& statement) {
    const ResetAfter reset(statement);
    return statement.step() == SQLITE_DONE;
  }

  // The first error is the one to tell; a rollback that fails too (SQLite may have rolled back
  // itself) adds nothing.
  Error abandon() {
    Error first = error();
    if (sqlite3_get_autocommit(database_.get()) == 0) run(rollback_);
    return first;
  }

  Result<std::optional<StoredComplaint>> find(Statement& statement, std::string_view value) {
    const ResetAfter reset(statement);
    statement.bind(1, value);
    const int code = statement.step();
    if (code == SQLITE_ROW) return std::optional<StoredComplaint>(row(statement));
    if (code != SQLITE_DONE) return error();
    return std::optional<StoredComplaint>();
  }

  // Within a transaction; nothing on an error.
  std::optional<Attached> attach_within(const StoredAttachment& attachment,
                                        std::string_view content, std::size_t most) {
    const std::optional<std::size_t> count = count_of(attachment.reference);
    if (!count) return std::nullopt;
    std::optional<StoredAttachment> same;
    if (!find_same(attachment, same)) return std::nullopt;
    if (same) return Attached{Attached::Outcome::known, *same, *count};
    if (*count >= most) return Attached{Attached::Outcome::full, {}, *count};
    const ResetAfter reset(attach_);
    int position = 0;
    for (const std::string* text :
         {&attachment.reference, &attachment.id, &attachment.kind, &attachment.sha256}) {
      attach_.bind(++position, *text);
    }
    attach_.bind(++position, attachment.bytes);
    attach_.bind(++position, attachment.added.seconds);
    attach_.bind_bytes(++position, content);
    if (attach_.step() != SQLITE_DONE) return std::nullopt;
    return Attached{Attached::Outcome::stored, attachment, *count + 1};
  }

  std::optional<std::size_t> count_of(std::string_view reference) {
    const ResetAfter reset(count_);
    count_.bind(1, reference);
    if (count_.step() != SQLITE_ROW) return std::nullopt;
    return static_cast<std::size_t>(count_.number(0));
  }

  bool find_same(const StoredAttachment& attachment, std::optional<StoredAttachment>& out) {
    const ResetAfter reset(same_);
    same_.bind(1, attachment.reference);
    same_.bind(2, attachment.sha256);
    const int code = same_.step();
    if (code == SQLITE_ROW) out = attachment_row(same_);
    return code == SQLITE_ROW || code == SQLITE_DONE;
  }

  std::optional<Added> insert(const StoredComplaint& complaint) {
    const ResetAfter reset(insert_);
    int position = 0;
    for (const std::string* text : {&complaint.id, &complaint.content, &complaint.reference,
                                    &complaint.key_hash, &complaint.sealed_key}) {
      insert_.bind(++position, *text);
    }
    insert_.bind(++position, complaint.received.seconds);
    for (const std::string* text :
         {&complaint.state, &complaint.language, &complaint.record, &complaint.receipt}) {
      insert_.bind(++position, *text);
    }
    if (insert_.step() == SQLITE_DONE) return Added::stored;
    if (sqlite3_extended_errcode(database_.get()) != SQLITE_CONSTRAINT_UNIQUE) return std::nullopt;
    // Only the statement failed, not the transaction; which of the two it was is a question of its
    // own.
    const auto known = find(by_id_, complaint.id);
    if (!known) return std::nullopt;
    return *known ? Added::known_id : Added::known_reference;
  }

  sqlite::Database database_;  // First: outlives its statements.
  std::string file_;
  Statement by_id_;
  Statement by_reference_;
  Statement all_;
  Statement attachments_;
  Statement content_;
  Statement same_;
  Statement count_;
  Statement attach_;
  Statement begin_;
  Statement touch_;
  Statement commit_;
  Statement rollback_;
  Statement insert_;
  Statement retire_;
  Statement serve_;
  Statement drop_;
  Statement earlier_;
};

}  // namespace

Result<std::unique_ptr<Store>> open_store(std::string_view name, StoreAccess access) {
  constexpr std::string_view scheme = "sqlite:";
  if (!name.starts_with(scheme) || name.size() == scheme.size()) {
    return Error{"store.name", "",
                 "“" + std::string(name) + "” names no store; write sqlite:FILE."};
  }
  const std::string file(name.substr(scheme.size()));
  const bool write = access == StoreAccess::write;
  Result<sqlite::Database> database = sqlite::open_database(file, write);
  if (!database) return database.error();
  auto store = std::make_unique<SqliteStore>(std::move(database).value(), file);
  if (!store->prepare(write)) return store->error();
  return std::unique_ptr<Store>(std::move(store));
}

}  // namespace redress
