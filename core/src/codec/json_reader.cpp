// Strict JSON by nlohmann's SAX interface, which tells what is wrong with a document; what has no
// fault is read at once. UTF-8 and NUL bytes are looked at first: nlohmann takes a NUL for the end
// of the text.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "base/one_copy.hpp"
#include "base/stable_order.hpp"
#include "codec/json_plain.hpp"
#include "codec/json_value.hpp"
#include "redress/codec.hpp"
#include "redress/text.hpp"

namespace redress::json {

namespace {

using Type = Value::Type;

/// Builds the tree. While a container is open its siblings' list does not grow, so pointers to open
/// ones stay valid.
class TreeBuilder {
 public:
  Value take() { return std::move(root_); }
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }
  [[nodiscard]] std::size_t offset() const { return offset_; }

  bool null() { return add(Type::null); }
  bool boolean(bool value) {
    add(Type::boolean);
    last_->boolean = value;
    return true;
  }
  bool number_integer(std::int64_t value) {
    add(Type::integer);
    last_->integer = value;
    return true;
  }
  bool number_unsigned(std::uint64_t value) {
    const bool fits = value <= static_cast<std::uint64_t>(INT64_MAX);
    add(fits ? Type::integer : Type::number);
    if (fits) last_->integer = static_cast<std::int64_t>(value);
    return true;
  }
  bool number_float(double, const std::string&) { return add(Type::number); }
  bool string(std::string& value) {
    add(Type::string);
    last_->text = std::move(value);
    return true;
  }
  bool binary(nlohmann::json::binary_t&) { return false; }
  bool key(std::string& value) {
    key_ = std::move(value);
    return true;
  }
  bool start_object(std::size_t) { return open(Type::object); }
  bool start_array(std::size_t) { return open(Type::array); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }

  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) {
    offset_ = position == 0 ? 0 : position - 1;
    error_ = Error{"json.syntax", "",
                   "This is not well-formed JSON: the fault is at byte " + std::to_string(offset_) +
                       " or just before it."};
    return false;
  }

 private:
  bool add(Type type) {
    last_ = &root_;
    if (!open_.empty()) {
      last_ = &open_.back()->children.emplace_back();
      last_->key = std::move(key_);
      key_.clear();
    }
    last_->type = type;
    return true;
  }

  bool open(Type type) {
    add(type);
    if (open_.size() == limits::json_nesting) {
      error_ = Error{"json.too_deep", place(),
                     "Arrays and objects may be nested " + std::to_string(limits::json_nesting) +
                         " deep at most."};
      return false;
    }
    open_.push_back(last_);
    return true;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  // The place of what was added last.
  [[nodiscard]] std::string place() const {
    std::string at;
    for (const Value* container : open_) {
      const Value& child = container->children.back();
      at = container->is(Type::object) ? pointer(at, child.key)
                                       : pointer(at, container->children.size() - 1);
    }
    return at;
  }

  Value root_;
  Value* last_ = &root_;
  std::vector<Value*> open_;
  std::string key_;
  std::optional<Error> error_;
  std::size_t offset_ = 0;
};

// The key of an object that stands there twice, the earliest second one; by sorting, so that many
// members do not take their square.
const Value* duplicate_of(const Value& object) {
  constexpr std::size_t few = 16;
  const auto& members = object.children;
  if (members.size() <= few) {
    for (std::size_t i = 1; i < members.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (members[i].key == members[j].key) return &members[i];
      }
    }
    return nullptr;
  }
  const auto by_key = [&](std::uint32_t a, std::uint32_t b) {
    return members[a].key < members[b].key;
  };
  const std::vector<std::uint32_t> order = stable_order(members.size(), Before(by_key));
  std::size_t first = members.size();
  for (std::size_t i = 1; i < order.size(); ++i) {
    if (members[order[i]].key == members[order[i - 1]].key)
      first = std::min<std::size_t>(first, order[i]);
  }
  return first == members.size() ? nullptr : &members[first];
}

