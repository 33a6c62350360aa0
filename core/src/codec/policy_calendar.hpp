// A calendar as a policy writes it; private to the codec module.
#pragma once

#include "codec/findings.hpp"
#include "redress/calendar.hpp"
#include "redress/codec.hpp"

namespace redress::json {

/// `{time_zone, hours, holidays?, exceptions?}`; what is wrong is among the findings. Holidays of a
/// code are expanded for 1970-2050, the zone's transitions are cut to those years.
[[nodiscard]] Calendar read_calendar(const Place& place, const ZoneSource& zones,
                                     Findings& findings);

}  // namespace redress::json
