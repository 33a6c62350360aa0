// Connections that break, servers that end, and what they say is wrong.
#include <gmock/gmock.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <thread>

#include "unit/store/postgres_database.hpp"
#include "unit/store/store_folder.hpp"

namespace redress {
namespace {

using ::testing::HasSubstr;

constexpr const char* socket_name = "/.s.PGSQL.5432";

int unix_socket(const std::string& path, bool listening) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  path.copy(address.sun_path, sizeof address.sun_path - 1);
  const auto* const plain = reinterpret_cast<const sockaddr*>(&address);
  const int made = ::socket(AF_UNIX, SOCK_STREAM, 0);
  const int done = listening ? ::bind(made, plain, sizeof address) | ::listen(made, 8)
                             : ::connect(made, plain, sizeof address);
  EXPECT_EQ(done, 0) << path;
  return made;
}

/// Stands between a store and its server, and breaks the connection when told to: once the server
/// has committed, before anybody hears of it.
class Breaker {
 public:
  Breaker(const std::string& folder, std::string server)
      : server_(std::move(server)),
        listening_(unix_socket(folder + socket_name, true)),
        thread_([this] { run(); }) {}
  Breaker(const Breaker&) = delete;
  Breaker& operator=(const Breaker&) = delete;
  ~Breaker() {
    ::shutdown(listening_, SHUT_RDWR);
    thread_.join();
    ::close(listening_);
  }
  void break_at_next_commit() { armed_ = true; }
  [[nodiscard]] bool broke() const { return !armed_; }

 private:
  void run() {
    for (int client = ::accept(listening_, nullptr, nullptr); client >= 0;
         client = ::accept(listening_, nullptr, nullptr)) {
      const int server = unix_socket(server_ + socket_name, false);
      pass(client, server);
      ::close(client);
      ::close(server);
    }
  }
  // One connection at a time, until either side ends it.
  void pass(int client, int server) {
    std::array<pollfd, 2> both = {{{client, POLLIN, 0}, {server, POLLIN, 0}}};
    for (;;) {
      ::poll(both.data(), both.size(), -1);
      for (std::size_t i = 0; i < 2; ++i) {
        if (both[i].revents == 0) continue;
        std::array<char, 65536> buffer{};
        const ssize_t size = ::read(both[i].fd, buffer.data(), buffer.size());
        if (size <= 0) return;
        const std::string_view bytes(buffer.data(), static_cast<std::size_t>(size));
        const bool committed =
            bytes.find(std::string_view("COMMIT\0", 7)) != std::string_view::npos;
        if (i == 1 && committed && armed_.exchange(false)) return;
        for (std::size_t sent = 0; sent < bytes.size();) {
          const ssize_t more = ::write(both[1 - i].fd, &bytes[sent], bytes.size() - sent);
          if (more <= 0) return;
          sent += static_cast<std::size_t>(more);
        }
      }
    }
  }

  std::string server_;
  int listening_;
  std::atomic<bool> armed_ = false;
  std::thread thread_;
};

class PostgresFailure : public StoreFolder {
 protected:
  [[nodiscard]] std::string name() const override { return url_; }
  /// The next insertions of events fail with the code that `how` raises.
  void fail_by(const std::string& how) const {
    client_.execute(
        "CREATE SEQUENCE public.times; CREATE FUNCTION public.fail() RETURNS trigger LANGUAGE "
        "plpgsql AS $$ BEGIN " +
        how +
        " RETURN NEW; END $$; CREATE TRIGGER fail BEFORE INSERT ON redress.events FOR EACH ROW "
        "EXECUTE FUNCTION public.fail()");
  }
  void recover() const {
    client_.execute(
        "DROP TRIGGER fail ON redress.events; DROP FUNCTION public.fail; DROP SEQUENCE "
        "public.times");
  }
  void end_all_connections() const {
    client_.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = "
        "current_database() AND pid <> pg_backend_pid()");
  }
  /// A store fails at once for a while after it could not be asked.
  template <class Ask>
  static auto in_the_end(const Ask& ask) {
    auto answer = ask();
    for (int i = 0; i < 400 && !answer.ok(); ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
      answer = ask();
    }
    return answer;
  }
  [[nodiscard]] std::string through(const std::string& folder) const {
    std::string out = url_;
    const std::string host = PostgresServer::get().folder();
    return out.replace(out.find(host), host.size(), folder);
  }

  std::string url_ = PostgresServer::get().new_database();
  PostgresClient client_{url_};
};

