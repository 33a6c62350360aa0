#include "serve/server.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <memory>
#include <optional>
#include <utility>

#include "compile/load.hpp"
#include "io/clock.hpp"
#include "io/complaint_form.hpp"
#include "io/output.hpp"
#include "outbox/curl_carrier.hpp"
#include "redress/bundle.hpp"
#include "serve/guard.hpp"
#include "serve/listener.hpp"
#include "serve/loopback.hpp"
#include "serve/metrics.hpp"
#include "serve/reloader.hpp"
#include "serve/retention.hpp"
#include "serve/sending.hpp"
#include "serve/service.hpp"
#include "serve/session.hpp"
#include "serve/store_thread.hpp"
#include "store/store.hpp"

namespace redress::serve {

namespace {

namespace asio = boost::asio;

constexpr std::size_t most_watchers = 16;

/// Every connection is a descriptor, and the customary thousand are few: how many connections there
/// may be, with some descriptors left for files.
std::size_t raise_descriptor_limit() {
  constexpr std::size_t most_connections = 16384;
  constexpr std::size_t others = 128;
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return others;
  const rlim_t before = std::exchange(limit.rlim_cur, limit.rlim_max);
  if (::setrlimit(RLIMIT_NOFILE, &limit) != 0) limit.rlim_cur = before;
  return std::clamp<std::size_t>(limit.rlim_cur, 2 * others, most_connections + others) - others;
}

Result<std::optional<StaticFiles>> open_files(const std::string& folder) {
  if (folder.empty()) return std::optional<StaticFiles>();
  Result<StaticFiles> files = StaticFiles::open(folder);
  if (!files) return files.error();
  return std::optional<StaticFiles>(std::move(files).value());
}

// The policy as written, for an author to go on from; empty for a bundle, and for standard input,
// which has been read.
std::string source_of(const std::string& policy) {
  const Result<std::string> text = policy == "-" ? std::string() : read_policy_text(policy);
  return !text || is_bundle(*text) ? std::string() : *text;
}

Result<std::optional<outbox::Outgoing>> open_outgoing(const std::string& file) {
  if (file.empty()) return std::optional<outbox::Outgoing>();
  Result<outbox::Outgoing> outgoing = outbox::read_outgoing(file);
  if (!outgoing) return outgoing.error();
  return std::optional<outbox::Outgoing>(std::move(outgoing).value());
}

Result<std::optional<StaffTokens>> open_tokens(const std::string& file) {
  if (file.empty()) return std::optional<StaffTokens>();
  Result<StaffTokens> tokens = StaffTokens::read(file);
  if (!tokens) return tokens.error();
  return std::optional<StaffTokens>(std::move(tokens).value());
}

void reload_tokens(const std::string& file, Service& service) {
  if (file.empty()) return;
  Result<StaffTokens> tokens = StaffTokens::read(file);
  if (!tokens) {
    return complain("the tokens stay as they were, since the new ones cannot be used: " +
                    tokens.error().message);
  }
  complain(file + " is read anew; tokens that open /staff: " + std::to_string(tokens->size()) +
           '.');
  service.take(std::move(tokens).value());
}

bool is_metrics(const Request& request) {
  return request.path == "/metrics" && request.method == "GET";
}

// Of a port that tells figures and nothing else, to whoever reaches it.
Session::Hooks metrics_hooks(std::function<Response()> figures) {
  Session::Hooks hooks;
  hooks.handler = [figures = std::move(figures)](const Request& request, const Reply& reply) {
    reply(is_metrics(request) ? figures() : problem(404));
  };
  hooks.admit = [](const Request&, std::optional<std::uint64_t>) { return Admission(); };
  hooks.finish = [](std::string_view, std::string_view, Response&) {};
  hooks.answered = [](const Answered&) {};
  return hooks;
}

}  // namespace

Result<std::monostate> run_server(const ServerOptions& options) {
  Result<std::optional<outbox::Outgoing>> outgoing = open_outgoing(options.outgoing);
  if (!outgoing) return outgoing.error();
  Result<std::optional<StaffTokens>> tokens = open_tokens(options.staff_tokens);
  if (!tokens) return tokens.error();
  Result<Protection> protection = read_protection(options.protection);
  if (!protection) return protection.error();
  if (protection->log == LogForm::json) complain_in_json();
  Result<LoadedPolicy> policy = [&] {
    ProgressBar bar("training");
    return load_whole_policy(options.policy, options.model,
                             [&](int done, int of) { bar.show(done, of); });
  }();
  if (!policy) return policy.error();
  Result<std::optional<StaticFiles>> files = open_files(options.web);
  if (!files) return files.error();
  Result<std::unique_ptr<Store>> writing = open_store(options.store, StoreAccess::write);
  if (!writing) return writing.error();
  const Result<std::monostate> whole = (*writing)->check();
  if (!whole) return whole.error();
  const Result<std::shared_ptr<Served>> served = serve_policy(**writing, std::move(policy).value());
  if (!served) return served.error();
  asio::io_context context(1);
  const auto post = [&](std::function<void()> work) { asio::post(context, std::move(work)); };
  StoreThread writer(std::move(writing).value(), post);
  // After the writer, so that it is closed before it: the last to close folds the journal into the
  // file, which a reader may not.
  Result<std::unique_ptr<Store>> reading = open_store(options.store, StoreAccess::read);
  if (!reading) return reading.error();
  std::optional<StoreThread> staff_readings;
  std::optional<StaffAccess> staff;
  if (*tokens) {
    Result<std::unique_ptr<Store>> store = open_store(options.store, StoreAccess::read);
    if (!store) return store.error();
    staff_readings.emplace(std::move(store).value(), post);
    staff.emplace(StaffAccess{**std::move(tokens), *staff_readings});
  }
  std::atomic<std::shared_ptr<const Served>> current(*served);
  Sending sending({options.outgoing, options.store}, post, [&](std::string_view named) {
    const std::shared_ptr<const Served> now = current.load();
    return std::shared_ptr<const Engine>(now, &engine_named(named, now->engine(), now->earlier));
  });
  if (*outgoing) {
    const auto begun = sending.begin(**std::move(outgoing), (*served)->engine().policy);
    if (!begun) return begun.error();
  }
  std::optional<Playground> playground;
  if (options.playground)
    playground.emplace((*served)->engine().policy.name, source_of(options.policy), post);
  std::optional<Guard> guard;
  if (protection->rate) guard.emplace(*protection->rate);
  Service* serving = nullptr;
  const Serve serve = [&](const std::shared_ptr<Served>& next) {
    current = next;
    serving->serve(next);
  };
  Service service(*served, **reading, writer, std::move(files).value(), std::move(staff),
                  playground ? &*playground : nullptr, protection->origins,
                  guard ? &*guard : nullptr, protection->challenge, serve);
  serving = &service;
  Metrics metrics;
  std::optional<Listener> listener;
  const auto figures = [&] { return metrics.answer({listener->size(), writer.figures()}); };
  Session::Hooks hooks;
  hooks.handler = [&](Request request, Reply reply) {
    // To this machine alone, and not through a proxy on it.
    if (is_metrics(request) && request.local && is_loopback(request.host)) return reply(figures());
    // What a request wrote is to be told; others write nothing.
    if (request.method != "GET") {
      reply = [&sending, reply = std::move(reply)](Response response) {
        sending.poke();
        reply(std::move(response));
      };
    }
    service.handle(std::move(request), std::move(reply));
  };
  hooks.admit = [&](const Request& head, std::optional<std::uint64_t> body_bytes) {
    return service.admit(head, body_bytes);
  };
  hooks.finish = [&](std::string_view path, std::string_view origin, Response& response) {
    protection->origins.open(path, origin, response);
  };
  hooks.answered = [&](const Answered& answered) {
    metrics.note(answered);
    write_log(log_line(protection->log, answered, system_clock()));
  };
  hooks.proxies = protection->proxies;
  Retention retention(context, writer);
  listener.emplace(context, std::move(hooks), raise_descriptor_limit());
  if (const auto error = listener->listen(options.listen)) return *error;
  std::optional<Listener> watched;
  if (!options.metrics_listen.empty()) {
    watched.emplace(context, metrics_hooks(figures), most_watchers);
    if (const auto error = watched->listen(options.metrics_listen)) return *error;
    watched->start("metrics");
  }
  Reloader reloader(options.policy, options.model, writer, post, serve);
  listener->on_hangup([&] {
    reload_tokens(options.staff_tokens, service);
    sending.reload(current.load());
    reloader.reload();
  });
  listener->on_drain([&] { retention.stop(); });
  listener->start("listening");
  retention.start();
  context.run();
  // Whoever asked is gone: the end waits for one reading at most.
  if (staff_readings) staff_readings->forget_work();
  return std::monostate{};
}

}  // namespace redress::serve
