#include "train/compact_fit.hpp"

#include <gtest/gtest.h>

namespace redress::train {
namespace {

Words words_of(std::string_view text) {
  return split_words(Utf8Text::from(text).value());
}

TEST(FitCompact, languages_with_the_same_stems_learn_from_each_other) {
  // A word that Bulgarian lines never have and lines of the other language do.
  TrainingOptions options;
  options.model_bytes = 3'000;
  options.folds = 3;
  const auto knows_refund = [&](const std::string& other) {
    std::vector<TrainingLine> lines;
    for (int i = 0; i < 60; ++i) {
      const std::string writer = std::to_string(i % 6);
      lines.push_back({"пратката закъсня пак", "delivery.late", "bg", "bg-" + writer});
      lines.push_back({"сметката е грешна пак", "payment.refund", "bg", "bg-" + writer});
      lines.push_back({"посылка опоздала опять", "delivery.late", other, "o-" + writer});
      lines.push_back({"верните деньги опять", "payment.refund", other, "o-" + writer});
    }
    const auto models = train_models(lines, options, {}).value();
    const Model bulgarian = Model::load(models.front().model).value();
    const Categorization answer = bulgarian.categorize(words_of("верните"));
    return answer.ranked.front().score > 500 &&
           bulgarian.categories()[answer.ranked.front().category] == "payment.refund";
  };
  EXPECT_TRUE(knows_refund("ru"));
  EXPECT_FALSE(knows_refund("en"));
}

}  // namespace
}  // namespace redress::train
