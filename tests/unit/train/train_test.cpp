#include "train/trainer.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "train/calibrate.hpp"
#include "train/evaluate.hpp"
#include "train/examples.hpp"
#include "train/model_file.hpp"
#include "train/transliterate.hpp"

namespace redress::train {
namespace {

Words words_of(std::string_view text) {
  return split_words(Utf8Text::from(text).value());
}

// Sentences of words that belong to one category each, between words that belong to none.
std::vector<TrainingLine> invented_lines(std::size_t count, const std::string& language = "en") {
  const std::vector<std::pair<std::string, std::vector<std::string>>> trades = {
      {"delivery.late", {"parcel", "courier", "waiting", "delivery", "arrived", "tracking"}},
      {"food.quality", {"soup", "burger", "cold", "raw", "kitchen", "tasted"}},
      {"other", {"thanks", "parking", "colour", "idea", "hours", "job"}},
      {"service.staff", {"rude", "shouted", "manager", "insult", "laughed", "ignored"}}};
  const std::vector<std::string> common = {"the",   "my",   "was", "and", "yesterday",
                                           "again", "with", "you", "two", "still"};
  std::mt19937 random(17);
  std::vector<TrainingLine> lines;
  for (std::size_t i = 0; i < count; ++i) {
    const auto& [category, words] = trades[i % trades.size()];
    std::string text;
    for (int word = 0; word < 10; ++word) {
      text +=
          (random() % 3 == 0 ? words[random() % words.size()] : common[random() % common.size()]) +
          " ";
    }
    lines.push_back(
        {text, category, language, language + "-" + std::to_string(i / trades.size() % 6)});
  }
  return lines;
}

Result<std::string> train_model(std::span<const TrainingLine> lines, const TrainingOptions& options,
                                const Progress& progress) {
  Result<std::vector<LanguageModel>> models = train_models(lines, options, progress);
  if (!models) return models.error();
  return std::move(models).value().front().model;
}

TrainingOptions small_options() {
  TrainingOptions options;
  options.model_bytes = 3'000;
  options.folds = 3;
  return options;
}

TEST(TrainModel, learns_what_separates_the_categories) {
  const std::vector<TrainingLine> lines = invented_lines(240);
  const Result<std::string> bytes = train_model(lines, small_options(), {});
  ASSERT_TRUE(bytes.ok()) << bytes.error().message;
  const Result<Model> model = Model::load(*bytes);
  ASSERT_TRUE(model.ok());
  std::vector<Prediction> predictions;
  for (const TrainingLine& line : invented_lines(400)) {
    predictions.push_back(predict(*model, words_of(line.text), line.category));
  }
  EXPECT_GT(measure(predictions).accuracy, 0.85);
}

TEST(TrainModel, makes_the_same_bytes_again_whatever_the_number_of_threads) {
  const std::vector<TrainingLine> lines = invented_lines(120);
  TrainingOptions options = small_options();
  const std::string once = train_model(lines, options, {}).value();
  EXPECT_EQ(train_model(lines, options, {}).value(), once);
  options.threads = 3;
  EXPECT_EQ(train_model(lines, options, {}).value(), once);
}

TEST(TrainModel, keeps_within_the_budget) {
  const std::vector<TrainingLine> lines = invented_lines(240);
  for (const std::size_t budget : {400U, 800U, 2'000U, 100'000U}) {
    TrainingOptions options = small_options();
    options.model_bytes = budget;
    const Result<std::string> bytes = train_model(lines, options, {});
    ASSERT_TRUE(bytes.ok()) << budget;
    EXPECT_LE(bytes->size(), budget);
  }
}

TEST(TrainModel, suggestions_are_right_nine_times_in_ten) {
  const Model model =
      Model::load(train_model(invented_lines(240), small_options(), {}).value()).value();
  int suggested = 0;
  int right = 0;
  for (const TrainingLine& line : invented_lines(800)) {
    const Categorization result = model.categorize(words_of(line.text));
    if (result.decision != Decision::suggest) continue;
    ++suggested;
    if (model.categories()[result.ranked.front().category] == line.category) ++right;
  }
  EXPECT_GT(suggested, 50);
  EXPECT_GE(right * 10, suggested * 9);
}

TEST(TrainModel, a_language_without_examples_of_a_category_borrows_those_of_others) {
  std::vector<TrainingLine> lines = invented_lines(240, "en");
  for (const TrainingLine& line : invented_lines(240, "hu")) {
    if (line.category != "service.staff") lines.push_back(line);
  }
  for (int i = 0; i < 12; ++i)
    lines.push_back({"the zeppelin again", "service.staff", "en", "en-" + std::to_string(i % 6)});
  const std::vector<LanguageModel> models = train_models(lines, small_options(), {}).value();
  ASSERT_EQ(models.back().language, "hu");
  const Model model = Model::load(models.back().model).value();
  const Index first = model.categorize(words_of("zeppelin")).ranked.front().category;
  EXPECT_EQ(model.categories()[first], "service.staff");
}

TEST(TrainModel, only_large_models_know_of_more_than_beginnings_and_classes) {
  const std::vector<TrainingLine> lines = invented_lines(240);
  const auto says = [&](std::size_t bytes, std::string_view text) {
    TrainingOptions options = small_options();
    options.model_bytes = bytes;
    return Model::load(train_model(lines, options, {}).value()).value().margins(words_of(text));
  };
  EXPECT_EQ(says(50'000, "xxarcel"), says(50'000, "xxxxxxx"));
  EXPECT_NE(says(50'000, "parcels"), says(50'000, "xxxxxxx"));
  EXPECT_NE(says(100'000, "xxarcel"), says(100'000, "xxxxxxx"));
}

TEST(TrainModel, reports_progress_to_the_end) {
  int last = -1;
  int whole = 0;
  ASSERT_TRUE(train_model(invented_lines(60), small_options(), [&](int done, int of) {
                EXPECT_GE(done, last);
                last = done;
                whole = of;
              }).ok());
  EXPECT_EQ(last, whole);
}

TEST(TrainModel, ends_where_it_is_told_to) {
  std::atomic<bool> stop = true;
  TrainingOptions options = small_options();
  options.stop = &stop;
  const std::vector<TrainingLine> lines = invented_lines(120);
  int steps = 0;
  const Result<std::string> none = train_model(lines, options, [&](int, int) { ++steps; });
  ASSERT_FALSE(none.ok());
  EXPECT_EQ(none.error().code, "train.stopped");
  EXPECT_EQ(steps, 0);
  // In the middle too, wherever it is then.
  stop = false;
  const Result<std::string> half =
      train_model(lines, options, [&](int, int) { stop = ++steps == 2; });
  ASSERT_FALSE(half.ok());
  EXPECT_EQ(half.error().code, "train.stopped");
  EXPECT_EQ(steps, 2);
  stop = false;
  EXPECT_EQ(train_model(lines, options, {}).value(),
            train_model(lines, small_options(), {}).value());
}

TEST(TrainModel, refuses_what_it_cannot_learn_from) {
  const auto code = [](std::vector<TrainingLine> lines, std::size_t bytes = 3'000) {
    TrainingOptions options = small_options();
    options.model_bytes = bytes;
    const Result<std::string> result = train_model(lines, options, {});
    return result ? std::string("none") : result.error().code;
  };
  EXPECT_EQ(code({}), "train.empty");
  EXPECT_EQ(code({{"a text", "one", "", ""}, {"another", "one", "", ""}}), "train.category");
  EXPECT_EQ(code({{"a text", "", "", ""}, {"another", "two", "", ""}}), "train.category");
  EXPECT_EQ(code({{"a text", std::string(201, 'x'), "", ""}, {"another", "two", "", ""}}),
            "train.category");
  EXPECT_EQ(code({{"\xFF", "one", "", ""}, {"another", "two", "", ""}}), "train.text");
  EXPECT_EQ(code(invented_lines(60), 10), "train.budget");
}

TEST(TrainModel, few_odd_or_wordless_examples_are_no_trouble) {
  const std::vector<TrainingLine> lines = {
      {"", "a", "", ""}, {"!!!", "b", "", ""}, {"one", "a", "", "w"}, {"two", "b", "", "w"}};
  const Result<std::string> bytes = train_model(lines, small_options(), {});
  ASSERT_TRUE(bytes.ok()) << bytes.error().message;
  EXPECT_TRUE(Model::load(*bytes).ok());
}

TEST(AssignFolds, a_writer_is_never_on_both_sides) {
  const std::vector<TrainingLine> lines = invented_lines(120);
  const std::vector<std::uint16_t> folds = assign_folds(lines, 3);
  std::map<std::string, std::set<std::uint16_t>> of_writer;
  std::set<std::uint16_t> used;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    of_writer[lines[i].writer].insert(folds[i]);
    used.insert(folds[i]);
  }
  for (const auto& [writer, own] : of_writer) EXPECT_EQ(own.size(), 1U) << writer;
  EXPECT_EQ(used.size(), 3U);
}

TEST(AssignFolds, without_writers_every_category_is_spread_evenly) {
  std::vector<TrainingLine> lines = invented_lines(120);
  for (TrainingLine& line : lines) line.writer.clear();
  std::map<std::pair<std::string, std::uint16_t>, int> counts;
  const std::vector<std::uint16_t> folds = assign_folds(lines, 5);
  for (std::size_t i = 0; i < lines.size(); ++i) ++counts[{lines[i].category, folds[i]}];
  EXPECT_EQ(counts.size(), 20U);
  for (const auto& [key, count] : counts) EXPECT_EQ(count, 6);
}

TEST(Calibrate, finds_thresholds_that_hold_on_what_it_saw) {
  std::mt19937 random(2);
  std::vector<HeldOut> lines;
  for (int i = 0; i < 2'000; ++i) {
    HeldOut line;
    line.category = static_cast<std::uint16_t>(random() % 5);
    for (int category = 0; category < 5; ++category)
      line.margins.push_back(static_cast<double>(random() % 1000) / 500);
    line.margins[line.category] += 1;
    lines.push_back(line);
  }
  const Calibration calibration = calibrate(lines, 99);
  EXPECT_GT(calibration.doublings_a_margin, 0);
  EXPECT_LE(calibration.choose_at, calibration.suggest_at);
  EXPECT_LT(calibration.suggest_at, 1000);
}

TEST(Calibrate, nothing_is_suggested_where_nothing_can_be_told) {
  std::vector<HeldOut> lines;
  for (int i = 0; i < 500; ++i)
    lines.push_back({std::vector<double>(10, 0.0), static_cast<std::uint16_t>(i % 10)});
  EXPECT_EQ(calibrate(lines, 99).suggest_at, 1001);
}

TEST(Measure, counts_as_one_would_by_hand) {
  const auto prediction = [](std::string expected, std::vector<Prediction::Choice> ranked) {
    return Prediction{std::move(expected), std::move(ranked), Decision::ask, {}};
  };
  const std::vector<Prediction> predictions = {
      prediction("a", {{"a", 950}, {"b", 50}}), prediction("a", {{"b", 600}, {"a", 400}}),
      prediction("b", {{"b", 900}, {"a", 100}}),
      prediction("c", {{"a", 300}, {"b", 200}, {"d", 100}, {"c", 50}})};
  const Measurement out = measure(predictions);
  EXPECT_EQ(out.lines, 4U);
  EXPECT_DOUBLE_EQ(out.accuracy, 0.5);
  EXPECT_DOUBLE_EQ(out.top_3, 0.75);
  EXPECT_DOUBLE_EQ(out.macro_f1, (0.5 + 2.0 / 3 + 0) / 3);
  EXPECT_DOUBLE_EQ(out.coverage_at_90, 0.5);
  EXPECT_EQ(out.threshold_at_90, 900);
  ASSERT_EQ(out.confusions.size(), 2U);
  EXPECT_EQ(out.confusions[0].expected, "a");
  EXPECT_EQ(out.confusions[0].predicted, "b");
  EXPECT_EQ(out.calibration[9].lines, 2U);
  EXPECT_DOUBLE_EQ(out.calibration[9].accuracy, 1);
  EXPECT_EQ(measure({}).lines, 0U);
}

TEST(CrossValidate, tests_every_line_once) {
  const std::vector<TrainingLine> lines = invented_lines(80);
  const Result<std::vector<Prediction>> predictions = cross_validate(lines, 4, small_options(), {});
  ASSERT_TRUE(predictions.ok());
  ASSERT_EQ(predictions->size(), lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    EXPECT_EQ((*predictions)[i].expected, lines[i].category);
    EXPECT_EQ((*predictions)[i].ranked.size(), 4U);
  }
  EXPECT_EQ(cross_validate(lines, 1, small_options(), {}).error().code, "train.folds");
  EXPECT_EQ(cross_validate(lines, 81, small_options(), {}).error().code, "train.folds");
}

std::vector<LanguageLine> language_lines() {
  const std::vector<std::pair<std::string, std::vector<std::string>>> texts = {
      {"en",
       {"where is my parcel and why is nobody answering",
        "the soup was cold and they would not change it"}},
      {"ru",
       {"где моя посылка и почему никто не отвечает",
        "суп был холодный и его отказались поменять"}},
      {"bg",
       {"къде е пратката ми и защо никой не отговаря",
        "супата беше студена и отказаха да я сменят"}},
      {"hu",
       {"hol van a csomagom és miért nem válaszol senki",
        "a leves hideg volt és nem voltak hajlandók kicserélni"}},
      {"uk",
       {"де моя посилка і чому ніхто не відповідає",
        "суп був холодний і його відмовилися поміняти"}},
      {"pl",
       {"gdzie jest moja paczka i dlaczego nikt nie odpowiada",
        "zupa była zimna i nie chcieli jej wymienić"}}};
  std::vector<LanguageLine> lines;
  for (int i = 0; i < 6; ++i) {
    for (const auto& [language, own] : texts) {
      for (const std::string& text : own) lines.push_back({text, language});
    }
  }
  return lines;
}

TEST(TrainLanguageTables, tells_what_it_was_shown_and_is_the_same_each_time) {
  const Result<std::string> bytes = train_language_tables(language_lines(), {}, {});
  ASSERT_TRUE(bytes.ok());
  EXPECT_EQ(train_language_tables(language_lines(), {}, {}).value(), *bytes);
  EXPECT_LE(bytes->size(), LanguageTrainingOptions{}.table_bytes);
  const LanguageTables tables = LanguageTables::load(*bytes).value();
  for (const LanguageLine& line : language_lines()) {
    EXPECT_EQ(detect(words_of(line.text), tables).tag,
              language_index(line.language) ? line.language : "und")
        << line.text;
  }
  EXPECT_EQ(detect(words_of("gde moya posylka"), tables).tag, "ru");
}

TEST(TrainLanguageTables, needs_every_known_language_and_another) {
  std::vector<LanguageLine> lines = language_lines();
  std::erase_if(lines, [](const LanguageLine& line) { return line.language == "pl"; });
  EXPECT_EQ(train_language_tables(lines, {}, {}).error().code, "train.empty");
  EXPECT_EQ(train_language_tables({}, {}, {}).error().code, "train.empty");
}

TEST(SpellInLatin, writes_as_people_without_their_keyboard_do) {
  EXPECT_EQ(spell_in_latin("Где моя посылка?", "ru", 0), "gde moya posylka?");
  EXPECT_EQ(spell_in_latin("Що це є", "uk", 0), "shcho tse ie");
  EXPECT_EQ(spell_in_latin("Чакам още", "bg", 1), "4akam o6te");
  EXPECT_EQ(spell_in_latin("Őrült késés", "hu", 0), "orult keses");
  EXPECT_EQ(latin_spellings("en"), 0U);
}

TEST(ModelFile, comes_back_as_it_was_written_and_no_other_way) {
  const ModelFile file{{{"bg", "first"}, {"en", std::string(300, 'x')}}, "tables"};
  const std::string bytes = write_model_file(file);
  const Result<ModelFile> back = read_model_file(bytes);
  ASSERT_TRUE(back.ok());
  ASSERT_EQ(back->models.size(), 2U);
  EXPECT_EQ(back->models[1].language, "en");
  EXPECT_EQ(back->models[1].model, file.models[1].model);
  EXPECT_EQ(back->language_tables, "tables");
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    EXPECT_FALSE(read_model_file(bytes.substr(0, i)).ok());
    std::string changed = bytes;
    changed[i] = static_cast<char>(changed[i] ^ 4);
    EXPECT_FALSE(read_model_file(changed).ok());
  }
  EXPECT_FALSE(read_model_file(bytes + "x").ok());
}

