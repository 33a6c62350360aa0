#include "commands/measurement_page.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "io/html.hpp"

namespace redress {

namespace {

constexpr std::size_t most_drawn = 40;
constexpr std::size_t most_mistakes = 50;
constexpr std::size_t longest_text = 600;  // bytes shown of one text

constexpr std::string_view style = R"(
:root { color-scheme: light dark; --ink: #1c1c28; --paper: #fff; --line: #d8d8e0; --right: 38 110 85; --wrong: 176 58 46; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e8ee; --paper: #16161c; --line: #3a3a46; --right: 96 190 150; --wrong: 235 120 100; } }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2.5rem; }
table { border-collapse: collapse; } th, td { padding: .25rem .6rem; text-align: left; border-bottom: 1px solid var(--line); }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: 1rem; margin: 0; }
dt { font-size: .85rem; opacity: .8; } dd { margin: 0; font-size: 1.5rem; font-variant-numeric: tabular-nums; }
.scroll { overflow-x: auto; }
svg { display: block; } svg text { fill: var(--ink); font-size: 11px; } svg .grid { stroke: var(--line); fill: none; }
svg .right { fill: rgb(var(--right)); } svg .wrong { fill: rgb(var(--wrong)); }
mark { background: rgb(var(--wrong) / .25); color: inherit; border-radius: .2rem; }
ol { padding-left: 1.5rem; } li { margin-bottom: 1rem; } .said { opacity: .85; font-size: .9rem; }
)";

std::string number(double value, int digits) {
  std::array<char, 32> out{};
  return {out.data(), std::to_chars(out.data(), out.data() + out.size(), value,
                                    std::chars_format::fixed, digits)
                          .ptr};
}
std::string percent(double value) {
  return number(100 * value, 1) + " %";
}

std::string figure(std::string_view name, const std::string& value) {
  return "<div><dt>" + std::string(name) + "</dt><dd>" + value + "</dd></div>";
}

std::string figures(const train::Measurement& measured) {
  std::string out = "<dl>";
  out += figure("lines", std::to_string(measured.lines));
  out += figure("accuracy", percent(measured.accuracy));
  out += figure("macro F1", percent(measured.macro_f1));
  out += figure("among the best three", percent(measured.top_3));
  out += figure("scores are off by", percent(measured.calibration_error));
  out += figure("lines at 90 % right", percent(measured.coverage_at_90));
  return out + "</dl>";
}

std::string decisions(const train::Measurement& measured) {
  constexpr std::array<std::string_view, decision_ids.size()> meanings = {
      "the first category is right", "the right one is among three", "the text fits none"};
  std::string out =
      "<h2>What a page would do</h2><table><tr><th>decision</th><th class=n>lines</th><th "
      "class=n>share</th><th class=n>good</th><th>good means</th></tr>";
  for (std::size_t i = 0; i < decision_ids.size(); ++i) {
    const auto& [lines, right] = measured.decisions[i];
    const auto part = [](std::size_t some, std::size_t all) {
      return all == 0 ? std::string("–")
                      : percent(static_cast<double>(some) / static_cast<double>(all));
    };
    out += "<tr><td>" + std::string(decision_ids[i]) + "</td><td class=n>" + std::to_string(lines) +
           "</td><td class=n>" + part(lines, measured.lines) + "</td><td class=n>" +
           part(right, lines) + "</td><td>" + std::string(meanings[i]) + "</td></tr>";
  }
  return out + "</table>";
}

// The categories to draw: all, or those with the most mistakes, in the order of their ids.
std::vector<std::string> drawn_categories(const train::Measurement& measured) {
  std::map<std::string, std::size_t> mistakes;
  for (const auto& category : measured.categories) mistakes[category.id] = 0;
  for (const auto& confusion : measured.confusions) {
    mistakes[confusion.expected] += confusion.lines;
    mistakes[confusion.predicted] += confusion.lines;
  }
  std::vector<std::pair<std::string, std::size_t>> order(mistakes.begin(), mistakes.end());
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  order.resize(std::min(order.size(), most_drawn));
  std::vector<std::string> out;
  for (const auto& [id, count] : order) out.push_back(id);
  std::sort(out.begin(), out.end());
  return out;
}

std::string at(std::string_view name, double value) {
  return ' ' + std::string(name) + "=\"" + number(value, 1) + '"';
}

std::string matrix(const train::Measurement& measured) {
  const std::vector<std::string> drawn = drawn_categories(measured);
  std::map<std::pair<std::string, std::string>, std::size_t> cells;
  std::map<std::string, std::size_t> lines_of;
  for (const auto& category : measured.categories) {
    cells[{category.id, category.id}] = category.right;
    lines_of[category.id] = category.lines;
  }
  for (const auto& confusion : measured.confusions)
    cells[{confusion.expected, confusion.predicted}] = confusion.lines;

  constexpr double cell = 24;
  constexpr double left = 190;
  constexpr double top = 170;
  constexpr double labels = 100;  // of the last columns lean to the right
  const double size = cell * static_cast<double>(drawn.size());
  std::string out =
      "<h2>What was taken for what</h2><p>A row is what a text is about, a column "
      "what it was taken for; the darker, the larger a part of the row.";
  if (drawn.size() < measured.categories.size())
    out += " Only the " + std::to_string(drawn.size()) + " categories confused most are drawn.";
  out += "</p><div class=scroll><svg role=img aria-label=\"Confusion matrix\"" +
         at("width", left + size + labels) + at("height", top + size + 10) + '>';
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    const double middle = cell * (static_cast<double>(i) + 0.65);
    out += "<text text-anchor=end" + at("x", left - 6) + at("y", top + middle) + '>' +
           escape_html(drawn[i]) + "</text><text" + at("x", 0) + at("y", 0) +
           " transform=\"translate(" + number(left + middle, 1) + ' ' + number(top - 6, 1) +
           ") rotate(-60)\">" + escape_html(drawn[i]) + "</text>";
  }
  for (std::size_t row = 0; row < drawn.size(); ++row) {
    for (std::size_t column = 0; column < drawn.size(); ++column) {
      const auto found = cells.find({drawn[row], drawn[column]});
      if (found == cells.end() || found->second == 0) continue;
      const double part = static_cast<double>(found->second) /
                          static_cast<double>(std::max<std::size_t>(lines_of[drawn[row]], 1));
      const double x = left + cell * static_cast<double>(column);
      const double y = top + cell * static_cast<double>(row);
      out += "<rect" + at("x", x) + at("y", y) + at("width", cell) + at("height", cell) +
             " class=" + (row == column ? "right" : "wrong") + " fill-opacity=\"" +
             number(0.12 + 0.88 * std::min(part, 1.0), 2) + "\"><title>" + escape_html(drawn[row]) +
             " taken for " + escape_html(drawn[column]) + ": " + std::to_string(found->second) +
             "</title></rect><text text-anchor=middle" + at("x", x + cell / 2) +
             at("y", y + cell * 0.65) + '>' + std::to_string(found->second) + "</text>";
    }
  }
  return out + "<rect class=grid" + at("x", left) + at("y", top) + at("width", size) +
         at("height", size) + "></rect></svg></div>";
}

