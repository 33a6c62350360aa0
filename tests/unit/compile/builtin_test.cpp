#include "compile/builtin.hpp"

#include <gtest/gtest.h>

#include "compile/embedded.hpp"
#include "compile/load.hpp"
#include "compile/packs.hpp"
#include "compile/training.hpp"
#include "io/json_view.hpp"
#include "redress/bundle.hpp"

namespace redress {
namespace {

PolicyDocument general() {
  PolicyReading reading = read_policy(pack_policy("general"), policy_context());
  EXPECT_TRUE(reading.document.has_value());
  return std::move(*reading.document);
}

TEST(BuiltinPack, EveryExampleInTheProgramCanBeRead) {
  EXPECT_GT(general().examples.size(), 5 * 19 * 40U);
  for (const train::LanguageLine& line : language_lines()) {
    EXPECT_FALSE(line.text.empty());
    EXPECT_FALSE(line.language.empty());
  }
}

// The lexicon is made of the files' entries: none is malformed, so that each counts.
TEST(BuiltinPack, EveryEntryOfTheWordClassesIsOne) {
  for (const std::string_view language : known_languages) {
    const std::string name = "packs/classes/" + std::string(language) + ".json";
    const JsonView file(embedded_source(name));
    const auto classes = file.members();
    EXPECT_GE(classes.size(), 70U) << language;
    for (const auto& [id, entries] : classes) {
      std::vector<ClassEntry> out;
      for (const JsonView entry : entries.elements())
        EXPECT_TRUE(add_class_entry(entry.string(), 0, out)) << id << ": " << entry.string();
      EXPECT_GE(entries.elements().size(), 40U) << language << ' ' << id;
    }
  }
  EXPECT_EQ(lexicon().size(), known_languages.size());
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
