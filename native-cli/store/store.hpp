// Where accepted complaints are kept.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "redress/base.hpp"
#include "redress/calendar.hpp"

namespace redress {

/// A complaint as it is kept. Its key is not, only its hash and what seal_key() makes of it.
struct StoredComplaint {
  std::string id;         ///< UUID in lower case, the idempotency key.
  std::string content;    ///< content_hash() of the submission.
  std::string reference;  ///< serve/reference.hpp
  std::string key_hash;   ///< SHA-256 of the key.
  std::string
      sealed_key;  ///< The key, to be had only with the submission at hand: serve/identity.hpp.
  Instant received;
  std::string state;     ///< `received` at first.
  std::string language;  ///< Of the page, for texts to the complainant.
  std::string record;    ///< JSON, the verdict's own bytes.
  std::string receipt;   ///< JSON: what the receipt says beside reference, key and status_url.
};

/// What became of a complaint that was to be added.
enum class Added {
  stored,
  known_id,         ///< There is one of that id.
  known_reference,  ///< There is one of that reference; draw another.
};

/// One store is used by one thread; a process opens as many as it needs.
class Store {
 public:
  Store() = default;
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;
  virtual ~Store() = default;

  /// Adds all in order in one transaction, durable on return. One answer each; on an error nothing
  /// was added. Errors `store.*`.
  [[nodiscard]] virtual Result<std::vector<Added>> add(
      std::span<const StoredComplaint* const> complaints) = 0;
  [[nodiscard]] virtual Result<std::optional<StoredComplaint>> find_by_id(std::string_view id) = 0;
  [[nodiscard]] virtual Result<std::optional<StoredComplaint>> find_by_reference(
      std::string_view reference) = 0;
  /// Calls `visit` for every complaint in the order of receipt, until it answers false.
  [[nodiscard]] virtual Result<std::monostate> each(
      const std::function<bool(const StoredComplaint&)>& visit) = 0;
  /// Writes something that changes nothing, durable on return.
  [[nodiscard]] virtual Result<std::monostate> test() = 0;
};

enum class StoreAccess { write, read };
/// `sqlite:FILE`. For writing, a store that is not there is made. Errors `store.name`,
/// `store.unavailable` (cannot be opened, with the reason), `store.foreign` (not a store),
/// `store.newer` (of a later version), `store.locked`, `store.read_only`, `store.full`.
[[nodiscard]] Result<std::unique_ptr<Store>> open_store(std::string_view name, StoreAccess access);

}  // namespace redress