std::string calibration(const train::Measurement& measured) {
  constexpr double size = 220;
  constexpr double margin = 36;
  std::string out =
      "<h2>How far scores can be trusted</h2><p>Of the texts with a score, the part that was "
      "right; on the line where the score says just that. The larger a dot, the more "
      "texts.</p><svg role=img aria-label=\"Calibration\"" +
      at("width", size + 2 * margin) + at("height", size + 2 * margin) + "><rect class=grid" +
      at("x", margin) + at("y", margin) + at("width", size) + at("height", size) +
      "></rect><line class=grid" + at("x1", margin) + at("y1", margin + size) +
      at("x2", margin + size) + at("y2", margin) + "></line>";
  for (const auto& bin : measured.calibration) {
    if (bin.lines == 0) continue;
    const double part = static_cast<double>(bin.lines) / static_cast<double>(measured.lines);
    out += "<circle class=right" + at("cx", margin + size * bin.mean_score) +
           at("cy", margin + size * (1 - bin.accuracy)) + at("r", 3 + 16 * part) +
           " fill-opacity=.8><title>" + std::to_string(bin.lines) + " texts, score " +
           percent(bin.mean_score) + ", right " + percent(bin.accuracy) + "</title></circle>";
  }
  return out + "<text" + at("x", margin) + at("y", margin + size + 20) +
         ">score 0</text><text text-anchor=end" + at("x", margin + size) +
         at("y", margin + size + 20) + ">1</text></svg>";
}

