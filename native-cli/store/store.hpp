// Where accepted complaints are kept.
#pragma once

#include <cstdint>
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

/// What follows from a complaint's record and events by the rules of life/standing.hpp: kept beside
/// them, so that it can be looked for.
struct Standing {
  std::string category;
  std::string team;
  std::optional<Instant> due;  ///< Of the next promise that is not yet kept; it may have passed.
  std::string due_kind;        ///< first_reply, update or resolution; empty where none is due.
  std::optional<Instant> delete_after;
  friend bool operator==(const Standing&, const Standing&) = default;
};

/// A complaint as it is kept. Its key is not, only its hash and what Content::seal() makes of it.
struct StoredComplaint {
  std::string id;         ///< UUID in lower case, the idempotency key.
  std::string content;    ///< Content::hash() of the submission.
  std::string reference;  ///< serve/reference.hpp
  std::string key_hash;   ///< SHA-256 of the key.
  std::string
      sealed_key;  ///< The key, to be had only with the submission at hand: serve/identity.hpp.
  Instant received;
  std::string state;     ///< life/rules.hpp; `received` at first.
  std::string language;  ///< Of the page, for texts to the complainant.
  std::string record;    ///< JSON, the verdict's own bytes until it is refiled or reopened.
  std::string receipt;   ///< JSON: what the receipt says beside reference, key and status_url.
  Standing standing{};
  /// Where it is added: the UUID of the message that acknowledges it, empty for none. It is kept in
  /// the outbox alone.
  std::string acknowledgement{};
};

/// Something that happened to a complaint.
struct StoredEvent {
  std::int64_t number = 0;  ///< Ascending in the order of happening; given by the store.
  std::string reference;
  Instant at;
  std::string kind;  ///< received, updated, replied, resolved, refiled, reopened, withdrawn or
                     ///< information.
  std::string by;    ///< Whoever did it, as they call themselves; empty where nobody says.
  std::string text;
};

/// Something that is to be told, in the order of its complaint.
struct OutboxItem {
  std::int64_t number = 0;
  std::string id;  ///< UUID of the message, the same at every attempt.
  std::string reference;
  std::string kind;        ///< acknowledged, or the kind of its event.
  std::int64_t event = 0;  ///< Number of the event that it tells of.
  Instant created;
  int attempts = 0;  ///< That failed.
  Instant next_try;
};
/// One that was given up.
struct DeadItem {
  OutboxItem item;
  std::string why;  ///< Of the last attempt.
};

/// One step in a complaint's life: all of it is kept, or nothing.
struct Change {
  std::string reference;
  /// Number of the last event that was known when this was decided, 0 for none: the change is
  /// refused where there is a later one.
  std::int64_t last_event = 0;
  std::string state;                  ///< From now on.
  StoredEvent event;                  ///< Its number is given by the store.
  std::string message;                ///< UUID of what tells of it, empty for nothing.
  std::optional<std::string> record;  ///< Both as they were where there is none.
  std::optional<std::string> receipt;
  Standing standing;
};
enum class Changed {
  done,
  overtaken,  ///< Something else happened to it since.
  unknown,    ///< There is no such complaint, or no more.
};

/// Which complaints are listed.
struct ListQuery {
  std::string state;  ///< Empty for any, likewise the next two.
  std::string team;
  std::string category;
  std::int64_t after = 0;  ///< What list() gave for the page before this one; 0 for the first.
};

/// What became of a complaint that was to be deleted.
struct Forgotten {
  std::size_t complaints = 0;  ///< That were deleted.
  /// Nothing of them can be read in the store's files any more; of a database, nothing by any
  /// query, and its room there is free. Not so where another program was reading just then:
  /// forget_expired() tries it again.
  bool traces_gone = true;
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
  /// Adds a file to its complaint (else `complaint.unknown`), durable, where it has under `most`.
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
  /// The policy of that id, else the one that is served, or was last; nothing where none ever was.
  [[nodiscard]] virtual Result<std::optional<StoredPolicy>> policy(std::string_view id) = 0;
  /// Writes something that changes nothing, durable on return.
  [[nodiscard]] virtual Result<std::monostate> test() = 0;

