// A compiled policy as one binary: shared sections, and for each language its texts and its model.
//
// Layout, little-endian: magic "RDRS", u16 format, u16 number of sections; then per section u8
// kind, u8 language (position in the policy's languages, 255 for shared), u16 flags (1: its bytes
// are present), u32 length, 32 bytes SHA-256: the manifest. Its own SHA-256, flags taken as 0,
// follows and is the bundle's id, so the id is the same whatever part of a bundle is at hand; then
// the bytes of the present sections in that order. Sections: rules 1, calendars 2, language tables
// 3, then for each language its texts with the words of its signals 4 and, where it has one, its
// model 5.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "redress/assessment.hpp"
#include "redress/base.hpp"
#include "redress/policy.hpp"
#include "redress/signal.hpp"

namespace redress {

/// What a bundle is made of.
struct BundleParts {
  Policy policy;
  std::vector<Texts> texts;  ///< By position in Policy::languages.
  std::vector<SignalEntry> signals;
  std::string language_tables;
  /// By position in Policy::languages; empty for a language without a model.
  std::vector<std::string> models;
  std::string tzdata_version;  ///< Such as `2025b`.
};
[[nodiscard]] std::string write_bundle(const BundleParts& parts);

/// Errors `bundle.format`, `bundle.truncated`, `bundle.altered` (a checksum differs),
/// `bundle.invalid` (a section breaks a rule of the types): never a crash, whatever the bytes. The
/// shared sections must be present; languages may be absent. The bytes need not outlive the engine.
[[nodiscard]] Result<std::unique_ptr<Engine>> load_bundle(std::string_view bytes);
/// Adds the languages that are present in another part of the same bundle; error `bundle.other`
/// where the id differs.
[[nodiscard]] Result<std::monostate> add_languages(Engine& engine, std::string_view bytes);

/// Bytes that are kept somewhere, to be had part by part.
class ByteSource {
 public:
  ByteSource() = default;
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;
  virtual ~ByteSource() = default;
  [[nodiscard]] virtual std::uint64_t size() const = 0;
  /// So many bytes from `offset` on, or none where there are fewer. They stay where and what they
  /// are for as long as the source does.
  [[nodiscard]] virtual std::string_view read(std::uint64_t offset, std::uint64_t size) = 0;
  [[nodiscard]] std::string_view all() { return read(0, size()); }
};

class BytesInMemory : public ByteSource {
 public:
  explicit BytesInMemory(std::string_view held_elsewhere) : bytes_(held_elsewhere) {}
  [[nodiscard]] static std::unique_ptr<BytesInMemory> holding(std::string bytes) {
    auto out = std::make_unique<BytesInMemory>(std::string_view());
    out->held_ = std::move(bytes);
    out->bytes_ = out->held_;
    return out;
  }
  [[nodiscard]] std::uint64_t size() const override { return bytes_.size(); }
  [[nodiscard]] std::string_view read(std::uint64_t offset, std::uint64_t size) override {
    if (offset > bytes_.size() || size > bytes_.size() - offset) return {};
    return bytes_.substr(static_cast<std::size_t>(offset), static_cast<std::size_t>(size));
  }

 private:
  std::string held_;
  std::string_view bytes_;
};

/// The same as load_bundle, but for the languages: none of them is read, though they may be
/// present. For one question, of which load_languages then gets what it needs. `tables`: what
/// lay_out_tables() wrote of the same bundle, in parts that begin at multiples of 16 in memory,
/// which are then used as they stand in place of being unpacked; it must outlive the engine.
/// Anything else is taken for nothing.
[[nodiscard]] Result<std::unique_ptr<Engine>> load_shared(ByteSource& bundle,
                                                          ByteSource* tables = nullptr);
/// Of add_languages those that are named; whatever is unpacked is checked as load_bundle does.
/// `tables` as above.
[[nodiscard]] Result<std::monostate> load_languages(Engine& engine, ByteSource& bundle,
                                                    std::span<const std::string> languages,
                                                    ByteSource* tables = nullptr);
/// Of a bundle of which everything present is loaded: its models, the words of its signals and the
/// tables that tell languages apart as they stand in memory, to be kept in a file beside it. For
/// this sort of processor, and for programs of the same tables_format.
[[nodiscard]] std::string lay_out_tables(const Engine& engine);

/// A part of a bundle: the named languages (unknown ones are left out) and, where wanted, the
/// shared sections.
[[nodiscard]] Result<std::string> select_part(std::string_view bytes,
                                              std::span<const std::string> languages, bool shared);
/// The id of the bundle that these bytes are, or are a part of.
[[nodiscard]] Result<std::string> bundle_id(std::string_view bytes);

/// FIPS 180-4; 64 hexadecimal digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace redress
