#include "commands/clock_option.hpp"

#include "redress/codec.hpp"

namespace redress {

Result<std::optional<Instant>> ClockOption::given() const {
  if (!now) return std::optional<Instant>();
  if (now->empty()) {
    return Error{"instant.invalid", "",
                 "--now is empty; write an instant as 2026-11-24T09:00:00Z, or leave it out."};
  }
  const Result<Instant> instant = parse_instant(*now);
  if (!instant) return Error{instant.error().code, "", "--now: " + instant.error().message};
  return std::optional<Instant>(*instant);
}

std::string with_received(const Policy& policy, std::string_view draft, Instant received) {
  const Result<Draft> read = read_draft(policy, draft);
  std::string out(draft);
  // A draft is an object with at least a text, so what follows its brace is a member.
  if (read && !read->received)
    out.insert(out.find('{') + 1, R"("received":")" + format_instant(received) + "\",");
  return out;
}

}  // namespace redress
