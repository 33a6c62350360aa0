#include "outbox/ledger.hpp"

#include <utility>

namespace redress::outbox {

namespace {

class StoreLedger : public Ledger {
 public:
  explicit StoreLedger(std::unique_ptr<Store> store) : store_(std::move(store)) {}

  Result<std::vector<OutboxItem>> ready(Instant now, std::size_t most) override {
    return store_->outbox_ready(now, most);
  }
  Result<std::optional<Instant>> next() override { return store_->outbox_next(); }
  Result<std::optional<StoredComplaint>> complaint(std::string_view reference) override {
    return store_->find_by_reference(reference);
  }
  Result<std::vector<StoredEvent>> events(std::string_view reference) override {
    return store_->events(reference);
  }
  Result<std::monostate> sent(std::int64_t number, Instant now) override {
    return store_->outbox_sent(number, now);
  }
  Result<std::monostate> failed(std::int64_t number, std::string_view why,
                                std::optional<Instant> next_try) override {
    return store_->outbox_failed(number, why, next_try);
  }

 private:
  std::unique_ptr<Store> store_;
};

}  // namespace

std::unique_ptr<Ledger> make_ledger(std::unique_ptr<Store> store) {
  return std::make_unique<StoreLedger>(std::move(store));
}

}  // namespace redress::outbox
