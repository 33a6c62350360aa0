// Texts of a policy in its languages; private to the codec module.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "codec/findings.hpp"
#include "redress/policy.hpp"

namespace redress::json {

/// What a text is: names may well be the same in two languages.
enum class Wording : std::uint8_t { sentence, name };

/// Gives every text its number and its wording in each language; where one lacks it, the first
/// language's is taken, with a warning.
class TextTable {
 public:
  TextTable(std::vector<std::string> languages, Findings& findings);

  /// `{language: string}`. `no_text` where the member is absent or `{}`.
  TextId add(const Place& place, Wording wording = Wording::sentence);
  /// `{language: [string]}`, one text a step.
  std::vector<TextId> add_steps(const Place& place);

  [[nodiscard]] const std::vector<std::string>& languages() const { return languages_; }
  /// Without messages.
  [[nodiscard]] std::vector<Texts> take() { return std::move(texts_); }

 private:
  bool check_object(const Place& place);
  /// The languages that have the text, by position; an error where the first has it not.
  std::vector<Place> by_language(const Place& place);
  std::string sentence(const Place& place);
  bool check_steps(const Place& place);
  /// The texts in languages that the policy does not speak: never shown, yet a slip in one is one.
  template <class Read>
  void each_unspoken(const Place& place, Read read);
  /// A warning where a text is the one of the first language, letter by letter.
  void warn_of_copy(const Place& place, std::string_view text, std::size_t language);
  TextId next();

  std::vector<std::string> languages_;
  std::vector<Texts> texts_;
  Findings& findings_;
};

}  // namespace redress::json
