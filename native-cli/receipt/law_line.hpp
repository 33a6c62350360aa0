// What a complainant is told of the law: one sentence in their language.
#pragma once

#include <string>
#include <string_view>

#include "compile/law.hpp"

namespace redress {

/// `By law in Hungary, a consumer’s complaint must be answered within 30 days; for yours, that
/// means by 24 December 2026 (1997. évi CLV. törvény …). This is information, not legal advice.` Of
/// the term only country, step, count, unit and source are looked at; `date` is its last day as
/// people write it. In English for a language that there is none of.
[[nodiscard]] std::string law_line(const StatutoryTerm& term, std::string_view date,
                                   std::string_view language);

}  // namespace redress
