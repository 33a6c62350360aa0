// Which files a complaint may have beside it, and how many: the one place that says so.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace redress::attachments {

inline constexpr std::size_t most_files = 5;                      ///< Of one complaint.
inline constexpr std::size_t most_file_bytes = 10 * 1024 * 1024;  ///< Of one file.

enum class Kind { jpeg, png, webp, pdf };

struct KindFacts {
  std::string_view id;          ///< In JSON and in the store.
  std::string_view name;        ///< As people write it.
  std::string_view media_type;  ///< RFC 9110
  std::string_view extension;   ///< Of a file's name.
};
inline constexpr std::array<KindFacts, 4> kinds = {{{"jpeg", "JPEG", "image/jpeg", ".jpg"},
                                                    {"png", "PNG", "image/png", ".png"},
                                                    {"webp", "WebP", "image/webp", ".webp"},
                                                    {"pdf", "PDF", "application/pdf", ".pdf"}}};
[[nodiscard]] constexpr const KindFacts& facts_of(Kind kind) {
  return kinds[static_cast<std::size_t>(kind)];
}
/// Of an id that the store gave; the first kind where it is none of them.
[[nodiscard]] const KindFacts& facts_of(std::string_view id);

/// By the first bytes alone; what a sender calls a file decides nothing.
[[nodiscard]] std::optional<Kind> kind_of(std::string_view bytes);
/// What people call a file that is of none of the kinds, as far as its first bytes show it.
[[nodiscard]] std::string_view taken_for(std::string_view bytes);

/// `{"count":5,"bytes":10485760,"kinds":["jpeg",…]}`, as a receipt says it.
[[nodiscard]] std::string limits_json();

}  // namespace redress::attachments
