// What may happen to a complaint, and what becomes of it then:
//
// | done | to a complaint that is | makes it |
// |---|---|---|
// | replied | received, replied, reopened | replied |
// | updated | received, replied, reopened | what it is |
// | refiled | received, replied, reopened | what it is |
// | resolved | received, replied, reopened | resolved |
// | withdrawn | received, replied, reopened | withdrawn |
// | reopened | resolved | reopened |
// | information | received, replied, reopened | what it is |
//
// What each of them does to the promise: life/steps.hpp.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "store/store.hpp"

namespace redress::life {

inline constexpr std::array<std::string_view, 5> states = {"received", "replied", "reopened",
                                                           "resolved", "withdrawn"};

/// What is done to a complaint after its receipt.
enum class Action : std::uint8_t {
  reply,
  update,
  resolve,
  refile,
  reopen,
  withdraw,  ///< By the complainant alone.
  inform,    ///< Likewise.
};
/// The kind of the event that tells of it.
inline constexpr std::array<std::string_view, 7> event_kinds = {
    "replied", "updated", "resolved", "refiled", "reopened", "withdrawn", "information"};

/// More of them than this help nobody: the complainant has to explain anew each time.
inline constexpr std::size_t recommended_hand_overs = 2;
[[nodiscard]] std::size_t hand_overs(std::span<const StoredEvent> events);

/// Resolved or withdrawn.
[[nodiscard]] bool is_ended(std::string_view state);
/// The state after an action. Errors `complaint.ended`, `complaint.not_ended`, with the cure.
[[nodiscard]] Result<std::string> state_after(std::string_view state, Action action);

/// A text for the complainant, or a name: no control characters but tabs and line ends in a text,
/// line ends as LF, nothing blank at its end. Errors `text.utf8`, `text.control`, `text.too_long`
/// (a text as a complaint's may be, a name up to limits::string_code_points).
[[nodiscard]] Result<std::string> read_text(std::string_view text);
[[nodiscard]] Result<std::string> read_name(std::string_view name);

/// Something that is done.
struct Deed {
  Action action = Action::reply;
  Instant at;
  std::string by;
  std::string text;
  std::string message;  ///< UUID of what tells of it, empty for nothing.
};
/// The complaint's record and receipt after a refiling or a reopening: life/refile.hpp.
struct Anew {
  std::string record;
  std::string receipt;
};
/// The change that a deed is; errors of state_after(). A clock that was put back does not turn the
/// order of events around: the deed then happens at the instant of the last one.
[[nodiscard]] Result<Change> change_of(const StoredComplaint& complaint,
                                       std::span<const StoredEvent> events, Deed deed,
                                       std::optional<Anew> anew);

}  // namespace redress::life
