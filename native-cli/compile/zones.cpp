#include "compile/zones.hpp"

#include <absl/time/civil_time.h>
#include <absl/time/time.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <fstream>

namespace redress {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

/// Source: the rules for names in tzdata's file `theory.html`; its own names all begin with a
/// capital letter, while the files beside them
/// (`localtime`, `posixrules`, `right/…`) do not. `Fixed/…` is Abseil's own and no file.
bool is_zone_name(std::string_view name) {
  constexpr std::size_t max_name_bytes = 64;
  if (name.empty() || name.size() > max_name_bytes || !is_upper(name.front())) return false;
  if (name.starts_with("Fixed/")) return false;
  char previous = '/';
  for (const char c : name) {
    const bool plain =
        is_upper(c) || is_lower(c) || is_digit(c) || c == '_' || c == '+' || c == '-';
    if (!plain && (c != '/' || previous == '/')) return false;
    previous = c;
  }
  return previous != '/';
}

std::int32_t offset_of(const absl::TimeZone& zone, absl::Time time) {
  return static_cast<std::int32_t>(zone.At(time).offset);
}

/// The first line of a file of the database; empty where there is none.
std::string first_line(const std::string& file) {
  const char* folder = std::getenv("TZDIR");
  const bool given = folder != nullptr && *folder != '\0';
  std::ifstream in((given ? std::string(folder) : "/usr/share/zoneinfo") + "/" + file);
  constexpr std::size_t enough_bytes = 64;
  std::string line(enough_bytes, '\0');
  in.read(line.data(), static_cast<std::streamsize>(line.size()));
  line.resize(static_cast<std::size_t>(in.gcount()));
  return line.substr(0, line.find_first_of("\r\n"));
}

/// A year and letters (`2025b`, `2025b-3-gabc12`, `unknown`): what may stand in a bundle without a
/// second look.
bool is_version(std::string_view version) {
  return !version.empty() && version.size() <= 32 && is_digit(version.front()) &&
         std::all_of(version.begin(), version.end(),
                     [](char c) { return is_digit(c) || is_lower(c) || c == '-' || c == '.'; });
}

}  // namespace

std::optional<Zone> system_zone(std::string_view name) {
  absl::TimeZone source;
  const std::string file(name);
  if (!is_zone_name(name) || !absl::LoadTimeZone(file, &source)) return std::nullopt;

  absl::Time time = absl::FromUnixSeconds(first_instant.seconds - 1);
  Zone zone{file, offset_of(source, time), {}};
  std::int32_t offset = zone.first_offset;
  absl::TimeZone::CivilTransition change;
  while (source.NextTransition(time, &change)) {
    time = source.At(change.to).trans;
    const std::int64_t at = absl::ToUnixSeconds(time);
    if (at > last_instant.seconds) break;
    // Names and summer time flags change without the offset, too.
    if (offset_of(source, time) == offset) continue;
    offset = offset_of(source, time);
    zone.transitions.push_back({at, offset});
  }
  return zone;
}

std::string tzdata_version() {
  std::string plain = first_line("+VERSION");
  if (is_version(plain)) return plain;
  constexpr std::string_view heading = "# version ";
  const std::string line = first_line("tzdata.zi");
  if (line.starts_with(heading) && is_version(line.substr(heading.size()))) {
    return line.substr(heading.size());
  }
  return "unknown";
}

}  // namespace redress
