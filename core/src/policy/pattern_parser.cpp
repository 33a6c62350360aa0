// Reads a `pattern` by recursive descent. What ECMAScript would read otherwise than we do is
// refused, never guessed.
#include <optional>
#include <string>
#include <utility>

#include "policy/pattern_syntax.hpp"

namespace redress::pattern {

namespace {

constexpr std::size_t max_code_points = 1000;
constexpr std::size_t max_nesting = 32;
constexpr std::uint32_t max_count = 1000;
constexpr char32_t end_of_source = 0xFFFFFFFF;

constexpr std::u32string_view syntax_characters = U"^$\\.*+?()[]{}|/";

/// One thing in a class or an escape: a single code point or a set of them.
struct Atom {
  std::optional<char32_t> single;
  std::vector<Range> ranges;
};

class Parser {
 public:
  explicit Parser(std::string_view source) {
    for (std::size_t i = 0; i < source.size();) source_ += decode(source, i);
  }

  Result<Node> run() {
    if (source_.size() > max_code_points)
      return syntax_error(max_code_points, "it is longer than 1000 characters");
    if (peek() == '^') ++position_;
    std::size_t end = source_.size();
    if (end > position_ && source_[end - 1] == '$' && !escaped(end - 1)) source_.pop_back();
    Node tree = alternatives(0);
    if (!error_ && peek() == ')') fail("a “)” has no “(”; write \\) for the character itself");
    if (error_) return *error_;
    return tree;
  }

 private:
  [[nodiscard]] char32_t peek() const {
    return position_ < source_.size() ? source_[position_] : end_of_source;
  }

  // A character is escaped where an odd number of backslashes stands before it.
  [[nodiscard]] bool escaped(std::size_t position) const {
    std::size_t backslashes = 0;
    while (position > backslashes && source_[position - 1 - backslashes] == '\\') ++backslashes;
    return backslashes % 2 == 1;
  }

  bool take(char32_t c) {
    if (peek() != c) return false;
    ++position_;
    return true;
  }

  void fail(std::string_view what) {
    if (!error_) error_ = syntax_error(position_ + 1, what);
  }

  Node alternatives(std::size_t depth) {
    Node out;
    out.kind = Node::Kind::alternatives;
    do {
      out.children.push_back(sequence(depth));
    } while (!error_ && take('|'));
    if (out.children.size() == 1) {
      Node only = std::move(out.children.front());
      return only;
    }
    return out;
  }

  Node sequence(std::size_t depth) {
    Node out;
    while (!error_ && peek() != end_of_source && peek() != '|' && peek() != ')') {
      out.children.push_back(quantified(atom(depth)));
    }
    return out;
  }

  Node atom(std::size_t depth) {
    const char32_t c = peek();
    switch (c) {
      case '(':
        return group(depth);
      case '[':
        return bracket();
      case '.':
        ++position_;
        return set_node(line_ends(), true);
      case '\\': {
        Atom escape = escape_sequence(false);
        return escape.single ? set_node({{*escape.single, *escape.single}}, false)
                             : set_node(std::move(escape.ranges), false);
      }
      case '^':
      case '$':
        fail(
            "“^” and “$” can stand only at the very beginning and end; the pattern is anchored "
            "anyway");
        return {};
      case '*':
      case '+':
      case '?':
        fail(
            "there is nothing to repeat before this; write a backslash before it for the character "
            "itself");
        return {};
      case '{':
      case '}':
      case ']':
        fail("write a backslash before a bracket or brace that stands for itself");
        return {};
      default:
        ++position_;
        return set_node({{c, c}}, false);
    }
  }

  static Node set_node(std::vector<Range> ranges, bool negated) {
    Node out;
    out.kind = Node::Kind::set;
    out.ranges = std::move(ranges);
    out.negated = negated;
    return out;
  }

  Node group(std::size_t depth) {
    if (depth >= max_nesting) {
      fail("groups are nested more than 32 deep");
      return {};
    }
    ++position_;
    if (take('?') && !take(':')) {
      fail("only ( ) and (?: ) groups are supported; there are no assertions and no named groups");
      return {};
    }
    Node out = alternatives(depth + 1);
    if (!error_ && !take(')')) fail("a “(” is not closed");
    return out;
  }

  Node quantified(Node repeated) {
    std::uint32_t minimum = 0;
    std::uint32_t maximum = unbounded;
    if (error_) return repeated;
    if (take('?')) {
      maximum = 1;
    } else if (take('+')) {
      minimum = 1;
    } else if (peek() == '{') {
      if (!counts(minimum, maximum)) return repeated;
    } else if (!take('*')) {
      return repeated;
    }
    const char32_t next = peek();
    if (next == '?' || next == '*' || next == '+' || next == '{') {
      fail("a repetition cannot be repeated or lazy; put what it repeats in ( )");
    }
    Node out;
    out.kind = Node::Kind::repeat;
    out.minimum = minimum;
    out.maximum = maximum;
    out.children.push_back(std::move(repeated));
    return out;
  }

