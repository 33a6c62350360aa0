// Standard output, and a bar on standard error while something takes long.
#pragma once

#include <string>
#include <string_view>

namespace redress {

/// Writes everything, or ends the program with code 3: quietly where the reader has gone away, as
/// `head` does, else with a message.
void print(std::string_view bytes);
/// `redress: message` on standard error.
void complain(std::string_view message);

/// A line that is drawn over and over on a terminal; nothing is shown elsewhere. The line is gone
/// in the end.
class ProgressBar {
 public:
  explicit ProgressBar(std::string label);
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;
  ~ProgressBar();
  void show(int done, int of);

 private:
  std::string label_;
  bool terminal_;
  int shown_percent_ = -1;
};

}  // namespace redress
