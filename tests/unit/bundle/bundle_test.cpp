#include "redress/bundle.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "drawn_bundle.hpp"

namespace redress {
namespace {

using fixture::Draw;
using fixture::some_parts;

BundleParts drawn(std::uint32_t seed) {
  Draw draw{seed};
  return some_parts(draw);
}

// Three languages, the first with a model.
BundleParts large() {
  for (std::uint32_t seed = 1;; ++seed) {
    BundleParts parts = drawn(seed);
    if (parts.policy.languages.size() == 3 && parts.policy.categories.size() > 2 &&
        !parts.policy.fields.empty())
      return parts;
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
    ASSERT_TRUE(loaded.ok()) << seed << ": " << loaded.error().code << " "
                             << loaded.error().message;
    const Engine& engine = **loaded;
    EXPECT_EQ(engine.policy, parts.policy) << seed;
    std::vector<SignalEntry> signals = parts.signals;
    std::sort(signals.begin(), signals.end());
    ASSERT_EQ(engine.parts.size(), parts.texts.size());
    for (std::size_t i = 0; i < parts.texts.size(); ++i) {
      ASSERT_TRUE(engine.parts[i]);
      EXPECT_EQ(engine.parts[i]->texts, parts.texts[i]);
      std::vector<SignalEntry> own = signals;
      std::erase_if(own, [&](const SignalEntry& entry) {
        return entry.language != language_index(parts.texts[i].language);
      });
      EXPECT_EQ(engine.parts[i]->signals.entries(), own);
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

TEST(Bundle, UnpacksTheLanguagesThatAreAskedFor) {
  const BundleParts parts = large();
  const std::string whole = write_bundle(parts);
  BytesInMemory source(whole);
  const auto engine = std::move(load_shared(source)).value();
  EXPECT_EQ(engine->policy, parts.policy);
  EXPECT_EQ(engine->id, bundle_id(whole).value());
  ASSERT_EQ(engine->parts.size(), 3U);
  for (const auto& part : engine->parts) EXPECT_FALSE(part);

  const std::string wanted[] = {"xx", parts.policy.languages[2], parts.policy.languages[0]};
  ASSERT_TRUE(load_languages(*engine, source, wanted).ok());
  EXPECT_EQ(engine->parts[0]->texts, parts.texts[0]);
  EXPECT_TRUE(engine->parts[0]->model);
  EXPECT_FALSE(engine->parts[1]);
  EXPECT_EQ(engine->parts[2]->texts, parts.texts[2]);
}

TEST(Bundle, RefusesAnAlteredLanguageOnceItIsNeeded) {
  const BundleParts parts = large();
  std::string bytes = write_bundle(parts);
  bytes.back() = static_cast<char>(bytes.back() ^ 1);
  BytesInMemory altered(bytes);
  const auto engine = std::move(load_shared(altered)).value();
  const std::string first[] = {parts.policy.languages[0]};
  EXPECT_TRUE(load_languages(*engine, altered, first).ok());
  const std::string last[] = {parts.policy.languages[2]};
  EXPECT_EQ(load_languages(*engine, altered, last).error().code, "bundle.altered");
  EXPECT_FALSE(engine->parts[2]);
  bytes.pop_back();
  BytesInMemory cut(bytes);
  EXPECT_EQ(load_shared(cut).error().code, "bundle.truncated");
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
      const std::size_t at =
          list_end + 32 + draw.below(static_cast<std::uint32_t>(forged.size() - list_end - 32));
      forged[at] = draw.coin() ? static_cast<char>(draw.below(256))
                               : static_cast<char>(static_cast<unsigned char>(forged[at]) + 1U);
    }
    std::size_t position = list_end + 32;
    std::string list = forged.substr(0, list_end);
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t at = header + i * entry;
      std::size_t length = 0;
      for (std::size_t byte = 0; byte < 4; ++byte)
        length |= static_cast<std::size_t>(static_cast<unsigned char>(list[at + 4 + byte]))
                  << (8 * byte);
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
  EXPECT_EQ(code_of(std::string("RDRS\x07\0\0\0", 8) + std::string(100, '\0')), "bundle.format");
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
