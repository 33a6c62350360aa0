// What the page sends: a complaint as it was written, with the complainant's own choices.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "redress/base.hpp"
#include "redress/calendar.hpp"
#include "redress/policy.hpp"

namespace redress {

/// One reason against a submission, before it is worded.
struct Problem {
  std::string at;  ///< JSON pointer; of a missing member, where it belongs.
  std::string code;
  std::vector<MessageArgument> arguments;
  friend bool operator==(const Problem&, const Problem&) = default;
};

struct ShownPromise {
  Instant due;
  Instant shown_at;
  friend bool operator==(const ShownPromise&, const ShownPromise&) = default;
};

/// A submission as read: every member that could be read, and the problems of those that could not.
/// Strings are well-formed UTF-8.
struct Submission {
  std::optional<std::string> id;
  std::optional<std::string> policy;
  std::optional<std::string> language;
  std::optional<std::string> text;
  std::optional<std::string> category;
  std::optional<std::string> channel;
  bool has_contact = false;
  std::vector<std::pair<std::string, std::string>>
      contact;  ///< As written: email, phone, name, postcode, city, country.
  std::vector<std::string> address_lines;
  std::vector<std::pair<std::string, std::string>> fields;  ///< As written.
  std::optional<std::string> wish;
  std::vector<Span> keep;
  std::optional<ShownPromise> promise;
  std::vector<Problem> problems;  ///< Of shape: wrong types, unknown members, unreadable values.
};

}  // namespace redress
