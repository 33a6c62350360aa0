#include "io/mapped_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>

#include "io/exit.hpp"

namespace redress {

namespace {

// SIGBUS: what was mapped is not there any more, and nothing can be made up for it.
extern "C" void tell_and_end(int) {
  constexpr std::string_view message =
      "redress: a bundle or its tables were cut short while they were in use; run it again.\n";
  // Nobody is left to hear of it where it cannot be written.
  if (::write(STDERR_FILENO, message.data(), message.size()) < 0) {
  }
  ::_exit(static_cast<int>(Exit::io));
}

}  // namespace

MappedFile map_file(const std::string& path, std::size_t max_bytes) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0) return {};
  struct stat found {};
  const bool mappable = ::fstat(file, &found) == 0 && S_ISREG(found.st_mode) && found.st_size > 0 &&
                        static_cast<std::size_t>(found.st_size) <= max_bytes;
  const std::size_t size = mappable ? static_cast<std::size_t>(found.st_size) : 0;
  void* const at = mappable ? ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0) : MAP_FAILED;
  ::close(file);
  if (at == MAP_FAILED) return {};
  std::signal(SIGBUS, tell_and_end);
  return {std::shared_ptr<const void>(
              at, [size](const void* start) { ::munmap(const_cast<void*>(start), size); }),
          std::string_view(static_cast<const char*>(at), size)};
}

}  // namespace redress
