// The machine's time zone database, read once when a policy is compiled; the core itself never sees
// it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "redress/calendar.hpp"

namespace redress {

/// Offsets of an IANA zone such as `Europe/Sofia`, all changes from first_instant to last_instant,
/// from the files under $TZDIR or, where that is not set, /usr/share/zoneinfo. Nothing for a name
/// that is not there or not the name of a zone: only letters, digits, `_`, `+`, `-` and single
/// slashes between them pass, so that no name leads out of that folder, and none of the zones that
/// are the machine's own
/// (`localtime`) or count leap seconds (`right/…`).
[[nodiscard]] std::optional<Zone> system_zone(std::string_view name);

/// Version of that database, such as `2025b`: from its file `+VERSION`, else from the first line of
/// `tzdata.zi`, else `unknown`.
[[nodiscard]] std::string tzdata_version();

}  // namespace redress
