// By what a complaint is known: its reference, its key, its id, and the hash by which a repeated
// submission is recognized.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "redress/policy.hpp"
#include "redress/submission.hpp"

namespace redress::serve {

/// Ten characters of `23456789ABCDEFGHJKMNPQRSTUVWXYZ`: digits and letters without 0, 1, I, L and
/// O, which look like one another. Nine are random, the tenth is a check character: with the values
/// v1 … v10 of the characters, the sum of vi × 3^(10 - i) is 0 modulo 31. As 31 is a prime and 3
/// one of its primitive roots, every wrong character and every exchange of two is noticed.
[[nodiscard]] std::string new_reference();
/// In upper case where the check character is right; nothing else can be a reference.
[[nodiscard]] std::optional<std::string> read_reference(std::string_view text);

/// 128 random bits as 32 hexadecimal digits.
[[nodiscard]] std::string new_key();
/// RFC 9562, version 4.
[[nodiscard]] std::string new_uuid();
/// Version 8: the same for the same text, from its SHA-256.
[[nodiscard]] std::string uuid_of(std::string_view text);
/// In lower case; nothing where it is no UUID.
[[nodiscard]] std::optional<std::string> read_uuid(std::string_view text);

/// What two submissions of one id must have in common to be the same: every member but the promise
/// that was shown, in a fixed order. Secrets in the text (cards, accounts, personal numbers,
/// passwords) and what the policy masks besides are masked: from a hash of few unknown digits they
/// could be guessed.
class Content {
 public:
  Content(const Submission& submission, const Policy& policy);

  [[nodiscard]] std::string hash() const;
  /// A repeated submission is answered by the same receipt, key included, though only the key's
  /// hash is kept: the key is stored sealed with what the complainant wrote, so that it opens for
  /// whoever sends the same submission again. Unsealing is the same function.
  [[nodiscard]] std::string seal(std::string_view key) const;

 private:
  std::string id_;
  std::string canonical_;
};

/// Without a hint, by the time it takes, at how much is the same.
[[nodiscard]] bool equal_in_constant_time(std::string_view a, std::string_view b);

}  // namespace redress::serve
