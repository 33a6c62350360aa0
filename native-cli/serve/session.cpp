#include "serve/session.hpp"

#include <algorithm>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/write.hpp>
#include <utility>

#include "io/clock.hpp"
#include "io/wall_words.hpp"
#include "redress/calendar.hpp"
#include "serve/request_head.hpp"
#include "serve/route.hpp"
#include "serve/service.hpp"

namespace redress::serve {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;

namespace {

constexpr std::uint32_t most_header_bytes = 16 * 1024;
// A slow client holds a connection, never more than this long; an idle one is told from a slow one
// by its first byte.
constexpr std::chrono::seconds idle_limit{60};
constexpr std::chrono::seconds header_limit{10};
constexpr std::chrono::seconds body_limit{20};
constexpr std::chrono::seconds write_limit{30};
constexpr std::size_t written_bytes_per_second = 32 * 1024;
// A photo over a bad line: it may stand still for a while, and must arrive at this rate on the
// whole.
constexpr std::chrono::seconds stall_limit{60};
constexpr std::size_t received_bytes_per_second = 8 * 1024;
// A browser that is refused while it sends sees the answer only where it may send to the end.
constexpr std::chrono::seconds drain_limit{2};
constexpr std::chrono::seconds slow_drain_limit{30};
constexpr std::size_t most_drained_bytes = 1024 * 1024;
constexpr std::size_t most_slowly_drained_bytes = 64 * 1024 * 1024;

std::chrono::seconds seconds_for(std::size_t bytes, std::size_t bytes_per_second) {
  return std::chrono::seconds{static_cast<std::int64_t>(bytes / bytes_per_second)};
}

// RFC 9110, 5.6.7: `Tue, 24 Nov 2026 09:00:00 GMT`. The machine's locale has no say.
std::string http_date(Instant instant) {
  const Day day{static_cast<std::int32_t>(instant.seconds / seconds_per_day)};
  const std::int64_t second = instant.seconds % seconds_per_day;
  const Date date = to_date(day);
  return short_weekday(weekday(day)) + ", " + two_digits(date.day) + ' ' + short_month(date.month) +
         ' ' + std::to_string(date.year) + ' ' + clock_words(second) + ':' +
         two_digits(second % 60) + " GMT";
}

}  // namespace

Session::Session(asio::ip::tcp::socket socket, std::shared_ptr<const Hooks> hooks)
    : stream_(std::move(socket)), hooks_(std::move(hooks)) {
  beast::error_code ignored;
  stream_.socket().set_option(asio::ip::tcp::no_delay(true), ignored);
  // Of one that has gone already: nobody's.
  peer_ = stream_.socket().remote_endpoint(ignored).address();
}

std::optional<std::uint64_t> Session::network() const {
  if (hooks_->proxies.trusts(peer_)) return std::nullopt;
  return network_of(peer_);
}

void Session::start() {
  hooks_->rests(this);
  admission_ = {};
  parser_.emplace();
  parser_->header_limit(most_header_bytes);
  // Until the header says what the body is for; nothing of it is read before that.
  parser_->body_limit(boost::none);
  if (buffer_.size() > 0) return read_header();
  // Wait for the first byte on its own: an idle connection may stay, a slow one may not.
  waiting_ = true;
  stream_.expires_after(idle_limit);
  constexpr std::size_t first_read_bytes = 4096;
  stream_.async_read_some(buffer_.prepare(first_read_bytes),
                          [self = shared_from_this()](beast::error_code error, std::size_t bytes) {
                            self->waiting_ = false;
                            if (error) return self->close();
                            self->buffer_.commit(bytes);
                            self->read_header();
                          });
}

void Session::read_header() {
  began_ = std::chrono::steady_clock::now();
  method_.clear();
  asked_.clear();
  id_.clear();
  origin_.clear();
  stream_.expires_after(header_limit);
  http::async_read_header(stream_, buffer_, *parser_,
                          [self = shared_from_this()](beast::error_code error, std::size_t) {
                            self->on_header(error);
                          });
}

void Session::on_header(beast::error_code error) {
  if (error) return fail_reading(error);
  const auto& header = parser_->get();
  if (!read_head(header)) {
    last_ = true;
    return write(problem(400));
  }
  std::optional<std::uint64_t> body_bytes;
  if (parser_->content_length()) {
    body_bytes = *parser_->content_length();
  } else if (!parser_->chunked()) {
    body_bytes = 0;
  }
  admission_ = hooks_->admit(request_, body_bytes);
  request_.held = std::move(admission_.held);
  if (admission_.refusal) {
    last_ = last_ || !parser_->is_done() || !parser_->keep_alive();
    return write(*std::exchange(admission_.refusal, std::nullopt));
  }
  parser_->body_limit(admission_.most_body_bytes);
  if (body_bytes.value_or(0) > admission_.most_body_bytes)
    return fail_reading(http::error::body_limit);
  if (!beast::iequals(header[http::field::expect], "100-continue") || parser_->is_done())
    return read_body();
  auto go_on =
      std::make_shared<http::response<http::empty_body>>(http::status::continue_, header.version());
  stream_.expires_after(body_limit);
  http::async_write(stream_, *go_on,
                    [self = shared_from_this(), go_on](beast::error_code failed, std::size_t) {
                      if (failed) return self->close();
                      self->read_body();
                    });
}

void Session::read_body() {
  if (admission_.slow && !parser_->is_done()) {
    received_bytes_ = 0;
    hooks_->works(this);
    return read_slow_body();
  }
  stream_.expires_after(body_limit);
  http::async_read(stream_, buffer_, *parser_,
                   [self = shared_from_this()](beast::error_code error, std::size_t) {
                     self->on_request(error);
                   });
}

void Session::read_slow_body() {
  const auto now = std::chrono::steady_clock::now();
  stream_.expires_at(
      std::min(now + stall_limit,
               began_ + stall_limit + seconds_for(received_bytes_, received_bytes_per_second)));
  http::async_read_some(stream_, buffer_, *parser_,
                        [self = shared_from_this()](beast::error_code error, std::size_t bytes) {
                          if (error || self->parser_->is_done()) return self->on_request(error);
                          self->received_bytes_ += bytes;
                          self->read_slow_body();
                        });
}

void Session::on_request(beast::error_code error) {
  if (error) return fail_reading(error);
  handle();
}

void Session::fail_reading(beast::error_code error) {
  last_ = true;
  if (error == http::error::body_limit) {
    if (admission_.too_large) return write(*std::exchange(admission_.too_large, std::nullopt));
    return write(problem(413, one_error("", "json.too_large",
                                        "The complaint is larger than " +
                                            std::to_string(limits::submission_bytes) + " bytes.")));
  }
  if (error == http::error::header_limit) return write(problem(431));
  if (error == http::error::end_of_stream || error == http::error::partial_message) return close();
  // What the parser could not read is the client's fault; the rest is a connection that broke or
  // took too long.
  const bool malformed =
      error.category() == http::make_error_code(http::error::bad_method).category();
  if (malformed) return write(problem(400));
  close();
}

bool Session::read_head(const Parser::value_type& message) {
  const bool read = read_request_head(message, request_);
  method_ = request_.method;
  // Another's only where it comes from whom it should.
  id_ = request_id(hooks_->proxies.trusts(peer_) ? text_of(message["X-Request-Id"]) : "");
  if (!read) return false;
  asked_ = request_.path;
  origin_ = request_.origin;
  const std::string x_forwarded_for = lines_of(message, "X-Forwarded-For");
  const std::string forwarded = lines_of(message, "Forwarded");
  request_.network = network_of(hooks_->proxies.client_of(peer_, x_forwarded_for, forwarded));
  request_.local = peer_.is_loopback() && x_forwarded_for.empty() && forwarded.empty();
  return true;
}

void Session::handle() {
  auto message = parser_->release();
  last_ = last_ || !message.keep_alive();
  request_.body = std::move(message.body());
  hooks_->works(this);
  hooks_->handler(std::exchange(request_, {}), [self = shared_from_this()](Response response) {
    self->write(std::move(response));
  });
}

void Session::write(Response response) {
  response_ = std::move(response);
  add_common_headers(response_);
  hooks_->finish(asked_, origin_, response_);
  if (!id_.empty()) response_.headers.emplace_back("X-Request-Id", id_);
  message_.emplace();
  message_->version(11);
  message_->result(static_cast<unsigned>(response_.status));
  for (const auto& [name, value] : response_.headers) message_->set(name, value);
  message_->set(http::field::date, http_date(system_clock()));
  message_->keep_alive(!last_);
  const std::string& body = *response_.body;
  if (response_.status != 304) message_->content_length(body.size());
  if (method_ != "HEAD") message_->body() = {body.data(), body.size()};
  stream_.expires_after(write_limit + seconds_for(body.size(), written_bytes_per_second));
  http::async_write(stream_, *message_,
                    [self = shared_from_this()](beast::error_code error, std::size_t) {
                      self->on_written(error);
                    });
}

void Session::on_written(beast::error_code error) {
  tell();
  message_.reset();
  response_ = {};
  request_ = {};
  if (error) return close();
  if (!last_) return start();
  // Closing with unread bytes would reset the connection, and the answer might never be seen.
  beast::error_code ignored;
  stream_.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
  stream_.expires_after(admission_.slow ? slow_drain_limit : drain_limit);
  hooks_->rests(this);
  drain();
}

void Session::drain() {
  buffer_.clear();
  constexpr std::size_t step_bytes = 16 * 1024;
  stream_.async_read_some(
      buffer_.prepare(step_bytes),
      [self = shared_from_this()](beast::error_code error, std::size_t bytes) {
        self->drained_bytes_ += bytes;
        if (error || self->drained_bytes_ >
                         (self->admission_.slow ? most_slowly_drained_bytes : most_drained_bytes))
          return self->close();
        self->drain();
      });
}

void Session::finish() {
  last_ = true;
  if (waiting_) close();
}

void Session::close() {
  stream_.close();
}

void Session::tell() const {
  std::string_view type;
  if (!response_.headers.empty()) type = response_.headers.front().second;
  hooks_->answered({method_of(method_), route_of(asked_), response_.status,
                    std::chrono::steady_clock::now() - began_, response_.body->size(), id_, type,
                    *response_.body});
}

}  // namespace redress::serve
