// Lines in, answers out: one thread reads, all cores answer, one thread prints in order. What is in
// flight is bounded, so a slow reader of the answers slows down the reading, and memory does not
// grow with the input.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "commands/input.hpp"
#include "io/file.hpp"
#include "io/output.hpp"

namespace redress {

namespace {

constexpr std::size_t read_bytes = 64 * 1024;

/// Whole lines that arrived together.
struct Batch {
  std::string lines;
  std::size_t first_line = 1;
  bool too_long = false;  ///< One line whose bytes were thrown away.
  std::string answers;
  bool done = false;
};

class LineStream {
 public:
  LineStream(BadLine bad_line, const Answerer& answer) : bad_line_(bad_line), answer_(answer) {}

  Exit run(int descriptor, const std::string& name) {
    const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
    most_batches_ = 2 * std::size_t{cores} + 2;
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < cores; ++i) threads.emplace_back([this] { work(); });
    threads.emplace_back([this] { print_answers(); });
    const bool read_whole = read(descriptor, name);
    {
      const std::lock_guard lock(mutex_);
      ended_ = true;
    }
    changed_.notify_all();
    for (std::thread& thread : threads) thread.join();
    if (!read_whole) return Exit::io;
    return failed_ ? Exit::rejected : Exit::done;
  }

 private:
  bool read(int descriptor, const std::string& name) {
    std::string rest;
    bool skipping = false;  // Inside a line that is too long.
    bool first = true;
    for (;;) {
      const std::size_t before = rest.size();
      rest.resize(before + read_bytes);
      const ssize_t got = ::read(descriptor, rest.data() + before, read_bytes);
      rest.resize(before + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) {
        complain(display_name(name) + " cannot be read: " + system_message(errno) + ".");
        return false;
      }
      if (std::exchange(first, false)) skip_byte_order_mark(descriptor, rest);
      if (got == 0) break;
      if (skipping) {
        const std::size_t end = rest.find('\n');
        if (end == std::string::npos) {
          rest.clear();
          continue;
        }
        rest.erase(0, end + 1);
        skipping = false;
        push_too_long();
      }
      const std::size_t end = rest.rfind('\n');
      if (end != std::string::npos) {
        std::string tail = rest.substr(end + 1);
        rest.resize(end + 1);
        push(std::exchange(rest, std::move(tail)));
      }
      if (rest.size() > limits::ndjson_line_bytes + 1) {
        skipping = true;
        rest.clear();
      }
    }
    if (skipping) push_too_long();
    if (!rest.empty()) push(std::move(rest));
    return true;
  }

  // The mark may come in pieces.
  static void skip_byte_order_mark(int descriptor, std::string& text) {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    while (!text.empty() && text.size() < mark.size() && mark.starts_with(text)) {
      char byte = 0;
      const ssize_t got = ::read(descriptor, &byte, 1);
      if (got < 0 && errno == EINTR) continue;
      if (got != 1) return;
      text += byte;
    }
    if (text.starts_with(mark)) text.erase(0, mark.size());
  }

  void push_too_long() {
    auto batch = std::make_unique<Batch>();
    batch->too_long = true;
    batch->first_line = next_line_++;
    push(std::move(batch));
  }

  void push(std::string lines) {
    auto batch = std::make_unique<Batch>();
    batch->first_line = next_line_;
    next_line_ += static_cast<std::size_t>(std::count(lines.begin(), lines.end(), '\n'));
    batch->lines = std::move(lines);
    push(std::move(batch));
  }

  void push(std::unique_ptr<Batch> batch) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return batches_.size() < most_batches_; });
    batches_.push_back(std::move(batch));
    changed_.notify_all();
  }

  void work() {
    for (;;) {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return taken_ < batches_.size() || ended_; });
      if (taken_ == batches_.size()) return;
      Batch& batch = *batches_[taken_++];
      lock.unlock();
      answer(batch);
      lock.lock();
      batch.done = true;
      changed_.notify_all();
    }
  }

  void print_answers() {
    for (;;) {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return batches_.empty() ? ended_ : batches_.front()->done; });
      if (batches_.empty()) return;
      const std::unique_ptr<Batch> batch = std::move(batches_.front());
      batches_.pop_front();
      --taken_;
      changed_.notify_all();
      lock.unlock();
      print(batch->answers);
    }
  }

  void answer(Batch& batch) {
    if (batch.too_long) return refuse_long_line(batch, batch.first_line);
    std::string_view rest = batch.lines;
    for (std::size_t line = batch.first_line; !rest.empty(); ++line) {
      const std::size_t end = rest.find('\n');
      std::string_view document = rest.substr(0, end);
      rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
      if (document.ends_with('\r')) document.remove_suffix(1);
      if (document.find_first_not_of(" \t\r") == std::string_view::npos) continue;
      if (document.size() > limits::ndjson_line_bytes) {
        refuse_long_line(batch, line);
      } else {
        add(batch, line, answer_(document));
      }
    }
  }

  void add(Batch& batch, std::size_t line, const JsonAnswer& answered) {
    if (answered.kind != JsonAnswer::Kind::done) failed_ = true;
    switch (answered.kind) {
      case JsonAnswer::Kind::done:
      case JsonAnswer::Kind::rejected:
        batch.answers += answered.json;
        break;
      case JsonAnswer::Kind::invalid:
        batch.answers += R"({"line":)" + std::to_string(line) + ',' + answered.json.substr(1);
        break;
      case JsonAnswer::Kind::need:
        batch.answers += error_json(
            {"bundle.language_absent", "",
             "The bundle was compiled without a language that is needed here: " + answered.json},
            line);
        break;
    }
    batch.answers += '\n';
  }

  void refuse_long_line(Batch& batch, std::size_t line) {
    failed_ = true;
    const Error error{"json.too_large", "",
                      "The line is longer than " + std::to_string(limits::ndjson_line_bytes) +
                          " bytes; shorten it."};
    batch.answers += bad_line_ == BadLine::verdict ? rejected_json(error) : error_json(error, line);
    batch.answers += '\n';
  }

  const BadLine bad_line_;
  const Answerer& answer_;
  std::size_t next_line_ = 1;
  std::size_t most_batches_ = 4;
  std::atomic<bool> failed_ = false;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::unique_ptr<Batch>>
      batches_;            // In order: printed from the front, added at the back.
  std::size_t taken_ = 0;  // How many from the front are being answered, or are answered.
  bool ended_ = false;
};

}  // namespace

Exit answer_lines(const InputOption& input, BadLine bad_line, const Answerer& answer) {
  const bool standard = input.file.empty() || input.file == "-";
  const int descriptor = standard ? STDIN_FILENO : ::open(input.file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0)
    return fail(
        {"file.unreadable", "", input.file + " cannot be read: " + system_message(errno) + "."});
  const Exit exit = LineStream(bad_line, answer).run(descriptor, input.file);
  if (!standard) ::close(descriptor);
  return exit;
}

}  // namespace redress
