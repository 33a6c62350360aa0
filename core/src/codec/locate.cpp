// From a JSON pointer to a line and a column. Lenient: it follows as much of a document as there
// is, so that even a broken one can be pointed into.
#include <algorithm>
#include <tuple>

#include "codec/json_value.hpp"
#include "codec/json_writer.hpp"
#include "codec/request.hpp"
#include "redress/text.hpp"

namespace redress {

namespace {

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {
    if (text_.starts_with("\xEF\xBB\xBF")) position_ = 3;
    skip_space();
  }

  [[nodiscard]] std::size_t position() const { return position_; }

  // Moves to the member or element of the value at the present position; false leaves the position.
  bool enter(std::string_view segment) {
    const std::size_t begin = position_;
    const bool object = peek() == '{';
    if (!object && peek() != '[') return false;
    ++position_;
    std::optional<std::size_t> found;
    for (std::size_t i = 0;; ++i) {
      skip_space();
      if (position_ >= text_.size() || peek() == '}' || peek() == ']') break;
      const bool wanted = object ? read_key() == segment : std::to_string(i) == segment;
      skip_space();
      // A key that is given twice is meant in its last place.
      if (wanted) found = position_;
      if (wanted && !object) break;
      skip_value();
      skip_space();
      if (peek() == ',') ++position_;
    }
    position_ = found.value_or(begin);
    return found.has_value();
  }

 private:
  [[nodiscard]] char peek() const { return position_ < text_.size() ? text_[position_] : '\0'; }

  void skip_space() {
    while (position_ < text_.size() &&
           (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t'))
      ++position_;
  }

  void skip_string() {
    for (++position_; position_ < text_.size() && peek() != '"'; ++position_) {
      if (peek() == '\\') ++position_;
    }
    if (position_ < text_.size()) ++position_;
    position_ = std::min(position_, text_.size());
  }

  // Always moves on, whatever stands there.
  void skip_value() {
    std::size_t depth = 0;
    const std::size_t begin = position_;
    while (position_ < text_.size()) {
      const char c = peek();
      if (c == '"') {
        skip_string();
      } else if (depth == 0 && (c == ',' || c == '}' || c == ']')) {
        break;
      } else {
        if (c == '{' || c == '[') ++depth;
        if (c == '}' || c == ']') --depth;
        ++position_;
      }
      if (depth == 0 && position_ > begin &&
          (text_[position_ - 1] == '}' || text_[position_ - 1] == ']' ||
           text_[position_ - 1] == '"'))
        break;
    }
    if (position_ == begin && position_ < text_.size()) ++position_;
  }

  // The member's name without its escapes, moving behind the colon.
  std::string read_key() {
    const std::size_t begin = position_;
    if (peek() != '"') {
      ++position_;
      return {};
    }
    skip_string();
    const std::string_view raw = text_.substr(begin, position_ - begin);
    std::string key(raw.size() < 2 ? raw : raw.substr(1, raw.size() - 2));
    if (raw.find('\\') == std::string_view::npos) {
      // most keys have no escapes
    } else if (const auto value = json::read(raw, limits::policy_bytes)) {
      key = value->text;
    }
    skip_space();
    if (peek() == ':') ++position_;
    return key;
  }

  std::string_view text_;
  std::size_t position_ = 0;
};

std::string unescape(std::string_view segment) {
  std::string out;
  for (std::size_t i = 0; i < segment.size(); ++i) {
    if (segment[i] == '~' && i + 1 < segment.size() &&
        (segment[i + 1] == '0' || segment[i + 1] == '1')) {
      out += segment[++i] == '0' ? '~' : '/';
    } else {
      out += segment[i];
    }
  }
  return out;
}

std::pair<std::size_t, std::size_t> line_and_column(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const auto lines = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
  std::string_view line = before.substr(before.rfind('\n') + 1);
  if (line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
  return {lines + 1, json::code_points(line) + 1};
}

}  // namespace

std::pair<std::size_t, std::size_t> locate(std::string_view text, std::string_view pointer) {
  Scanner scanner(text);
  while (!pointer.empty()) {
    pointer.remove_prefix(1);
    const std::size_t slash = pointer.find('/');
    if (!scanner.enter(unescape(pointer.substr(0, slash)))) break;
    pointer = slash == std::string_view::npos ? std::string_view() : pointer.substr(slash);
  }
  return line_and_column(text, scanner.position());
}

std::string diagnostics_json(std::string_view policy_json,
                             std::span<const Diagnostic> diagnostics) {
  std::string out;
  json::Writer writer(out);
  writer.begin_array();
  for (const Diagnostic& diagnostic : diagnostics) {
    auto [line, column] = locate(policy_json, diagnostic.at);
    if (diagnostic.code.starts_with("json.") && diagnostic.at.empty()) {
      json::Failure failure;
      const bool failed = !json::read(policy_json, limits::policy_bytes, &failure).ok();
      if (failed) std::tie(line, column) = line_and_column(policy_json, failure.offset);
    }
    writer.begin_object();
    writer.member("severity",
                  diagnostic.severity == Diagnostic::Severity::error ? "error" : "warning");
    writer.member("code", diagnostic.code);
    writer.member("at", diagnostic.at);
    writer.member("line", static_cast<std::int64_t>(line));
    writer.member("column", static_cast<std::int64_t>(column));
    writer.member("message", diagnostic.message);
    writer.end_object();
  }
  writer.end_array();
  return out;
}

}  // namespace redress
