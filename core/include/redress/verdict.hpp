// The judgement on a submission: accepted with its record, or every reason why not. The same bytes
// in the page and on the server.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "redress/assessment.hpp"
#include "redress/base.hpp"
#include "redress/form.hpp"
#include "redress/promise.hpp"
#include "redress/submission.hpp"

namespace redress {

/// A problem with its sentence in the complainant's language.
struct Finding {
  std::string at;
  std::string code;
  std::string field;
  std::string message;
  std::string suggestion;  ///< Of a warning: what was probably meant, to be taken with one touch.
};

/// What is kept of a complaint.
struct Record {
  std::string id;
  std::string policy;  ///< Bundle id.
  Instant received;
  std::string language;
  std::string text;  ///< NFC, masked.
  Index category = none;
  std::optional<CategoryScore> suggested;  ///< Position in Policy::categories.
  std::vector<SignalKind> signals;
  Index channel = none;
  std::vector<std::pair<std::string, std::string>> contact;  ///< Normalized, in canonical order.
  std::vector<std::string> address_lines;
  std::vector<std::pair<Index, std::string>> fields;  ///< In the form's order, normalized.
  std::optional<Wish> wish;
  std::vector<Detail> details;  ///< Spans in `text`.
  DatedPromise promise;
  std::int32_t keep_days = 0;         ///< Days after which it is deleted once it is resolved.
  std::vector<std::string> warnings;  ///< Codes.
};

struct Verdict {
  std::vector<Finding> errors;    ///< In field order; accepted where there is none.
  std::vector<Finding> warnings;  ///< Likewise in order, whether accepted or not.
  std::optional<Record> record;   ///< Where accepted.

  [[nodiscard]] bool accepted() const { return record.has_value(); }
};
/// `now` is the instant of receipt. Need where the texts of the page's language or the model of the
/// text's are not loaded.
[[nodiscard]] Result<Answer<Verdict>> validate(const Engine& engine, const Submission& submission,
                                               Instant now);

}  // namespace redress
