// Exit codes of the program.
#pragma once

#include "redress/base.hpp"

namespace redress {

enum class Exit : int {
  done = 0,  ///< Done, accepted.
  rejected =
      1,      ///< Rejected, problems of severity error found, or standard input could not be used.
  usage = 2,  ///< Wrong usage, or an unusable policy, model or bundle.
  io = 3,     ///< A file, a pipe, a port or the store failed.
  internal = 4,
};

/// Says what went wrong on standard error. The exit code follows from the error's code.
[[nodiscard]] Exit fail(const Error& error);

}  // namespace redress
