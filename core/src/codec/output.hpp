// Parts that several answers have in common; private to the codec module.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "codec/json_writer.hpp"
#include "redress/assessment.hpp"
#include "redress/codec.hpp"
#include "redress/promise.hpp"

namespace redress::json {

/// `{first_reply, updates, resolution?, time_zone, basis}`; the zone is that of the winner's
/// calendar.
void write_promise(Writer& writer, const Policy& policy, const DatedPromise& promise);
/// `[{kind, span, value}]`.
void write_details(Writer& writer, const std::vector<Detail>& details);
/// `[span]`.
void write_spans(Writer& writer, const std::vector<Span>& spans);

[[nodiscard]] JsonAnswer invalid(const Error& error);
[[nodiscard]] JsonAnswer need(std::span<const std::string> languages);

template <class Enum, std::size_t N>
[[nodiscard]] std::string_view id_of(const std::array<std::string_view, N>& ids, Enum value) {
  return ids[static_cast<std::size_t>(value)];
}

}  // namespace redress::json
