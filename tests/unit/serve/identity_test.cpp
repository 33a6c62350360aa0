#include "serve/identity.hpp"

#include <gtest/gtest.h>

#include <set>

#include "redress/codec.hpp"

namespace redress::serve {
namespace {

Submission read(const std::string& json) {
  Result<Submission> submission = read_submission(json);
  EXPECT_TRUE(submission.ok());
  return std::move(submission).value();
}

TEST(Reference, HasTenCharactersWithoutLookAlikes) {
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) {
    const std::string reference = new_reference();
    EXPECT_EQ(reference.size(), 10U);
    EXPECT_EQ(reference.find_first_of("01ILOilo"), std::string::npos);
    EXPECT_EQ(read_reference(reference), reference);
    EXPECT_TRUE(seen.insert(reference).second);
  }
}

TEST(Reference, ReadsSmallLettersAndNothingElse) {
  EXPECT_EQ(read_reference("2222222222"), "2222222222");
  const std::string reference = new_reference();
  std::string small = reference;
  for (char& c : small) c = static_cast<char>(std::tolower(c));
  EXPECT_EQ(read_reference(small), reference);
  for (const char* wrong :
       {"", "222222222", "22222222222", "222222222O", "222222222\xD0", "2222222223"}) {
    EXPECT_FALSE(read_reference(wrong).has_value()) << wrong;
  }
}

TEST(Reference, NoticesEveryWrongCharacterAndEveryExchange) {
  const std::string alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
  const std::string reference = new_reference();
  for (std::size_t i = 0; i < reference.size(); ++i) {
    for (const char c : alphabet) {
      std::string wrong = reference;
      wrong[i] = c;
      EXPECT_EQ(read_reference(wrong).has_value(), c == reference[i]);
    }
    for (std::size_t j = 0; j < i; ++j) {
      std::string exchanged = reference;
      std::swap(exchanged[i], exchanged[j]);
      EXPECT_EQ(read_reference(exchanged).has_value(), reference[i] == reference[j]);
    }
  }
}

TEST(Identity, MintedIdsAreVersionFour) {
  const std::string id = new_uuid();
  EXPECT_EQ(read_uuid(id), id);
  EXPECT_EQ(id[14], '4');
  EXPECT_NE(std::string("89ab").find(id[19]), std::string::npos);
  EXPECT_EQ(read_uuid("6F1A1F0E-3C1C-4C7E-9D3A-0A2B3C4D5E6F"),
            "6f1a1f0e-3c1c-4c7e-9d3a-0a2b3c4d5e6f");
  EXPECT_FALSE(read_uuid("6f1a1f0e-3c1c-4c7e-9d3a_0a2b3c4d5e6f").has_value());
}

TEST(Identity, AnIdOfATextIsVersionEightAndTheSameEachTime) {
  const std::string id = uuid_of("a");
  EXPECT_EQ(id,
            "ca978112-ca1b-8dca-bac2-31b39a23dc4d");  // SHA-256: ca978112ca1bbdcafac231b39a23dc4d…
  EXPECT_EQ(read_uuid(id), id);
  EXPECT_NE(uuid_of("b"), id);
}

std::string hash_of(const Submission& submission, const char* country = "") {
  Policy policy;
  policy.country = country;
  return Content(submission, policy).hash();
}

TEST(ContentHash, IsTheSameForTheSameContentHoweverItIsWritten) {
  const std::string first = hash_of(read(
      R"({"id":"x","text":"late","contact":{"name":"A","email":"b"},"fields":{"a":"1","b":"2"}})"));
  EXPECT_EQ(
      first,
      hash_of(read(
          R"({"fields":{"b":"2","a":"1"},"contact":{"email":"b","name":"A"},"text":"l\u0061te"})")));
  EXPECT_EQ(first,
            hash_of(read(
                R"({"text":"late","contact":{"name":"A","email":"b"},"fields":{"a":"1","b":"2"},
                                        "promise":{"due":"2026-11-24T17:00:00Z","shown_at":"2026-11-24T09:00:00Z"}})")));
}

TEST(ContentHash, DiffersWithEveryMember) {
  std::set<std::string> seen;
  for (const char* json :
       {R"({})", R"({"text":"a"})", R"({"text":"b"})", R"({"category":"a"})", R"({"channel":"a"})",
        R"({"language":"a"})", R"({"policy":"a"})", R"({"wish":"a"})", R"({"fields":{"a":"b"}})",
        R"({"fields":{"ab":""}})", R"({"contact":{"email":"a"}})", R"({"contact":{"phone":"a"}})",
        R"({"contact":{"lines":["a"]}})", R"({"contact":{"lines":["a","a"]}})",
        R"({"keep":[[0,1]]})", R"({"keep":[[0,2]]})", R"({"unknown":1})"}) {
    EXPECT_TRUE(seen.insert(hash_of(read(json))).second) << json;
  }
}

TEST(ContentHash, GivesNoSecretOfTheTextToBeGuessed) {
  // Two cards that end in the same four digits.
  EXPECT_EQ(hash_of(read(R"({"text":"card 4111 1111 1111 1111"})")),
            hash_of(read(R"({"text":"card 4000 0000 0006 1111"})")));
  EXPECT_NE(hash_of(read(R"({"text":"mail a@example.com"})")),
            hash_of(read(R"({"text":"mail b@example.com"})")));
  // Two tax ids that only their country tells.
  const auto one = read(R"({"text":"Kérem, itt van: 8384201579"})");
  const auto other = read(R"({"text":"Kérem, itt van: 8362570008"})");
  EXPECT_EQ(hash_of(one, "HU"), hash_of(other, "HU"));
  EXPECT_NE(hash_of(one), hash_of(other));
  Policy masks_mail;
  masks_mail.privacy.action[static_cast<std::size_t>(PersonalDataKind::email)] =
      PrivacyAction::mask;
  EXPECT_EQ(Content(read(R"({"text":"mail a@example.com"})"), masks_mail).hash(),
            Content(read(R"({"text":"mail b@example.com"})"), masks_mail).hash());
}

TEST(Key, OpensForTheSameSubmissionOnly) {
  const Submission submission =
      read(R"({"id":"6f1a1f0e-3c1c-4c7e-9d3a-0a2b3c4d5e6f","text":"late"})");
  const Submission other = read(R"({"id":"6f1a1f0e-3c1c-4c7e-9d3a-0a2b3c4d5e6f","text":"later"})");
  const std::string key = new_key();
  EXPECT_EQ(key.size(), 32U);
  const std::string sealed = Content(submission, Policy()).seal(key);
  EXPECT_NE(sealed, key);
  EXPECT_EQ(Content(submission, Policy()).seal(sealed), key);
  EXPECT_NE(Content(other, Policy()).seal(sealed), key);
}

TEST(Key, IsComparedAsAWhole) {
  EXPECT_TRUE(equal_in_constant_time("abc", "abc"));
  EXPECT_FALSE(equal_in_constant_time("abc", "abd"));
  EXPECT_FALSE(equal_in_constant_time("abc", "ab"));
  EXPECT_TRUE(equal_in_constant_time("", ""));
}

}  // namespace
}  // namespace redress::serve
