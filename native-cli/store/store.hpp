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

/// A complaint as it is kept. Its key is not, only its hash and what Content::seal() makes of it.
struct StoredComplaint {
  std::string id;         ///< UUID in lower case, the idempotency key.
  std::string content;    ///< Content::hash() of the submission.
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

/// A file that a complainant added to a complaint, apart from its bytes.
struct StoredAttachment {
  std::string reference;  ///< Of the complaint.
  std::string id;         ///< UUID in lower case.
  std::string kind;       ///< attachments/kinds.hpp
  std::string sha256;     ///< Of the bytes as they are kept.
  std::int64_t bytes = 0;
  Instant added;
};
/// What became of a file that was to be added.
struct Attached {
  enum class Outcome {
    stored,
    known,  ///< The complaint has the very same bytes already.
    full,   ///< The complaint has as many files as it may.
  };
  Outcome outcome = Outcome::full;
  StoredAttachment attachment;  ///< The one that is there now; none where it is full.
  std::size_t count = 0;        ///< Of the complaint's files after this.
};

/// A compiled policy that was, or is, served.
struct StoredPolicy {
  std::string id;      ///< Of the bundle.
  std::string bundle;  ///< Its bytes.
};
/// How long a policy is kept after another took its place: what a page could not send is queued 72
/// hours, and stands open longer.
inline constexpr std::int64_t earlier_policy_seconds = 7 * 86'400;
/// The most of them, the latest ones.
inline constexpr std::size_t most_earlier_policies = 8;

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
  /// Adds a file to its complaint, durable on return, where it has fewer than `most` of them.
  [[nodiscard]] virtual Result<Attached> attach(const StoredAttachment& attachment,
                                                std::string_view content, std::size_t most) = 0;
  /// Those of a complaint, in the order in which they were added.
  [[nodiscard]] virtual Result<std::vector<StoredAttachment>> attachments(
      std::string_view reference) = 0;
  /// The bytes of a file.
  [[nodiscard]] virtual Result<std::optional<std::string>> attachment_content(
      std::string_view reference, std::string_view id) = 0;
  /// Calls `visit` for every complaint in the order of receipt, until it answers false.
  [[nodiscard]] virtual Result<std::monostate> each(
      const std::function<bool(const StoredComplaint&)>& visit) = 0;
  /// Keeps the policy that is served from `now` on, durable on return; gives those that were before
  /// it, the latest first, and drops what is older than they are kept.
  [[nodiscard]] virtual Result<std::vector<StoredPolicy>> serve_policy(const StoredPolicy& policy,
                                                                       Instant now) = 0;
  /// Writes something that changes nothing, durable on return.
  [[nodiscard]] virtual Result<std::monostate> test() = 0;
};

enum class StoreAccess { write, read };
/// `sqlite:FILE`. For writing, a store that is not there is made. Errors `store.name`,
/// `store.unavailable` (cannot be opened, with the reason), `store.foreign` (not a store),
/// `store.newer` (of a later version), `store.locked`, `store.read_only`, `store.full`.
[[nodiscard]] Result<std::unique_ptr<Store>> open_store(std::string_view name, StoreAccess access);

}  // namespace redress
