// Deleting for good.
#include <gmock/gmock.h>

#include "life/act.hpp"
#include "unit/store/any_store.hpp"

namespace redress {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

using SqliteForget = StoreFolder;

class StoreForget : public AnyStore {
 public:
  using AnyStore::add;
  using AnyStore::complaint;
};

/// A complaint with texts of several sizes, a file, an answer and a refiling, all of which hold
/// the word `secret` and the reference.
void add_with_life(Store& store, const std::string& reference, const std::string& secret) {
  StoredComplaint one = StoreForget::complaint(reference);
  std::string text;
  for (int i = 0; i < 1 + static_cast<int>(reference.back()) % 5 * 400; ++i) text += secret + ' ';
  one.record.insert(1, R"("text":")" + text + R"(",)");
  StoreForget::add(store, one);
  EXPECT_TRUE(
      store.attach({reference, "f-" + reference, "pdf", "sha-" + reference, 1, {7}}, text + text, 5)
          .ok());
  const auto told = life::act(store, reference, [&](const life::Whole& whole) {
    return life::change_of(
        whole.complaint, whole.events,
        {life::Action::reply, {2'000}, secret, text, "m-" + reference},
        life::Anew{whole.complaint.record + "          ", R"("d":")" + secret + '"'});
  });
  EXPECT_TRUE(told.ok());
  EXPECT_TRUE(store.outbox_failed(1, secret, Instant{9'000}).ok());
}

TEST_F(SqliteForget, NothingOfItCanBeReadInTheFiles) {
  const auto store = open();
  const auto reader = open(StoreAccess::read);
  const auto name = [](int i) { return "REF" + std::to_string(1'000 + i * 7'919 % 1'000); };
  constexpr int count = 150;
  for (int i = 0; i < count; ++i) add_with_life(*store, name(i), "secret" + name(i));
  EXPECT_TRUE(reader->find_by_reference(name(5))->has_value());
  for (int i = 0; i < count; i += 3) {
    const auto forgotten = store->forget(name(i));
    ASSERT_TRUE(forgotten.ok());
    EXPECT_EQ(forgotten->complaints, 1U);
    EXPECT_TRUE(forgotten->traces_gone);
  }
  const std::string raw = raw_bytes();
  for (int i = 0; i < count; ++i) {
    if (i % 3 == 0) {
      EXPECT_EQ(raw.find(name(i)), std::string::npos) << name(i) << " of " << i;
    } else {
      EXPECT_NE(raw.find("secret" + name(i)), std::string::npos) << name(i);
      EXPECT_TRUE(store->find_by_reference(name(i))->has_value());
      EXPECT_EQ(store->attachments(name(i))->size(), 1U);
    }
  }
  EXPECT_TRUE(store->check().ok());
}

TEST_P(StoreForget, AllThatBelongsToItGoesAndNothingElse) {
  const auto store = open();
  add_with_life(*store, "a", "x");
  add_with_life(*store, "b", "y");
  EXPECT_EQ(store->forget("a")->complaints, 1U);
  EXPECT_FALSE(store->find_by_reference("a")->has_value());
  EXPECT_TRUE(store->attachments("a")->empty());
  EXPECT_TRUE(store->events("a")->empty());
  EXPECT_EQ(store->outbox_ready({99'000}, 10)->size(), 1U);
  EXPECT_EQ(store->events("b")->size(), 2U);
  EXPECT_EQ(store->forget("a")->complaints, 0U);
}

TEST_P(StoreForget, TheExpiredGoInPortionsUntilThereAreNone) {
  const auto store = open();
  for (const char* reference : {"a", "b", "c", "d"}) add(*store, complaint(reference));
  EXPECT_TRUE(life::act(*store, "d", [](const life::Whole& whole) {
                return life::change_of(whole.complaint, whole.events,
                                       {life::Action::reply, {500'000}, "", "x", ""}, std::nullopt);
              }).ok());
  // Three days after the first reply was due.
  const Instant expired{5'000 + 3 * 86'400};
  EXPECT_EQ(store->forget_expired({expired.seconds - 1}, 10)->complaints, 0U);
  EXPECT_EQ(store->forget_expired(expired, 2)->complaints, 2U);
  EXPECT_EQ(store->forget_expired(expired, 2)->complaints, 1U);
  const auto last = store->forget_expired(expired, 2);
  EXPECT_EQ(last->complaints, 0U);
  EXPECT_TRUE(last->traces_gone);
  EXPECT_TRUE(store->find_by_reference("d")->has_value());
}

TEST_P(StoreForget, LargeFilesGoOneComplaintAtATime) {
  const auto store = open();
  const std::string large(9 * 1024 * 1024, 'x');
  for (const char* reference : {"a", "b", "c"}) {
    add(*store, complaint(reference));
    ASSERT_TRUE(store
                    ->attach({reference,
                              reference,
                              "pdf",
                              reference,
                              static_cast<std::int64_t>(large.size()),
                              {7}},
                             large, 5)
                    .ok());
  }
  const Instant expired{500'000};
  for (int i = 0; i < 3; ++i) EXPECT_EQ(store->forget_expired(expired, 50)->complaints, 1U);
  EXPECT_EQ(store->forget_expired(expired, 50)->complaints, 0U);
}

TEST_F(SqliteForget, SaysSoWhereAReaderHoldsTheJournal) {
  const auto store = open();
  add(*store, complaint("a"));
  add(*store, complaint("b"));
  sqlite3* reader = nullptr;
  sqlite3_open(file().c_str(), &reader);
  EXPECT_EQ(
      sqlite3_exec(reader, "BEGIN; SELECT count(*) FROM complaints", nullptr, nullptr, nullptr),
      SQLITE_OK);
  const auto forgotten = store->forget("a");
  ASSERT_TRUE(forgotten.ok());
  EXPECT_EQ(forgotten->complaints, 1U);
  EXPECT_FALSE(forgotten->traces_gone);
  EXPECT_THAT(raw_bytes(), HasSubstr("message-a"));
  sqlite3_close(reader);
  EXPECT_TRUE(store->forget_expired({0}, 10)->traces_gone);
  EXPECT_THAT(raw_bytes(), Not(HasSubstr("message-a")));
}

REDRESS_EVERY_STORE(StoreForget);

}  // namespace
}  // namespace redress
