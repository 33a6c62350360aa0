#include "compile/check_policy.hpp"

#include <utility>

#include "compile/law_check.hpp"
#include "compile/wording_check.hpp"

namespace redress {

CheckedPolicy check_policy(std::string_view text, const PolicyContext& context, Instant now) {
  PolicyReading reading = read_policy(text, context);
  CheckedPolicy out{std::move(reading.diagnostics), std::move(reading.document)};
  if (reading.faulty) check_wording(reading.faulty->policy, reading.faulty->texts, out.diagnostics);
  if (out.document) {
    check_wording(out.document->policy, out.document->texts, out.diagnostics);
    check_law(out.document->policy, text, now, out.diagnostics);
  }
  return out;
}

}  // namespace redress
