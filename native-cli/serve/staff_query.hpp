// What is asked for of complaints under /staff, in an address's query and in a body.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "life/rules.hpp"
#include "redress/calendar.hpp"
#include "store/store.hpp"

namespace redress::serve {

inline constexpr std::size_t most_listed = 200;

/// `state, team, category, after, limit`, each once at most.
struct ListPage {
  ListQuery query;
  std::size_t limit = 50;
};
/// Error `query.invalid`: the name, what it may be.
[[nodiscard]] Result<ListPage> read_list_page(std::string_view query);
/// The query of the page that begins at `after`.
[[nodiscard]] std::string list_page_query(const ListPage& page, std::int64_t after);

/// `within, team, limit` likewise.
struct DuePage {
  std::int64_t within_seconds = 4 * 3600;
  std::string team;
  std::size_t limit = most_listed;
};
[[nodiscard]] Result<DuePage> read_due_page(std::string_view query);

/// What is to be done to a complaint, as a body says it.
struct StaffDeed {
  life::Action action = life::Action::reply;
  std::string text;      ///< Empty where none is needed.
  std::string by;        ///< Empty where the body does not say it.
  std::string category;  ///< Of a refiling alone.
};
/// `{text, by?}`; to refile `{category, by?}`; to reopen the text may be left out, and the body
/// too. Errors `json.*`, `member.*`, `text.*` and `category.missing`, with their places.
[[nodiscard]] Result<StaffDeed> read_staff_deed(life::Action action, std::string_view json);

}  // namespace redress::serve
