#include "io/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>

namespace redress {

namespace {

/// Closes what it holds.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ > 2) ::close(number_);
  }
  [[nodiscard]] int get() const { return number_; }
  [[nodiscard]] bool close() { return ::close(std::exchange(number_, -1)) == 0; }

 private:
  int number_;
};

Error file_error(std::string_view code, const std::string& path, std::string_view what) {
  return {
      std::string(code), "",
      display_name(path) + " cannot be " + std::string(what) + ": " + system_message(errno) + "."};
}

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

bool is_special(const std::string& path) {
  struct stat found {};
  return ::stat(path.c_str(), &found) == 0 && !S_ISREG(found.st_mode);
}

std::string system_message(int error_number) {
  return std::generic_category().message(error_number);
}

std::string display_name(const std::string& path) {
  return path.empty() || path == "-" ? "standard input" : path;
}

Result<std::string> read_file(const std::string& path, std::size_t max_bytes) {
  const bool standard = path.empty() || path == "-";
  const Descriptor file(standard ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) return file_error("file.unreadable", path, "read");
  std::string out;
  constexpr std::size_t step_bytes = 64 * 1024;
  constexpr std::size_t usual_bytes = 16 * 1024 - 1;  // of what comes from elsewhere
  struct stat found {};
  const bool sized = ::fstat(file.get(), &found) == 0 && found.st_size > 0;
  const std::size_t expected = sized ? static_cast<std::size_t>(found.st_size) : usual_bytes;
  while (out.size() <= max_bytes) {
    const std::size_t before = out.size();
    // One more, for the read that finds the end.
    const std::size_t room = before <= expected ? expected + 1 - before : step_bytes;
    out.resize(before + std::min(room, max_bytes + 1 - before));
    const ssize_t got = ::read(file.get(), out.data() + before, out.size() - before);
    out.resize(before + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got < 0 && errno != EINTR) return file_error("file.unreadable", path, "read");
    if (got == 0) break;
  }
  return out;
}

Result<std::monostate> write_file(const std::string& path, std::string_view bytes) {
  const bool special = is_special(path);
  const std::string target = special ? path : path + ".part" + std::to_string(::getpid());
  Descriptor file(::open(target.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
  if (file.get() < 0) return file_error("file.unwritable", path, "written");
  const bool written =
      write_all(file.get(), bytes) && (special || ::fsync(file.get()) == 0) && file.close();
  if (written && (special || ::rename(target.c_str(), path.c_str()) == 0)) return std::monostate{};
  const Error error = file_error("file.unwritable", path, "written");
  if (!special) ::unlink(target.c_str());
  return error;
}

}  // namespace redress
