#include "store/postgres_deletion.hpp"

#include <string>
#include <thread>
#include <vector>

namespace redress::postgres {

namespace {

// Photos are many rows each: so much at once delays nobody.
constexpr std::int64_t most_bytes_at_once = 16 * 1024 * 1024;
constexpr std::chrono::seconds most_when_asked{300};
// Complaints that arrive wait meanwhile; what is left is done by the server itself in a minute or
// two.
constexpr std::chrono::seconds most_in_passing{2};
// Others change rows at the same time, which leaves some behind for a moment.
constexpr int tries_when_asked = 4;
constexpr std::chrono::milliseconds between_tries{100};

}  // namespace

Result<Forgotten> Deletion::forget(std::string_view reference) {
  Step find[] = {{&find_, {}}};
  find[0].parameters.text(reference);
  const Result<Answer> found = server_.run(find, long_patience);
  if (!found) return found.error();
  if (found->rows.front().count() == 0) return Forgotten{};
  // That it is gone by then is as good, whoever did it.
  Step erase[] = {{&delete_, {}}};
  erase[0].parameters.text(reference);
  const Result<Answer> erased = server_.run(erase, long_patience);
  if (!erased) return erased.error();
  traces_ = true;
  return Forgotten{1, clear_traces(most_when_asked, tries_when_asked)};
}

Result<Forgotten> Deletion::forget_expired(Instant now, std::size_t most) {
  Step expired[] = {{&expired_, {}}};
  expired[0].parameters.instant(now).number(static_cast<std::int64_t>(most));
  const Result<Answer> answer = server_.run(expired, long_patience);
  if (!answer) return answer.error();
  const Rows& rows = answer->rows.front();
  std::vector<std::int64_t> numbers;
  std::int64_t bytes = 0;
  for (int row = 0; row < rows.count(); ++row) {
    bytes += rows.number(row, 1);
    if (!numbers.empty() && bytes > most_bytes_at_once) break;
    numbers.push_back(rows.number(row, 0));
  }
  if (numbers.empty()) return Forgotten{0, !traces_ || clear_traces(most_in_passing, 1)};
  Step erase[] = {{&delete_expired_, {}}};
  erase[0].parameters.numbers(numbers).instant(now);
  const Result<Answer> erased = server_.run(erase, long_patience);
  if (!erased) return erased.error();
  traces_ = true;
  return Forgotten{static_cast<std::size_t>(erased->rows.front().number(0, 0)), true};
}

bool Deletion::clear_traces(std::chrono::seconds most, int tries) {
  const Patience patience{long_patience.to_connect, most + long_patience.silence};
  const std::string limit = std::to_string(most.count());
  bool gone = false;
  for (int i = 0; i < tries && !gone; ++i) {
    if (i > 0) std::this_thread::sleep_for(between_tries);
    const bool cleared =
        !server_.execute("SET statement_timeout = '" + limit + "s'", patience) &&
        !server_.execute("VACUUM (INDEX_CLEANUP ON) complaints, events, outbox, attachments",
                         patience);
    if (server_.execute(default_timeout, patience) || !cleared) break;
    const Step step[] = {{&left_, {}}};
    const Result<Answer> left = server_.run(step, long_patience);
    gone = left && left->rows.front().number(0, 0) == 0;
  }
  traces_ = !gone;
  return gone;
}

}  // namespace redress::postgres
