// A receipt's promised steps as a calendar file: iCalendar, RFC 5545. web/src/ics.ts writes the
// same bytes in the browser.
#pragma once

#include <string>
#include <string_view>

#include "io/json_view.hpp"

namespace redress {

/// One event for each step of the receipt's timeline but `received`. `receipt` has `received` and
/// `timeline` as the core has written them; `organization` is named after what is due, in the
/// language given, or left out where it is empty. Holds the reference and never the key: calendars
/// are synced to third parties. O(bytes).
[[nodiscard]] std::string calendar_file(std::string_view reference, const JsonView& receipt,
                                        std::string_view language, std::string_view organization);

}  // namespace redress
