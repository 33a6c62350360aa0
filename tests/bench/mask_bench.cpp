// A text read for personal data and masked, as `redress mask` does: nanoseconds a byte at several
// sizes, as JSON. Printed to be looked at, never a test. Reads [{name, unit}] from its input: each
// text is its unit over and over.
#include <cstdio>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "nanoseconds.hpp"
#include "redress/privacy.hpp"

namespace redress {
namespace {

constexpr std::size_t sizes[] = {1'000, 10'000, 100'000, 1'000'000, 10'000'000};
constexpr int rounds = 2;

/// The unit over and over, cut before the code point that would make it longer than `bytes`.
std::string text_of(std::string_view unit, std::size_t bytes) {
  std::string out;
  while (out.size() <= bytes) out += unit;
  while ((static_cast<unsigned char>(out[bytes]) & 0xC0U) == 0x80U) --bytes;
  out.resize(bytes);
  return out;
}

int run() {
  const std::string input{std::istreambuf_iterator<char>(std::cin), {}};
  for (const nlohmann::json& one : nlohmann::json::parse(input)) {
    const std::string unit = one.at("unit").get<std::string>();
    nlohmann::json measured = nlohmann::json::array();
    for (const std::size_t size : sizes) {
      const std::string bytes = text_of(unit, size);
      const Result<Utf8Text> text = Utf8Text::from(bytes);
      if (!text) {
        std::fprintf(stderr, "%s: not UTF-8\n", one.at("name").get<std::string>().c_str());
        return 1;
      }
      std::size_t masked_bytes = 0;
      const double spent = nanoseconds(
          [&](std::int64_t) {
            masked_bytes = mask(*text, "", find_personal_data(*text), nullptr, {}).size();
          },
          rounds, 1);
      measured.push_back({{"size", size},
                          {"masked_bytes", masked_bytes},
                          {"ns_per_byte", spent / static_cast<double>(bytes.size())}});
    }
    std::printf("%s\n",
                nlohmann::json{{"name", one.at("name")}, {"sizes", measured}}.dump().c_str());
  }
  return 0;
}

}  // namespace
}  // namespace redress

int main() {
  return redress::run();
}
