// Who may call /staff: whoever shows a token. The service knows only hashes of them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "redress/base.hpp"

namespace redress::serve {

/// Every token begins so: scanners for secrets that were left lying about find it by this.
inline constexpr std::string_view staff_token_prefix = "redress_staff_";
/// The prefix and 128 random bits as hexadecimal digits.
[[nodiscard]] std::string new_staff_token();
/// What the file holds of it: `NAME HASH`, the SHA-256 of the token as hexadecimal digits. A hash
/// of 128 random bits needs no salt, and is not worth guessing at.
[[nodiscard]] std::string staff_token_line(std::string_view name, std::string_view token);
/// A name for the file: of one line, not blank, without `#` in front. Error `staff_tokens.name`.
[[nodiscard]] Result<std::string> read_token_name(std::string_view name);

class StaffTokens {
 public:
  /// Lines `NAME HASH`; blank ones and those that begin with `#` say nothing. A name may stand in
  /// several, for the time of a rotation, and hold blanks. Errors `staff_tokens.invalid`,
  /// `staff_tokens.plain` (a token where its hash belongs), `staff_tokens.twice` and
  /// `staff_tokens.too_many`, with `file` and the line's number; none shows what the line holds.
  [[nodiscard]] static Result<StaffTokens> parse(std::string_view text, const std::string& file);
  /// Of a file. What can be used but is hardly meant is said on standard error: that anybody on the
  /// machine may read the file, that it names no token. Errors `file.unreadable` and those of
  /// parse().
  [[nodiscard]] static Result<StaffTokens> read(const std::string& file);

  /// Name of the token in an Authorization header (RFC 6750); nothing where it is none of these.
  /// Compared with each of them, in a time that says nothing of which is the nearest.
  [[nodiscard]] std::optional<std::string> name_of(std::string_view authorization) const;
  [[nodiscard]] std::size_t size() const { return tokens_.size(); }

 private:
  struct Token {
    std::string name;
    std::string hash;
  };
  std::vector<Token> tokens_;
};

}  // namespace redress::serve
