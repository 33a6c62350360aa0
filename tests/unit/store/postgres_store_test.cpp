// What is its own in a PostgreSQL database: names, tables beside others', rights.
#include <gmock/gmock.h>

#include "store/postgres_address.hpp"
#include "store/postgres_schema.hpp"
#include "unit/store/postgres_database.hpp"
#include "unit/store/store_folder.hpp"

namespace redress {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class PostgresStore : public StoreFolder {
 protected:
  [[nodiscard]] std::string name() const override { return url_; }
  [[nodiscard]] Error error(StoreAccess access, const std::string& more = {}) const {
    const auto store = open_store(url_ + more, access);
    return store ? Error{} : store.error();
  }

  std::string url_ = PostgresServer::get().new_database();
  PostgresClient client_{url_};
};

TEST_F(PostgresStore, ReadersDoNotMakeAStore) {
  EXPECT_EQ(error_of_opening(StoreAccess::read), "store.unavailable");
  EXPECT_EQ(client_.number("SELECT count(*) FROM pg_namespace WHERE nspname = 'redress'"), 0);
  EXPECT_NE(open(), nullptr);
  EXPECT_NE(open(StoreAccess::read), nullptr);
}

TEST_F(PostgresStore, ManyThatMakeItAtOnceAllGetIt) {
  at_once(5, [&](int) { EXPECT_NE(open(), nullptr); });
  EXPECT_EQ(client_.number("SELECT version FROM redress.about"), postgres::schema_version);
}

TEST_F(PostgresStore, LeavesOthersTablesAlone) {
  client_.execute("CREATE TABLE public.complaints (mine text)");
  client_.execute("INSERT INTO public.complaints VALUES ('x')");
  EXPECT_EQ(added(*open(), plain("i", "r")), Added::stored);
  EXPECT_TRUE(open(StoreAccess::read)->find_by_id("i")->has_value());
  EXPECT_EQ(client_.text("SELECT mine FROM public.complaints"), "x");
}

TEST_F(PostgresStore, RefusesASchemaThatIsNotOurs) {
  client_.execute("CREATE SCHEMA redress; CREATE TABLE redress.complaints (theirs text)");
  EXPECT_EQ(error_of_opening(), "store.foreign");
  EXPECT_EQ(error_of_opening(StoreAccess::read), "store.foreign");
  client_.execute("CREATE TABLE redress.about (us text)");
  EXPECT_EQ(error_of_opening(), "store.foreign");
  EXPECT_EQ(client_.number("SELECT count(*) FROM pg_tables WHERE schemaname = 'redress'"), 2);
}

TEST_F(PostgresStore, TakesASchemaThatWasMadeForIt) {
  client_.execute("CREATE ROLE care LOGIN; CREATE SCHEMA redress AUTHORIZATION care");
  const auto store = open_store(url_ + "&user=care", StoreAccess::write);
  ASSERT_TRUE(store.ok()) << store.error().message;
  EXPECT_EQ(added(**store, plain("i", "r")), Added::stored);
}

TEST_F(PostgresStore, RefusesALaterVersion) {
  EXPECT_NE(open(), nullptr);
  client_.execute("UPDATE redress.about SET version = 999");
  EXPECT_EQ(error_of_opening(), "store.newer");
  EXPECT_EQ(error_of_opening(StoreAccess::read), "store.newer");
}

TEST_F(PostgresStore, SaysWhatRightIsMissing) {
  EXPECT_NE(open(), nullptr);
  client_.execute("CREATE ROLE guest LOGIN");
  for (const StoreAccess access : {StoreAccess::read, StoreAccess::write}) {
    const Error refused = error(access, "&user=guest");
    EXPECT_EQ(refused.code, "store.unavailable");
    EXPECT_THAT(refused.message, HasSubstr("rights"));
  }
}

TEST_F(PostgresStore, ReadersWriteNothing) {
  EXPECT_NE(open(), nullptr);
  const auto reader = open(StoreAccess::read);
  const StoredComplaint one = plain("i", "r");
  const StoredComplaint* const list[] = {&one};
  const auto added = reader->add(list);
  ASSERT_FALSE(added.ok());
  EXPECT_EQ(added.error().code, "store.read_only");
}

TEST_F(PostgresStore, ADatabaseThatTakesNoWritesIsReadAlone) {
  EXPECT_EQ(added(*open(), plain("i", "r")), Added::stored);
  client_.execute("ALTER DATABASE " + client_.text("SELECT current_database()") +
                  " SET default_transaction_read_only = on");
  EXPECT_EQ(error_of_opening(), "store.read_only");
  EXPECT_TRUE(open(StoreAccess::read)->find_by_id("i")->has_value());
}

TEST_F(PostgresStore, WantsEveryLetterKept) {
  client_.execute("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");
  const auto store =
      open_store("postgresql:///latin?user=redress&host=" + PostgresServer::get().folder(),
                 StoreAccess::write);
  ASSERT_FALSE(store.ok());
  EXPECT_EQ(store.error().code, "store.unavailable");
  EXPECT_THAT(store.error().message, HasSubstr("--encoding=UTF8"));
}

TEST_F(PostgresStore, TextThatCannotBeKeptRefusesNothingElse) {
  const auto store = open();
  StoredComplaint odd = complaint("a");
  odd.record = std::string("a\0b\xff\xd0", 5) + "ж\xed\xa0\x80";
  const StoredComplaint even = complaint("b");
  const StoredComplaint* const list[] = {&odd, &even};
  EXPECT_TRUE(store->add(list).ok());
  EXPECT_EQ(store->find_by_reference("a")->value().record,
            "a\uFFFDb\uFFFD\uFFFDж\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(store->find_by_reference("b")->value().record, even.record);
}

TEST_F(PostgresStore, RecordsComeBackByteForByte) {
  const auto store = open();
  StoredComplaint one = complaint("a");
  one.record = R"({"b" : 1,  "a":1.50,"a":"\u0000 \u0416 \\",  "e":1e2})";
  one.receipt = R"("z":[ ],"y": "'$1 --")";
  add(*store, one);
  const auto found = store->find_by_reference("a");
  EXPECT_EQ((*found)->record, one.record);
  EXPECT_EQ((*found)->receipt, one.receipt);
  EXPECT_EQ((*found)->standing, one.standing);
}

TEST_F(PostgresStore, GoesThroughMoreThanItHoldsAtOnce) {
  const auto store = open();
  std::vector<StoredComplaint> many(300);
  std::vector<const StoredComplaint*> list(many.size());
  for (std::size_t i = 0; i < many.size(); ++i) {
    many[i] = complaint("r" + std::to_string(i), 5'000 + static_cast<std::int64_t>(i % 7));
    list[i] = &many[i];
  }
  ASSERT_TRUE(store->add(list).ok());
  std::vector<std::string> seen;
  EXPECT_TRUE(store
                  ->each([&](const StoredComplaint& one) {
                    // Other questions in between are nothing unusual.
                    EXPECT_EQ(store->events(one.reference)->size(), 1U);
                    seen.push_back(one.reference);
                    return true;
                  })
                  .ok());
  ASSERT_EQ(seen.size(), many.size());
  for (std::size_t i = 0; i < many.size(); ++i) EXPECT_EQ(seen[i], many[i].reference);
  std::int64_t last = 0;
  std::size_t due = 0;
  EXPECT_TRUE(store
                  ->each_due({6'000}, "desk",
                             [&](const StoredComplaint& one) {
                               EXPECT_GE(one.standing.due->seconds, last);
                               last = one.standing.due->seconds;
                               ++due;
                               return true;
                             })
                  .ok());
  EXPECT_EQ(due, many.size());
}

TEST_F(PostgresStore, AGroupMayBeLargerThanAnyBuffer) {
  const auto store = open();
  std::vector<StoredComplaint> many(1'000);
  std::vector<const StoredComplaint*> list(many.size());
  for (std::size_t i = 0; i < many.size(); ++i) {
    many[i] = complaint("r" + std::to_string(i));
    // Of what hardly gets smaller.
    for (std::size_t n = i; many[i].record.size() < 20'000; n = n * 48'271 % 2'147'483'647)
      many[i].record += std::to_string(n + i);
    list[i] = &many[i];
  }
  ASSERT_TRUE(store->add(list).ok());
  EXPECT_EQ(client_.number("SELECT count(*) FROM redress.outbox"), 1'000);
  EXPECT_EQ(store->find_by_reference("r999")->value().record, many[999].record);
}

TEST_F(PostgresStore, IsCopiedByItsOwnProgram) {
  const auto done = open()->backup(path("copy"), {});
  ASSERT_FALSE(done.ok());
  EXPECT_EQ(done.error().code, "store.backup");
  EXPECT_THAT(done.error().message, HasSubstr("pg_dump"));
}

TEST_F(PostgresStore, WantsAServerThatWritesBeforeItAnswers) {
  const auto store = open();
  EXPECT_TRUE(store->check().ok());
  client_.execute("ALTER SYSTEM SET fsync = off");
  client_.execute("SELECT pg_reload_conf()");
  auto checked = store->check();
  while (checked.ok()) checked = store->check();
  EXPECT_EQ(checked.error().code, "store.unsafe");
  EXPECT_THAT(checked.error().message, HasSubstr("fsync"));
  client_.execute("ALTER SYSTEM RESET fsync");
  client_.execute("SELECT pg_reload_conf()");
}

TEST_F(PostgresStore, SaysSoWhereSomebodyCanStillReadWhatWasDeleted) {
  const auto store = open();
  add(*store, complaint("a"));
  add(*store, complaint("b"));
  client_.execute("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM redress.complaints");
  const auto forgotten = store->forget("a");
  ASSERT_TRUE(forgotten.ok());
  EXPECT_EQ(forgotten->complaints, 1U);
  EXPECT_FALSE(forgotten->traces_gone);
  EXPECT_EQ(client_.number("SELECT count(*) FROM redress.complaints"), 2);
  client_.execute("ROLLBACK");
  EXPECT_TRUE(store->forget_expired({0}, 10)->traces_gone);
  EXPECT_TRUE(store->forget("b")->traces_gone);
}

TEST_F(PostgresStore, AFileThatIsNotTakenIsToldByItsReason) {
  const auto store = open();
  add(*store, complaint("a"));
  ASSERT_TRUE(store->attach({"a", "1", "jpeg", "aa", 1, {7}}, "x", 5).ok());
  const auto same_id = store->attach({"a", "1", "jpeg", "bb", 1, {7}}, "y", 5);
  ASSERT_FALSE(same_id.ok());
  EXPECT_EQ(same_id.error().code, "store.refused");
  EXPECT_THAT(same_id.error().message, HasSubstr("attachments_complaint_id_key"));
  EXPECT_TRUE(store->attach({"a", "2", "jpeg", "bb", 1, {7}}, "y", 5).ok());
}

TEST(PostgresName, IsShownWithoutItsPassword) {
  const auto shown = [](std::string_view name) { return postgres::without_password(name); };
  EXPECT_EQ(shown("postgresql://care:s3cret@db/x"), "postgresql://care:…@db/x");
  EXPECT_EQ(shown("postgres://care:s3@c:r/e@t@db:5432/x"), "postgres://care:…@db:5432/x");
  EXPECT_EQ(shown("mysql://care:s3cret@db/x"), "mysql://care:…@db/x");
  EXPECT_EQ(shown("postgresql:care:s3cret@db"), "postgresql:…@db");
  EXPECT_EQ(shown("postgresql://db/x?user=a&password=s3cret&sslpassword=s4&connect_timeout=3"),
            "postgresql://db/x?user=a&password=…&sslpassword=…&connect_timeout=3");
  EXPECT_EQ(shown("postgresql://db:5432/x"), "postgresql://db:5432/x");
  EXPECT_EQ(shown("sqlite:a.db"), "sqlite:a.db");
}

TEST(PostgresName, NoErrorTellsAPassword) {
  // Nobody listens there, and nobody has such a name or can read it.
  for (const char* name :
       {"postgresql://care:s3cret@127.0.0.1:1/x", "postgresql://127.0.0.1:1/x?password=s3cret",
        "postgresql://care:s3cret@[::1/x", "postgresql://care:s3cret@h/x?no_such=1",
        "postgresql://care:s3%cret@h/x", "mysql://care:s3cret@h/x", "postgres:care:s3cret@h",
        "postgresql://care:s3cret@h/x?port=s3cret"}) {
    for (const StoreAccess access : {StoreAccess::read, StoreAccess::write}) {
      const auto store = open_store(name, access);
      ASSERT_FALSE(store.ok());
      EXPECT_THAT(store.error().code, ::testing::AnyOf("store.name", "store.unavailable")) << name;
      EXPECT_THAT(store.error().message, Not(HasSubstr("s3"))) << name;
    }
  }
}

TEST(PostgresLibrary, IsToldToBeInstalledWhereItIsNot) {
  const auto library = postgres::load_library("libpq.so.0");
  ASSERT_FALSE(library.ok());
  EXPECT_EQ(library.error().code, "store.unavailable");
  EXPECT_THAT(library.error().message, HasSubstr("apt-get install libpq5"));
}

}  // namespace
}  // namespace redress
