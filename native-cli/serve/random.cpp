#include "serve/random.hpp"

#include <sys/random.h>

#include <cerrno>
#include <system_error>

namespace redress::serve {

void fill_random(unsigned char* out, std::size_t size) {
  while (size > 0) {
    const ssize_t got = ::getrandom(out, size, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw std::system_error(errno, std::generic_category(), "getrandom");
    out += got;
    size -= static_cast<std::size_t>(got);
  }
}

}  // namespace redress::serve
