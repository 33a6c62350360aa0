#include "attachments/kinds.hpp"

namespace redress::attachments {

namespace {

using namespace std::string_view_literals;

struct Beginning {
  std::size_t at;
  std::string_view bytes;
  std::string_view name;
};
// The more particular first.
constexpr Beginning others[] = {
    {4, "ftypheic"sv, "HEIC"},
    {4, "ftypheix"sv, "HEIC"},
    {4, "ftypmif1"sv, "HEIC"},
    {4, "ftypavif"sv, "AVIF"},
    {4, "ftyp"sv, "a video"},
    {0, "GIF8"sv, "GIF"},
    {0, "BM"sv, "BMP"},
    {0, "II*\0"sv, "TIFF"},
    {0, "MM\0*"sv, "TIFF"},
    {0, "PK\3\4"sv, "a ZIP archive or an office document"},
    {0, "\xD0\xCF\x11\xE0"sv, "an office document"},
};

bool has(std::string_view bytes, std::size_t at, std::string_view what) {
  return bytes.size() >= at && bytes.substr(at).starts_with(what);
}

}  // namespace

const KindFacts& facts_of(std::string_view id) {
  for (const KindFacts& kind : kinds) {
    if (kind.id == id) return kind;
  }
  return kinds.front();
}

std::optional<Kind> kind_of(std::string_view bytes) {
  if (has(bytes, 0, "\xFF\xD8\xFF"sv)) return Kind::jpeg;
  if (has(bytes, 0, "\x89PNG\r\n\x1A\n"sv)) return Kind::png;
  if (has(bytes, 0, "RIFF"sv) && has(bytes, 8, "WEBP"sv)) return Kind::webp;
  if (has(bytes, 0, "%PDF-"sv)) return Kind::pdf;
  return std::nullopt;
}

std::string_view taken_for(std::string_view bytes) {
  for (const Beginning& other : others) {
    if (has(bytes, other.at, other.bytes)) return other.name;
  }
  return "a file of an unknown kind";
}

std::string limits_json() {
  std::string out = R"({"count":)" + std::to_string(most_files) + R"(,"bytes":)" +
                    std::to_string(most_file_bytes) + R"(,"kinds":[)";
  for (const KindFacts& kind : kinds) {
    if (out.back() != '[') out += ',';
    out += '"' + std::string(kind.id) + '"';
  }
  return out + "]}";
}

}  // namespace redress::attachments
