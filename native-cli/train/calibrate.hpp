// From margins to scores that mean what they say: fitted on lines that their model never saw.
#pragma once

#include <cstdint>
#include <vector>

namespace redress::train {

/// One line as seen by a model that was trained without its writer.
struct HeldOut {
  std::vector<double> margins;  ///< One a category, in the solver's own unit.
  std::uint16_t category = 0;   ///< The right one.
};

struct Calibration {
  double doublings_a_margin = 1;  ///< By which the odds grow with each unit of margin.
  int suggest_at =
      1001;  ///< Least score of Decision::suggest: at least 90 % of the lines from it on are right.
  int choose_at = 1001;  ///< Least score of Decision::choose: at least 70 % of the lines between
                         ///< have the right one among their best three, and at most 3 % of all
                         ///< lines score lower, were it not for that.
};
/// `other` is the position of the category `other`, or that of none; its lines are never suggested.
[[nodiscard]] Calibration calibrate(const std::vector<HeldOut>& lines, std::size_t other);

/// Model::categorize's scale for margins whose unit is `margin_unit` of the solver's.
[[nodiscard]] std::int32_t integer_scale(double doublings_a_margin, double margin_unit);

}  // namespace redress::train
