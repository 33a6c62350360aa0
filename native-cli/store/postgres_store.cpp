#include "store/postgres_store.hpp"

#include <utility>

#include "store/postgres_attachments.hpp"
#include "store/postgres_complaints.hpp"
#include "store/postgres_deletion.hpp"
#include "store/postgres_life.hpp"
#include "store/postgres_list.hpp"
#include "store/postgres_outbox.hpp"
#include "store/postgres_policies.hpp"
#include "store/postgres_schema.hpp"

namespace redress::postgres {

namespace {

class PostgresStore : public Store {
 public:
  PostgresStore(std::unique_ptr<Server> server, StoreAccess access)
      : server_(std::move(server)),
        complaints_(*server_),
        attachments_(*server_),
        policies_(*server_),
        life_(*server_),
        list_(*server_),
        deletion_(*server_),
        outbox_(*server_, access) {}

  Result<std::vector<Added>> add(std::span<const StoredComplaint* const> complaints) override {
    return complaints_.add(complaints);
  }
  Result<std::optional<StoredComplaint>> find_by_id(std::string_view id) override {
    return complaints_.find_by_id(id);
  }
  Result<std::optional<StoredComplaint>> find_by_reference(std::string_view reference) override {
    return complaints_.find_by_reference(reference);
  }
  Result<std::monostate> each(const std::function<bool(const StoredComplaint&)>& visit) override {
    return complaints_.each(visit);
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

  Result<std::vector<StoredPolicy>> serve_policy(const StoredPolicy& policy, Instant now) override {
    return policies_.serve(policy, now);
  }
  Result<std::optional<StoredPolicy>> policy(std::string_view id) override {
    return policies_.policy(id);
  }

  // Writes for real: a full disk lets a transaction begin.
  Result<std::monostate> test() override { return run(touch_); }

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
    return list_.told(reference, message);
  }
  Result<Forgotten> forget(std::string_view reference) override {
    return deletion_.forget(reference);
  }
  Result<Forgotten> forget_expired(Instant now, std::size_t most) override {
    return deletion_.forget_expired(now, most);
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

  Result<std::monostate> check() override;
  Result<std::monostate> backup(const std::string& file,
                                const std::function<void(int done, int of)>& progress) override;

 private:
  Result<std::monostate> run(const Statement& statement) {
    const Step step[] = {{&statement, {}}};
    const Result<Answer> answer = server_->run(step, long_patience);
    if (!answer) return answer.error();
    return std::monostate{};
  }

  std::unique_ptr<Server> server_;  // First: outlives what uses it.
  ComplaintTable complaints_;
  AttachmentTable attachments_;
  PolicyTable policies_;
  LifeTables life_;
  ListTable list_;
  Deletion deletion_;
  OutboxTable outbox_;
  const Statement touch_{"touch", "UPDATE about SET version = version"};
  const Statement look_{"look", R"(
    SELECT current_setting('fsync') = 'on', (SELECT count(*) FROM (
      (SELECT number FROM complaints ORDER BY number DESC LIMIT 1) UNION ALL
      (SELECT number FROM events ORDER BY number DESC LIMIT 1) UNION ALL
      (SELECT number FROM outbox ORDER BY number DESC LIMIT 1) UNION ALL
      (SELECT number FROM attachments ORDER BY number DESC LIMIT 1)) last))"};
};

// The server checks what it reads, and keeps that as it was written itself.
Result<std::monostate> PostgresStore::check() {
  const Step step[] = {{&look_, {}}};
  const Result<Answer> answer = server_->run(step, long_patience);
  if (!answer) return answer.error();
  if (answer->rows.front().number(0, 0) != 0) return std::monostate{};
  return Error{"store.unsafe", "",
               "The server of " + server_->address().where +
                   " says that something is stored before it is on the disk; set fsync = on in its "
                   "postgresql.conf."};
}

Result<std::monostate> PostgresStore::backup(
    const std::string& file, const std::function<void(int done, int of)>& /*progress*/) {
  return Error{"store.backup", "",
               "PostgreSQL copies its databases itself, while services run: pg_dump "
               "--schema=redress --format=custom --file=" +
                   file + " URL-OF-THE-STORE; pg_restore brings it back."};
}

}  // namespace

Result<std::unique_ptr<Store>> open(const std::string& url, StoreAccess access) {
  static const Result<Library> library = load_library();
  if (!library) return library.error();
  Result<Address> address = read_address(*library, url, access);
  if (!address) return address.error();
  Result<std::unique_ptr<Server>> server =
      Server::open(*library, std::move(address).value(), access);
  if (!server) return server.error();
  if (auto error = prepare_schema(**server, access)) return *std::move(error);
  return std::unique_ptr<Store>(std::make_unique<PostgresStore>(std::move(server).value(), access));
}

}  // namespace redress::postgres