TEST_F(PostgresFailure, AConnectionThatWasEndedIsMadeAnew) {
  const auto store = open();
  const auto reader = open(StoreAccess::read);
  add(*store, complaint("a"));
  end_all_connections();
  add(*store, complaint("b"));
  EXPECT_TRUE(reader->find_by_reference("b")->has_value());
  end_all_connections();
  EXPECT_TRUE(reader->find_by_reference("b")->has_value());
  EXPECT_TRUE(store->test().ok());
}

TEST_F(PostgresFailure, WhatABrokenConnectionLeftUndoneIsDone) {
  const auto store = open();
  fail_by(
      "IF nextval('public.times') = 2 THEN PERFORM pg_terminate_backend(pg_backend_pid()), "
      "pg_sleep(9); END IF;");
  const StoredComplaint first = complaint("a");
  const StoredComplaint second = complaint("b");
  const StoredComplaint* const list[] = {&first, &second};
  const auto added = store->add(list);
  ASSERT_TRUE(added.ok()) << added.error().message;
  EXPECT_EQ(*added, (std::vector<Added>{Added::stored, Added::stored}));
  EXPECT_EQ(client_.number("SELECT count(*) FROM redress.events"), 2);
}

TEST_F(PostgresFailure, WhatWasStoredBeforeTheAnswerWasLostIsStoredOnce) {
  EXPECT_NE(open(), nullptr);
  Breaker breaker(folder_.string(), PostgresServer::get().folder());
  const auto store = open_store(through(folder_.string()), StoreAccess::write);
  ASSERT_TRUE(store.ok()) << store.error().message;
  const StoredComplaint ours = complaint("a");
  StoredComplaint same_id = complaint("b");
  same_id.id = ours.id;
  StoredComplaint same_reference = ours;
  same_reference.id = "other";
  const StoredComplaint* const list[] = {&ours, &same_id, &same_reference};
  breaker.break_at_next_commit();
  const auto added = (*store)->add(list);
  EXPECT_TRUE(breaker.broke());
  ASSERT_TRUE(added.ok()) << added.error().message;
  EXPECT_EQ(*added, (std::vector<Added>{Added::stored, Added::known_id, Added::known_reference}));
  EXPECT_EQ(client_.number("SELECT count(*) FROM redress.complaints"), 1);
  EXPECT_EQ(client_.number("SELECT count(*) FROM redress.outbox"), 1);
  // That is said of one's own alone, and not of what was there before one asked.
  EXPECT_EQ((*store)->add(list)->front(), Added::known_id);
}

