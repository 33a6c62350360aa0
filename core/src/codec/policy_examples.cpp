#include "codec/policy_examples.hpp"

#include <algorithm>

#include "codec/nearest.hpp"
#include "codec/policy_parts.hpp"
#include "codec/request.hpp"
#include "redress/language.hpp"
#include "redress/text.hpp"

namespace redress::json {

namespace {

using Type = Value::Type;

constexpr std::size_t few_examples = 10;   // in a language
constexpr std::size_t long_example = 600;  // code points

class ExampleReader {
 public:
  ExampleReader(const Value& site, const Layers& layers, const PolicyContext& context,
                Findings& findings, PolicyDocument& document)
      : site_(site),
        layers_(layers),
        context_(context),
        findings_(findings),
        document_(document),
        categories_(Place{&layers.merged, ""}.member("categories")) {}

  void run() {
    folded_ = fold_categories(categories_, nullptr);
    for (const std::string& pack : layers_.resolved) add_pack(pack);
    if (categories_ && categories_.value->is(Type::object)) {
      for (const Value& category : categories_.value->children) add_written(category);
    }
    warn_of_few();
    document_.packs = layers_.named;
    document_.own_examples =
        layers_.named.size() != 1 || folded_ != layers_.folded_by_packs || site_has_examples();
  }

 private:
  // Empty for a category that was dropped or leads nowhere.
  [[nodiscard]] std::string target_of(const std::string& category) const {
    const auto found = folded_.find(category);
    return found == folded_.end() ? std::string() : found->second;
  }

  [[nodiscard]] bool speaks(std::string_view language) const {
    return document_.policy.find_language(language) != none;
  }

  [[nodiscard]] const Value* site_examples(std::string_view category) const {
    const Value* categories = site_.find("categories");
    const Value* own = categories == nullptr ? nullptr : categories->find(category);
    return own == nullptr ? nullptr : own->find("examples");
  }

  // The policy takes the pack's examples away with null, all of a category or those in one
  // language.
  [[nodiscard]] bool dropped(const Example& example) const {
    const Value* own = site_examples(example.category);
    if (own == nullptr) return false;
    if (own->is(Type::null)) return true;
    const Value* list = own->find(example.language);
    return list != nullptr && list->is(Type::null);
  }

  [[nodiscard]] bool site_has_examples() const {
    const Value* categories = site_.find("categories");
    if (categories == nullptr) return false;
    return std::any_of(categories->children.begin(), categories->children.end(),
                       [](const Value& category) {
                         const Value* own = category.find("examples");
                         return own != nullptr && (own->is(Type::null) || !own->children.empty());
                       });
  }

  void add_pack(const std::string& pack) {
    if (!context_.examples) return;
    for (Example& example : context_.examples(pack)) {
      if (!speaks(example.language) || dropped(example)) continue;
      std::string target = target_of(example.category);
      if (target.empty()) continue;
      example.category = std::move(target);
      document_.examples.push_back(std::move(example));
    }
  }

  void add_written(const Value& category) {
    const Place examples =
        Place{&category, pointer(categories_.at, category.key)}.member("examples");
    if (!findings_.check(examples, Type::object)) return;
    const std::string target = target_of(category.key);
    for (const Value& child : examples.value->children) {
      const Place list = examples.member(child.key);
      if (std::find(known_languages.begin(), known_languages.end(), child.key) ==
          known_languages.end()) {
        findings_.error("language.unknown", list.at,
                        "There is no language " + in_quotes(child.key) + " here." +
                            suggestion(child.key, known_languages));
        continue;
      }
      if (!findings_.check(list, Type::array)) continue;
      for (std::size_t i = 0; i < child.children.size(); ++i)
        add_sentence(list.element(i), child.key, target);
    }
  }

  void add_sentence(const Place& place, const std::string& language, const std::string& target) {
    if (!findings_.check(place, Type::string)) return;
    if (auto error = check_text_length(place.value->text, place.at)) {
      findings_.error(std::move(*error));
    } else if (place.value->text.find_first_not_of(" \t\r\n") == std::string::npos) {
      findings_.error("example.blank", place.at,
                      "This example is empty; write a sentence or take it out.");
    } else if (speaks(language) && !target.empty()) {
      warn_of_example(place, language, target);
      document_.examples.push_back({place.value->text, target, language, ""});
    }
  }

