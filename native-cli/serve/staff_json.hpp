// What staff are told of complaints, by the program and by the service: the same bytes.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "life/act.hpp"
#include "life/steps.hpp"
#include "store/store.hpp"

namespace redress::serve {

/// `"name":"value"` with a comma in front of it.
[[nodiscard]] std::string text_member(std::string_view name, std::string_view value);
/// `[{number, at, kind, by?, text?}]`
[[nodiscard]] std::string events_json(std::span<const StoredEvent> events);
/// `due`, `overdue`, `kept`, `broken` or `ended`.
[[nodiscard]] std::string_view step_state(const life::Step& step, Instant now);
/// `[{kind, due, state, at?}]`
[[nodiscard]] std::string timeline_json(std::span<const life::Step> steps, Instant now);
/// `{kind, due}` of what is owed next, or `null`.
[[nodiscard]] std::string due_json(const Standing& standing);

/// `{reference, state, received, category, team, owner, channel, due}`, one of a list.
[[nodiscard]] std::string item_json(const StoredComplaint& complaint);
/// Likewise with `delete_after?, timeline, events, attachments, record`, and a line feed.
[[nodiscard]] std::string complaint_json(const life::Whole& whole,
                                         std::span<const StoredAttachment> attachments,
                                         Instant now);
/// `{reference, kind, due, overdue, state, category, team, owner, channel, received}`, one of those
/// that owe something.
[[nodiscard]] std::string due_item_json(const StoredComplaint& complaint, Instant now);
/// `{reference, state, category, team, owner, due, event}` of what was made of a complaint, as it
/// is now, and by which of its events; with a line feed.
[[nodiscard]] std::string done_json(const life::Whole& whole, const StoredEvent& event);

}  // namespace redress::serve
