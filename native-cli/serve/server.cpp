#include "serve/server.hpp"

#include <sys/resource.h>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/error.hpp>
#include <chrono>
#include <csignal>
#include <memory>
#include <optional>
#include <unordered_set>
#include <utility>

#include "compile/load.hpp"
#include "io/clock.hpp"
#include "io/output.hpp"
#include "outbox/curl_carrier.hpp"
#include "outbox/sender.hpp"
#include "redress/bundle.hpp"
#include "serve/retention.hpp"
#include "serve/service.hpp"
#include "serve/session.hpp"
#include "serve/store_thread.hpp"
#include "store/store.hpp"

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

/// Accepts connections until it is told to end, and ends when the last of them has.
class Server {
 public:
  /// `draining` is called once no more connections are accepted.
  Server(asio::io_context& context, Session::Handler handler, Session::Admit admit,
         std::function<void()> draining)
      : context_(context),
        handler_(std::move(handler)),
        admit_(std::move(admit)),
        on_drain_(std::move(draining)),
        acceptor_(context),
        retry_(context),
        signals_(context, SIGTERM, SIGINT),
        limit_(context),
        work_(context.get_executor()) {}

  std::optional<Error> listen(const std::string& address) {
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

  void start() {
    signals_.async_wait([this](error_code error, int) {
      if (!error) drain();
    });
    accept();
    print("listening on " + url_of(acceptor_.local_endpoint()) + '\n');
  }

 private:
  void accept() {
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
      const auto session =
          std::make_shared<Session>(std::move(socket), handler_, admit_,
                                    [this, alive = std::weak_ptr<bool>(alive_)](Session* ended) {
                                      if (!alive.expired()) forget(ended);
                                    });
      sessions_.insert(session.get());
      session->start();
      accept();
    });
  }

  void forget(Session* session) {
    sessions_.erase(session);
    if (draining_ && sessions_.empty()) release();
  }

  void drain() {
    draining_ = true;
    error_code ignored;
    acceptor_.close(ignored);
    retry_.cancel();
    on_drain_();
    for (Session* session : sessions_) session->finish();
    if (sessions_.empty()) return release();
    limit_.expires_after(drain_limit);
    limit_.async_wait([this](error_code stopped) {
      if (!stopped) context_.stop();
    });
  }

  // Nothing is left to wait for: the context's run() returns.
  void release() {
    limit_.cancel();
    work_.reset();
  }

  asio::io_context& context_;
  Session::Handler handler_;
  Session::Admit admit_;
  std::function<void()> on_drain_;
  tcp::acceptor acceptor_;
  asio::steady_timer retry_;
  asio::signal_set signals_;
  asio::steady_timer limit_;
  asio::executor_work_guard<asio::io_context::executor_type>
      work_;  ///< A request may wait for the store alone.
  std::unordered_set<Session*> sessions_;
  bool draining_ = false;
  std::shared_ptr<bool> alive_ =
      std::make_shared<bool>(true);  ///< Sessions that are cut off may end after this.
};

// Every connection is a descriptor, and the customary thousand are few.
void raise_descriptor_limit() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

Result<std::optional<StaticFiles>> open_files(const std::string& folder) {
  if (folder.empty()) return std::optional<StaticFiles>();
  Result<StaticFiles> files = StaticFiles::open(folder);
  if (!files) return files.error();
  return std::optional<StaticFiles>(std::move(files).value());
}

using Engines = std::vector<std::unique_ptr<Engine>>;

/// Those that pages may still hold. One that this version cannot read any more is left out.
Result<Engines> earlier_policies(Store& store, const LoadedPolicy& served) {
  const auto kept = store.serve_policy({served.engine->id, served.bundle}, system_clock());
  if (!kept) return kept.error();
  Engines out;
  for (const StoredPolicy& policy : *kept) {
    Result<std::unique_ptr<Engine>> engine = load_bundle(policy.bundle);
    if (engine) {
      out.push_back(std::move(engine).value());
    } else {
      complain("the earlier policy " + policy.id + " is left out: " + engine.error().message);
    }
  }
  return out;
}

// The policy as written, for an author to go on from; empty for a bundle, and for standard input,
// which has been read.
std::string source_of(const std::string& policy) {
  const Result<std::string> text = policy == "-" ? std::string() : read_policy_text(policy);
  return !text || is_bundle(*text) ? std::string() : *text;
}

