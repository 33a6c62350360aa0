#include "codec/json_plain.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <random>

#include "redress/text.hpp"

namespace redress::json {
namespace {

using Other = nlohmann::ordered_json;

class Documents {
 public:
  explicit Documents(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t end) { return random_() % end; }

  std::string next(std::size_t depth = 0) {
    switch (below(depth < 4 ? 8 : 6)) {
      case 0:
        return pick({"true", "false", "null"});
      case 1:
        return pick({"0", "-1", "7", "42", "999999999999999999", "-123456789012345678"});
      case 2:
        return pick({"1.5", "-0", "1e3", "9223372036854775807", "9223372036854775808",
                     "-9223372036854775808", "1234567890123456789012"});
      case 3:
      case 4:
      case 5:
        return string();
      case 6:
        return list('[', ']', [&](std::size_t) { return next(depth + 1); });
      default:
        return list('{', '}', [&](std::size_t i) {
          std::string key = string();
          key.insert(1, std::to_string(i) + "k");
          return key + space() + ':' + space() + next(depth + 1);
        });
    }
  }

 private:
  std::string pick(std::initializer_list<const char*> list) {
    return list.begin()[below(list.size())];
  }
  std::string space() { return pick({"", "", " ", "\n", "\r\n\t "}); }
  std::string string() {
    std::string out = "\"";
    for (std::size_t count = below(30); count > 0; --count)
      out += pick({"a", "delivery", "Ж", "ő", "😀", " ", "\\n", "\\\"", "\\\\", "\\/", "\\u0416",
                   "\\u0000", "\\ud83d\\ude00", "\\uD800", "\x7F"});
    return out + '"';
  }
  template <class Next>
  std::string list(char open, char close, Next element) {
    std::string out = open + space();
    const std::size_t count = below(5);
    for (std::size_t i = 0; i < count; ++i)
      out += (i > 0 ? "," : "") + space() + element(i) + space();
    return out + close;
  }

  std::mt19937 random_;
};

void expect_same(const Value& value, const Other& other) {
  using Type = Value::Type;
  switch (value.type) {
    case Type::null:
      EXPECT_TRUE(other.is_null());
      break;
    case Type::boolean:
      EXPECT_EQ(Other(value.boolean), other);
      break;
    case Type::integer:
      ASSERT_TRUE(other.is_number_integer());
      EXPECT_EQ(value.integer, other.get<std::int64_t>());
      break;
    case Type::number:
      EXPECT_TRUE(other.is_number());
      break;
    case Type::string:
      EXPECT_EQ(Other(value.text), other);
      break;
    case Type::array:
    case Type::object: {
      ASSERT_TRUE(value.is(Type::array) ? other.is_array() : other.is_object());
      ASSERT_EQ(value.children.size(), other.size());
      auto child = other.begin();
      for (const Value& own : value.children) {
        if (other.is_object()) {
          EXPECT_EQ(own.key, child.key());
        }
        expect_same(own, *child++);
      }
    }
  }
}

TEST(ReadPlain, MakesOfADocumentWhatTheOtherReaderMakesOfIt) {
  Documents documents(7);
  std::size_t plain = 0;
  for (int i = 0; i < 4000; ++i) {
    const std::string text = documents.next();
    const Other other = Other::parse(text, nullptr, false);
    const Result<Value> value = read(text, 1 << 20);
    ASSERT_EQ(value.ok(), !other.is_discarded()) << text;
    if (!value) continue;
    expect_same(*value, other);
    const std::optional<Value> read_at_once = read_plain(text);
    if (!read_at_once) continue;
    ++plain;
    expect_same(*read_at_once, other);
  }
  EXPECT_GT(plain, 1000U) << "most documents are read at once";
}

TEST(ReadPlain, LeavesEveryFaultToTheOtherReader) {
  Documents documents(8);
  for (int i = 0; i < 20'000; ++i) {
    std::string text = documents.next();
    const std::size_t at = documents.below(text.size());
    if (documents.below(2) == 0) {
      text.erase(at, 1 + documents.below(3));
    } else {
      text[at] = "\"\\{}[],:0-.eu \x01\xC3"[documents.below(17)];
    }
    if (read_plain(text) && Utf8Text::from(text)) {
      EXPECT_TRUE(Other::accept(text)) << text;
    }
  }
}

TEST(ReadPlain, TakesNoMoreRoomThanThereIsToRead) {
  const std::optional<Value> value = read_plain(R"([{"":{"":0}},{"a":[1]}])");
  ASSERT_TRUE(value);
  for (const Value& object : value->children) {
    EXPECT_EQ(object.children.capacity(), 1U);
    EXPECT_EQ(object.children.front().children.capacity(), 1U);
  }
}

TEST(ReadPlain, LeavesAloneWhatIsRarelyMet) {
  for (const std::string_view text :
       {"1.5", "1e3", "-0", "01", "1234567890123456789", "\"\\ud83d\\ude00\"", "\xEF\xBB\xBF{}",
        "{\"a\":1}x", "", " "}) {
    EXPECT_FALSE(read_plain(text)) << text;
  }
  const std::string deep(33, '[');
  EXPECT_FALSE(read_plain(deep + std::string(33, ']')));
  EXPECT_TRUE(read_plain(deep.substr(1) + std::string(32, ']')));
}

}  // namespace
}  // namespace redress::json
