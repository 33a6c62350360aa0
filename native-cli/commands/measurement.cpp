#include "commands/measurement.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "redress/codec.hpp"

namespace redress {

namespace {

std::string decimal(double value, int digits) {
  std::array<char, 32> out{};
  const auto end =
      std::to_chars(out.data(), out.data() + out.size(), value, std::chars_format::fixed, digits)
          .ptr;
  return {out.data(), end};
}
std::string fraction(double value) {
  return decimal(value, 4);
}
std::string percent(double value) {
  return decimal(100 * value, 1) + " %";
}

std::string quoted(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

template <class List, class Write>
std::string array(const List& list, Write write) {
  std::string out = "[";
  for (const auto& element : list) {
    if (out.size() > 1) out += ',';
    out += write(element);
  }
  return out + ']';
}

std::string padded(std::string text, std::size_t width) {
  if (text.size() < width) text.insert(0, width - text.size(), ' ');
  return text;
}

std::string decisions_text(const train::Measurement& measured) {
  constexpr std::array<std::string_view, decision_ids.size()> meanings = {
      "right", "with the right one among three", "of the category other"};
  std::string out;
  for (std::size_t i = 0; i < decision_ids.size(); ++i) {
    const auto& [lines, right] = measured.decisions[i];
    const double part =
        measured.lines == 0 ? 0 : static_cast<double>(lines) / static_cast<double>(measured.lines);
    std::string name(decision_ids[i]);
    name.resize(16, ' ');
    out += name + percent(part) + " of lines";
    if (lines > 0)
      out += ", " + percent(static_cast<double>(right) / static_cast<double>(lines)) + " of them " +
             std::string(meanings[i]);
    out += '\n';
  }
  return out;
}

}  // namespace

std::string measurement_json(const train::Measurement& measured) {
  using train::Measurement;
  std::string out = R"({"lines":)" + std::to_string(measured.lines) + R"(,"accuracy":)" +
                    fraction(measured.accuracy) + R"(,"macro_f1":)" + fraction(measured.macro_f1) +
                    R"(,"top_3":)" + fraction(measured.top_3) + R"(,"coverage_at_90":)" +
                    fraction(measured.coverage_at_90) + R"(,"threshold_at_90":)" +
                    std::to_string(measured.threshold_at_90) + R"(,"calibration_error":)" +
                    fraction(measured.calibration_error);
  out += R"(,"decisions":{)";
  for (std::size_t i = 0; i < decision_ids.size(); ++i) {
    const Measurement::Decided& decided = measured.decisions[i];
    out += (i == 0 ? "" : ",") + quoted(decision_ids[i]) + R"(:{"lines":)" +
           std::to_string(decided.lines) + R"(,"right":)" + std::to_string(decided.right) + '}';
  }
  out += '}';
  out +=
      R"(,"categories":)" + array(measured.categories, [](const Measurement::Category& category) {
        return R"({"id":)" + quoted(category.id) + R"(,"lines":)" + std::to_string(category.lines) +
               R"(,"predicted":)" + std::to_string(category.predicted) + R"(,"right":)" +
               std::to_string(category.right) + R"(,"precision":)" + fraction(category.precision) +
               R"(,"recall":)" + fraction(category.recall) + R"(,"f1":)" + fraction(category.f1) +
               '}';
      });
  out +=
      R"(,"confusion":)" + array(measured.confusions, [](const Measurement::Confusion& confusion) {
        return R"({"expected":)" + quoted(confusion.expected) + R"(,"predicted":)" +
               quoted(confusion.predicted) + R"(,"lines":)" + std::to_string(confusion.lines) + '}';
      });
  out += R"(,"calibration":)" + array(measured.calibration, [](const Measurement::Bin& bin) {
           return R"({"lines":)" + std::to_string(bin.lines) + R"(,"mean_score":)" +
                  fraction(bin.mean_score) + R"(,"accuracy":)" + fraction(bin.accuracy) + '}';
         });
  return out + "}\n";
}

std::string measurement_text(const train::Measurement& measured) {
  constexpr std::size_t shown_confusions = 15;
  std::string out = std::to_string(measured.lines) + " lines\n\naccuracy        " +
                    percent(measured.accuracy) + "\nmacro F1        " + percent(measured.macro_f1) +
                    "\namong the top 3 " + percent(measured.top_3) + "\nat 90 % right   " +
                    percent(measured.coverage_at_90) + " of lines, scores from " +
                    std::to_string(measured.threshold_at_90) + "\nscores are off  " +
                    percent(measured.calibration_error) + " on average\n\n" +
                    decisions_text(measured) + "\n   lines  precision  recall      F1  category\n";
  for (const auto& category : measured.categories) {
    out += padded(std::to_string(category.lines), 8) + padded(percent(category.precision), 11) +
           padded(percent(category.recall), 8) + padded(percent(category.f1), 8) + "  " +
           category.id + '\n';
  }
  if (!measured.confusions.empty()) out += "\n   lines  taken for\n";
  for (std::size_t i = 0; i < std::min(shown_confusions, measured.confusions.size()); ++i) {
    const auto& confusion = measured.confusions[i];
    out += padded(std::to_string(confusion.lines), 8) + "  " + confusion.expected + " → " +
           confusion.predicted + '\n';
  }
  return out;
}

}  // namespace redress
