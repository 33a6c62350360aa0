#include "io/clock.hpp"

#include <chrono>

namespace redress {

Instant system_clock() {
  using std::chrono::system_clock;
  return {std::chrono::duration_cast<std::chrono::seconds>(system_clock::now().time_since_epoch())
              .count()};
}

}  // namespace redress
