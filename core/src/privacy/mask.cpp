#include <algorithm>
#include <string>

#include "privacy/cursor.hpp"
#include "redress/privacy.hpp"

namespace redress {

namespace {

constexpr std::string_view hidden = "••••";

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

std::string mask(Utf8Text text, const std::vector<PersonalData>& found, const PrivacyRules* rules,
                 const std::vector<Span>& keep) {
  std::string out;
  out.reserve(text.view().size());
  std::size_t position = 0;
  for (const PersonalData& data : found) {
    if (rules != nullptr &&
        rules->action[static_cast<std::size_t>(data.kind)] != PrivacyAction::mask)
      continue;
    if (std::find(keep.begin(), keep.end(), data.span) != keep.end()) continue;
    out += text.view().substr(position, data.span.start - position);
    out += shape_of(text, data);
    position = data.span.end;
  }
  out += text.view().substr(position);
  return out;
}

}  // namespace redress
