// What happens to complaints after their receipt: events, promises that come due, deletion.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "store/sqlite.hpp"
#include "store/store.hpp"

namespace redress::sqlite {

/// Error `store.older`: what is asked for is not in a store of an earlier version.
[[nodiscard]] Error older(std::string_view file);
/// Of complaints as complaint_row() reads them.
[[nodiscard]] std::string select_complaints(std::int64_t version, std::string_view rest);
[[nodiscard]] StoredComplaint complaint_row(const Statement& statement);

/// Parameters 1 to 5 are the standing, 6 is the complaint's number.
inline constexpr std::string_view update_standing =
    "UPDATE complaints SET category = ?1, team = ?2, due = ?3, due_kind = ?4, delete_after = ?5 "
    "WHERE number = ?6";
void bind_standing(Statement& statement, const Standing& standing);

class LifeTables {
 public:
  /// The connection outlives it.
  explicit LifeTables(Connection& connection) : connection_(connection) {}
  [[nodiscard]] bool prepare(bool write);

  /// Within a transaction: the event of receipt and what acknowledges it. False on an error.
  [[nodiscard]] bool receive(std::int64_t number, const StoredComplaint& complaint);

  [[nodiscard]] Result<std::vector<StoredEvent>> events(std::string_view reference);
  [[nodiscard]] Result<Changed> change(const Change& change);
  [[nodiscard]] Result<std::monostate> each_due(
      Instant until, std::string_view team,
      const std::function<bool(const StoredComplaint&)>& visit);
  [[nodiscard]] Result<Forgotten> forget(std::string_view reference);
  [[nodiscard]] Result<Forgotten> forget_expired(Instant now, std::size_t most);

 private:
  struct Known {
    std::int64_t number = 0;
    std::string reference;
  };
  // Within a transaction; nothing on an error.
  std::optional<Changed> change_within(const Change& change);
  bool add_event(std::int64_t complaint, const StoredEvent& event);
  bool tell(std::int64_t complaint, std::string_view message, std::string_view kind, Instant at);
  bool erase(std::int64_t complaint);
  bool expired(Instant now, std::size_t most, std::vector<Known>& out);
  std::optional<std::int64_t> attached_bytes(std::string_view reference);
  bool empty_journal();

  Connection& connection_;
  Statement events_;
  Statement due_;
  Statement team_due_;
  Statement known_;
  Statement add_event_;
  Statement tell_;
  Statement change_;
  Statement expired_;
  Statement attached_bytes_;
  std::vector<Statement> erase_;  ///< All that belongs to the number ?1.
};

}  // namespace redress::sqlite
