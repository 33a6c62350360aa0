// A text as it is seen: without characters that leave no trace; private to the privacy module.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "redress/privacy.hpp"
#include "redress/text.hpp"

namespace redress {

/// Controls, zero width and bidi characters, soft hyphens, and marks on digits are left out, so
/// that they hide nothing; between a letter and a digit they stay, because they part a word from
/// its number. Holds no copy where there are none. O(n).
class SeenText {
 public:
  explicit SeenText(Utf8Text text);

  [[nodiscard]] Utf8Text text() const;
  /// Spans of this text, ascending, become spans of the original one.
  void restore(std::vector<PersonalData>& found) const;

 private:
  struct Cut {
    std::uint32_t position;  ///< In what is left.
    std::uint32_t removed;   ///< Bytes left out up to there.
  };
  Utf8Text original_;
  std::string left_;
  std::vector<Cut> cuts_;
};

}  // namespace redress
