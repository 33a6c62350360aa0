#include "privacy/seen.hpp"

#include "base/one_copy.hpp"
#include "privacy/cursor.hpp"
#include "text/character.hpp"

namespace redress {

namespace {

bool is_plainly_seen(char32_t c) {
  return (c >= 0x20 && c < 0x7F) || is_plain_cyrillic(c);
}
// Marks on a digit leave none, nor does the key around it.
bool leaves_trace(char32_t c, char32_t last) {
  return !is_hidden(c) && !(is_diacritic(c) && digit_value(last) >= 0);
}

// A word and its number.
bool part(char32_t left, char32_t right) {
  return (is_letter(left) && digit_value(right) >= 0) ||
         (digit_value(left) >= 0 && is_letter(right));
}

}  // namespace

SeenText::SeenText(Utf8Text text) : original_(text) {
  const std::string_view bytes = text.view();
  std::size_t copied = 0;
  std::uint32_t removed = 0;
  char32_t last = 0;  // that leaves a trace
  std::size_t behind_last = 0;
  std::size_t invisible = 0;  // where the last one begins
  for (std::size_t position = 0; position < bytes.size();) {
    const Here here = at(text, position);
    // Nearly all of nearly every text: what is seen, right behind what is seen.
    if (has_shortcuts && position == behind_last && is_plainly_seen(here.c)) {
      last = here.c;
      position = behind_last = here.next;
      continue;
    }
    if (leaves_trace(here.c, last)) {
      // One that stands between a word and its number stays.
      const bool stays = invisible >= behind_last && position > behind_last && part(last, here.c) &&
                         is_hidden(at(text, invisible).c);
      const std::size_t left_from = stays ? invisible : position;
      if (left_from > behind_last) {
        left_ += bytes.substr(copied, behind_last - copied);
        copied = left_from;
        removed += static_cast<std::uint32_t>(left_from - behind_last);
        cuts_.push_back({static_cast<std::uint32_t>(left_.size()), removed});
      }
      last = here.c;
      behind_last = here.next;
    } else if (is_hidden(here.c)) {
      invisible = position;
    }
    position = here.next;
  }
  if (!cuts_.empty()) left_ += bytes.substr(copied);
}

Utf8Text SeenText::text() const {
  return cuts_.empty() ? original_ : Utf8Text::from(left_).value();
}

void SeenText::restore(std::vector<PersonalData>& found) const {
  std::size_t cut = 0;
  std::uint32_t removed = 0;
  for (PersonalData& data : found) {
    // What was left out right before the start stays outside, right behind the end too.
    while (cut < cuts_.size() && cuts_[cut].position <= data.span.start)
      removed = cuts_[cut++].removed;
    data.span.start += removed;
    while (cut < cuts_.size() && cuts_[cut].position < data.span.end)
      removed = cuts_[cut++].removed;
    data.span.end += removed;
  }
}

}  // namespace redress
