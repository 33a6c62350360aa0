// A broken promise of the code under test ends the run, whatever the build's flags.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <string_view>

inline void check(bool holds) {
  if (!holds) std::abort();
}
inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}