TEST_F(PostgresFailure, WhatHappenedBeforeTheAnswerWasLostHappensOnce) {
  add(*open(), complaint("a"));
  Breaker breaker(folder_.string(), PostgresServer::get().folder());
  const auto store = open_store(through(folder_.string()), StoreAccess::write);
  ASSERT_TRUE(store.ok()) << store.error().message;
  Change change;
  change.reference = "a";
  change.last_event = (*store)->events("a")->back().number;
  change.state = "replied";
  change.event = {0, "a", {2'000}, "replied", "Elena", "x"};
  change.message = "m";
  breaker.break_at_next_commit();
  const auto changed = (*store)->change(change);
  EXPECT_TRUE(breaker.broke());
  ASSERT_TRUE(changed.ok()) << changed.error().message;
  EXPECT_EQ(*changed, Changed::done);
  EXPECT_EQ((*store)->events("a")->size(), 2U);

  // Somebody else's is not taken for it.
  breaker.break_at_next_commit();
  change.event.text = "y";
  change.message = "n";
  EXPECT_EQ(*(*store)->change(change), Changed::overtaken);
  EXPECT_TRUE(breaker.broke());

  breaker.break_at_next_commit();
  const auto attached = (*store)->attach({"a", "1", "pdf", "aa", 1, {7}}, "x", 5);
  EXPECT_TRUE(breaker.broke());
  ASSERT_TRUE(attached.ok()) << attached.error().message;
  EXPECT_EQ(attached->outcome, Attached::Outcome::stored);
  EXPECT_EQ((*store)->attachments("a")->size(), 1U);
}

TEST_F(PostgresFailure, WhatCollidedIsTriedAgain) {
  const auto store = open();
  for (const char* state : {"40001", "40P01"}) {
    fail_by("IF nextval('public.times') < 3 THEN RAISE EXCEPTION 'collided' USING ERRCODE = '" +
            std::string(state) + "'; END IF;");
    EXPECT_EQ(added(*store, complaint(state)), Added::stored);
    recover();
  }
}

TEST_F(PostgresFailure, WhatIsWrongIsToldByItsCode) {
  const auto store = open();
  const std::pair<const char*, const char*> known[] = {
      {"53100", "store.full"},      {"XX001", "store.damaged"}, {"XX002", "store.damaged"},
      {"25006", "store.read_only"}, {"55P03", "store.locked"},  {"57014", "store.locked"},
      {"40001", "store.locked"},    {"23514", "store.refused"}, {"P0001", "store.unavailable"}};
  for (const auto& [state, code] : known) {
    fail_by("RAISE EXCEPTION 'it is so' USING ERRCODE = '" + std::string(state) + "';");
    const StoredComplaint one = complaint("a");
    const StoredComplaint* const list[] = {&one};
    const auto added = store->add(list);
    ASSERT_FALSE(added.ok()) << state;
    EXPECT_EQ(added.error().code, code) << state;
    recover();
    EXPECT_FALSE(store->find_by_id(one.id)->has_value()) << state;
  }
  add(*store, complaint("a"));
}

TEST_F(PostgresFailure, SaysThatItIsLocked) {
  const auto store = open();
  client_.execute("BEGIN; LOCK TABLE redress.about");
  const auto tested = store->test();
  ASSERT_FALSE(tested.ok());
  EXPECT_EQ(tested.error().code, "store.locked");
  client_.execute("ROLLBACK");
  EXPECT_TRUE(store->test().ok());
}

TEST_F(PostgresFailure, AReaderDoesNotWaitForWhatIsLocked) {
  add(*open(), complaint("a"));
  const auto reader = open(StoreAccess::read);
  client_.execute("BEGIN; LOCK TABLE redress.complaints");
  const auto found = reader->find_by_reference("a");
  ASSERT_FALSE(found.ok());
  EXPECT_EQ(found.error().code, "store.unavailable");
  // Nor does whoever asks next.
  EXPECT_FALSE(reader->find_by_reference("a").ok());
  client_.execute("ROLLBACK");
  const auto later = in_the_end([&] { return reader->find_by_reference("a"); });
  ASSERT_TRUE(later.ok()) << later.error().message;
  EXPECT_TRUE(later->has_value());
}

TEST_F(PostgresFailure, AServerThatIsStartedAnewIsFoundAgain) {
  const PostgresServer& server = PostgresServer::get();
  const auto store = open();
  for (const char* mode : {"fast", "immediate"}) {
    const StoredComplaint one = complaint(mode);
    const StoredComplaint* const list[] = {&one};
    server.stop(mode);
    std::thread starter([&] { server.start(); });
    // It is waited for, but not for ever.
    const auto added = in_the_end([&] { return store->add(list); });
    starter.join();
    ASSERT_TRUE(added.ok()) << added.error().message;
    EXPECT_EQ(added->front(), Added::stored);
    EXPECT_EQ(store->find_by_reference(mode)->value().id, one.id);
  }
}

TEST_F(PostgresFailure, AServerThatIsGoneIsTold) {
  const PostgresServer& server = PostgresServer::get();
  const auto reader = open();
  server.stop("fast");
  for (int i = 0; i < 3; ++i) {
    const auto found = reader->find_by_reference("a");
    ASSERT_FALSE(found.ok());
    EXPECT_EQ(found.error().code, "store.unavailable");
    EXPECT_THAT(found.error().message, HasSubstr("cannot be reached"));
  }
  EXPECT_EQ(error_of_opening(), "store.unavailable");
  server.start();
  const auto found = in_the_end([&] { return reader->find_by_reference("a"); });
  ASSERT_TRUE(found.ok()) << found.error().message;
  EXPECT_FALSE(found->has_value());
}

TEST_F(PostgresFailure, AnotherHostIsTakenWhereOneIsGone) {
  const auto store = open_store(through(path("nobody") + ',' + PostgresServer::get().folder()),
                                StoreAccess::write);
  ASSERT_TRUE(store.ok()) << store.error().message;
  EXPECT_EQ(added(**store, plain("i", "r")), Added::stored);
}

// It takes connections, and says nothing.
TEST_F(PostgresFailure, AServerThatIsSilentIsNotWaitedForEver) {
  const int silent = unix_socket(path(".s.PGSQL.5432"), true);
  const auto store = open_store(through(folder_.string()), StoreAccess::write);
  ASSERT_FALSE(store.ok());
  EXPECT_EQ(store.error().code, "store.unavailable");
  ::close(silent);
}

}  // namespace
}  // namespace redress
