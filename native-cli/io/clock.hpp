// The machine's clock: the core never looks at one.
#pragma once

#include "redress/calendar.hpp"

namespace redress {

[[nodiscard]] Instant system_clock();

}  // namespace redress
