// What the finder says about a text, as a test writes it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "redress/privacy.hpp"

namespace redress::findings {

inline Utf8Text utf8(std::string_view bytes) {
  return Utf8Text::from(bytes).value();
}

using List = std::vector<std::string>;
/// "kind:text" of every finding.
inline List found(const std::string& text, std::string_view country = {}) {
  List out;
  for (const PersonalData& data : find_personal_data(utf8(text), country)) {
    out.push_back(std::string(personal_data_ids[static_cast<std::size_t>(data.kind)]) + ":" +
                  text.substr(data.span.start, data.span.size()));
  }
  return out;
}
inline std::string masked(const std::string& text, std::string_view country = {}) {
  return mask(utf8(text), country, find_personal_data(utf8(text), country), nullptr, {});
}

}  // namespace redress::findings
