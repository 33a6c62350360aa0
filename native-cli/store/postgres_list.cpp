#include "store/postgres_list.hpp"

namespace redress::postgres {

namespace {

// As many are looked at for a page: a few milliseconds' worth.
constexpr std::int64_t most_looked_at = 10'000;

// Numbers are given before others see the complaint: while somebody who began earlier still writes,
// one with a lower number may appear, and a page must not have gone past it. Writes of ours are
// over in seconds; a minute is left to them, since others' on the same server may take hours.
constexpr std::string_view of_state =
    "number > $1::bigint AND ($2::text = '' OR state = $2::text) AND (born < "
    "pg_snapshot_xmin(pg_current_snapshot()) OR received < extract(epoch FROM "
    "clock_timestamp())::bigint - 60)";

}  // namespace

ListTable::ListTable(Server& server)
    : server_(server),
      look_{"look_through",
            "SELECT count(*), max(number) FROM (SELECT number FROM complaints WHERE " +
                std::string(of_state) + " ORDER BY number LIMIT $3) looked"},
      find_{"list", select_complaints("WHERE " + std::string(of_state) +
                                      " AND number <= $3::bigint AND ($4::text = '' OR team = "
                                      "$4::text) AND ($5::text = '' OR category = $5::text) ORDER "
                                      "BY number LIMIT $6")} {}

Result<std::optional<std::int64_t>> ListTable::list(
    const ListQuery& query, const std::function<bool(const StoredComplaint&)>& visit) {
  Step look[] = {{&look_, {}}};
  look[0].parameters.number(query.after).text(query.state).number(most_looked_at);
  const Result<Answer> looked = server_.run(look, short_patience);
  if (!looked) return looked.error();
  const std::int64_t count = looked->rows.front().number(0, 0);
  const std::int64_t end = looked->rows.front().number(0, 1);
  std::int64_t last = query.after;
  for (;;) {
    Step find[] = {{&find_, {}}};
    find[0]
        .parameters.number(last)
        .text(query.state)
        .number(end)
        .text(query.team)
        .text(query.category)
        .number(most_rows_at_once);
    const Result<Answer> found = server_.run(find, short_patience);
    if (!found) return found.error();
    const Rows& rows = found->rows.front();
    for (int row = 0; row < rows.count(); ++row) {
      if (!visit(complaint_row(rows, row))) return std::optional(last);
      last = complaint_number(rows, row);
    }
    if (rows.count() < most_rows_at_once) break;
  }
  return count < most_looked_at ? std::optional<std::int64_t>() : std::optional(end);
}

Result<std::optional<std::int64_t>> ListTable::told(std::string_view reference,
                                                    std::string_view message) {
  Step step[] = {{&told_, {}}};
  step[0].parameters.text(reference).text(message);
  const Result<Answer> answer = server_.run(step, long_patience);
  if (!answer) return answer.error();
  const Rows& rows = answer->rows.front();
  if (rows.count() == 0) return std::optional<std::int64_t>();
  return std::optional(rows.number(0, 0));
}

}  // namespace redress::postgres
