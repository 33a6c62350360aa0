// Random bytes of the machine.
#pragma once

#include <cstddef>

namespace redress::serve {

/// Throws std::system_error where the machine has none: without randomness there are no keys, and
/// nothing may go on.
void fill_random(unsigned char* out, std::size_t size);

}  // namespace redress::serve
