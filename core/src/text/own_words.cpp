#include <algorithm>
#include <vector>

#include "redress/text.hpp"

namespace redress {

namespace {

std::string_view trimmed(std::string_view line) {
  constexpr std::string_view space = " \t\r";
  const std::size_t first = line.find_first_not_of(space);
  if (first == std::string_view::npos) return {};
  return line.substr(first, line.find_last_not_of(space) - first + 1);
}

// What mail programs put between a text and its signature (RFC 3676, section 4.3), with or without
// the blank behind it.
bool begins_signature(std::string_view line) {
  return line == "--" || line == "—" || line == "––";
}

// Twice what RFC 3676 allows a signature. More than that behind two dashes is text: they also stand
// between paragraphs.
constexpr std::size_t signature_lines = 8;
constexpr std::size_t signature_bytes = 800;

bool is_signature(std::string_view rest) {
  if (rest.size() > signature_bytes) return false;
  std::size_t lines = 0;
  for (std::size_t start = 0; start < rest.size();) {
    const std::size_t end = std::min(rest.find('\n', start), rest.size());
    if (!trimmed(rest.substr(start, end - start)).empty()) ++lines;
    start = end + 1;
  }
  return lines <= signature_lines;
}

// Parts of the text that are somebody else's, or no part of what it tells; ascending.
std::vector<Span> foreign_parts(std::string_view text) {
  std::vector<Span> out;
  const auto add = [&](std::size_t start, std::size_t end) {
    out.push_back({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)});
  };
  // The line before a quotation belongs to it where it announces it: "On Monday you wrote:".
  std::size_t announced = std::string_view::npos;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    const std::string_view line = trimmed(text.substr(start, end - start));
    if (begins_signature(line) && is_signature(text.substr(std::min(end + 1, text.size())))) {
      add(start, text.size());
      break;
    }
    if (line.starts_with('>')) {
      add(announced == std::string_view::npos ? start : announced, end);
      announced = std::string_view::npos;
    } else if (!line.empty()) {
      announced = line.ends_with(':') ? start : std::string_view::npos;
    }
    start = end + 1;
  }
  return out;
}

}  // namespace

Words own_words(Utf8Text text, const Words& words) {
  const std::vector<Span> foreign = foreign_parts(text.view());
  if (foreign.empty()) return words;
  Words out;
  out.folded = words.folded;
  auto part = foreign.begin();
  for (const Word& word : words.words) {
    while (part != foreign.end() && part->end <= word.span.start) ++part;
    if (part == foreign.end() || word.span.start < part->start) out.words.push_back(word);
  }
  return out.words.empty() ? words : out;
}

}  // namespace redress
