#include "io/file_source.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <new>

namespace redress {

namespace {

constexpr std::size_t small_bytes = 16 * 1024;

bool is_regular(const struct stat& status) {
  return S_ISREG(status.st_mode);
}

}  // namespace

std::unique_ptr<FileSource> FileSource::open(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0 || !is_regular(status)) return nullptr;
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0) return nullptr;
  const bool opened = ::fstat(file, &status) == 0 && is_regular(status);
  std::unique_ptr<FileSource> out(new FileSource(file, status));
  return opened ? std::move(out) : nullptr;
}

FileSource::~FileSource() {
  ::close(file_);
}

char* FileSource::room_for(std::size_t bytes) {
  if (bytes <= small_bytes) {
    std::shared_ptr<char> room(static_cast<char*>(::operator new(bytes + 1)),
                               [](char* start) { ::operator delete(start); });
    return parts_.emplace_back(std::move(room)).get();
  }
  // All its pages at once: to be given them one by one takes longer than the reading.
  void* const at = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE,
                          MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
  if (at == MAP_FAILED) return nullptr;
  std::shared_ptr<char> room(static_cast<char*>(at),
                             [bytes](char* start) { ::munmap(start, bytes); });
  return parts_.emplace_back(std::move(room)).get();
}

std::string_view FileSource::read(std::uint64_t offset, std::uint64_t size) {
  if (offset > this->size() || size > this->size() - offset) return {};
  char* const bytes = room_for(static_cast<std::size_t>(size));
  if (bytes == nullptr) return {};
  for (std::size_t done = 0; done < size;) {
    const ssize_t got =
        ::pread(file_, bytes + done, size - done, static_cast<off_t>(offset + done));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return {};
    done += static_cast<std::size_t>(got);
  }
  return {bytes, static_cast<std::size_t>(size)};
}

}  // namespace redress
