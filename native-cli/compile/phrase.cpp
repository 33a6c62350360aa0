#include "compile/phrase.hpp"

#include <algorithm>
#include <utility>

namespace redress {

namespace {

constexpr std::size_t longest_gap = 3;

// Most people write one letter for both.
void write_yo_as_ye(std::string& text) {
  constexpr std::string_view yo = "ё";
  constexpr std::string_view ye = "е";
  static_assert(yo.size() == ye.size());
  for (std::size_t at = text.find(yo); at != std::string::npos; at = text.find(yo, at))
    std::copy(ye.begin(), ye.end(), text.begin() + static_cast<std::ptrdiff_t>(at));
}

// The one word that `written` is in folded form, or empty.
std::string folded_word(std::string_view written) {
  const FoldedText folded(written);
  return folded.size() == 1 ? std::string(folded[0]) : std::string();
}

bool stands_for(std::string_view wanted, std::string_view word) {
  if (!wanted.ends_with('*')) return wanted == word;
  wanted.remove_suffix(1);
  return word.starts_with(wanted);
}

// The pieces of `text` between separators, empty ones left out.
std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    if (end > 0) out.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

}  // namespace

FoldedText::FoldedText(std::string_view text) : text_(text) {
  const Result<Utf8Text> valid = Utf8Text::from(text);
  if (!valid) return;
  const Words words = split_words(*valid);
  for (const Word& word : words.words) {
    words_.emplace_back(words.folded_of(word));
    write_yo_as_ye(words_.back());
    spans_.push_back(word.span);
  }
}

std::string_view FoldedText::written(std::size_t first, std::size_t last) const {
  if (first >= last) return {};
  return text_.substr(spans_[first].start, spans_[last - 1].end - spans_[first].start);
}

std::optional<Phrase> Phrase::from(std::string_view written) {
  Phrase out;
  if (written.starts_with('=')) {
    out.whole_ = true;
    written.remove_prefix(1);
  }
  for (const std::string_view piece : split(written, ' ')) {
    Part part;
    if (piece != "…") {
      for (std::string_view word : split(piece, '|')) {
        const bool any_ending = word.ends_with('*');
        if (any_ending) word.remove_suffix(1);
        std::string folded = folded_word(word);
        if (folded.empty()) return std::nullopt;
        part.words.push_back(any_ending ? folded + '*' : std::move(folded));
      }
    }
    out.parts_.push_back(std::move(part));
  }
  // A gap is between words.
  if (out.parts_.empty() || out.parts_.front().words.empty() || out.parts_.back().words.empty())
    return std::nullopt;
  return out;
}

std::optional<std::size_t> Phrase::match(const FoldedText& text, std::size_t part,
                                         std::size_t at) const {
  if (part == parts_.size()) return at;
  const std::vector<std::string>& words = parts_[part].words;
  if (words.empty()) {
    for (std::size_t skipped = 0; skipped <= longest_gap && at + skipped < text.size(); ++skipped) {
      if (const auto end = match(text, part + 1, at + skipped)) return end;
    }
    return std::nullopt;
  }
  if (at >= text.size()) return std::nullopt;
  const bool found = std::any_of(words.begin(), words.end(), [&](std::string_view wanted) {
    return stands_for(wanted, text[at]);
  });
  if (!found) return std::nullopt;
  return match(text, part + 1, at + 1);
}

std::string_view Phrase::find_in(const FoldedText& text) const {
  for (std::size_t first = 0; first < (whole_ ? 1 : text.size()); ++first) {
    const auto last = match(text, 0, first);
    if (last && (!whole_ || *last == text.size())) return text.written(first, *last);
  }
  return {};
}

}  // namespace redress
