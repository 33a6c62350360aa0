#include "codec/json_plain.hpp"

#include "codec/json_text.hpp"
#include "redress/text.hpp"

namespace redress::json {

namespace {

using Type = Value::Type;

// Every number of so many fits into 64 bits.
constexpr std::size_t most_digits = 18;
// Of a whole document; within it, room for more than there is could be asked for ten thousand
// times.
constexpr std::size_t usual_members = 12;

class PlainReader {
 public:
  explicit PlainReader(std::string_view text) : text_(text) {}

  std::optional<Value> run() {
    Value root;
    skip_space();
    if (!value(root, 0)) return std::nullopt;
    skip_space();
    if (at_ != text_.size()) return std::nullopt;
    return root;
  }

 private:
  [[nodiscard]] char here() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool take(char c) {
    if (here() != c) return false;
    ++at_;
    return true;
  }
  bool take(std::string_view word) {
    if (!text_.substr(at_).starts_with(word)) return false;
    at_ += word.size();
    return true;
  }
  void skip_space() {
    while (here() == ' ' || here() == '\n' || here() == '\r' || here() == '\t') ++at_;
  }

  bool value(Value& out, std::size_t depth) {
    switch (here()) {
      case '"':
        out.type = Type::string;
        return string(out.text);
      case '{':
        out.type = Type::object;
        return depth < limits::json_nesting && object(out, depth);
      case '[':
        out.type = Type::array;
        return depth < limits::json_nesting && array(out, depth);
      case 't':
      case 'f':
        out.type = Type::boolean;
        out.boolean = here() == 't';
        return take(out.boolean ? "true" : "false");
      case 'n':
        return take("null");
      default:
        out.type = Type::integer;
        return integer(out.integer);
    }
  }

  bool object(Value& out, std::size_t depth) {
    ++at_;
    skip_space();
    if (take('}')) return true;
    if (depth == 0) out.children.reserve(usual_members);
    do {
      skip_space();
      Value& member = out.children.emplace_back();
      if (!string(member.key)) return false;
      skip_space();
      if (!take(':')) return false;
      skip_space();
      if (!value(member, depth + 1)) return false;
      skip_space();
    } while (take(','));
    return take('}');
  }

  bool array(Value& out, std::size_t depth) {
    ++at_;
    skip_space();
    if (take(']')) return true;
    do {
      skip_space();
      if (!value(out.children.emplace_back(), depth + 1)) return false;
      skip_space();
    } while (take(','));
    return take(']');
  }

  bool string(std::string& out) {
    if (!take('"')) return false;
    while (true) {
      const std::size_t end = next_escaped(text_, at_);
      out.append(text_.substr(at_, end - at_));
      at_ = end;
      if (take('"')) return true;
      if (!take('\\') || !escape(out)) return false;
    }
  }

  bool escape(std::string& out) {
    constexpr std::string_view names = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    if (take('u')) return unicode(out);
    const std::size_t place = at_ < text_.size() ? names.find(text_[at_]) : std::string_view::npos;
    if (place == std::string_view::npos) return false;
    out += meanings[place];
    ++at_;
    return true;
  }

  // Four hexadecimal digits; halves of a pair are left to the other reader.
  bool unicode(std::string& out) {
    char32_t c = 0;
    for (int i = 0; i < 4; ++i) {
      const char digit = here();
      const char letter = static_cast<char>(digit | 0x20);
      if (digit >= '0' && digit <= '9') {
        c = c * 16 + static_cast<char32_t>(digit - '0');
      } else if (letter >= 'a' && letter <= 'f') {
        c = c * 16 + static_cast<char32_t>(letter - 'a' + 10);
      } else {
        return false;
      }
      ++at_;
    }
    if (c >= 0xD800 && c < 0xE000) return false;
    append_utf8(out, c);
    return true;
  }

  bool integer(std::int64_t& out) {
    const bool negative = take('-');
    const std::size_t start = at_;
    while (here() >= '0' && here() <= '9') {
      if (at_ - start == most_digits) return false;
      out = out * 10 + (text_[at_++] - '0');
    }
    const std::size_t digits = at_ - start;
    if (digits == 0 || (text_[start] == '0' && (digits > 1 || negative))) return false;
    if (here() == '.' || here() == 'e' || here() == 'E') return false;
    if (negative) out = -out;
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<Value> read_plain(std::string_view text) {
  return PlainReader(text).run();
}

}  // namespace redress::json
