// What the sender needs of the store; the words are store/store.hpp's.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "store/store.hpp"

namespace redress::outbox {

class Ledger {
 public:
  Ledger() = default;
  Ledger(const Ledger&) = delete;
  Ledger& operator=(const Ledger&) = delete;
  virtual ~Ledger() = default;

  [[nodiscard]] virtual Result<std::vector<OutboxItem>> ready(Instant now, std::size_t most) = 0;
  [[nodiscard]] virtual Result<std::optional<Instant>> next() = 0;
  [[nodiscard]] virtual Result<std::optional<StoredComplaint>> complaint(
      std::string_view reference) = 0;
  [[nodiscard]] virtual Result<std::vector<StoredEvent>> events(std::string_view reference) = 0;
  [[nodiscard]] virtual Result<std::monostate> sent(std::int64_t number, Instant now) = 0;
  [[nodiscard]] virtual Result<std::monostate> failed(std::int64_t number, std::string_view why,
                                                      std::optional<Instant> next_try) = 0;
};

/// That of a store.
[[nodiscard]] std::unique_ptr<Ledger> make_ledger(std::unique_ptr<Store> store);

}  // namespace redress::outbox