  bool counts(std::uint32_t& minimum, std::uint32_t& maximum) {
    ++position_;
    const auto low = number();
    if (!low) return false;
    minimum = maximum = *low;
    if (take(',')) {
      maximum = unbounded;
      if (peek() != '}') {
        const auto high = number();
        if (!high) return false;
        maximum = *high;
      }
    }
    if (!take('}')) {
      fail("a repetition is {2}, {2,} or {2,5}; write \\{ for the character itself");
    } else if (maximum < minimum) {
      fail("the numbers of this repetition are in the wrong order");
    }
    return !error_;
  }

  std::optional<std::uint32_t> number() {
    std::uint32_t value = 0;
    const std::size_t begin = position_;
    while (peek() >= '0' && peek() <= '9' && value <= max_count) {
      value = value * 10 + static_cast<std::uint32_t>(peek() - '0');
      ++position_;
    }
    if (position_ == begin) {
      fail("a repetition is {2}, {2,} or {2,5}; write \\{ for the character itself");
      return std::nullopt;
    }
    if (value > max_count) {
      fail("a repetition may count to 1000 at most");
      return std::nullopt;
    }
    return value;
  }

  Node bracket() {
    ++position_;
    Node out = set_node({}, take('^'));
    while (!error_ && !take(']')) {
      if (peek() == end_of_source) {
        fail("a “[” is not closed");
        break;
      }
      Atom low = class_atom();
      // A hyphen makes a range only between two of them; at either end of the class it is itself.
      const bool range =
          peek() == '-' && position_ + 1 < source_.size() && source_[position_ + 1] != ']';
      if (error_ || !range) {
        append(out.ranges, low);
        continue;
      }
      ++position_;
      const Atom high = class_atom();
      if (error_) break;
      if (!low.single || !high.single) {
        fail("a range needs one character at each end");
      } else if (*low.single > *high.single) {
        fail("a range runs from the lower character to the higher one");
      } else {
        out.ranges.push_back({*low.single, *high.single});
      }
    }
    return out;
  }

  static void append(std::vector<Range>& ranges, const Atom& atom) {
    if (atom.single) {
      ranges.push_back({*atom.single, *atom.single});
    } else {
      ranges.insert(ranges.end(), atom.ranges.begin(), atom.ranges.end());
    }
  }

  Atom class_atom() {
    if (peek() == '\\') return escape_sequence(true);
    return {source_[position_++], {}};
  }

  Atom escape_sequence(bool in_class) {
    ++position_;
    const char32_t c = peek();
    if (c == end_of_source) {
      fail("a backslash needs a character after it");
      return {};
    }
    ++position_;
    if (auto ranges = class_of(c)) return {std::nullopt, std::move(*ranges)};
    switch (c) {
      case 't':
        return {U'\t', {}};
      case 'n':
        return {U'\n', {}};
      case 'v':
        return {U'\v', {}};
      case 'f':
        return {U'\f', {}};
      case 'r':
        return {U'\r', {}};
      case 'x':
        return {hexadecimal(2, 2), {}};
      case 'u':
        return {unicode_escape(), {}};
      default:
        break;
    }
    if (syntax_characters.find(c) != std::u32string_view::npos || (in_class && c == '-'))
      return {c, {}};
    --position_;
    fail(
        "this escape is not supported; a character that means nothing special is written without a "
        "backslash");
    return {};
  }

  char32_t unicode_escape() {
    char32_t value = 0;
    if (take('{')) {
      value = hexadecimal(1, 6);
      if (!error_ && !take('}')) fail("an escape such as \\u{416} is not closed");
    } else {
      value = hexadecimal(4, 4);
    }
    if (!error_ && (value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)))
      fail("this escape names no character");
    return value;
  }

  char32_t hexadecimal(std::size_t least, std::size_t most) {
    char32_t value = 0;
    std::size_t count = 0;
    for (; count < most; ++count) {
      const char32_t c = peek();
      if (c >= '0' && c <= '9') {
        value = value * 16 + (c - '0');
      } else if ((c | 0x20U) >= 'a' && (c | 0x20U) <= 'f') {
        value = value * 16 + ((c | 0x20U) - 'a' + 10);
      } else {
        break;
      }
      ++position_;
    }
    if (count < least) fail("an escape is written \\x41, \\u0416 or \\u{416}");
    return value;
  }

  std::u32string source_;
  std::size_t position_ = 0;
  std::optional<Error> error_;
};

}  // namespace

Error syntax_error(std::size_t position, std::string_view what) {
  return {"pattern.syntax", "",
          "The pattern cannot be used at character " + std::to_string(position) + ": " +
              std::string(what) + "."};
}

Result<Node> parse(std::string_view source) {
  return Parser(source).run();
}

}  // namespace redress::pattern
