// Every diagnostic that `redress check` knows.
#pragma once

#include <span>
#include <string_view>

#include "redress/policy.hpp"

namespace redress {

struct DiagnosticCode {
  std::string_view code;  ///< Permanent.
  Diagnostic::Severity severity = Diagnostic::Severity::error;
  std::string_view meaning;  ///< One line of English.
};
/// Ascending by code. A test holds it against what is emitted.
[[nodiscard]] std::span<const DiagnosticCode> diagnostic_codes();

[[nodiscard]] std::string_view name_of(Diagnostic::Severity severity);

}  // namespace redress
