// Any bytes as a text: words, personal data, masks and details keep their promises about spans.
#include "check.hpp"
#include "redress/redress.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace redress;
  const std::string_view bytes = text_of(data, size);
  const Result<Utf8Text> text = Utf8Text::from(bytes);
  if (!text) return 0;
  check(Utf8Text::from(nfc(*text)).ok());
  const Words words = split_words(*text);
  std::uint32_t last = 0;
  for (const Word& word : words.words) {
    check(last <= word.span.start && word.span.start < word.span.end && word.span.end <= size);
    last = word.span.end;
  }
  const std::vector<PersonalData> found = find_personal_data(*text);
  last = 0;
  for (const PersonalData& one : found) {
    check(last <= one.span.start && one.span.start < one.span.end && one.span.end <= size);
    check(Utf8Text::from(bytes.substr(one.span.start, one.span.size())).ok());
    last = one.span.end;
  }
  check(Utf8Text::from(mask(*text, found, nullptr, {})).ok());
  Policy policy;
  policy.fields.resize(1);
  policy.fields[0].type = FieldType::order;
  for (const Detail& detail : find_details(*text, words, policy, {}, {}, Day{20000})) {
    check(detail.span.start < detail.span.end && detail.span.end <= size);
  }
  return 0;
}