  /// Of a complaint, in order.
  [[nodiscard]] virtual Result<std::vector<StoredEvent>> events(std::string_view reference) = 0;
  /// Event, message and what follows from them in one transaction, durable on return.
  [[nodiscard]] virtual Result<Changed> change(const Change& change) = 0;
  /// Calls `visit` for every complaint whose next promise is due by `until`, of one team where it
  /// is named, the earliest first, until it answers false. Error `store.older` where the store has
  /// to be written to first.
  [[nodiscard]] virtual Result<std::monostate> each_due(
      Instant until, std::string_view team,
      const std::function<bool(const StoredComplaint&)>& visit) = 0;

  /// Calls `visit` for the complaints that a query finds, in the order of receipt, until it answers
  /// false: it does not take that one. Gives where the next page begins, which that one is on;
  /// nothing where there is none. A page may end early, or find nothing, where looking on would
  /// take more than a few milliseconds. Complaints that come meanwhile are on a later page, and
  /// none is on two. Error `store.older` as in each_due().
  [[nodiscard]] virtual Result<std::optional<std::int64_t>> list(
      const ListQuery& query, const std::function<bool(const StoredComplaint&)>& visit) = 0;
  /// Number of the event of this complaint that the message of that id tells of (Change::message),
  /// sent or not; nothing where there is none. By this a deed that comes twice is known.
  [[nodiscard]] virtual Result<std::optional<std::int64_t>> told(std::string_view reference,
                                                                 std::string_view message) = 0;

  /// Deletes a complaint with all that belongs to it, leaving nothing to read of it.
  [[nodiscard]] virtual Result<Forgotten> forget(std::string_view reference) = 0;
  /// Deletes those whose time is over, as many as are deleted in a moment and `most` of them
  /// altogether: to be called until it deletes none, which is when the traces of all go.
  [[nodiscard]] virtual Result<Forgotten> forget_expired(Instant now, std::size_t most) = 0;

  /// Messages whose time has come, of each complaint only the first that waits; by next_try, then
  /// number. In a database that several senders share they are this store's from then on, also when
  /// it asks again, until it says what became of them, is closed, or has not asked for three
  /// minutes: ask while any is on its way.
  [[nodiscard]] virtual Result<std::vector<OutboxItem>> outbox_ready(Instant now,
                                                                     std::size_t most) = 0;
  /// A message that is no more is no error in these two.
  [[nodiscard]] virtual Result<std::monostate> outbox_sent(std::int64_t number, Instant now) = 0;
  /// To be tried again at `next_try`; without it given up, and what follows in that complaint goes
  /// on. `why` names no person and no address.
  [[nodiscard]] virtual Result<std::monostate> outbox_failed(std::int64_t number,
                                                             std::string_view why,
                                                             std::optional<Instant> next_try) = 0;
  /// When the next one is ready; nothing where none waits.
  [[nodiscard]] virtual Result<std::optional<Instant>> outbox_next() = 0;
  /// Those that were given up, in order.
  [[nodiscard]] virtual Result<std::vector<DeadItem>> outbox_dead() = 0;
  /// Has those that were given up tried again from `now` on, attempts counted anew: one of them, or
  /// all where none is named. How many there were.
  [[nodiscard]] virtual Result<std::size_t> outbox_retry(std::optional<std::int64_t> number,
                                                         Instant now) = 0;

  /// Whether all of it is as it was written, where that takes no longer than a start may: of a
  /// large store only what opening it reads. Errors `store.damaged`, `store.unsafe` (a server that
  /// answers before it has written).
  [[nodiscard]] virtual Result<std::monostate> check() = 0;
  /// Copies the store as it is now to a file that is not there yet, while others write to it, and
  /// checks the copy. The file is there whole or not at all. Errors `file.exists`,
  /// `file.unwritable`, `store.backup` (a database has a program of its own for it), `store.*`.
  [[nodiscard]] virtual Result<std::monostate> backup(
      const std::string& file, const std::function<void(int done, int of)>& progress) = 0;
};

enum class StoreAccess { write, read };
/// `sqlite:FILE`, or a PostgreSQL database as its own programs name it, `postgresql://…`, which any
/// number of machines may share. For writing, a store that is not there is made. Errors
/// `store.name`, `store.unavailable` (cannot be opened, with the reason), `store.foreign` (not a
/// store), `store.newer` (of a later version), `store.locked`, `store.read_only`, `store.full`,
/// `store.damaged`; no message holds a password.
[[nodiscard]] Result<std::unique_ptr<Store>> open_store(std::string_view name, StoreAccess access);

}  // namespace redress
