#include "serve/coding.hpp"

#include <brotli/encode.h>
#include <zlib.h>

#include <utility>

namespace redress::serve {

namespace {

// Below, the headers cost what compression saves.
constexpr std::size_t least_bytes = 512;
// Above, it would take longer than whoever ends the program wants to wait.
constexpr std::size_t most_bytes = 2 * 1024 * 1024;

std::shared_ptr<const std::string> shared_if_smaller(std::string bytes, const std::string& plain) {
  if (bytes.empty() || bytes.size() >= plain.size()) return nullptr;
  return std::make_shared<const std::string>(std::move(bytes));
}

std::string to_brotli(const std::string& plain) {
  std::string out(BrotliEncoderMaxCompressedSize(plain.size()), '\0');
  std::size_t size = out.size();
  const auto* input = reinterpret_cast<const std::uint8_t*>(plain.data());
  auto* output = reinterpret_cast<std::uint8_t*>(out.data());
  if (size == 0 ||
      BrotliEncoderCompress(BROTLI_MAX_QUALITY, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_GENERIC,
                            plain.size(), input, &size, output) == BROTLI_FALSE)
    return {};
  out.resize(size);
  return out;
}

std::string to_gzip(const std::string& plain) {
  z_stream stream{};
  constexpr int gzip_window = 15 + 16;
  constexpr int memory_level = 8;
  if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, gzip_window, memory_level,
                   Z_DEFAULT_STRATEGY) != Z_OK)
    return {};
  std::string out(deflateBound(&stream, plain.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(plain.data()));
  stream.avail_in = static_cast<uInt>(plain.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const bool whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
  out.resize(whole ? stream.total_out : 0);
  deflateEnd(&stream);
  return out;
}

}  // namespace

Response CodedBody::response(const Request& request, std::string_view type) const {
  const Form form = best_for(request.accept_encoding);
  const std::string etag = '"' + etag_ + std::string(form.suffix) + '"';
  Response response;
  response.headers = {{"Content-Type", std::string(type)},
                      {"ETag", etag},
                      {"Cache-Control", "no-cache"},
                      {"Vary", "Accept-Encoding"}};
  // A form that the client got earlier holds whatever it would get now: the content is the same.
  for (const std::string_view suffix : {"", "-br", "-gz"}) {
    if (!etag_matches(request.if_none_match, '"' + etag_ + std::string(suffix) + '"')) continue;
    response.status = 304;
    response.body = std::make_shared<const std::string>();
    return response;
  }
  if (!form.coding.empty())
    response.headers.emplace_back("Content-Encoding", std::string(form.coding));
  response.body = form.bytes;
  return response;
}

CodedBody::Form CodedBody::best_for(std::string_view accept_encoding) const {
  if (compressed_.load(std::memory_order_acquire)) {
    if (brotli_ != nullptr && accepts_coding(accept_encoding, "br")) return {"br", "-br", brotli_};
    if (gzip_ != nullptr && accepts_coding(accept_encoding, "gzip")) return {"gzip", "-gz", gzip_};
  }
  return {"", "", plain_};
}

void CodedBody::compress() {
  if (plain_->size() < least_bytes || plain_->size() > most_bytes) return;
  brotli_ = shared_if_smaller(to_brotli(*plain_), *plain_);
  gzip_ = shared_if_smaller(to_gzip(*plain_), *plain_);
  compressed_.store(true, std::memory_order_release);
}

Compressor::~Compressor() {
  {
    const std::scoped_lock lock(mutex_);
    ended_ = true;
  }
  changed_.notify_one();
  thread_.join();
}

void Compressor::add(std::shared_ptr<CodedBody> body) {
  {
    const std::scoped_lock lock(mutex_);
    waiting_.push_back(std::move(body));
  }
  changed_.notify_one();
}

void Compressor::run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return ended_ || !waiting_.empty(); });
    // What waits then is wanted by nobody any more.
    if (ended_) return;
    const std::shared_ptr<CodedBody> body = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    body->compress();
    lock.lock();
  }
}

}  // namespace redress::serve
