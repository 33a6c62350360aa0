#include "privacy/letters.hpp"

namespace redress {

char looks_like(char32_t c) {
  if (c >= U'a' && c <= U'z') return static_cast<char>(c - 0x20);
  if (c >= U'A' && c <= U'Z') return static_cast<char>(c);
  if (c < 0x370) return 0;
  if (c >= 0xFF21 && c <= 0xFF3A) return static_cast<char>(c - 0xFF21 + 'A');
  if (c >= 0xFF41 && c <= 0xFF5A) return static_cast<char>(c - 0xFF41 + 'A');
  if (c >= 0x1D400 && c < 0x1D6A4) return static_cast<char>((c - 0x1D400) % 26 + 'A');
  constexpr std::u32string_view letters = U"АВЕЅІЈКМНОРСТУХавеѕіјкмнорстухΑΒΕΖΗΙΚΜΝΟΡΤΥΧԚԜԛԝҮүοιν";
  constexpr std::string_view latin = "ABESIJKMHOPCTYXABESIJKMHOPCTYXABEZHIKMNOPTYXQWQWYYOIV";
  static_assert(letters.size() == latin.size());
  const std::size_t found = letters.find(c);
  return found == std::u32string_view::npos ? '\0' : latin[found];
}

}  // namespace redress