std::optional<Error> find_duplicate(const Value& value) {
  if (value.is(Type::object)) {
    if (const Value* twice = duplicate_of(value)) {
      return Error{"json.duplicate_key", pointer("", twice->key),
                   in_quotes(twice->key) + " is given twice in one object; give it once."};
    }
  }
  for (std::size_t i = 0; i < value.children.size(); ++i) {
    const Value& child = value.children[i];
    if (child.children.empty()) continue;
    if (auto found = find_duplicate(child)) {
      found->at = (value.is(Type::object) ? pointer("", child.key) : pointer("", i)) + found->at;
      return found;
    }
  }
  return std::nullopt;
}

// Where the first line begins that is not UTF-8.
std::size_t faulty_line(std::string_view text) {
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (!Utf8Text::from(text.substr(begin, end - begin))) break;
    begin = end + 1;
  }
  return std::min(begin, text.size());
}

}  // namespace

const Value* Value::find(std::string_view name) const {
  if (type != Type::object) return nullptr;
  const auto found = std::find_if(children.begin(), children.end(),
                                  [&](const Value& child) { return child.key == name; });
  return found == children.end() ? nullptr : &*found;
}

Result<Value> read(std::string_view text, std::size_t max_bytes, Failure* failure) {
  const auto fail = [&](Error error, std::size_t offset) -> Result<Value> {
    if (failure != nullptr) *failure = {error, offset};
    return error;
  };
  if (text.size() > max_bytes) {
    return fail(
        {"json.too_large", "",
         "The JSON is larger than " + std::to_string(max_bytes) + " bytes; make it shorter."},
        0);
  }
  if (const auto utf8 = Utf8Text::from(text); !utf8)
    return fail({"json.utf8", "", utf8.error().message}, faulty_line(text));
  if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos) {
    return fail(
        {"json.syntax", "",
         "This is not well-formed JSON: there is a NUL at byte " + std::to_string(nul) + "."},
        nul);
  }
  std::optional<Value> root;
  if constexpr (has_shortcuts) root = read_plain(text);
  if (!root) {
    TreeBuilder builder;
    if (!nlohmann::json::sax_parse(text.begin(), text.end(), &builder)) {
      return fail(
          builder.error().value_or(Error{"json.syntax", "", "This is not well-formed JSON."}),
          builder.offset());
    }
    root = builder.take();
  }
  if (auto twice = find_duplicate(*root)) return fail(std::move(*twice), 0);
  return std::move(*root);
}

std::string pointer(std::string_view parent, std::size_t element) {
  return std::string(parent) + '/' + std::to_string(element);
}

std::string_view name_of(Value::Type type) {
  switch (type) {
    case Type::null:
      return "null";
    case Type::boolean:
      return "true or false";
    case Type::integer:
      return "an integer";
    case Type::number:
      return "a number";
    case Type::string:
      return "a string";
    case Type::array:
      return "an array";
    case Type::object:
      return "an object";
  }
  return {};
}

Error type_error(std::string at, std::string_view expected) {
  std::string message =
      at.empty() ? "The whole" : in_quotes(std::string_view(at).substr(at.rfind('/') + 1));
  message += " must be " + std::string(expected) + ".";
  return {"member.type", std::move(at), std::move(message)};
}

std::string in_quotes(std::string_view value) {
  constexpr std::size_t longest = 80;
  std::string out = "“";
  if (value.size() <= longest) return out.append(value).append("”");
  std::size_t end = longest;
  while (end > 0 && (static_cast<unsigned char>(value[end]) & 0xC0U) == 0x80U) --end;
  return out.append(value.substr(0, end)).append("…”");
}

}  // namespace redress::json

namespace redress {

Result<std::monostate> check_json(std::string_view text, std::size_t max_bytes) {
  const Result<json::Value> read = json::read(text, max_bytes);
  if (!read) return read.error();
  return std::monostate{};
}

}  // namespace redress
