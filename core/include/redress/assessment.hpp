// What the core makes of a draft: language, category with evidence, signals, personal data, details
// and the promise.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "redress/base.hpp"
#include "redress/calendar.hpp"
#include "redress/categorize.hpp"
#include "redress/detail.hpp"
#include "redress/language.hpp"
#include "redress/policy.hpp"
#include "redress/privacy.hpp"
#include "redress/promise.hpp"
#include "redress/signal.hpp"
#include "redress/text.hpp"

namespace redress {

/// What is loaded of one language. A page loads its own; others are added when a text needs them.
struct LanguagePart {
  Texts texts;
  SignalTable signals;
  std::optional<Model> model;
  std::vector<Index> category_of_model;  ///< Position in Policy::categories of each of the model's.
};

/// A bundle in memory. Immutable but for added languages; many threads may read it at once.
struct Engine {
  std::string id;  ///< SHA-256 of the manifest of all sections, 64 hexadecimal digits; the same
                   ///< whatever is loaded.
  Policy policy;
  LanguageTables language;
  std::vector<std::optional<LanguagePart>> parts;  ///< By position in Policy::languages.

  Engine() = default;
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;
  Engine(Engine&&) = delete;
  Engine& operator=(Engine&&) = delete;
};

/// A language whose part must be loaded before the question can be answered.
struct Need {
  std::vector<std::string> languages;
};
template <class T>
using Answer = std::variant<T, Need>;

struct Draft {
  std::string text;  ///< Well-formed UTF-8 within limits; the reader has proven it.
  std::optional<std::string> language;  ///< The page's.
  Index category = none;                ///< Chosen by the complainant.
  Index channel = none;
  std::optional<Instant> received;  ///< Without it, no promise is dated and no relative date found.
  std::vector<std::pair<Index, std::string>> fields;  ///< Answers so far, for the read-back.
  std::optional<Wish> wish;
};

struct SuggestedCategory {
  Index category = none;
  int score = 0;
  std::vector<Span> evidence;
};
struct PersonalDataFinding {
  PersonalData data;
  PrivacyAction action = PrivacyAction::keep;
};

/// What is read out of a text alone; the verdict uses the very same.
struct Reading {
  std::string language = "und";  ///< Detected.
  int confidence = 0;
  Index scored_by = none;  ///< Position in Policy::languages of the model that was asked.
  std::vector<SuggestedCategory> categories;  ///< Best three.
  Decision decision = Decision::ask;
  std::vector<Signal> signals;
  std::vector<PersonalDataFinding> personal_data;
  std::vector<Detail> details;
};
/// The texts in the language that scores and in the page's, as far as they are loaded: where names
/// of choices are looked for.
[[nodiscard]] std::vector<const Texts*> texts_at_hand(const Engine& engine, Index scored_by,
                                                      std::string_view page_language);
/// `explained`: categories with the words that led to them, which a page shows and a record does
/// not keep.
enum class Evidence : std::uint8_t { left_out, explained };
/// `page_language` decides ties. Need where the model of the text's language is not loaded.
/// O(text).
[[nodiscard]] Answer<Reading> read_text(const Engine& engine, Utf8Text text,
                                        std::string_view page_language,
                                        std::optional<Instant> received, Evidence evidence);

/// The reading and, where category, channel and instant are known, the promise. The category is the
/// draft's own, else the suggested one where the decision is `suggest`; the channel is the draft's
/// own, else the policy's first.
struct Assessment {
  Reading reading;
  Index category = none;
  Index channel = none;
  std::optional<DatedPromise> promise;
};
[[nodiscard]] Result<Answer<Assessment>> assess(const Engine& engine, const Draft& draft);

}  // namespace redress
