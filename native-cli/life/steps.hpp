// What became of a promise: each of its dated steps held against what has happened since.
//
// Counted from receipt, or from the last reopening, which brought a promise of its own:
// 1. The first reply, or a resolution before any, answers `first_reply`: in time keeps it, later
//    breaks it.
// 2. An update is kept by news (a reply, an update or a resolution) after the update before it and
//    not after its own due. Later news makes up for all that were missed, which stay broken.
// 3. `resolution` is kept or broken by the resolution alone.
// 4. A resolution or a withdrawal ends what was still to come.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "store/store.hpp"

namespace redress::life {

enum class StepKind : std::uint8_t { first_reply, update, resolution };
inline constexpr std::array<std::string_view, 3> step_kind_ids = {"first_reply", "update",
                                                                  "resolution"};
enum class StepState : std::uint8_t {
  open,  ///< Owed, whether its due has passed or not.
  kept,
  broken,  ///< Past its due, and owed no more.
  ended,   ///< Nobody waits for it any more.
};

struct Step {
  StepKind kind = StepKind::first_reply;
  Instant due;
  StepState state = StepState::open;
  std::optional<Instant> at;  ///< Of what kept it, or made up for it too late.
};

/// The steps that `record` promises, as they stand after `events` (all of the complaint's, in
/// order): first reply, updates, resolution. None where the record has no promise.
[[nodiscard]] std::vector<Step> steps_of(std::string_view record,
                                         std::span<const StoredEvent> events);
/// The open one that is due first; null where none is open.
[[nodiscard]] const Step* next_of(std::span<const Step> steps);

/// From when on the promise in a record counts: its receipt, or the last reopening.
[[nodiscard]] Instant begin_of(std::string_view record, std::span<const StoredEvent> events);

}  // namespace redress::life
