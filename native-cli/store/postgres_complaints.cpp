#include "store/postgres_complaints.hpp"

#include <array>
#include <map>
#include <utility>

namespace redress::postgres {

namespace {

/// What tells a complaint from another of its id: content, reference and the key's hash.
using Known = std::array<std::string, 3>;

Known known_of(const StoredComplaint& complaint) {
  return {complaint.content, complaint.reference, complaint.key_hash};
}

// By id.
std::map<std::string, Known> known_rows(const Rows& rows) {
  std::map<std::string, Known> out;
  for (int row = 0; row < rows.count(); ++row)
    out[rows.text(row, 0)] = {rows.text(row, 1), rows.text(row, 2), rows.text(row, 3)};
  return out;
}

Parameters values_of(const StoredComplaint& one) {
  Parameters out;
  for (const std::string* text : {&one.acknowledgement, &one.id, &one.content, &one.reference,
                                  &one.key_hash, &one.sealed_key})
    out.text(*text);
  out.instant(one.received);
  for (const std::string* text : {&one.state, &one.language, &one.record, &one.receipt})
    out.text(*text);
  add_standing(out, one.standing);
  return out;
}

}  // namespace

std::string select_complaints(std::string_view rest) {
  return "SELECT id, content, reference, key_hash, sealed_key, received, state, language, record, "
         "receipt, category, team, due, due_kind, delete_after, number FROM complaints " +
         std::string(rest);
}

StoredComplaint complaint_row(const Rows& rows, int row) {
  const auto text = [&](int column) { return rows.text(row, column); };
  StoredComplaint out{text(0), text(1), text(2), text(3), text(4), {rows.number(row, 5)},
                      text(6), text(7), text(8), text(9)};
  out.standing = {text(10), text(11), rows.instant(row, 12), text(13), rows.instant(row, 14)};
  return out;
}

std::int64_t complaint_number(const Rows& rows, int row) {
  return rows.number(row, 15);
}

void add_standing(Parameters& parameters, const Standing& standing) {
  parameters.text(standing.category)
      .text(standing.team)
      .instant(standing.due)
      .text(standing.due_kind)
      .instant(standing.delete_after);
}

Result<std::vector<Added>> ComplaintTable::add(std::span<const StoredComplaint* const> complaints) {
  std::vector<Step> steps;
  steps.reserve(complaints.size() + 1);
  std::vector<std::string_view> ids;
  for (const StoredComplaint* one : complaints) {
    steps.push_back({&insert_, values_of(*one)});
    ids.push_back(one->id);
  }
  // A statement of its own sees what was there before it, also where an insertion had to wait for
  // that. Within the transaction, so that all is known once it is stored.
  steps.push_back({&known_, {}});
  steps.back().parameters.texts(ids);
  const Result<Answer> answer = server_.run(steps, long_patience);
  if (!answer) return answer.error();
  const std::map<std::string, Known> known = known_rows(answer->rows.back());
  std::vector<Added> out;
  for (std::size_t i = 0; i < complaints.size(); ++i) {
    const auto found = known.find(complaints[i]->id);
    if (answer->rows[i].number(0, 0) > 0) {
      out.push_back(Added::stored);
    } else if (found == known.end()) {
      out.push_back(Added::known_reference);
    } else {
      // Where the answer of an earlier time was lost, this very one was stored by it.
      const bool ours = answer->repeated && found->second == known_of(*complaints[i]);
      out.push_back(ours ? Added::stored : Added::known_id);
    }
  }
  return out;
}

Result<std::optional<StoredComplaint>> ComplaintTable::find(const Statement& statement,
                                                            std::string_view value) {
  Step step[] = {{&statement, {}}};
  step[0].parameters.text(value);
  const Result<Answer> answer = server_.run(step, short_patience);
  if (!answer) return answer.error();
  const Rows& rows = answer->rows.front();
  if (rows.count() == 0) return std::optional<StoredComplaint>();
  return std::optional(complaint_row(rows, 0));
}

Result<std::optional<StoredComplaint>> ComplaintTable::find_by_id(std::string_view id) {
  return find(by_id_, id);
}

Result<std::optional<StoredComplaint>> ComplaintTable::find_by_reference(
    std::string_view reference) {
  return find(by_reference_, reference);
}

Result<std::monostate> ComplaintTable::each(
    const std::function<bool(const StoredComplaint&)>& visit) {
  std::int64_t last = 0;
  for (;;) {
    Step step[] = {{&portion_, {}}};
    step[0].parameters.number(last).number(most_rows_at_once);
    const Result<Answer> answer = server_.run(step, long_patience);
    if (!answer) return answer.error();
    const Rows& rows = answer->rows.front();
    for (int row = 0; row < rows.count(); ++row) {
      if (!visit(complaint_row(rows, row))) return std::monostate{};
      last = complaint_number(rows, row);
    }
    if (rows.count() < most_rows_at_once) return std::monostate{};
  }
}

}  // namespace redress::postgres
