#include "life/standing.hpp"

#include <algorithm>
#include <charconv>

#include "io/json_view.hpp"
#include "life/rules.hpp"
#include "life/steps.hpp"

namespace redress::life {

namespace {

constexpr std::int64_t day_seconds = 86'400;
constexpr std::int64_t never_ended_factor = 3;
// Of a record that does not say it: what a policy that does not say it means.
constexpr std::int64_t usual_keep_days = 365;

std::int64_t keep_days_of(const JsonView& record) {
  const std::string_view digits = record["keep_days"].raw();
  std::int64_t days = usual_keep_days;
  std::from_chars(digits.data(), digits.data() + digits.size(), days);
  return days;
}

Instant delete_after(const StoredComplaint& complaint, std::span<const StoredEvent> events,
                     std::span<const Step> steps) {
  const std::int64_t keep_seconds = keep_days_of(JsonView(complaint.record)) * day_seconds;
  Instant last = complaint.received;
  if (!events.empty()) last = std::max(last, events.back().at);
  if (is_ended(complaint.state)) return {last.seconds + keep_seconds};
  for (const Step& step : steps) last = std::max(last, step.due);
  return {last.seconds + never_ended_factor * keep_seconds};
}

}  // namespace

Standing standing_of(const StoredComplaint& complaint, std::span<const StoredEvent> events) {
  const JsonView record(complaint.record);
  const std::vector<Step> steps = steps_of(complaint.record, events);
  Standing out;
  out.category = record["category"].string();
  out.team = record["team"].string();
  if (const Step* next = next_of(steps)) {
    out.due = next->due;
    out.due_kind = step_kind_ids[static_cast<std::size_t>(next->kind)];
  }
  out.delete_after = delete_after(complaint, events, steps);
  return out;
}

}  // namespace redress::life
