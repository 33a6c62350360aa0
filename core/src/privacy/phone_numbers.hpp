// What a phone number may be; private to the privacy module.
#pragma once

#include <cstddef>
#include <string_view>

namespace redress {

/// ASCII digits as they stand behind the plus: an assigned calling code (ITU-T E.164, list of
/// assigned country codes) and as many digits behind it as the plan of its country allows. Whether
/// anybody has that number is not known.
[[nodiscard]] bool international_number(std::string_view digits);
/// The most digits of a number that begins like these, its calling code and a trunk prefix behind
/// it among them: E.164's 15 where no country has that code.
[[nodiscard]] std::size_t most_digits_abroad(std::string_view digits);

}  // namespace redress
