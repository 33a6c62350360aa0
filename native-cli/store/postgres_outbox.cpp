#include "store/postgres_outbox.hpp"

#include <random>
#include <utility>

namespace redress::postgres {

namespace {

constexpr std::string_view columns =
    "o.number, o.id, c.reference, o.kind, o.event, o.created, o.attempts, o.next_try";
constexpr std::string_view from = " FROM outbox o JOIN complaints c ON c.number = o.complaint ";
// What stands before it in its complaint is not waiting any more.
constexpr std::string_view first_that_waits =
    "o.state = 'waiting' AND NOT EXISTS (SELECT FROM outbox p WHERE p.complaint = o.complaint AND "
    "p.number < o.number AND p.state = 'waiting')";
// At the instant $1 for the sender $2: nobody else has it.
constexpr std::string_view free_for_us =
    "o.next_try <= $1::bigint AND (o.claimed_by IN ('', $2::text) OR o.claimed_until <= "
    "$1::bigint)";

constexpr std::string_view in_order = " ORDER BY o.next_try, o.number";
constexpr std::string_view limit = " LIMIT $3::bigint";
// What another one takes at the same time is left to it.
constexpr std::string_view claim_and_select =
    " FOR UPDATE SKIP LOCKED), claimed AS (UPDATE outbox t SET claimed_by = $2::text, "
    "claimed_until = $1::bigint + $4::bigint FROM free WHERE t.number = free.number RETURNING t.*) "
    "SELECT ";
constexpr std::string_view from_claimed =
    " FROM claimed o JOIN complaints c ON c.number = o.complaint";
constexpr std::string_view dead_in_order = "WHERE o.state = 'dead' ORDER BY o.number";

std::string join(std::initializer_list<std::string_view> parts) {
  std::string out;
  for (const std::string_view part : parts) out += part;
  return out;
}

OutboxItem item(const Rows& rows, int row) {
  return {rows.number(row, 0),
          rows.text(row, 1),
          rows.text(row, 2),
          rows.text(row, 3),
          rows.number(row, 4),
          {rows.number(row, 5)},
          static_cast<int>(rows.number(row, 6)),
          {rows.number(row, 7)}};
}

std::string new_name() {
  std::random_device random;
  std::string out;
  for (int i = 0; i < 4; ++i) out += std::to_string(random()) + '.';
  return out;
}

}  // namespace

OutboxTable::OutboxTable(Server& server, StoreAccess access)
    : server_(server),
      access_(access),
      sender_(new_name()),
      ready_{"ready", join({"SELECT ", columns, ", o.claimed_by = $2::text", from, "WHERE ",
                            first_that_waits, " AND ", free_for_us, in_order, limit})},
      claim_{"claim", join({"WITH free AS (SELECT o.number FROM outbox o WHERE ", first_that_waits,
                            " AND ", free_for_us, in_order, limit, claim_and_select, columns,
                            from_claimed, in_order})},
      next_{"next", join({"SELECT o.next_try FROM outbox o WHERE ", first_that_waits,
                          " ORDER BY o.next_try LIMIT 1"})},
      dead_{"dead", join({"SELECT ", columns, ", o.error", from, dead_in_order})} {}

OutboxTable::~OutboxTable() {
  // Where that fails they are another's after a while.
  if (claimed_) (void)run(release_, std::move(Parameters().text(sender_)), short_patience);
}

Result<Rows> OutboxTable::run(const Statement& statement, Parameters parameters,
                              Patience patience) {
  Step step[] = {{&statement, std::move(parameters)}};
  Result<Answer> answer = server_.run(step, patience);
  if (!answer) return answer.error();
  return std::move(answer->rows.front());
}

Result<std::vector<OutboxItem>> OutboxTable::ready(Instant now, std::size_t most) {
  const bool write = access_ == StoreAccess::write;
  if (write && claimed_) {
    const auto kept =
        run(keep_, std::move(Parameters().instant(now).text(sender_).number(claim_seconds)));
    if (!kept) return kept.error();
  }
  const auto most_items = static_cast<std::int64_t>(most);
  Result<Rows> rows =
      run(ready_, std::move(Parameters().instant(now).text(sender_).number(most_items)));
  if (!rows) return rows.error();
  bool ours = true;
  for (int row = 0; row < rows->count(); ++row) ours = ours && rows->number(row, 8) != 0;
  if (!ours && write) {
    // Asked for before anything is known of the answer, which may be lost.
    claimed_ = true;
    rows =
        run(claim_,
            std::move(
                Parameters().instant(now).text(sender_).number(most_items).number(claim_seconds)));
    if (!rows) return rows.error();
  }
  return list_of(*rows, [&](int row) { return item(*rows, row); });
}

Result<std::monostate> OutboxTable::sent(std::int64_t number, Instant now) {
  const auto rows = run(sent_, std::move(Parameters().number(number).instant(now)));
  if (!rows) return rows.error();
  return std::monostate{};
}

Result<std::monostate> OutboxTable::failed(std::int64_t number, std::string_view why,
                                           std::optional<Instant> next_try) {
  const auto rows = run(
      failed_, std::move(Parameters().number(number).text(why).instant(next_try).text(sender_)));
  if (!rows) return rows.error();
  return std::monostate{};
}

Result<std::optional<Instant>> OutboxTable::next() {
  const auto rows = run(next_, {});
  if (!rows) return rows.error();
  if (rows->count() == 0) return std::optional<Instant>();
  return rows->instant(0, 0);
}

Result<std::vector<DeadItem>> OutboxTable::dead() {
  const auto rows = run(dead_, {});
  if (!rows) return rows.error();
  return list_of(*rows, [&](int row) { return DeadItem{item(*rows, row), rows->text(row, 8)}; });
}

Result<std::size_t> OutboxTable::retry(std::optional<std::int64_t> number, Instant now) {
  const auto rows = run(retry_, std::move(Parameters().number(number).instant(now)));
  if (!rows) return rows.error();
  return static_cast<std::size_t>(rows->number(0, 0));
}

}  // namespace redress::postgres
