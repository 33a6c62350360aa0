// Names of months and currencies in the forms that their languages give them.
#include "detail/finders.hpp"

#include <array>

namespace redress {

namespace {

// Each a list as has_form() takes it, with the empty ending first where there is one.
constexpr std::array<std::string_view, 4> endings = {
    // 1: январь, рубль
    "ь я ю е ем ём и ей ям ями ях",
    // 2: март, листопад, доллар
    " а у е и і ы ом ов ів ам ами ах ите",
    // 3: січень, гривень
    "ень ня ню ні нем",
    // 4: január, forint, euró; with and without the accents
    " i a t ot at ban ben ba be bol ból ből tol tól től atol etol ától étől ig ra re rol ról ről "
    "nak nek an en án én ában ében ert ért tal val ral s os om omat nyi"};

}  // namespace

bool has_form(std::string_view forms, std::string_view folded) {
  for (bool more = true; more;) {
    const std::size_t end = forms.find(' ');
    std::string_view form = forms.substr(0, end);
    more = end != std::string_view::npos;
    if (more) forms.remove_prefix(end + 1);
    if (form == folded) return true;
    if (form.empty() || form.back() < '1' || form.back() > '4') continue;
    const auto kind = static_cast<std::size_t>(form.back() - '1');
    form.remove_suffix(1);
    if (folded.starts_with(form) && has_form(endings[kind], folded.substr(form.size())))
      return true;
  }
  return false;
}

}  // namespace redress
