#include <algorithm>
#include <string>

#include "privacy/cursor.hpp"
#include "redress/privacy.hpp"

namespace redress {

namespace {

constexpr std::string_view hidden = "••••";
// What one pass leaves is looked through again: next to a mask a number may read as another kind.
// Real texts are done after the second; each pass hides something more, so that this ends, and the
// bound keeps a text made for it from costing more than a few readings.
constexpr int most_passes = 8;

struct Masked {
  std::string text;
  std::vector<Span> kept;  // where those that stay as they are stand in it
  bool changed = false;
};

bool overlaps(const std::vector<Span>& spans, Span span) {
  return std::any_of(spans.begin(), spans.end(),
                     [&](Span other) { return other.start < span.end && span.start < other.end; });
}

Masked mask_once(Utf8Text text, const std::vector<PersonalData>& found, const PrivacyRules* rules,
                 const std::vector<Span>& keep) {
  Masked out;
  out.text.reserve(text.view().size());
  std::size_t position = 0;
  for (const PersonalData& data : found) {
    if (rules != nullptr &&
        rules->action[static_cast<std::size_t>(data.kind)] != PrivacyAction::mask)
      continue;
    out.text += text.view().substr(position, data.span.start - position);
    position = data.span.end;
    if (overlaps(keep, data.span)) {
      const auto start = static_cast<std::uint32_t>(out.text.size());
      out.text += text.view().substr(data.span.start, data.span.size());
      out.kept.push_back({start, static_cast<std::uint32_t>(out.text.size())});
    } else {
      out.text += shape_of(text, data);
      out.changed = true;
    }
  }
  out.text += text.view().substr(position);
  return out;
}

}  // namespace

std::string shape_of(Utf8Text text, const PersonalData& data) {
  std::string out(hidden);
  if (tail_length(data.kind) == 0) return out;
  out += ' ';
  std::size_t position = tail_start(text, data.span.end, data.kind);
  while (position < data.span.end) {
    const Here here = at(text, position);
    if (is_tail_part(here.c, data.kind)) append_utf8(out, here.c);
    position = here.next;
  }
  return out;
}

std::string mask(Utf8Text text, std::string_view country, const std::vector<PersonalData>& found,
                 const PrivacyRules* rules, const std::vector<Span>& keep) {
  // Whoever asks to keep a part of the text keeps whole findings and nothing else.
  std::vector<Span> kept;
  for (const PersonalData& data : found) {
    if (std::find(keep.begin(), keep.end(), data.span) != keep.end()) kept.push_back(data.span);
  }
  Masked masked = mask_once(text, found, rules, kept);
  for (int pass = 1; masked.changed && pass < most_passes; ++pass) {
    const Result<Utf8Text> left = Utf8Text::from(masked.text);
    Masked again = mask_once(*left, find_personal_data(*left, country), rules, masked.kept);
    if (!again.changed) break;
    masked = std::move(again);
  }
  return std::move(masked.text);
}

}  // namespace redress
