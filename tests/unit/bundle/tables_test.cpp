// A bundle's tables as they stand in memory, read in place of being unpacked.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <random>
#include <string>
#include <vector>

#include "base/layout.hpp"
#include "compile/builtin.hpp"
#include "drawn_bundle.hpp"
#include "language/sparse_weights.hpp"
#include "redress/codec.hpp"
#include "train/model_file.hpp"

namespace redress {
namespace {

constexpr std::array<std::string_view, 6> texts = {
    "My parcel has not arrived and nobody answers the phone",
    "Посылка так и не пришла, деньги не возвращают",
    "Пратката ми още не е дошла и никой не вдига",
    "Nem érkezett meg a csomagom, hiába hívom őket",
    "Посилка досі не прийшла, а гроші з картки зняли двічі",
    "qwertz 17 ½ — ёжик"};

// From a multiple of the alignment on.
class Aligned : public ByteSource {
 public:
  explicit Aligned(std::string_view bytes)
      : blocks_(bytes.size() / sizeof(Block) + 1), size_(bytes.size()) {
    std::memcpy(blocks_.data(), bytes.data(), bytes.size());
  }
  [[nodiscard]] std::string_view bytes() const {
    return {reinterpret_cast<const char*>(blocks_.data()), size_};
  }
  [[nodiscard]] std::uint64_t size() const override { return size_; }
  [[nodiscard]] std::string_view read(std::uint64_t offset, std::uint64_t size) override {
    return offset <= size_ && size <= size_ - offset ? bytes().substr(offset, size)
                                                     : std::string_view();
  }

