#include "serve/staff_tokens.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "io/file.hpp"
#include "io/output.hpp"
#include "life/rules.hpp"
#include "redress/bundle.hpp"
#include "serve/identity.hpp"

namespace redress::serve {

namespace {

constexpr std::size_t most_tokens = 100;
constexpr std::size_t most_bytes = 256 * 1024;
constexpr std::size_t most_token_bytes = 256;
constexpr std::size_t hash_digits = 64;
constexpr std::string_view blanks = " \t\r";

std::string_view trimmed(std::string_view text) {
  const std::size_t start = text.find_first_not_of(blanks);
  if (start == std::string_view::npos) return {};
  return text.substr(start, text.find_last_not_of(blanks) - start + 1);
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

bool is_hash(std::string_view text) {
  return text.size() == hash_digits &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// Whoever else is on the machine: a group is what such a file is shared by.
bool is_open_to_all(const std::string& file) {
  using std::filesystem::perms;
  std::error_code error;
  const perms mode = std::filesystem::status(file, error).permissions();
  return !error && (mode & (perms::others_read | perms::others_write)) != perms::none;
}

}  // namespace

std::string new_staff_token() {
  return std::string(staff_token_prefix) + new_key();
}

std::string staff_token_line(std::string_view name, std::string_view token) {
  return std::string(name) + ' ' + sha256_hex(token);
}

Result<std::string> read_token_name(std::string_view name) {
  Result<std::string> read = life::read_name(trimmed(name));
  if (read && !read->empty() && !read->starts_with('#')) return read;
  return Error{"staff_tokens.name", "",
               "A token's name is a line of at most " + std::to_string(limits::string_code_points) +
                   " characters that does not begin with “#”; name who calls with it, such as "
                   "crm."};
}

Result<StaffTokens> StaffTokens::parse(std::string_view text, const std::string& file) {
  StaffTokens out;
  std::size_t number = 0;
  const auto fail = [&](const char* code, const std::string& message) {
    return Error{std::string("staff_tokens.") + code, "",
                 file + ":" + std::to_string(number) + ": " + message};
  };
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    if (line.empty() || line.starts_with('#')) continue;
    if (line.find(staff_token_prefix) != std::string_view::npos) {
      return fail("plain",
                  "a token itself stands here; the file holds only its hash. Take the line out, "
                  "and as others may have read it, draw another: redress token --name NAME");
    }
    const std::size_t blank = line.find_last_of(blanks);
    const std::string hash = lower(line.substr(blank + 1));
    const Result<std::string> name = read_token_name(
        blank == std::string_view::npos ? std::string_view() : line.substr(0, blank));
    if (!is_hash(hash) || !name) {
      return fail("invalid",
                  "write a name and the SHA-256 of a token, 64 hexadecimal digits, as `redress "
                  "token --name NAME` prints them, or begin the line with # for a remark.");
    }
    if (std::any_of(out.tokens_.begin(), out.tokens_.end(),
                    [&](const Token& token) { return token.hash == hash; }))
      return fail("twice",
                  "the token of this line stands in an earlier one; take one of them out.");
    if (out.tokens_.size() == most_tokens) {
      return fail("too_many", "there are more than " + std::to_string(most_tokens) +
                                  " tokens; take out those that nobody uses any more.");
    }
    out.tokens_.push_back({*name, hash});
  }
  return out;
}

Result<StaffTokens> StaffTokens::read(const std::string& file) {
  // Read again and again: standard input cannot be, and is a file's name like any other here.
  const Result<std::string> text = read_file(file == "-" ? "./-" : file, most_bytes);
  if (!text) return text.error();
  if (text->size() > most_bytes) {
    return Error{"staff_tokens.too_many", "",
                 file + " is larger than " + std::to_string(most_bytes) + " bytes; at most " +
                     std::to_string(most_tokens) + " tokens stand in it."};
  }
  Result<StaffTokens> out = parse(*text, file);
  if (!out) return out;
  if (is_open_to_all(file))
    complain("anybody on this machine may read " + file +
             "; let only the service: chmod o= " + file);
  if (out->size() == 0)
    complain(file + " names no token: nobody can call /staff; draw one by `redress token`.");
  return out;
}

std::optional<std::string> StaffTokens::name_of(std::string_view authorization) const {
  constexpr std::string_view scheme = "bearer ";
  if (authorization.size() > scheme.size() + most_token_bytes ||
      lower(authorization.substr(0, scheme.size())) != scheme)
    return std::nullopt;
  const std::string hash = sha256_hex(trimmed(authorization.substr(scheme.size())));
  const Token* found = nullptr;
  for (const Token& token : tokens_) {
    if (equal_in_constant_time(token.hash, hash)) found = &token;
  }
  return found == nullptr ? std::nullopt : std::optional(found->name);
}

}  // namespace redress::serve
