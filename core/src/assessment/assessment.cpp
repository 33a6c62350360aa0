#include "redress/assessment.hpp"

#include <algorithm>
#include <utility>

namespace redress {

namespace {

constexpr std::size_t best_categories = 3;
constexpr std::string_view other_category = "other";
constexpr std::string_view injury_category = "safety.injury";

// The language whose model is asked: the text's own where the policy speaks it, else the likeliest
// of the policy's.
Index scoring_language(const Policy& policy, const LanguageGuess& guess,
                       std::string_view page_language) {
  const Index own = policy.find_language(guess.tag);
  if (own != none) return own;
  return policy.find_language(likeliest(guess, policy.languages, page_language));
}

void rank_categories(const Engine& engine, const LanguagePart& part, const Words& words,
                     Evidence wanted, Reading& reading) {
  if (!part.model) return;
  const Categorization result = part.model->categorize(words);
  reading.decision = result.decision;
  std::vector<Index> of_model;
  for (const CategoryScore& scored : result.ranked) {
    if (of_model.size() == best_categories) break;
    const Index category = part.category_of_model[scored.category];
    if (category == none) continue;
    reading.categories.push_back({category, scored.score, {}});
    of_model.push_back(scored.category);
  }
  const std::string_view first =
      reading.categories.empty()
          ? other_category
          : std::string_view(engine.policy.categories[reading.categories.front().category].id);
  if (first == other_category) reading.decision = Decision::ask;
  // An injury counts as a signal, by these very words.
  if (wanted == Evidence::left_out && first != injury_category) return;
  std::vector<std::vector<Span>> evidence = part.model->evidence(words, of_model);
  for (std::size_t i = 0; i < evidence.size(); ++i) {
    reading.categories[i].evidence = std::move(evidence[i]);
  }
}

// Who was hurt often says so in words that no list has: what surely belongs to the category of
// injuries is a danger to health, shown by the words that led there.
void add_injury(const Policy& policy, Reading& reading) {
  if (reading.decision != Decision::suggest) return;
  const SuggestedCategory& first = reading.categories.front();
  if (policy.categories[first.category].id != injury_category || first.evidence.empty()) return;
  if (!reading.signals.empty() && reading.signals.front().kind == SignalKind::safety) return;
  reading.signals.insert(reading.signals.begin(), {SignalKind::safety, first.evidence});
}

// Those of the language that scores and of the page's, as far as they are loaded.
std::vector<const LanguagePart*> parts_at_hand(const Engine& engine, Index scored_by,
                                               std::string_view page_language) {
  std::vector<const LanguagePart*> out;
  const auto add = [&](Index language) {
    if (language != none && engine.parts[language]) out.push_back(&*engine.parts[language]);
  };
  add(scored_by);
  const Index page = engine.policy.find_language(page_language);
  if (page != scored_by) add(page);
  return out;
}

std::vector<const SignalTable*> signal_tables(const Engine& engine, Index scored_by,
                                              std::string_view page_language) {
  std::vector<const SignalTable*> out;
  for (const LanguagePart* part : parts_at_hand(engine, scored_by, page_language))
    out.push_back(&part->signals);
  return out;
}

}  // namespace

std::vector<const Texts*> texts_at_hand(const Engine& engine, Index scored_by,
                                        std::string_view page_language) {
  std::vector<const Texts*> out;
  for (const LanguagePart* part : parts_at_hand(engine, scored_by, page_language))
    out.push_back(&part->texts);
  return out;
}

Answer<Reading> read_text(const Engine& engine, Utf8Text text, std::string_view page_language,
                          std::optional<Instant> received, Evidence evidence) {
  const Policy& policy = engine.policy;
  const Words all_words = split_words(text);
  const Words words = own_words(text, all_words);
  const LanguageGuess guess = detect(words, engine.language);

  Reading reading;
  reading.language = guess.tag;
  reading.confidence = guess.confidence;
  reading.scored_by = scoring_language(policy, guess, page_language);
  if (reading.scored_by != none) {
    const std::optional<LanguagePart>& part = engine.parts[reading.scored_by];
    if (!part) return Need{{policy.languages[reading.scored_by]}};
    rank_categories(engine, *part, words, evidence, reading);
  }
  reading.signals = find_signals(words, signal_tables(engine, reading.scored_by, page_language));
  add_injury(policy, reading);

  std::vector<Span> hidden;
  for (const PersonalData& data : find_personal_data(text, policy.country)) {
    reading.personal_data.push_back(
        {data, policy.privacy.action[static_cast<std::size_t>(data.kind)]});
    hidden.push_back(data.span);
  }
  std::optional<Day> today;
  if (received && !policy.calendars.empty())
    today = local_day(policy.calendars.front().zone, *received);
  reading.details =
      find_details(text, all_words, policy, texts_at_hand(engine, reading.scored_by, page_language),
                   hidden, today);
  return reading;
}

Result<Answer<Assessment>> assess(const Engine& engine, const Draft& draft) {
  const Result<Utf8Text> text = Utf8Text::from(draft.text);
  if (!text) return text.error();
  const Policy& policy = engine.policy;
  const std::string_view page_language =
      draft.language ? std::string_view(*draft.language) : policy.languages.front();

  // The page's own texts are shown with the answer, so its language must be there whatever the
  // text's is.
  const Index page = policy.find_language(page_language);
  if (page != none && !engine.parts[page])
    return Answer<Assessment>(Need{{policy.languages[page]}});

  Answer<Reading> reading =
      read_text(engine, *text, page_language, draft.received, Evidence::explained);
  if (Need* need = std::get_if<Need>(&reading)) return Answer<Assessment>(std::move(*need));

  Assessment out;
  out.reading = std::move(std::get<Reading>(reading));
  out.category = draft.category;
  if (out.category == none && out.reading.decision == Decision::suggest) {
    out.category = out.reading.categories.front().category;
  }
  out.channel = draft.channel != none || policy.channels.empty() ? draft.channel : Index{0};
  if (out.category != none && out.channel != none && draft.received) {
    PromiseRequest request{out.category, out.channel, *draft.received, {}};
    for (const Signal& signal : out.reading.signals) request.signals.push_back(signal.kind);
    Result<DatedPromise> promise = promise_for(policy, request);
    if (!promise) return promise.error();
    out.promise = std::move(promise).value();
  }
  return Answer<Assessment>(std::move(out));
}

}  // namespace redress
