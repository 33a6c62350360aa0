// The schemas as documents: complete in themselves, with the code's own lists and limits, every
// member explained.
#include "commands/schema_document.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <nlohmann/json.hpp>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "compile/packs.hpp"
#include "redress/calendar.hpp"
#include "redress/language.hpp"
#include "redress/policy.hpp"

namespace redress {
namespace {

using Json = nlohmann::ordered_json;
using ::testing::ElementsAreArray;

Json schema(std::string_view name) {
  return Json::parse(schema_document(name).value());
}

// Every value of the document with its JSON pointer.
void walk(const Json& value, const std::string& at,
          const std::function<void(const Json&, const std::string&)>& visit) {
  visit(value, at);
  if (!value.is_structured()) return;
  for (const auto& [key, member] : value.items()) walk(member, pointer(at, key), visit);
}

std::vector<std::string> keys(const Json& object) {
  std::vector<std::string> out;
  for (const auto& [key, member] : object.items()) out.push_back(key);
  return out;
}

// The words of a member: its own, else those of what it refers to.
bool has(const Json& document, const Json& member, const std::string& word) {
  if (member.contains(word)) return !member[word].get<std::string>().empty();
  if (!member.contains("$ref")) return false;
  const Json::json_pointer target(member["$ref"].get<std::string>().substr(1));
  return has(document, document[target], word);
}

class Schema : public ::testing::TestWithParam<std::string_view> {};

INSTANTIATE_TEST_SUITE_P(All, Schema, ::testing::ValuesIn(schema_names),
                         [](const auto& one) { return std::string(one.param); });

TEST_P(Schema, StandsAloneUnderItsName) {
  const Json document = schema(GetParam());
  EXPECT_EQ(document["$schema"], "https://json-schema.org/draft/2020-12/schema");
  EXPECT_EQ(document["$id"], "urn:redress:schema:" + std::string(GetParam()) + ":1");
  std::set<std::string> used;
  walk(document, "", [&](const Json& value, const std::string& at) {
    if (!at.ends_with("/$ref")) return;
    const std::string target = value.get<std::string>().substr(1);
    EXPECT_TRUE(document.contains(Json::json_pointer(target))) << at << " " << target;
    used.insert(target);
  });
  if (!document.contains("$defs")) return;
  for (const std::string& name : keys(document["$defs"]))
    EXPECT_TRUE(used.contains("/$defs/" + name)) << name;
}

TEST_P(Schema, HasEveryListAndLimitFilledIn) {
  const Json document = schema(GetParam());
  walk(document, "", [](const Json& value, const std::string& at) {
    EXPECT_EQ(at.find("/@"), std::string::npos) << at;
    if (!value.is_string()) return;
    const auto text = value.get<std::string>();
    EXPECT_FALSE(text.starts_with('@')) << at << " " << text;
    EXPECT_EQ(text.find("{@"), std::string::npos) << at << " " << text;
  });
}

TEST_P(Schema, ExplainsEveryMember) {
  const Json document = schema(GetParam());
  std::size_t members = 0;
  walk(document, "", [&](const Json& value, const std::string& at) {
    // What `if`, and `then` and `else` beside it, say of members that are explained elsewhere.
    const std::string inside = at.substr(0, at.rfind('/') == std::string::npos ? 0 : at.rfind('/'));
    const bool condition = inside.ends_with("/if") || inside == "/$defs/verdict/then" ||
                           inside == "/$defs/verdict/else";
    if (!at.ends_with("/properties") || condition || !value.is_object()) return;
    for (const auto& [name, member] : value.items()) {
      EXPECT_TRUE(has(document, member, "title")) << at << " " << name;
      EXPECT_TRUE(has(document, member, "description")) << at << " " << name;
      ++members;
    }
  });
  EXPECT_GT(members, 6U);
}

TEST(Schemas, AreSix) {
  EXPECT_FALSE(schema_document("shared"));
  EXPECT_FALSE(schema_document(""));
  EXPECT_FALSE(schema_document("../law"));
}

TEST(Schemas, HaveTheListsOfTheCode) {
  const Json policy = schema("policy");
  const auto strings = [](const Json& list) { return list.get<std::vector<std::string>>(); };
  EXPECT_THAT(keys(policy["properties"]["channels"]["properties"]), ElementsAreArray(channel_ids));
  EXPECT_THAT(keys(policy["properties"]["signals"]["properties"]), ElementsAreArray(signal_ids));
  EXPECT_THAT(strings(policy["properties"]["languages"]["items"]["enum"]),
              ElementsAreArray(known_languages));
  EXPECT_THAT(keys(policy["$defs"]["text"]["properties"]), ElementsAreArray(known_languages));
  EXPECT_EQ(strings(policy["properties"]["extends"]["items"]["enum"]), pack_names());
  EXPECT_THAT(
      strings(policy["$defs"]["calendar"]["properties"]["holidays"]["items"]["anyOf"][0]["enum"]),
      ElementsAreArray(holiday_codes()));
  Json types = policy["$defs"]["field"]["properties"]["type"]["enum"];
  EXPECT_EQ(types.back(), nullptr);
  types.erase(types.size() - 1);
  EXPECT_THAT(strings(types), ElementsAreArray(field_type_ids));
  EXPECT_THAT(strings(policy["$defs"]["personal_data_kinds"]["items"]["enum"]),
              ElementsAreArray(personal_data_ids));

  const Json submission = schema("submission");
  EXPECT_EQ(submission["properties"]["text"]["maxLength"], limits::text_code_points);
  EXPECT_EQ(submission["properties"]["keep"]["maxItems"], limits::keep_spans);
  EXPECT_THAT(strings(submission["properties"]["wish"]["enum"]), ElementsAreArray(wish_ids));
  EXPECT_NE(
      submission["description"].get<std::string>().find(std::to_string(limits::submission_bytes)),
      std::string::npos);
}

TEST(Schemas, HaveTheDefaultsOfTheCode) {
  const Json definitions = schema("policy")["$defs"];
  EXPECT_EQ(definitions["privacy"]["properties"]["keep_days"]["default"], PrivacyRules{}.keep_days);
  EXPECT_EQ(definitions["privacy"]["properties"]["undo"]["default"], PrivacyRules{}.undo);
  EXPECT_EQ(definitions["field"]["properties"]["type"]["default"],
            field_type_ids[static_cast<std::size_t>(Field{}.type)]);
  EXPECT_EQ(Promise{}.clock, Clock::business);
  EXPECT_EQ(definitions["promise"]["properties"]["clock"]["default"], "business");
}

}  // namespace
}  // namespace redress