/// What is told to complainants and to other systems; nothing where no file says how. It closes its
/// store before the writer's, as the reader does.
Result<std::unique_ptr<outbox::Sender>> start_sender(
    const std::optional<outbox::Outgoing>& outgoing, const ServerOptions& options,
    outbox::Dispatcher::Engines engines) {
  if (!outgoing) return std::unique_ptr<outbox::Sender>();
  Result<std::unique_ptr<outbox::Carrier>> carrier = outbox::make_carrier(*outgoing);
  if (!carrier) return carrier.error();
  Result<std::unique_ptr<Store>> store = open_store(options.store, StoreAccess::write);
  if (!store) return store.error();
  for (const std::string_view channel :
       outbox::channels_without_route(*outgoing, engines.served.policy)) {
    complain("nothing in " + options.outgoing + " takes answers by " + std::string(channel) +
             ": what is to be told there is given up");
  }
  return std::make_unique<outbox::Sender>(outbox::make_ledger(std::move(store).value()),
                                          std::move(carrier).value(), *outgoing, engines);
}

}  // namespace

Result<std::monostate> run_server(const ServerOptions& options) {
  std::optional<outbox::Outgoing> outgoing;
  if (!options.outgoing.empty()) {
    Result<outbox::Outgoing> read = outbox::read_outgoing(options.outgoing);
    if (!read) return read.error();
    outgoing = std::move(read).value();
  }
  Result<LoadedPolicy> policy = [&] {
    ProgressBar bar("training");
    return load_policy(options.policy, options.model,
                       [&](int done, int of) { bar.show(done, of); });
  }();
  if (!policy) return policy.error();
  for (std::size_t i = 0; i < policy->engine->parts.size(); ++i) {
    if (!policy->engine->parts[i]) {
      return Error{"bundle.language_absent", "",
                   "The bundle lacks the language " + policy->engine->policy.languages[i] +
                       "; compile it without --lang."};
    }
  }
  Result<std::optional<StaticFiles>> files = open_files(options.web);
  if (!files) return files.error();
  Result<std::unique_ptr<Store>> writing = open_store(options.store, StoreAccess::write);
  if (!writing) return writing.error();
  const Result<std::monostate> whole = (*writing)->check();
  if (!whole) return whole.error();
  const Result<Engines> earlier = earlier_policies(**writing, *policy);
  if (!earlier) return earlier.error();
  std::vector<const Engine*> engines;
  for (const auto& engine : *earlier) engines.push_back(engine.get());
  asio::io_context context(1);
  const auto post = [&](std::function<void()> work) { asio::post(context, std::move(work)); };
  StoreThread writer(std::move(writing).value(), post);
  // After the writer, so that it is closed before it: the last to close folds the journal into the
  // file, which a reader may not.
  Result<std::unique_ptr<Store>> reading = open_store(options.store, StoreAccess::read);
  if (!reading) return reading.error();
  Result<std::unique_ptr<outbox::Sender>> sending =
      start_sender(outgoing, options, {*policy->engine, engines});
  if (!sending) return sending.error();
  outbox::Sender* const sender = sending->get();
  std::optional<Playground> playground;
  if (options.playground)
    playground.emplace(policy->engine->policy.name, source_of(options.policy), post);
  Service service(*policy, engines, **reading, writer, std::move(files).value(),
                  playground ? &*playground : nullptr);
  Retention retention(context, writer);
  Server server(
      context,
      [&](Request request, Reply reply) {
        // What a request wrote is to be told; others write nothing.
        if (sender != nullptr && request.method != "GET") {
          reply = [sender, reply = std::move(reply)](Response response) {
            sender->poke();
            reply(std::move(response));
          };
        }
        service.handle(std::move(request), std::move(reply));
      },
      [&](const Request& head, std::optional<std::uint64_t> body_bytes) {
        return service.admit(head, body_bytes);
      },
      [&] { retention.stop(); });
  raise_descriptor_limit();
  if (const auto error = server.listen(options.listen)) return *error;
  server.start();
  retention.start();
  context.run();
  return std::monostate{};
}

}  // namespace redress::serve
