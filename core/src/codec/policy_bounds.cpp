// The bounds of a field, as a policy writes them.
#include "codec/policy_parts.hpp"

namespace redress::json {

namespace {

using Type = Value::Type;

std::string example_of(FieldType type) {
  return type == FieldType::date
             ? "write a day such as \"2026-01-31\", or a term from the day of receipt such as "
               "\"-P10Y\" or \"P0D\"."
             : "write a number such as 0 or \"99.90\".";
}

}  // namespace

std::string PartsReader::read_bound(const Place& place, const Field& field) {
  if (!place) return {};
  if (!has_bounds(field.type)) {
    findings_.error("field.bound_unused", place.at,
                    "Only fields of type number, money or date have a min and a max; change the "
                    "type or take it out.");
    return {};
  }
  const auto text = place.value->is(Type::integer)
                        ? std::optional(std::to_string(place.value->integer))
                        : findings_.string_of(place);
  if (!text) return {};
  if (is_bound(field.type, *text)) return *text;
  findings_.error("field.bound_invalid", place.at,
                  in_quotes(*text) + " is no bound of a " +
                      std::string(field_type_ids[static_cast<std::size_t>(field.type)]) + "; " +
                      example_of(field.type));
  return {};
}

void PartsReader::read_bounds(const Place& place, Field& field) {
  field.min = read_bound(place.member("min"), field);
  field.max = read_bound(place.member("max"), field);
  if (field.min.empty() || field.max.empty()) return;
  // Whether two terms of a date cross does not depend on the day from which they are counted, but
  // for a day or two at the end of a month; of a day and a term only time can tell.
  const bool dates = field.type == FieldType::date;
  const bool same_kind =
      (field.min.find('P') == std::string::npos) == (field.max.find('P') == std::string::npos);
  const bool crossed =
      dates ? same_kind && *bound_day(field.min, Day{0}) > *bound_day(field.max, Day{0})
            : compare_decimals(field.min, field.max) > 0;
  if (crossed) {
    findings_.error("field.bounds_crossed", pointer(place.at, "min"),
                    "The least is more than the most, so no answer would do; swap min and max or "
                    "mend one of them.");
  }
}

}  // namespace redress::json
