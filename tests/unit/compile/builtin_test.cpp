#include "compile/builtin.hpp"

#include <gtest/gtest.h>

#include "compile/load.hpp"
#include "compile/packs.hpp"
#include "compile/training.hpp"
#include "redress/bundle.hpp"

namespace redress {
namespace {

PolicyDocument general() {
  PolicyReading reading = read_policy(pack_policy("general"), policy_context());
  EXPECT_TRUE(reading.document.has_value());
  return std::move(*reading.document);
}

TEST(BuiltinPack, TrainingGivesTheBytesInTheProgram) {
  const auto builtin = builtin_pack("general");
  ASSERT_TRUE(builtin.has_value());
  const PolicyDocument document = general();
  Result<std::string> tables = train_tables({});
  ASSERT_TRUE(tables.ok());
  const Result<train::ModelFile> models = train_policy(document, std::move(tables).value(), {});
  ASSERT_TRUE(models.ok());
  EXPECT_EQ(train::write_model_file(*models), builtin->model);
  const Result<std::string> bundle = bundle_of(document, *models);
  ASSERT_TRUE(bundle.ok());
  EXPECT_EQ(*bundle, builtin->bundle);
}

TEST(BuiltinPack, EveryExampleInTheProgramCanBeRead) {
  EXPECT_GT(general().examples.size(), 5 * 19 * 40U);
  for (const train::LanguageLine& line : language_lines()) {
    EXPECT_FALSE(line.text.empty());
    EXPECT_FALSE(line.language.empty());
  }
}

TEST(BuiltinPack, OnlyPacksHaveOne) {
  EXPECT_FALSE(builtin_pack("nothing").has_value());
  EXPECT_TRUE(is_pack("general"));
  for (const char* name : {"", "languages", "general/examples", "../general", "en"})
    EXPECT_FALSE(is_pack(name)) << name;
}

TEST(LoadPolicy, ASitesCalendarKeepsThePacksModels) {
  const Result<LoadedPolicy> pack = load_policy("general", "", {});
  ASSERT_TRUE(pack.ok());
  EXPECT_EQ(pack->engine->policy.categories.size(), 19U);
  EXPECT_EQ(pack->engine->policy.languages.size(), 5U);
  for (const auto& part : pack->engine->parts) EXPECT_TRUE(part && part->model);
}

TEST(BundleOf, RefusesAModelOfOtherCategories) {
  const std::vector<train::TrainingLine> lines = {{"the soup was cold", "soup", "en", ""},
                                                  {"the fish was bad", "fish", "en", ""},
                                                  {"cold soup", "soup", "en", ""},
                                                  {"bad fish again", "fish", "en", ""}};
  const Result<train::ModelFile> models = train::train_model_file(lines, "", {}, {});
  ASSERT_TRUE(models.ok()) << models.error().message;
  const Result<std::string> bundle = bundle_of(general(), *models);
  ASSERT_FALSE(bundle.ok());
  EXPECT_EQ(bundle.error().code, "model.categories");
}

}  // namespace
}  // namespace redress
