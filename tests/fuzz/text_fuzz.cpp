// Any bytes as a text: words, personal data, masks and details keep their promises about spans. The
// first byte chooses the home country.
#include <array>

#include "check.hpp"
#include "redress/redress.hpp"

namespace {

using namespace redress;

// Every country with forms of its own, one that has none, and no country.
constexpr std::array<std::string_view, 12> countries = {"",   "BG", "RU", "KZ", "HU", "UA",
                                                        "GB", "US", "DE", "PL", "RO", "FR"};

std::vector<PersonalData> found_in(Utf8Text text, std::string_view country) {
  std::vector<PersonalData> found = find_personal_data(text, country);
  std::uint32_t last = 0;
  for (const auto& [kind, span] : found) {
    check(last <= span.start && span.start < span.end && span.end <= text.view().size());
    // On borders of code points.
    check(Utf8Text::from(text.view().substr(span.start, span.size())).ok());
    last = span.end;
  }
  return found;
}

// Those of most policies: addresses and telephone numbers stay.
PrivacyRules usual_rules() {
  PrivacyRules rules;
  for (const PersonalDataKind kind : {PersonalDataKind::card, PersonalDataKind::iban,
                                      PersonalDataKind::national_id, PersonalDataKind::password})
    rules.action[static_cast<std::size_t>(kind)] = PrivacyAction::mask;
  return rules;
}

void check_masks(Utf8Text text, std::string_view country) {
  const std::vector<PersonalData> found = found_in(text, country);
  std::vector<Span> spans;
  for (const PersonalData& one : found) spans.push_back(one.span);
  check(mask(text, country, found, nullptr, spans) == text.view());
  const PrivacyRules usual = usual_rules();
  for (const PrivacyRules* rules : {static_cast<const PrivacyRules*>(nullptr), &usual}) {
    const std::string masked = mask(text, country, found, rules, {});
    const Result<Utf8Text> left = Utf8Text::from(masked);
    check(left.ok());
    if (rules == nullptr) check((masked == text.view()) == found.empty());
    const std::vector<PersonalData> again = found_in(*left, country);
    if (rules == nullptr) check(again.empty());
    check(mask(*left, country, again, rules, {}) == masked);
  }
}

void check_details(Utf8Text text, const Words& words) {
  Policy policy;
  policy.fields.resize(1);
  policy.fields[0].type = FieldType::order;
  for (const Detail& detail : find_details(text, words, policy, {}, {}, Day{20000}))
    check(detail.span.start < detail.span.end && detail.span.end <= text.view().size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Result<Utf8Text> text = Utf8Text::from(text_of(data, size));
  if (!text) return 0;
  check(Utf8Text::from(nfc(*text)).ok());
  const Words words = split_words(*text);
  std::uint32_t last = 0;
  for (const Word& word : words.words) {
    check(last <= word.span.start && word.span.start < word.span.end && word.span.end <= size);
    last = word.span.end;
  }
  check_masks(*text, size == 0 ? "" : countries[data[0] % countries.size()]);
  check_details(*text, words);
  return 0;
}