TEST(ModelSet, asks_the_model_of_the_texts_language) {
  std::vector<TrainingLine> lines = invented_lines(80, "en");
  for (TrainingLine& line : invented_lines(80, "hu")) lines.push_back(line);
  const std::string tables = train_language_tables(language_lines(), {}, {}).value();
  const Result<ModelFile> file = train_model_file(lines, tables, small_options(), {});
  ASSERT_TRUE(file.ok());
  const Result<ModelSet> set = ModelSet::load(write_model_file(*file));
  ASSERT_TRUE(set.ok());
  EXPECT_EQ(set->languages(), (std::vector<std::string>{"en", "hu"}));
  EXPECT_EQ(set->ask(words_of("where is my parcel"), "hu").scored_by, "en");
  EXPECT_EQ(set->ask(words_of("hol van a csomagom"), "en").scored_by, "hu");
  EXPECT_EQ(set->ask(words_of("12345"), "hu").scored_by, "hu");
  EXPECT_EQ(set->ask(words_of("12345"), "").scored_by, "en");
  EXPECT_EQ(set->model_of("ru"), nullptr);
}

TEST(ModelSet, lines_without_a_language_make_one_model_for_every_text) {
  const Result<ModelFile> file = train_model_file(invented_lines(80, ""), "", small_options(), {});
  ASSERT_TRUE(file.ok());
  const Result<ModelSet> set = ModelSet::load(write_model_file(*file));
  ASSERT_TRUE(set.ok());
  EXPECT_EQ(set->ask(words_of("где моя посылка"), "ru").scored_by, any_language);
  EXPECT_NE(set->model_of("ru"), nullptr);
}

TEST(ModelSet, refuses_what_holds_no_model) {
  EXPECT_FALSE(ModelSet::load("").ok());
  EXPECT_FALSE(ModelSet::load(write_model_file({})).ok());
  EXPECT_FALSE(ModelSet::load(write_model_file({{{"en", "no model"}}, ""})).ok());
}

}  // namespace
}  // namespace redress::train