 private:
  struct alignas(layout_alignment) Block {
    std::array<char, layout_alignment> bytes;
  };
  std::vector<Block> blocks_;
  std::size_t size_;
};

const std::string& general() {
  static const std::string bundle(builtin_pack("general").value().bundle);
  return bundle;
}
const std::string& tables_of_general() {
  static const std::string tables = lay_out_tables(*std::move(load_bundle(general())).value());
  return tables;
}

// What a program answers that unpacks nothing but what these tables lack.
std::string answer(std::string_view bundle, ByteSource* tables, std::string_view text) {
  BytesInMemory source(bundle);
  const auto engine = std::move(load_shared(source, tables)).value();
  EXPECT_TRUE(load_languages(*engine, source, engine->policy.languages, tables).ok());
  std::string draft = R"({"text":")";
  draft.append(text).append("\"}");
  return assess_json(*engine, draft).json;
}

TEST(Tables, GiveTheSameAnswersAsUnpacking) {
  Aligned tables(tables_of_general());
  for (const std::string_view text : texts)
    EXPECT_EQ(answer(general(), &tables, text), answer(general(), nullptr, text));
}

// What a bundle's bytes are asked for.
class Watched : public BytesInMemory {
 public:
  using BytesInMemory::BytesInMemory;
  [[nodiscard]] std::string_view read(std::uint64_t offset, std::uint64_t size) override {
    bytes_read += size;
    return BytesInMemory::read(offset, size);
  }
  std::uint64_t bytes_read = 0;
};

TEST(Tables, NoModelIsReadThatTheyHave) {
  const std::array<std::string, 1> english = {"en"};
  const auto read_with = [&](ByteSource* tables) {
    Watched bundle(general());
    const auto engine = std::move(load_shared(bundle, tables)).value();
    EXPECT_TRUE(load_languages(*engine, bundle, english, tables).ok());
    EXPECT_TRUE(engine->parts[engine->policy.find_language("en")]->model);
    return bundle.bytes_read;
  };
  Aligned tables(tables_of_general());
  EXPECT_LT(read_with(nullptr), general().size() / 2);
  EXPECT_LT(read_with(&tables), read_with(nullptr) - 20'000);
}

TEST(Tables, ThatAreDamagedCutOrMisplacedAreNotUsed) {
  const std::string& good = tables_of_general();
  const std::string expected = answer(general(), nullptr, texts[0]);
  std::mt19937 random(5);
  for (int i = 0; i < 60; ++i) {
    std::string bytes = good;
    // Half of them in the list of parts.
    const std::size_t end = i % 2 == 0 ? 300 : bytes.size();
    for (std::size_t changes = 1 + random() % 3; changes > 0; --changes)
      bytes[random() % end] = static_cast<char>(random());
    if (i % 3 == 0) bytes.resize(random() % bytes.size());
    Aligned tables(bytes);
    EXPECT_EQ(answer(general(), &tables, texts[0]), expected) << i;
  }
  // Each part begins one byte behind where it may.
  class Misplaced : public Aligned {
   public:
    using Aligned::Aligned;
    [[nodiscard]] std::string_view read(std::uint64_t offset, std::uint64_t size) override {
      return Aligned::read(offset + 1, size);
    }
  };
  Misplaced shifted(" " + good);
  EXPECT_EQ(answer(general(), &shifted, texts[0]), expected);
}

TEST(Tables, OfAnotherBundleAreNotUsed) {
  const std::string other(builtin_pack("food").value().bundle);
  Aligned tables(tables_of_general());
  for (const std::string_view text : texts)
    EXPECT_EQ(answer(other, &tables, text), answer(other, nullptr, text));
}

// Below the checksum, which finds damage and no malice: whatever the numbers are, nothing is read
// outside of them.
TEST(Tables, OfAnyNumbersAreSurvived) {
  const auto engine = std::move(load_bundle(general())).value();
  const LanguagePart& first = *engine->parts.front();
  LayoutWriter of_model;
  first.model->lay_out(of_model);
  LayoutWriter of_signals;
  first.signals.lay_out(of_signals);
  LayoutWriter of_languages;
  engine->language.lay_out(of_languages);
  const std::string model_tables = of_model.take();
  const std::string language_tables = of_languages.take();
  const std::string signal_tables = of_signals.take();
  std::vector<Words> words;
  for (const std::string_view text : texts)
    words.push_back(split_words(Utf8Text::from(text).value()));
  std::mt19937 random(9);
  const auto changed = [&random](std::string bytes) {
    const bool numbers = random() % 2 == 0;  // sizes stand at the front of rows
    for (std::size_t changes = 1 + random() % 40; changes > 0; --changes) {
      const std::size_t at =
          numbers ? random() % (bytes.size() / 16) * 16 : random() % bytes.size();
      bytes[at] = static_cast<char>(random());
    }
    if (random() % 8 == 0) bytes.resize(random() % bytes.size());
    return bytes;
  };
  int used = 0;
  for (int i = 0; i < 400; ++i) {
    const Aligned of_one(changed(model_tables));
    LayoutReader reader(of_one.bytes());
    if (const std::optional<Model> model = Model::laid_out(reader)) {
      ++used;
      const std::array<Index, 1> best = {0};
      for (const Words& some : words) {
        EXPECT_EQ(model->categorize(some).ranked.size(), model->categories().size());
        EXPECT_EQ(model->evidence(some, best).size(), 1U);
      }
    }
    const Aligned of_other(changed(language_tables));
    LayoutReader other(of_other.bytes());
    if (const auto languages = LanguageTables::laid_out(other)) {
      ++used;
      for (const Words& some : words) EXPECT_LE(detect(some, *languages).confidence, 1000);
    }
    const Aligned of_third(changed(signal_tables));
    LayoutReader third(of_third.bytes());
    if (const auto signals = SignalTable::laid_out(third)) {
      ++used;
      const std::array<const SignalTable*, 1> tables = {&*signals};
      for (const Words& some : words)
        EXPECT_LE(find_signals(some, tables).size(), signal_ids.size());
    }
  }
  EXPECT_GT(used, 40);
}

// A file of tables outlives the program that wrote it. If this fails, the format is another one:
// raise bundle::tables_format, then change the digest.
TEST(Tables, AreOfTheFormatThatTheirNumberSays) {
  fixture::Draw draw{1};
  BundleParts parts = fixture::some_parts(draw);
  while (std::all_of(parts.models.begin(), parts.models.end(),
                     [](const std::string& model) { return model.empty(); }))
    parts = fixture::some_parts(draw);
  LanguageTableParts languages;
  for (std::uint32_t i = 1; i < 400; ++i)
    languages.rows.push_back({i << 22U, {static_cast<std::int8_t>(i % 100), -1, 2, 3, -4, 0}});
  languages.hash_bits = 12;
  parts.language_tables = pack_language_tables(languages);
  const auto engine = std::move(load_bundle(write_bundle(parts))).value();
  EXPECT_EQ(sha256_hex(lay_out_tables(*engine)),
            "e425ba2bdbde82a3578c383275942f987f4dae2af78d7718b3b4013afa449b8d");
}

}  // namespace
}  // namespace redress
