#include "redress/bundle.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace redress {
namespace {

TEST(Sha256, GivesTheDigestsOfFips180) {
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"), "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(sha256_hex(std::string(1'000'000, 'a')), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
  for (const std::size_t size : {55U, 56U, 63U, 64U, 65U}) EXPECT_EQ(sha256_hex(std::string(size, 'x')).size(), 64U);
  EXPECT_EQ(sha256_hex(std::string(64, 'a')), "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb");
}

// A generator of our own, so that every machine draws the same.
struct Draw {
  std::uint32_t state;
  std::uint32_t below(std::uint32_t n) {
    state = state * 1664525U + 1013904223U;
    return (state >> 8U) % n;
  }
  bool coin() { return below(2) == 1; }
};

std::string some_id(Draw& draw, std::size_t position) { return std::string(1, static_cast<char>('a' + draw.below(26))) + "_" + std::to_string(position) + ".x"; }
std::string some_words(Draw& draw) {
  static constexpr std::string_view words[] = {"", "late", "Късно е", "késő", "😀", "\"quoted\"", std::string_view("\0", 1)};
  return std::string(words[draw.below(7)]) + std::string(words[draw.below(7)]);
}
Index some_index(Draw& draw, std::size_t size) { return static_cast<Index>(draw.below(static_cast<std::uint32_t>(size))); }
Index some_or_none(Draw& draw, std::size_t size) { return draw.coin() ? none : some_index(draw, size); }

Duration some_duration(Draw& draw) {
  return draw.coin() ? Duration{Duration::Unit::days, 1 + draw.below(3000)} : Duration{Duration::Unit::seconds, 1 + draw.below(10'000'000)};
}

std::vector<Window> some_windows(Draw& draw) {
  switch (draw.below(4)) {
    case 0:
      return {};
    case 1:
      return {{540, 780}, {840, 1080}};
    case 2:
      return {{1080, 1560}};
    default:
      return {{0, 1440}};
  }
}

Calendar some_calendar(Draw& draw, std::size_t position) {
  Calendar calendar;
  calendar.id = some_id(draw, position);
  calendar.zone = {"Zone/" + std::to_string(draw.below(2)), 7200, {}};
  if (calendar.zone.name == "Zone/1") calendar.zone.transitions = {{1, -3600}, {1'000'000'000, 93'600}, {2'556'143'999, -93'600}};
  for (auto& windows : calendar.hours) windows = some_windows(draw);
  std::int32_t day = static_cast<std::int32_t>(draw.below(2));
  while (day <= 29'584 && draw.below(20) != 0) {
    calendar.exceptions.push_back({Day{day}, some_windows(draw)});
    day += 1 + static_cast<std::int32_t>(draw.below(3000));
  }
  return calendar;
}

BundleParts some_parts(Draw& draw) {
  BundleParts parts;
  Policy& policy = parts.policy;
  TextId texts = 0;
  const auto text = [&] { return draw.coin() ? texts++ : no_text; };
  policy.name = "acme-2026";
  policy.country = draw.coin() ? "BG" : "";
  policy.organization = text();
  policy.languages = {"bg", "en", "hu"};
  policy.languages.resize(1 + draw.below(3));
  for (std::size_t i = 0; i <= draw.below(3); ++i) policy.calendars.push_back(some_calendar(draw, i));
  const std::size_t teams = 1 + draw.below(4);
  for (std::size_t i = 0; i < teams; ++i) {
    policy.teams.push_back({some_id(draw, i), some_words(draw), some_index(draw, policy.calendars.size()), some_or_none(draw, teams)});
  }
  for (std::size_t i = 0; i <= draw.below(4); ++i) {
    Promise promise{some_id(draw, i), some_duration(draw), draw.coin() ? Clock::business : Clock::calendar, {}, {}};
    if (draw.coin()) promise.update_every = some_duration(draw);
    if (draw.coin()) promise.resolution = some_duration(draw);
    policy.promises.push_back(promise);
  }
  policy.channels = {{ChannelKind::link, none}, {ChannelKind::email, some_index(draw, policy.promises.size())}};
  const std::size_t fields = draw.below(5);
  for (std::size_t i = 0; i < fields; ++i) {
    Field field{some_id(draw, i), static_cast<FieldType>(draw.below(9)), draw.coin() ? "[A-Z]{2}" : "", some_words(draw), text(), text(), {}};
    if (draw.coin()) field.choices = {{"a", text()}, {"b", text()}};
    policy.fields.push_back(field);
  }
  const std::size_t categories = draw.below(6);
  for (std::size_t i = 0; i < categories; ++i) {
    Category category;
    category.id = some_id(draw, i);
    category.label = text();
    category.read_back = text();
    category.self_help = text();
    category.refer_to = text();
    category.team = some_index(draw, teams);
    category.promise = some_index(draw, policy.promises.size());
    for (Index& promise : category.promise_by_channel) promise = some_or_none(draw, policy.promises.size());
    for (Index field = 0; field < fields; ++field) (draw.coin() ? category.ask : category.optional).push_back(field);
    if (draw.coin()) category.wishes = {Wish::other, Wish::refund};
    for (std::size_t step = 0; step < draw.below(4); ++step) category.next_steps.push_back(texts++);
    policy.categories.push_back(category);
  }
  if (draw.coin()) policy.signals = {{SignalKind::vulnerable, none, some_index(draw, teams)}, {SignalKind::safety, some_index(draw, policy.promises.size()), none}};
  for (PrivacyAction& action : policy.privacy.action) action = static_cast<PrivacyAction>(draw.below(3));
  policy.privacy.undo = draw.coin();
  policy.privacy.keep_days = static_cast<std::int32_t>(1 + draw.below(36'500));

  for (const std::string& language : policy.languages) {
    Texts& out = parts.texts.emplace_back();
    out.language = language;
    for (TextId i = 0; i < texts; ++i) out.strings.push_back(some_words(draw));
    for (std::size_t i = 0; i < message_keys().size(); ++i) out.messages.push_back(some_words(draw));
  }
  parts.signals = {{SignalKind::safety, 0, "burn*"}, {SignalKind::safety, 2, "дим"}, {SignalKind::leaving, 0, "never again"}};
  parts.models.resize(policy.languages.size());
  parts.tzdata_version = "2025b";
  if (!policy.categories.empty()) {
    ModelParts model;
    for (const Category& category : policy.categories) model.categories.push_back(category.id);
    std::reverse(model.categories.begin(), model.categories.end());
    model.bias.assign(model.categories.size(), 3);
    model.rows = {{7, std::vector<std::int8_t>(model.categories.size(), 1)}, {1'000'000, std::vector<std::int8_t>(model.categories.size(), -2)}};
    parts.models.front() = pack_model(model);
  }
  return parts;
}

BundleParts drawn(std::uint32_t seed) {
  Draw draw{seed};
  return some_parts(draw);
}

// Three languages, the first with a model.
BundleParts large() {
  for (std::uint32_t seed = 1;; ++seed) {
    BundleParts parts = drawn(seed);
    if (parts.policy.languages.size() == 3 && parts.policy.categories.size() > 2 && !parts.policy.fields.empty()) return parts;
  }
}

std::string code_of(std::string_view bytes) {
  const auto engine = load_bundle(bytes);
  return engine.ok() ? "" : engine.error().code;
}

TEST(Bundle, GivesBackWhateverWasWritten) {
  for (std::uint32_t seed = 1; seed <= 300; ++seed) {
    const BundleParts parts = drawn(seed);
    const std::string bytes = write_bundle(parts);
    auto loaded = load_bundle(bytes);
    ASSERT_TRUE(loaded.ok()) << seed << ": " << loaded.error().code << " " << loaded.error().message;
    const Engine& engine = **loaded;
    EXPECT_EQ(engine.policy, parts.policy) << seed;
    EXPECT_EQ(engine.signals.entries().size(), parts.signals.size());
    ASSERT_EQ(engine.parts.size(), parts.texts.size());
    for (std::size_t i = 0; i < parts.texts.size(); ++i) {
      ASSERT_TRUE(engine.parts[i]);
      EXPECT_EQ(engine.parts[i]->texts, parts.texts[i]);
      EXPECT_EQ(engine.parts[i]->model.has_value(), !parts.models[i].empty());
    }
    EXPECT_EQ(write_bundle(parts), bytes);
    EXPECT_EQ(engine.id, bundle_id(bytes).value());
  }
}

TEST(Bundle, FindsTheModelsCategoriesInThePolicy) {
  const BundleParts parts = large();
  const auto engine = std::move(load_bundle(write_bundle(parts))).value();
  const LanguagePart& part = *engine->parts[0];
  ASSERT_EQ(part.category_of_model.size(), parts.policy.categories.size());
  for (std::size_t i = 0; i < part.category_of_model.size(); ++i) {
    EXPECT_EQ(parts.policy.categories[part.category_of_model[i]].id, part.model->categories()[i]);
  }
}

TEST(Bundle, ChangesItsIdWithWhateverIsInIt) {
  BundleParts parts = large();
  const std::string id = bundle_id(write_bundle(parts)).value();
  EXPECT_EQ(id.size(), 64U);
  parts.texts[2].messages[0] += '!';
  const std::string other = bundle_id(write_bundle(parts)).value();
  EXPECT_NE(other, id);
  parts.tzdata_version = "2026a";
  EXPECT_NE(bundle_id(write_bundle(parts)).value(), other);
}

TEST(Bundle, GivesPartsWithTheSameId) {
  const BundleParts parts = large();
  const std::string whole = write_bundle(parts);
  const std::string wanted[] = {parts.policy.languages[1], "xx"};
  const std::string part = select_part(whole, wanted, true).value();
  EXPECT_LT(part.size(), whole.size());
  EXPECT_EQ(bundle_id(part).value(), bundle_id(whole).value());

  auto engine = std::move(load_bundle(part)).value();
  EXPECT_EQ(engine->policy, parts.policy);
  EXPECT_FALSE(engine->parts[0]);
  EXPECT_EQ(engine->parts[1]->texts, parts.texts[1]);

  const std::string first[] = {parts.policy.languages[0]};
  const std::string more = select_part(whole, first, false).value();
  EXPECT_EQ(code_of(more), "bundle.invalid");
  ASSERT_TRUE(add_languages(*engine, more).ok());
  EXPECT_EQ(engine->parts[0]->texts, parts.texts[0]);
  EXPECT_TRUE(engine->parts[0]->model);
  EXPECT_FALSE(engine->parts[2]);
  ASSERT_TRUE(add_languages(*engine, whole).ok());
  EXPECT_EQ(engine->parts[2]->texts, parts.texts[2]);
}

TEST(Bundle, AddsNothingOfAnother) {
  BundleParts parts = large();
  const auto engine = std::move(load_bundle(write_bundle(parts))).value();
  parts.tzdata_version += 'x';
  EXPECT_EQ(add_languages(*engine, write_bundle(parts)).error().code, "bundle.other");
  EXPECT_EQ(add_languages(*engine, "nonsense").error().code, "bundle.format");
}

TEST(Bundle, RefusesEveryTruncation) {
  const std::string bytes = write_bundle(large());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    const std::string cut = bytes.substr(0, size);
    ASSERT_EQ(code_of(cut), "bundle.truncated") << size;
  }
  EXPECT_EQ(code_of(bytes + '\0'), "bundle.format");
}

TEST(Bundle, RefusesEveryAlteredByte) {
  std::string bytes = write_bundle(large());
  Draw draw{99};
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char before = bytes[i];
    bytes[i] = static_cast<char>(bytes[i] ^ static_cast<char>(1U << draw.below(8)));
    ASSERT_NE(code_of(bytes), "") << i;
    bytes[i] = before;
  }
  EXPECT_EQ(code_of(bytes), "");
}

TEST(Bundle, RefusesEveryAlteredByteOfAPart) {
  const BundleParts parts = large();
  const std::string wanted[] = {parts.policy.languages[2]};
  std::string bytes = select_part(write_bundle(parts), wanted, true).value();
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char before = bytes[i];
    bytes[i] = static_cast<char>(bytes[i] ^ 0x10);
    ASSERT_NE(code_of(bytes), "") << i;
    bytes[i] = before;
  }
}

// What an attacker may do: content of any kind under right checksums.
TEST(Bundle, NeverCrashesOnSectionsThatAreNonsenseUnderRightChecksums) {
  const BundleParts parts = large();
  const std::string bytes = write_bundle(parts);
  constexpr std::size_t header = 8;
  constexpr std::size_t entry = 40;
  const auto count = static_cast<std::size_t>(static_cast<unsigned char>(bytes[6]));
  const std::size_t list_end = header + count * entry;
  const auto raw = [](const std::string& hex) {
    std::string out;
    for (std::size_t i = 0; i < hex.size(); i += 2) {
      const auto digit = [&](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
      out += static_cast<char>(digit(hex[i]) * 16 + digit(hex[i + 1]));
    }
    return out;
  };
  Draw draw{7};
  std::size_t loaded = 0;
  for (int round = 0; round < 4000; ++round) {
    std::string forged = bytes;
    for (std::uint32_t flips = 1 + draw.below(3); flips > 0; --flips) {
      const std::size_t at = list_end + 32 + draw.below(static_cast<std::uint32_t>(forged.size() - list_end - 32));
      forged[at] = draw.coin() ? static_cast<char>(draw.below(256)) : static_cast<char>(static_cast<unsigned char>(forged[at]) + 1U);
    }
    std::size_t position = list_end + 32;
    std::string list = forged.substr(0, list_end);
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t at = header + i * entry;
      std::size_t length = 0;
      for (std::size_t byte = 0; byte < 4; ++byte) length |= static_cast<std::size_t>(static_cast<unsigned char>(list[at + 4 + byte])) << (8 * byte);
      list.replace(at + 8, 32, raw(sha256_hex(std::string_view(forged).substr(position, length))));
      position += length;
    }
    forged.replace(0, list_end, list);
    for (std::size_t i = 0; i < count; ++i) list[header + i * entry + 2] = 0;
    forged.replace(list_end, 32, raw(sha256_hex(list)));
    const std::string code = code_of(forged);
    EXPECT_TRUE(code.empty() || code == "bundle.invalid") << code;
    if (code.empty()) ++loaded;
  }
  EXPECT_GT(loaded, 0U);
}

TEST(Bundle, RefusesWhatIsNone) {
  EXPECT_EQ(code_of(""), "bundle.truncated");
  EXPECT_EQ(code_of("RDRX"), "bundle.format");
  EXPECT_EQ(code_of(std::string("RDRS\x02\0\0\0", 8) + std::string(100, '\0')), "bundle.format");
  EXPECT_EQ(code_of(std::string("RDRS\x01\0\xFF\xFF", 8)), "bundle.format");
  EXPECT_EQ(code_of(std::string(1000, 'x')), "bundle.format");
}

TEST(Bundle, RefusesAModelOfForeignCategories) {
  BundleParts parts = large();
  ModelParts model;
  model.categories = {"elsewhere", "nowhere"};
  model.bias = {0, 0};
  parts.models[0] = pack_model(model);
  EXPECT_EQ(code_of(write_bundle(parts)), "bundle.invalid");
}

}  // namespace
}  // namespace redress