std::string table(const train::Measurement& measured) {
  std::string out =
      "<h2>By category</h2><div class=scroll><table><tr><th>category</th><th class=n>lines</th><th "
      "class=n>precision</th><th class=n>recall</th><th class=n>F1</th></tr>";
  for (const auto& category : measured.categories) {
    out += "<tr><td>" + escape_html(category.id) + "</td><td class=n>" +
           std::to_string(category.lines) + "</td><td class=n>" + percent(category.precision) +
           "</td><td class=n>" + percent(category.recall) + "</td><td class=n>" +
           percent(category.f1) + "</td></tr>";
  }
  return out + "</table></div>";
}

// The text with its evidence marked; a long one as far as the limit, never inside a letter.
std::string marked(std::string_view text, const std::vector<Span>& evidence) {
  std::size_t end = std::min(text.size(), longest_text);
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  std::string out;
  std::size_t position = 0;
  for (const Span& span : evidence) {
    if (span.end > end) break;
    out += escape_html(text.substr(position, span.start - position)) + "<mark>" +
           escape_html(text.substr(span.start, span.size())) + "</mark>";
    position = span.end;
  }
  return out + escape_html(text.substr(position, end - position)) + (end < text.size() ? " …" : "");
}

std::string mistakes(std::span<const train::TrainingLine> lines,
                     std::span<const train::Prediction> predictions) {
  std::vector<std::size_t> wrong;
  for (std::size_t i = 0; i < predictions.size(); ++i) {
    const train::Prediction& one = predictions[i];
    if (!one.ranked.empty() && one.ranked.front().category != one.expected) wrong.push_back(i);
  }
  if (wrong.empty()) return "<h2>Mistakes</h2><p>None.</p>";
  std::stable_sort(wrong.begin(), wrong.end(), [&](std::size_t a, std::size_t b) {
    return predictions[a].ranked.front().score > predictions[b].ranked.front().score;
  });
  std::string out = "<h2>The mistakes that the model was surest of</h2><p>" +
                    std::to_string(std::min(most_mistakes, wrong.size())) + " of " +
                    std::to_string(wrong.size()) +
                    "; marked are the words that spoke most for what it was taken for.</p><ol>";
  wrong.resize(std::min(most_mistakes, wrong.size()));
  for (const std::size_t i : wrong) {
    const train::Prediction& one = predictions[i];
    out += "<li><div>" + marked(lines[i].text, one.evidence) +
           "</div><div class=said>taken for <b>" + escape_html(one.ranked.front().category) +
           "</b> (" + std::to_string(one.ranked.front().score) + "), is <b>" +
           escape_html(one.expected) + "</b></div></li>";
  }
  return out + "</ol>";
}

}  // namespace

std::string measurement_page(const train::Measurement& measured,
                             std::span<const train::TrainingLine> lines,
                             std::span<const train::Prediction> predictions) {
  return "<!doctype html>\n<html lang=en><meta charset=utf-8><meta name=viewport "
         "content=\"width=device-width\"><title>How well complaints are understood</title><style>" +
         std::string(style) + "</style><h1>How well complaints are understood</h1>" +
         figures(measured) + decisions(measured) + matrix(measured) + calibration(measured) +
         table(measured) + mistakes(lines, predictions) + "</html>\n";
}

}  // namespace redress
