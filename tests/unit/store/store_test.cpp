// What is kept is there again.
#include <gmock/gmock.h>

#include "unit/store/any_store.hpp"

namespace redress {
namespace {

using StoreContents = AnyStore;

TEST_P(StoreContents, KeepsWhatWasAddedAcrossOpening) {
  EXPECT_EQ(added(*open(), plain("i", "r")), Added::stored);
  const auto store = open();
  const auto found = store->find_by_id("i");
  ASSERT_TRUE(found.ok() && found->has_value());
  EXPECT_EQ((*found)->reference, "r");
  EXPECT_EQ((*found)->record, R"({"a":"ж"})");
  EXPECT_EQ((*found)->received.seconds, 1'800'000'000);
  EXPECT_EQ((*found)->state, "received");
  EXPECT_TRUE(store->find_by_reference("r")->has_value());
  EXPECT_FALSE(store->find_by_reference("i")->has_value());
}

TEST_P(StoreContents, TellsAKnownIdFromAKnownReferenceAndKeepsTheRestOfABatch) {
  const auto store = open();
  const StoredComplaint first = plain("1", "a");
  const StoredComplaint same_id = plain("1", "b");
  const StoredComplaint same_reference = plain("2", "a");
  const StoredComplaint last = plain("3", "c");
  const StoredComplaint* const list[] = {&first, &same_id, &same_reference, &last};
  const auto added = store->add(list);
  ASSERT_TRUE(added.ok());
  EXPECT_EQ(*added, (std::vector<Added>{Added::stored, Added::known_id, Added::known_reference,
                                        Added::stored}));
  EXPECT_TRUE(store->find_by_id("3")->has_value());
}

TEST_P(StoreContents, VisitsInTheOrderOfReceiptUntilToldToStop) {
  const auto store = open();
  for (const char* id : {"z", "a", "m"}) EXPECT_EQ(added(*store, plain(id, id)), Added::stored);
  std::string seen;
  EXPECT_TRUE(open(StoreAccess::read)
                  ->each([&](const StoredComplaint& one) {
                    seen += one.id;
                    return one.id != "a";
                  })
                  .ok());
  EXPECT_EQ(seen, "za");
}

TEST_P(StoreContents, AReaderSeesWhatAWriterHasCommitted) {
  const auto writer = open();
  const auto reader = open(StoreAccess::read);
  EXPECT_FALSE(reader->find_by_id("1")->has_value());
  EXPECT_EQ(added(*writer, plain("1", "a")), Added::stored);
  EXPECT_TRUE(reader->find_by_id("1")->has_value());
}

TEST_P(StoreContents, KeepsEarlierPoliciesForAWhile) {
  const auto store = open();
  const auto served = [&](const std::string& id, std::int64_t now) {
    std::string ids;
    const auto earlier = store->serve_policy({id, id + std::string("\0\xff", 2)}, {now});
    EXPECT_TRUE(earlier.ok());
    for (const StoredPolicy& policy : *earlier) {
      EXPECT_EQ(policy.bundle, policy.id + std::string("\0\xff", 2));
      ids += policy.id;
    }
    return ids;
  };
  EXPECT_EQ(served("a", 1'000), "");
  EXPECT_EQ(served("a", 2'000), "");
  EXPECT_EQ(served("b", 3'000), "a");
  EXPECT_EQ(served("a", 4'000), "b");
  EXPECT_EQ(served("c", 5'000), "ab");
  // What took its place counts, not when it was first served.
  EXPECT_EQ(served("d", 4'000 + earlier_policy_seconds), "cab");
  EXPECT_EQ(served("d", 4'001 + earlier_policy_seconds), "ca");
  for (char id = 'e'; id < 'z'; ++id) {
    const std::string earlier = served(std::string(1, id), 10'000 + earlier_policy_seconds + id);
    EXPECT_LE(earlier.size(), most_earlier_policies);
    EXPECT_EQ(earlier.front(), id - 1);
  }
}

TEST_P(StoreContents, KeepsFilesBesideAComplaint) {
  const std::string bytes("\0\xff x", 4);
  {
    const auto store = open();
    EXPECT_EQ(added(*store, plain("1", "r")), Added::stored);
    EXPECT_EQ(added(*store, plain("2", "s")), Added::stored);
    const auto first = store->attach({"r", "1", "jpeg", "aa", 4, {7}}, bytes, 2);
    ASSERT_TRUE(first.ok());
    EXPECT_EQ(first->outcome, Attached::Outcome::stored);
    EXPECT_EQ(first->count, 1U);
    EXPECT_EQ(store->attach({"r", "2", "pdf", "bb", 1, {8}}, "y", 2)->count, 2U);
  }
  const auto store = open();
  const auto again = store->attach({"r", "3", "jpeg", "aa", 4, {9}}, bytes, 2);
  EXPECT_EQ(again->outcome, Attached::Outcome::known);
  EXPECT_EQ(again->attachment.id, "1");
  EXPECT_EQ(again->attachment.added.seconds, 7);
  EXPECT_EQ(again->count, 2U);
  EXPECT_EQ(store->attach({"r", "4", "pdf", "cc", 1, {9}}, "z", 2)->outcome,
            Attached::Outcome::full);
  // Another complaint has files of its own, even of the same bytes.
  EXPECT_EQ(store->attach({"s", "1", "jpeg", "aa", 4, {9}}, bytes, 2)->outcome,
            Attached::Outcome::stored);

  const auto list = store->attachments("r");
  ASSERT_EQ(list->size(), 2U);
  EXPECT_EQ((*list)[0].kind, "jpeg");
  EXPECT_EQ((*list)[0].bytes, 4);
  EXPECT_EQ((*list)[1].id, "2");
  EXPECT_EQ(**store->attachment_content("r", "1"), bytes);
  EXPECT_FALSE(store->attachment_content("s", "2")->has_value());
}

TEST_P(StoreContents, AFileDoesNotOutliveItsComplaint) {
  const auto store = open();
  EXPECT_EQ(added(*store, plain("i", "r")), Added::stored);
  EXPECT_EQ(store->forget("r")->complaints, 1U);
  const auto late = store->attach({"r", "1", "jpeg", "aa", 1, {7}}, "x", 5);
  ASSERT_FALSE(late.ok());
  EXPECT_EQ(late.error().code, "complaint.unknown");
  EXPECT_TRUE(store->attachments("r")->empty());
  EXPECT_TRUE(store->test().ok());
}

REDRESS_EVERY_STORE(StoreContents);

TEST(StoreName, SaysWhatKindOfStore) {
  for (const char* name : {"", "x.db", "sqlite:", "oracle:x", "postgresql:x"}) {
    const auto store = open_store(name, StoreAccess::write);
    ASSERT_FALSE(store.ok());
    EXPECT_EQ(store.error().code, "store.name");
    EXPECT_THAT(store.error().message, ::testing::HasSubstr("sqlite:FILE or postgresql://"));
  }
}

}  // namespace
}  // namespace redress
