#include "serve/sending.hpp"

#include <utility>

#include "io/output.hpp"
#include "outbox/curl_carrier.hpp"
#include "outbox/outgoing_parts.hpp"

namespace redress::serve {

namespace {

void keep_because(const Error& error) {
  complain("answers go where they went, since the new file cannot be used: " + error.message);
}

}  // namespace

Sending::~Sending() {
  if (thread_.joinable()) thread_.join();
}

Sending::Made Sending::prepare(outbox::Outgoing outgoing, const Policy& policy) const {
  auto made = std::make_unique<Current>();
  made->outgoing = std::move(outgoing);
  // The carrier goes on looking into it.
  Result<std::unique_ptr<outbox::Carrier>> carrier = outbox::make_carrier(made->outgoing);
  if (!carrier) return carrier.error();
  made->carrier = std::move(carrier).value();
  Result<std::unique_ptr<Store>> store = open_store(sources_.store, StoreAccess::write);
  if (!store) return store.error();
  made->store = std::move(store).value();
  for (const std::string_view channel : outbox::channels_without_route(made->outgoing, policy)) {
    complain("nothing in " + sources_.outgoing + " takes answers by " + std::string(channel) +
             ": what is to be told there is given up");
  }
  return made;
}

void Sending::start(Current& current) const {
  current.sender =
      std::make_unique<outbox::Sender>(outbox::make_ledger(std::move(current.store)),
                                       std::move(current.carrier), current.outgoing, engine_of_);
}

Result<std::monostate> Sending::begin(outbox::Outgoing outgoing, const Policy& policy) {
  Made made = prepare(std::move(outgoing), policy);
  if (!made) return made.error();
  current_ = std::move(made).value();
  start(*current_);
  return std::monostate{};
}

void Sending::poke() {
  // While the next one is made there is none; it looks at all that there is when it begins.
  if (!busy_ && current_) current_->sender->poke();
}

void Sending::reload(const std::shared_ptr<const Served>& served) {
  if (sources_.outgoing.empty()) return;
  if (busy_) {
    again_ = served;
    return;
  }
  Result<outbox::Outgoing> outgoing = outbox::read_outgoing(sources_.outgoing);
  if (!outgoing) return keep_because(outgoing.error());
  busy_ = true;
  if (thread_.joinable()) thread_.join();
  thread_ = std::thread([this, served, outgoing = std::move(outgoing).value()]() mutable {
    failed_ = replace(std::move(outgoing), served->engine().policy);
    post_([this] { end(); });
  });
}

// Two senders of one file would tell everything twice, so the one before ends first; all that can
// go wrong has been done by then.
std::optional<Error> Sending::replace(outbox::Outgoing outgoing, const Policy& policy) {
  Made next = prepare(std::move(outgoing), policy);
  if (!next) return next.error();
  current_ = nullptr;
  current_ = std::move(next).value();
  start(*current_);
  return std::nullopt;
}

void Sending::end() {
  thread_.join();
  busy_ = false;
  if (failed_) {
    keep_because(*failed_);
  } else {
    complain(sources_.outgoing + " is read anew; answers go by it from now on.");
  }
  if (const auto served = std::exchange(again_, nullptr)) reload(served);
}

}  // namespace redress::serve
