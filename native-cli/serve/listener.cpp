#include "serve/listener.hpp"

#include <boost/beast/core/error.hpp>
#include <chrono>
#include <csignal>
#include <utility>

#include "io/output.hpp"

namespace redress::serve {

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::beast::error_code;

constexpr std::chrono::seconds drain_limit{10};
constexpr std::chrono::milliseconds retry_accept_after{100};

Error listen_error(const std::string& address, const std::string& why) {
  return {"listen.failed", "", "Cannot listen on " + address + ": " + why + "."};
}

std::string url_of(const tcp::endpoint& endpoint) {
  const std::string host = endpoint.address().to_string();
  return "http://" + (endpoint.address().is_v6() ? '[' + host + ']' : host) + ':' +
         std::to_string(endpoint.port());
}

}  // namespace

Listener::Listener(asio::io_context& context, Session::Hooks hooks, std::size_t most_connections)
    : context_(context),
      acceptor_(context),
      retry_(context),
      signals_(context, SIGTERM, SIGINT),
      hangups_(context),
      limit_(context),
      work_(context.get_executor()),
      connections_(most_connections) {
  hooks.rests = [this](Session* session) { connections_.rest(session); };
  hooks.works = [this](Session* session) { connections_.work(session); };
  hooks.ended = [this, alive = std::weak_ptr<bool>(alive_)](Session* session) {
    if (!alive.expired()) forget(session);
  };
  hooks_ = std::make_shared<const Session::Hooks>(std::move(hooks));
}

std::optional<Error> Listener::listen(const std::string& address) {
  const std::size_t colon = address.rfind(':');
  if (colon == std::string::npos) return listen_error(address, "write HOST:PORT");
  std::string host = address.substr(0, colon);
  const std::string port = address.substr(colon + 1);
  // The resolver takes larger numbers too, and listens elsewhere.
  if (port.empty() || port.size() > 5 ||
      port.find_first_not_of("0123456789") != std::string::npos || std::stoi(port) > 65535) {
    return listen_error(address, "a port is a number from 0 to 65535");
  }
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  error_code error;
  const auto found = tcp::resolver(context_).resolve(host, port, tcp::resolver::passive, error);
  if (error || found.empty()) return listen_error(address, "there is no such address");
  const tcp::endpoint endpoint = found.begin()->endpoint();
  acceptor_.open(endpoint.protocol(), error);
  if (!error) acceptor_.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor_.bind(endpoint, error);
  if (!error) acceptor_.listen(asio::socket_base::max_listen_connections, error);
  if (error) return listen_error(address, error.message());
  return std::nullopt;
}

void Listener::on_hangup(const std::function<void()>& work) {
  error_code ignored;
  hangups_.add(SIGHUP, ignored);
  hangups_.async_wait([this, work](error_code error, int) {
    // A signal that came before the end may be told after it, and waiting for one more would not
    // end.
    if (error || draining_) return;
    on_hangup(work);
    work();
  });
}

void Listener::start(const std::string& what) {
  signals_.async_wait([this](error_code error, int) {
    if (!error) drain();
  });
  accept();
  print(what + " on " + url_of(acceptor_.local_endpoint()) + '\n');
}

void Listener::accept() {
  acceptor_.async_accept([this](error_code error, tcp::socket socket) {
    if (draining_) return;
    if (error) {
      // Out of descriptors: there will be some when others have gone.
      retry_.expires_after(retry_accept_after);
      retry_.async_wait([this](error_code stopped) {
        if (!stopped) accept();
      });
      return;
    }
    if (Session* other = connections_.make_room()) other->close();
    const auto session = std::make_shared<Session>(std::move(socket), hooks_);
    if (connections_.add(session.get(), session->network())) session->start();
    accept();
  });
}

void Listener::forget(Session* session) {
  connections_.remove(session);
  if (draining_ && connections_.size() == 0) release();
}

void Listener::drain() {
  draining_ = true;
  error_code ignored;
  acceptor_.close(ignored);
  retry_.cancel();
  on_drain_();
  hangups_.cancel(ignored);
  connections_.each([](Session* session) { session->finish(); });
  if (connections_.size() == 0) return release();
  limit_.expires_after(drain_limit);
  limit_.async_wait([this](error_code stopped) {
    if (!stopped) context_.stop();
  });
}

// Nothing is left to wait for: the context's run() returns.
void Listener::release() {
  limit_.cancel();
  work_.reset();
}

}  // namespace redress::serve
