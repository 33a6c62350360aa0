#include "serve/identity.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "redress/bundle.hpp"
#include "redress/privacy.hpp"
#include "redress/text.hpp"
#include "serve/random.hpp"

namespace redress::serve {

namespace {

constexpr std::string_view alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
static_assert(alphabet.size() == 31);
constexpr std::size_t reference_size = 10;
constexpr std::string_view hexadecimal = "0123456789abcdef";

std::string random_hexadecimal(std::size_t bytes) {
  std::vector<unsigned char> random(bytes);
  fill_random(random.data(), bytes);
  std::string out;
  for (const unsigned char byte : random) {
    out += hexadecimal[byte >> 4];
    out += hexadecimal[byte & 15];
  }
  return out;
}

// Of 32 hexadecimal digits.
std::string as_uuid(std::string digits, char version) {
  digits[12] = version;
  digits[16] = hexadecimal[8 + (hexadecimal.find(digits[16]) & 3)];
  for (const std::size_t at : {8U, 13U, 18U, 23U}) digits.insert(at, 1, '-');
  return digits;
}

std::size_t value_of(char c) {
  return std::min(alphabet.find(c), alphabet.size());
}

// By Horner's rule: the sum of value × 3^(distance from the end).
std::size_t check_sum(std::string_view characters) {
  std::size_t sum = 0;
  for (const char c : characters) sum = (sum * 3 + value_of(c)) % alphabet.size();
  return sum;
}

// Lengths first, so that no two submissions run together into the same bytes.
class Canonical {
 public:
  void add(std::string_view text) { out_ += std::to_string(text.size()) + ':' + std::string(text); }
  void add_optional(const std::optional<std::string>& text) {
    if (text) {
      add(*text);
    } else {
      out_ += '-';
    }
  }
  void add_members(std::vector<std::pair<std::string, std::string>> members) {
    std::sort(members.begin(), members.end());
    out_ += std::to_string(members.size()) + '{';
    for (const auto& [name, value] : members) {
      add(name);
      add(value);
    }
  }
  void add_list(const std::vector<std::string>& list) {
    out_ += std::to_string(list.size()) + '[';
    for (const std::string& text : list) add(text);
  }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

std::string without_secrets(const std::string& text, const Policy& policy) {
  const Result<Utf8Text> proven = Utf8Text::from(text);
  if (!proven) return text;
  PrivacyRules rules = policy.privacy;
  for (const PersonalDataKind kind : {PersonalDataKind::card, PersonalDataKind::iban,
                                      PersonalDataKind::national_id, PersonalDataKind::password}) {
    rules.action[static_cast<std::size_t>(kind)] = PrivacyAction::mask;
  }
  return mask(*proven, policy.country, find_personal_data(*proven, policy.country), &rules, {});
}

std::string canonical(const Submission& submission, const Policy& policy) {
  Canonical out;
  out.add_optional(submission.policy);
  out.add_optional(submission.language);
  out.add_optional(submission.text ? std::optional(without_secrets(*submission.text, policy))
                                   : std::nullopt);
  out.add_optional(submission.category);
  out.add_optional(submission.channel);
  out.add_members(submission.contact);
  out.add_list(submission.address_lines);
  out.add_members(submission.fields);
  out.add_optional(submission.wish);
  std::vector<std::string> keep;
  for (const Span span : submission.keep)
    keep.push_back(std::to_string(span.start) + '-' + std::to_string(span.end));
  out.add_list(keep);
  // What could not be read is still part of what was sent.
  std::vector<std::string> problems;
  for (const Problem& problem : submission.problems)
    problems.push_back(problem.at + ' ' + problem.code);
  out.add_list(problems);
  return out.take();
}

}  // namespace

std::string new_reference() {
  std::string out;
  while (out.size() < reference_size - 1) {
    std::array<unsigned char, 16> random{};
    fill_random(random.data(), random.size());
    for (const unsigned char byte : random) {
      // 248 is the largest multiple of 31 in a byte: no character is likelier than another.
      if (byte < 248 && out.size() < reference_size - 1) out += alphabet[byte % alphabet.size()];
    }
  }
  const std::size_t sum = check_sum(out) * 3 % alphabet.size();
  return out + alphabet[(alphabet.size() - sum) % alphabet.size()];
}

std::optional<std::string> read_reference(std::string_view text) {
  if (text.size() != reference_size) return std::nullopt;
  std::string out(text);
  for (char& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (value_of(c) == alphabet.size()) return std::nullopt;
  }
  if (check_sum(out) != 0) return std::nullopt;
  return out;
}

std::string new_key() {
  return random_hexadecimal(16);
}

std::string new_uuid() {
  return as_uuid(random_hexadecimal(16), '4');
}

std::string uuid_of(std::string_view text) {
  constexpr std::size_t digits = 32;
  return as_uuid(sha256_hex(text).substr(0, digits), '8');
}

std::optional<std::string> read_uuid(std::string_view text) {
  if (text.size() != 36) return std::nullopt;
  std::string out(text);
  for (std::size_t i = 0; i < out.size(); ++i) {
    char& c = out[i];
    if (c >= 'A' && c <= 'F') c = static_cast<char>(c - 'A' + 'a');
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash ? c != '-' : hexadecimal.find(c) == std::string_view::npos) return std::nullopt;
  }
  return out;
}

Content::Content(const Submission& submission, const Policy& policy)
    : id_(read_uuid(submission.id.value_or("")).value_or("")),
      canonical_(canonical(submission, policy)) {}

std::string Content::hash() const {
  return sha256_hex("content\n" + canonical_);
}

std::string Content::seal(std::string_view key) const {
  const std::string pad = sha256_hex("key\n" + id_ + '\n' + canonical_);
  std::string out;
  for (std::size_t i = 0; i < key.size() && i < pad.size(); ++i) {
    out += hexadecimal[(hexadecimal.find(key[i]) ^ hexadecimal.find(pad[i])) & 15];
  }
  return out;
}

bool equal_in_constant_time(std::string_view a, std::string_view b) {
  unsigned difference = a.size() == b.size() ? 0 : 1;
  for (std::size_t i = 0; i < a.size() && i < b.size(); ++i) {
    difference |=
        static_cast<unsigned>(static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]));
  }
  return difference == 0;
}

}  // namespace redress::serve
