// One connection: its requests one after the other.
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/span_body.hpp>
#include <boost/beast/http/string_body.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "serve/http.hpp"
#include "serve/journal.hpp"
#include "serve/proxies.hpp"

namespace redress::serve {

class Session : public std::enable_shared_from_this<Session> {
 public:
  using Handler = std::function<void(Request, Reply)>;
  /// Given the request without its body, and how large that is, where that is said.
  using Admit = std::function<Admission(const Request&, std::optional<std::uint64_t> body_bytes)>;
  /// What an answer says besides, given the request's path and Origin header.
  using Finish = std::function<void(std::string_view path, std::string_view origin, Response&)>;
  using Event = std::function<void(Session*)>;

  /// The same for all connections.
  struct Hooks {
    Handler handler;
    Admit admit;
    Finish finish;
    std::function<void(const Answered&)> answered;
    Event rests;  ///< It waits for a request or for the rest of one.
    Event works;
    Event ended;  ///< By its destructor; also after the server has gone.
    Proxies proxies;
  };

  Session(boost::asio::ip::tcp::socket socket, std::shared_ptr<const Hooks> hooks);
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;
  ~Session() { hooks_->ended(this); }

  void start();
  /// Ends the connection at once where it waits for a request, else after the answer.
  void finish();
  /// Ends it at once, to make room for another.
  void close();
  /// The network that it comes from; absent for this machine and for a proxy.
  [[nodiscard]] std::optional<std::uint64_t> network() const;

 private:
  using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
  using Message = boost::beast::http::response<boost::beast::http::span_body<const char>>;

  void read_header();
  void on_header(boost::beast::error_code error);
  void read_body();
  void read_slow_body();
  void on_request(boost::beast::error_code error);
  void fail_reading(boost::beast::error_code error);
  /// Into request_; false where its target cannot be read.
  [[nodiscard]] bool read_head(const Parser::value_type& message);
  void handle();
  void write(Response response);
  void on_written(boost::beast::error_code error);
  void drain();
  void tell() const;

  boost::beast::tcp_stream stream_;
  boost::beast::flat_buffer buffer_;
  std::optional<Parser> parser_;
  Response response_;  ///< Owns what message_ points to.
  std::optional<Message> message_;
  Request request_;
  Admission admission_;
  std::shared_ptr<const Hooks> hooks_;
  Proxies::Address peer_;
  std::string method_;  ///< The request's, empty where it could not be read.
  std::string asked_;   ///< Its path, likewise; decoded.
  std::string origin_;  ///< Its Origin header.
  std::string id_;      ///< Its X-Request-Id.
  std::chrono::steady_clock::time_point began_;
  bool waiting_ = false;            ///< For a request of which nothing has come.
  bool last_ = false;               ///< No further request is read.
  std::size_t received_bytes_ = 0;  ///< Of a slow body.
  std::size_t drained_bytes_ = 0;
};

}  // namespace redress::serve
