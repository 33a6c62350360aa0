#include "store/sqlite_list.hpp"

#include <string>

#include "life/rules.hpp"
#include "store/sqlite_life.hpp"

namespace redress::sqlite {

namespace {

constexpr std::int64_t first_version_with_team = 4;
// As many are looked at for a page, in an index that has all that is asked for: a few milliseconds'
// worth.
constexpr std::int64_t most_looked_at = 10'000;

// In the order of the index, and therefore of receipt.
std::string of_state(std::string_view state) {
  return "SELECT number, team, category FROM complaints WHERE state = " + std::string(state) +
         " AND number > ?1 ";
}

// Of all states, as SQLite merges what is in order already.
std::string of_any_state() {
  std::string out;
  for (const std::string_view state : life::states)
    out += (out.empty() ? "" : "UNION ALL ") + of_state("'" + std::string(state) + "'");
  return out;
}

bool fits(std::string_view wanted, const std::string& value) {
  return wanted.empty() || wanted == value;
}

}  // namespace

bool ListTable::prepare() {
  if (connection_.version() < first_version_with_team) return true;
  sqlite3* database = connection_.get();
  const std::string page = "ORDER BY number LIMIT ?2";
  all_ = Statement(database, of_any_state() + page);
  of_state_ = Statement(database, of_state("?3") + page);
  one_ = Statement(database, select_complaints(connection_.version(), "WHERE number = ?1"));
  return all_ && of_state_ && one_;
}

Result<std::optional<StoredComplaint>> ListTable::find(std::int64_t number) {
  const ResetAfter reset(one_);
  one_.bind(1, number);
  const int code = one_.step();
  if (code == SQLITE_ROW) return std::optional(complaint_row(one_));
  if (code != SQLITE_DONE) return connection_.error();
  return std::optional<StoredComplaint>();
}

Result<std::optional<std::int64_t>> ListTable::list(
    const ListQuery& query, const std::function<bool(const StoredComplaint&)>& visit) {
  if (!one_) return older(connection_.file());
  Statement& statement = query.state.empty() ? all_ : of_state_;
  const ResetAfter reset(statement);
  statement.bind(1, query.after);
  statement.bind(2, most_looked_at);
  if (!query.state.empty()) statement.bind(3, query.state);
  std::int64_t last = query.after;
  std::int64_t looked_at = 0;
  int code = statement.step();
  for (; code == SQLITE_ROW; code = statement.step()) {
    const std::int64_t number = statement.number(0);
    if (fits(query.team, statement.text(1)) && fits(query.category, statement.text(2))) {
      const auto complaint = find(number);
      if (!complaint) return complaint.error();
      if (*complaint && !visit(**complaint)) return std::optional(last);
    }
    last = number;
    ++looked_at;
  }
  if (code != SQLITE_DONE) return connection_.error();
  return looked_at < most_looked_at ? std::optional<std::int64_t>() : std::optional(last);
}

}  // namespace redress::sqlite
