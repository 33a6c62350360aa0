#include "io/output.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <utility>

#include "io/clock.hpp"
#include "io/complaint_form.hpp"
#include "io/exit.hpp"
#include "io/file.hpp"
#include "redress/codec.hpp"

namespace redress {

namespace {

// What cannot be said on standard error cannot be said at all.
void write_error(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(STDERR_FILENO, text.data(), text.size());
    if (written <= 0) return;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

bool in_json = false;

}  // namespace

void print(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
    if (written >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
      continue;
    }
    if (errno == EINTR) continue;
    if (errno != EPIPE)
      complain("standard output cannot be written: " + system_message(errno) + ".");
    // Other threads may stand in a read that never ends; there is nothing left to tidy up.
    std::_Exit(static_cast<int>(Exit::io));
  }
}

void complain_in_json() {
  in_json = true;
}

void complain(std::string_view message) {
  if (!in_json) return write_error("redress: " + std::string(message) + "\n");
  std::string line = R"({"time":")" + format_instant(system_clock()) +
                     R"(","level":"error","event":"message","message":)";
  append_json_string(line, message);
  write_error(line + "}\n");
}

ProgressBar::ProgressBar(std::string label)
    : label_(std::move(label)), terminal_(::isatty(STDERR_FILENO) == 1) {}

ProgressBar::~ProgressBar() {
  if (shown_percent_ >= 0) write_error("\r\x1b[K");
}

void ProgressBar::show(int done, int of) {
  if (!terminal_ || of <= 0) return;
  constexpr int width = 30;
  const int percent = static_cast<int>(100LL * done / of);
  if (percent == shown_percent_) return;
  shown_percent_ = percent;
  const auto filled = static_cast<std::size_t>(width * percent / 100);
  write_error("\r\x1b[K" + label_ + " [" + std::string(filled, '#') +
              std::string(width - filled, '.') + "] " + std::to_string(percent) + " %");
}

}  // namespace redress
