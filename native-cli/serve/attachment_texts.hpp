// Sentences about the files beside a complaint, in each language.
#pragma once

#include <string_view>

namespace redress::serve {

struct AttachmentTexts {
  std::string_view language;
  std::string_view heading;
  std::string_view rules;    ///< {count} files of at most {size} each.
  std::string_view privacy;  ///< What becomes of what a camera noted.
  std::string_view choose;
  std::string_view add;
  std::string_view full;  ///< {count}
  std::string_view
      which;  ///< {number}: before one of the sentences below, where there are several.
  std::string_view added;
  std::string_view too_large;  ///< {size}
  std::string_view kind;
  std::string_view metadata;
  std::string_view too_many;  ///< {count}
  std::string_view empty;
  std::string_view none;
  std::string_view busy;
  std::string_view megabytes;  ///< The unit's sign; the next likewise.
  std::string_view kilobytes;
  char decimal;
};
/// Those of the language, English where there are none.
[[nodiscard]] const AttachmentTexts& attachment_texts(std::string_view language);

}  // namespace redress::serve
