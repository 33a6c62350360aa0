// The pages that the service itself shows: they need no script, and no word of a complaint is ever
// markup in them.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "receipt/dates.hpp"
#include "redress/assessment.hpp"
#include "serve/attachment_section.hpp"
#include "serve/http.hpp"
#include "store/store.hpp"

namespace redress::serve {

/// `key` is the complaint's, for links; `now` tells what is late from what is still to come, and
/// dates of its year do without theirs. `events` are all of the complaint's, in order.
[[nodiscard]] Response status_page(const Engine& engine, const StoredComplaint& complaint,
                                   std::string_view key, Instant now,
                                   const PageAttachments& attachments = {},
                                   std::span<const StoredEvent> events = {});
/// `errors` are a verdict's, as JSON.
[[nodiscard]] Response problems_page(int status, std::string_view errors,
                                     std::string_view language);
/// What is wrong with what a form sent, as a heading.
[[nodiscard]] Response sentence_page(int status, std::string_view sentence,
                                     std::string_view language);
[[nodiscard]] Response not_found_page(std::string_view language);
[[nodiscard]] Response unavailable_page(std::string_view language);
/// 429: whoever sent it may try again in that time.
[[nodiscard]] Response too_many_page(std::string_view language, int seconds);
/// Served beside the pages, whose policy allows no style inside them.
[[nodiscard]] Response page_style();
inline constexpr std::string_view page_style_path = "/complaints/page.css";

}  // namespace redress::serve
