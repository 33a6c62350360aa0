#include "store/postgres_life.hpp"

#include <limits>
#include <string>
#include <utility>

namespace redress::postgres {

namespace {

void add_event(Parameters& parameters, const Change& change) {
  parameters.text(change.reference)
      .number(change.last_event)
      .instant(change.event.at)
      .text(change.event.kind)
      .text(change.event.by)
      .text(change.event.text)
      .text(change.message);
}

}  // namespace

Result<std::vector<StoredEvent>> LifeTables::events(std::string_view reference) {
  Step step[] = {{&events_, {}}};
  step[0].parameters.text(reference);
  const Result<Answer> answer = server_.run(step, short_patience);
  if (!answer) return answer.error();
  const Rows& rows = answer->rows.front();
  return list_of(rows, [&](int row) {
    return StoredEvent{rows.number(row, 0), std::string(reference), {rows.number(row, 1)},
                       rows.text(row, 2),   rows.text(row, 3),      rows.text(row, 4)};
  });
}

Result<Changed> LifeTables::change(const Change& change) {
  Step steps[] = {{&hold_, {}}, {&change_, {}}};
  steps[0].parameters.text(change.reference);
  add_event(steps[1].parameters, change);
  steps[1].parameters.text(change.state).optional_text(change.record).optional_text(change.receipt);
  add_standing(steps[1].parameters, change.standing);
  const Result<Answer> answer = server_.run(steps, long_patience);
  if (!answer) return answer.error();
  if (answer->rows[0].count() == 0) return Changed::unknown;
  if (answer->rows[1].number(0, 0) > 0) return Changed::done;
  if (!answer->repeated) return Changed::overtaken;
  const Result<bool> done = is_done(change);
  if (!done) return done.error();
  return *done ? Changed::done : Changed::overtaken;
}

Result<bool> LifeTables::is_done(const Change& change) {
  Step step[] = {{&done_, {}}};
  add_event(step[0].parameters, change);
  const Result<Answer> answer = server_.run(step, long_patience);
  if (!answer) return answer.error();
  return answer->rows.front().number(0, 0) > 0;
}

Result<std::monostate> LifeTables::each_due(
    Instant until, std::string_view team,
    const std::function<bool(const StoredComplaint&)>& visit) {
  std::int64_t last_due = std::numeric_limits<std::int64_t>::min();
  std::int64_t last = 0;
  for (;;) {
    Step step[] = {{&due_, {}}};
    step[0].parameters.instant(until).text(team).number(last_due).number(last).number(
        most_rows_at_once);
    const Result<Answer> answer = server_.run(step, long_patience);
    if (!answer) return answer.error();
    const Rows& rows = answer->rows.front();
    for (int row = 0; row < rows.count(); ++row) {
      const StoredComplaint one = complaint_row(rows, row);
      if (!visit(one)) return std::monostate{};
      last_due = one.standing.due ? one.standing.due->seconds : last_due;
      last = complaint_number(rows, row);
    }
    if (rows.count() < most_rows_at_once) return std::monostate{};
  }
}

}  // namespace redress::postgres
