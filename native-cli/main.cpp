#include <csignal>
#include <cstdlib>

#include "commands/commands.hpp"

int main(int count, char** arguments) {
  // A reader that goes away is an error of a write, not the end of the process.
  std::signal(SIGPIPE, SIG_IGN);
  // Likewise a file that has reached its limit.
  std::signal(SIGXFSZ, SIG_IGN);
  const int code = static_cast<int>(redress::run(count, arguments));
#ifndef REDRESS_SANITIZED  // which report at the end
  // Everything is written and closed; what is left is memory, which ends with the process.
  std::_Exit(code);
#endif
  return code;
}