  // Which category a sentence stands for, by language and folded words; only where the policy
  // itself writes any.
  std::map<std::pair<std::string, std::string>, std::string>& known_sentences() {
    if (!sentences_) {
      sentences_.emplace();
      for (const Example& example : document_.examples)
        sentences_->emplace(std::pair(example.language, words_of(example.text)), example.category);
    }
    return *sentences_;
  }

  static std::string words_of(std::string_view written) {
    std::string out;
    const Result<Utf8Text> text = Utf8Text::from(written);
    if (!text) return out;
    const Words words = split_words(*text);
    for (const Word& word : words.words) out.append(words.folded_of(word)).append(" ");
    return out;
  }

  void warn_of_example(const Place& place, const std::string& language, const std::string& target) {
    if (code_points(place.value->text) > long_example) {
      findings_.warning("example.long", place.at,
                        "This example has more than " + std::to_string(long_example) +
                            " characters; cut it to the sentences that say what went wrong.");
    }
    const auto [known, is_new] =
        known_sentences().emplace(std::pair(language, words_of(place.value->text)), target);
    if (is_new) return;
    if (known->second == target) {
      findings_.warning("example.twice", place.at,
                        "This example stands twice in " + in_quotes(target) +
                            "; one is enough, write another instead.");
    } else {
      findings_.warning("example.two_categories", place.at,
                        "This example stands for " + in_quotes(known->second) + " and for " +
                            in_quotes(target) +
                            ", so that neither is learned by it; leave it in one of them.");
    }
  }

  void warn_of_few() {
    std::map<std::string, std::map<std::string, std::size_t>> counts;
    for (const Example& example : document_.examples) ++counts[example.category][example.language];
    for (const Category& category : document_.policy.categories) {
      const std::string at = pointer(categories_.at, category.id);
      const auto found = counts.find(category.id);
      if (found == counts.end()) {
        findings_.warning("category.examples_missing", at,
                          "Category " + in_quotes(category.id) +
                              " has no examples, so it is never suggested; add about twenty "
                              "sentences as people write them.");
      } else if (is_own(category.id)) {
        warn_of_few_in(category.id, found->second, pointer(at, "examples"));
      }
    }
  }

  // How many examples a pack has is not the site's concern.
  [[nodiscard]] bool is_own(const std::string& category) const {
    const Value* own = site_examples(category);
    return layers_.folded_by_packs.count(category) == 0 ||
           (own != nullptr && own->is(Type::object) &&
            std::any_of(own->children.begin(), own->children.end(),
                        [](const Value& list) { return list.is(Type::null); }));
  }

  // Each language is learned for itself.
  void warn_of_few_in(const std::string& category, const std::map<std::string, std::size_t>& counts,
                      const std::string& at) {
    std::string few;
    for (const std::string& language : document_.policy.languages) {
      const auto count = counts.find(language);
      const std::size_t examples = count == counts.end() ? 0 : count->second;
      if (examples >= few_examples) continue;
      few += few.empty() ? "" : ", ";
      few += (examples == 0 ? "none" : std::to_string(examples)) + " in " + language;
    }
    if (few.empty()) return;
    findings_.warning("category.examples_few", at,
                      "Category " + in_quotes(category) +
                          " has too few examples to be suggested (" + few +
                          "); add about twenty sentences a language, as people write them.");
  }

  const Value& site_;
  const Layers& layers_;
  const PolicyContext& context_;
  Findings& findings_;
  PolicyDocument& document_;
  Place categories_;
  std::map<std::string, std::string> folded_;
  std::optional<std::map<std::pair<std::string, std::string>, std::string>> sentences_;
};

}  // namespace

void read_examples(const Value& site, const Layers& layers, const PolicyContext& context,
                   Findings& findings, PolicyDocument& document) {
  ExampleReader(site, layers, context, findings, document).run();
}

}  // namespace redress::json
