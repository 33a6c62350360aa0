#include "compile/tables_beside.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace redress {

namespace {

constexpr mode_t by_others = S_IWGRP | S_IWOTH;

// In a folder that all may write to, such as /tmp, anybody can put a file beside another's.
bool as_trusted_as(const struct stat& tables, const struct stat& bundle) {
  const bool owner =
      tables.st_uid == bundle.st_uid || tables.st_uid == 0 || tables.st_uid == ::geteuid();
  return owner && (tables.st_mode & by_others & ~bundle.st_mode) == 0;
}

}  // namespace

std::unique_ptr<TablesBeside> TablesBeside::open(const std::string& bundle) {
  const std::string path = bundle + std::string(tables_ending);
  struct stat of_bundle {};
  struct stat of_tables {};
  // To open a pipe would already change something for whoever writes to it.
  if (::stat(bundle.c_str(), &of_bundle) != 0 || !S_ISREG(of_bundle.st_mode) ||
      ::stat(path.c_str(), &of_tables) != 0 || !S_ISREG(of_tables.st_mode))
    return nullptr;
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0) return nullptr;
  std::unique_ptr<TablesBeside> out(new TablesBeside(file));
  if (::fstat(file, &of_tables) != 0 || !S_ISREG(of_tables.st_mode) ||
      !as_trusted_as(of_tables, of_bundle))
    return nullptr;
  out->size_ = static_cast<std::size_t>(of_tables.st_size);
  return out;
}

TablesBeside::~TablesBeside() {
  ::close(file_);
}

std::string_view TablesBeside::read(std::uint64_t offset, std::uint64_t size) {
  if (offset > size_ || size > size_ - offset) return {};
  // All its pages at once: to be given them one by one takes longer than the reading.
  void* const at = ::mmap(nullptr, size + 1, PROT_READ | PROT_WRITE,
                          MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
  if (at == MAP_FAILED) return {};
  char* const bytes = static_cast<char*>(at);
  parts_.emplace_back(bytes, [size](char* start) { ::munmap(start, size + 1); });
  for (std::size_t done = 0; done < size;) {
    const ssize_t got =
        ::pread(file_, bytes + done, size - done, static_cast<off_t>(offset + done));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return {};
    done += static_cast<std::size_t>(got);
  }
  return {bytes, size};
}

}  // namespace redress
