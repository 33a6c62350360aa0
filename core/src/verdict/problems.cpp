#include "verdict/problems.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "base/stable_order.hpp"
#include "redress/form.hpp"

namespace redress {

namespace {

constexpr std::array<std::string_view, 11> member_order = {
    "id",      "policy", "language", "text", "category", "channel",
    "contact", "fields", "wish",     "keep", "promise"};
constexpr std::array<std::string_view, 7> contact_order = {"email",    "phone", "name",   "lines",
                                                           "postcode", "city",  "country"};

// The n-th segment of a JSON pointer, still escaped; empty where there is none.
std::string_view segment(std::string_view at, std::size_t n) {
  for (std::size_t i = 0;; ++i) {
    if (at.empty()) return {};
    at.remove_prefix(1);
    const std::size_t slash = at.find('/');
    if (i == n) return at.substr(0, slash);
    if (slash == std::string_view::npos) return {};
    at.remove_prefix(slash);
  }
}

template <std::size_t N>
std::size_t position_in(const std::array<std::string_view, N>& order, std::string_view name) {
  return static_cast<std::size_t>(std::find(order.begin(), order.end(), name) - order.begin());
}

std::size_t field_position(const Policy& policy, Index category, std::string_view id) {
  if (category == none) return 0;
  const Category& chosen = policy.categories[category];
  std::size_t position = 0;
  for (const std::vector<Index>* group : {&chosen.ask, &chosen.optional}) {
    for (const Index field : *group) {
      if (policy.fields[field].id == id) return position;
      ++position;
    }
  }
  return position;  // what is not asked comes last
}

}  // namespace

Problems::Problems(std::vector<Problem> of_shape) : list_(std::move(of_shape)) {
  for (const Problem& problem : list_) places_.insert(problem.at);
}

void Problems::add(std::string at, std::string_view code, std::vector<MessageArgument> arguments) {
  places_.insert(at);
  list_.push_back({std::move(at), std::string(code), std::move(arguments)});
}

bool Problems::has(std::string_view at) const {
  if (places_.contains(at)) return true;
  const std::string below = std::string(at) + '/';
  const auto next = places_.lower_bound(below);
  return next != places_.end() && next->starts_with(below);
}

std::vector<Problem> Problems::in_order(const Policy& policy, Index category) const {
  using Rank = std::tuple<std::size_t, std::size_t>;
  const auto rank = [&](const Problem& problem) -> Rank {
    const std::string_view member = segment(problem.at, 0);
    // The whole document comes before its members.
    const std::size_t first = problem.at.empty() ? 0 : position_in(member_order, member) + 1;
    const std::string_view name = segment(problem.at, 1);
    if (name.empty()) return {first, 0};
    if (member == "contact") return {first, position_in(contact_order, name) + 1};
    if (member == "fields") return {first, field_position(policy, category, name) + 1};
    return {first, 1};
  };
  std::vector<Problem> out = list_;
  sort_stably(out, [&](const Problem& a, const Problem& b) { return rank(a) < rank(b); });
  return out;
}

Finding in_words(const Problem& problem, const Policy& policy, const Texts& texts) {
  std::vector<MessageArgument> arguments = problem.arguments;
  std::string id;
  // Ids hold neither `~` nor `/`, so the pointer's segment is the id itself.
  const Index field =
      segment(problem.at, 0) == "fields" ? policy.find_field(segment(problem.at, 1)) : none;
  if (field != none) {
    id = policy.fields[field].id;
    arguments.push_back({"label", std::string(texts[policy.fields[field].label])});
    arguments.push_back({"example", policy.fields[field].example});
  }
  const bool nothing_to_show =
      problem.code == answer_off_pattern && field != none && policy.fields[field].example.empty();
  const std::string_view code =
      nothing_to_show ? std::string_view("field.invalid") : std::string_view(problem.code);
  Finding out{problem.at, problem.code, std::move(id), fill_message(texts.message(code), arguments),
              ""};
  if (problem.code == email_typo) out.suggestion = problem.arguments.front().value;
  return out;
}

}  // namespace redress
