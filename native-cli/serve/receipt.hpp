// What the complainant holds in hand: the receipt, and later the state of the matter.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "io/json_view.hpp"
#include "life/act.hpp"
#include "life/rules.hpp"
#include "redress/assessment.hpp"
#include "store/store.hpp"

namespace redress::serve {

/// The members `received, promise, timeline, owner, next_steps, your_steps, law?` of a receipt,
/// without braces, in the page's language; made once from the record, so that the receipt stays the
/// same whatever becomes of the policy. `law`, where the policy names one with a term, is
/// `{country, step, due, term: {count, unit}, source}`: what is to be done by then (`first_reply`
/// or `resolution`), the end of the term's last day in the promise's time zone, and the law's name.
[[nodiscard]] std::string receipt_members(const Engine& engine, std::string_view record,
                                          std::string_view language);

/// The zone that the promise was reckoned in, whatever became of the policy since; UTC where even
/// the system has it no more.
[[nodiscard]] Zone zone_of(const Engine& engine, const JsonView& promise);

/// Path of the status page, key included.
[[nodiscard]] std::string status_url(std::string_view reference, std::string_view key);
/// Path of the calendar file of its deadlines, key included.
[[nodiscard]] std::string calendar_url(std::string_view reference, std::string_view key);
inline constexpr std::string_view calendar_file_name = "/calendar.ics";  ///< After the reference.
/// `{reference, key, …members, attachments, status_url}`: what may be added, as
/// attachments::limits_json() says it.
[[nodiscard]] std::string receipt_json(const StoredComplaint& complaint, std::string_view key);
/// `{reference, state, …members, events: [{kind, at, by?, text?}], attachments: […]}`: all that
/// happened, and the files that were added. Of a refiling only that it was: the owner among the
/// members is the one of now.
[[nodiscard]] std::string status_json(const StoredComplaint& complaint,
                                      std::span<const StoredAttachment> attachments,
                                      std::span<const StoredEvent> events);

/// A record that was made anew, with its receipt in the complaint's language. Error
/// `bundle.language_absent` where the policy does not speak it.
[[nodiscard]] Result<life::Anew> anew(const Engine& engine, std::string record,
                                      const StoredComplaint& complaint);
/// The record in another category, as life::refiled_record() makes it. Errors likewise, and its
/// own.
[[nodiscard]] Result<life::Anew> refiled(const Engine& engine, const life::Whole& whole,
                                         std::string_view category, Instant at);
/// The record of a resolved complaint that is reopened: promised anew from `at`, or from its last
/// event where a clock says that this was later. Errors of anew()
/// and of reopened_record().
[[nodiscard]] Result<life::Anew> reopened(const Engine& engine, const life::Whole& whole,
                                          Instant at);

}  // namespace redress::serve
