// Any bytes as a bundle, and a small bundle that they alter behind the back of its digests: an
// error or an engine that answers, never a crash.
#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "base/layout.hpp"
#include "bundle/container.hpp"
#include "bundle/sha256.hpp"
#include "check.hpp"
#include "redress/redress.hpp"
#include "unit/bundle/drawn_bundle.hpp"

namespace {

using namespace redress;

// As the tables of a drawn bundle, behind the back of their checksums.
void use_as_tables(std::string_view bytes) {
  constexpr std::size_t alignment = 16;
  std::vector<char> room(bytes.size() + alignment);
  const auto misplaced = reinterpret_cast<std::uintptr_t>(room.data()) % alignment;
  char* const start = room.data() + (alignment - misplaced) % alignment;
  std::copy(bytes.begin(), bytes.end(), start);
  const std::string_view aligned(start, bytes.size());
  const Words words = split_words(Utf8Text::from("late again, I want my money back").value());
  LayoutReader of_model(aligned);
  if (const auto model = Model::laid_out(of_model))
    check(model->categorize(words).ranked.size() == model->categories().size());
  LayoutReader of_signals(aligned);
  if (const auto signals = SignalTable::laid_out(of_signals)) {
    const std::array<const SignalTable*, 1> tables = {&*signals};
    check(find_signals(words, tables).size() <= signal_ids.size());
  }
  LayoutReader of_languages(aligned);
  if (const auto languages = LanguageTables::laid_out(of_languages))
    check(detect(words, *languages).confidence <= 1000);
}

void use(std::string_view bytes) {
  const Result<std::unique_ptr<Engine>> engine = load_bundle(bytes);
  if (!engine.ok()) return;
  check(
      !assess_json(**engine, R"({"text":"late","received":"2026-11-20T10:00:00Z"})").json.empty());
  check(!validate_json(**engine, R"({"text":"late","language":"bg"})", Instant{1'760'000'000})
             .json.empty());
  check(!policy_json(**engine, "bg").json.empty());
  for (const Category& category : (*engine)->policy.categories) {
    const std::string request = R"({"category":")" + category.id +
                                R"(","channel":"link","received":"2026-11-20T10:00:00Z"})";
    check(!promise_json(**engine, request).json.empty());
  }
}

// The fuzzer's bytes as edits: section, place (two bytes), how many, and as many bytes to stand
// there, beyond its end too. Digests and lengths are made right again, so that the readers of
// sections are reached.
std::string edited(const std::string& bundle, std::string_view edits) {
  BytesInMemory source(bundle);
  bundle::Container container = bundle::read_container(source).value();
  std::vector<std::string> contents;
  for (bundle::Section& section : container.sections) {
    check(bundle::read_section(source, section));
    contents.emplace_back(section.bytes);
  }
  const auto next = [&] {
    const auto value = static_cast<unsigned char>(edits.front());
    edits.remove_prefix(1);
    return std::size_t{value};
  };
  constexpr std::size_t head_bytes = 4;
  while (edits.size() > head_bytes) {
    std::string& content = contents[next() % contents.size()];
    const std::size_t place = next() * 256;
    const std::size_t at = (place + next()) % (content.size() + 1);
    const std::string_view with = edits.substr(1, next());
    edits.remove_prefix(with.size());
    if (content.size() < at + with.size()) content.resize(at + with.size());
    content.replace(at, with.size(), with);
  }
  for (std::size_t i = 0; i < contents.size(); ++i) {
    bundle::Section& section = container.sections[i];
    section.bytes = contents[i];
    section.length = static_cast<std::uint32_t>(contents[i].size());
    section.digest = bundle::sha256(contents[i]);
  }
  return bundle::write_container(container.sections);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::vector<std::string> drawn = [] {
    std::vector<std::string> out;
    for (std::uint32_t seed = 1; seed <= 16; ++seed) {
      fixture::Draw draw{seed};
      out.push_back(write_bundle(fixture::some_parts(draw)));
    }
    return out;
  }();
  const std::string_view bytes = text_of(data, size);
  use(bytes);
  if (size > 0) use(edited(drawn[data[0] % drawn.size()], bytes.substr(1)));
  (void)Model::load(bytes);
  (void)LanguageTables::load(bytes);
  use_as_tables(bytes);
  (void)select_part(bytes, {}, true);
  return 0;
}
