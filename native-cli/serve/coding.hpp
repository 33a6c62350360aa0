// Bodies that are served many times: compressed once, on a thread of their own, and then sent in
// the coding that a client accepts.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "serve/http.hpp"

namespace redress::serve {

/// A body and, once they are there, its compressed forms.
class CodedBody {
 public:
  /// `etag` without its quotation marks.
  CodedBody(std::string bytes, std::string etag)
      : plain_(std::make_shared<const std::string>(std::move(bytes))), etag_(std::move(etag)) {}

  /// What answers `request`: 200 in the best coding there is, or 304, with `ETag` and `Vary`.
  [[nodiscard]] Response response(const Request& request, std::string_view type) const;

 private:
  friend class Compressor;
  struct Form {
    std::string_view coding;
    std::string_view suffix;  ///< Of the entity tag: every representation has one of its own.
    std::shared_ptr<const std::string> bytes;
  };
  [[nodiscard]] Form best_for(std::string_view accept_encoding) const;
  void compress();

  std::shared_ptr<const std::string> plain_;
  std::string etag_;
  std::atomic<bool> compressed_ = false;  ///< The two below are there and stay.
  std::shared_ptr<const std::string> brotli_;
  std::shared_ptr<const std::string> gzip_;
};

/// Compresses in the background; who asks before it is done gets the plain bytes. The best that the
/// codings can do takes a second for an engine, which nobody should wait for.
class Compressor {
 public:
  Compressor() : thread_([this] { run(); }) {}
  Compressor(const Compressor&) = delete;
  Compressor& operator=(const Compressor&) = delete;
  ~Compressor();

  void add(std::shared_ptr<CodedBody> body);

 private:
  void run();

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::shared_ptr<CodedBody>> waiting_;
  bool ended_ = false;
  std::thread thread_;  // Last: everything else is there when it starts.
};

}  // namespace redress::serve
