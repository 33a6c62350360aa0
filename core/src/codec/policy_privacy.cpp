// What becomes of personal data.
#include <algorithm>

#include "codec/policy_parts.hpp"

namespace redress::json {

namespace {

using Type = Value::Type;

constexpr std::int64_t most_keep_days = 36'500;

}  // namespace

void PartsReader::read_privacy() {
  PrivacyRules& rules = policy_.privacy;
  const Place place = root_.member("privacy");
  std::vector<bool> named(personal_data_ids.size(), false);
  if (!place) {
    // Nothing said is not consent: what is never needed in a complaint is masked.
    rules.action.fill(PrivacyAction::warn);
    for (const PersonalDataKind kind :
         {PersonalDataKind::card, PersonalDataKind::iban, PersonalDataKind::national_id,
          PersonalDataKind::password}) {
      rules.action[static_cast<std::size_t>(kind)] = PrivacyAction::mask;
    }
    warn_of_keep_days(place.at);
    return;
  }
  if (!findings_.check(place, Type::object)) return;
  findings_.check_members(place, {"mask", "warn", "keep_days", "undo"});
  read_actions(place.member("mask"), PrivacyAction::mask, named);
  read_actions(place.member("warn"), PrivacyAction::warn, named);
  const Place keep_days = place.member("keep_days");
  if (!keep_days) warn_of_keep_days(keep_days.at);
  if (findings_.check(keep_days, Type::integer)) {
    const std::int64_t days = keep_days.value->integer;
    if (days < 1 || days > most_keep_days) {
      findings_.error("privacy.keep_days", keep_days.at,
                      "keep_days counts days from 1 to " + std::to_string(most_keep_days) + ".");
    } else {
      rules.keep_days = static_cast<std::int32_t>(days);
    }
  }
  const Place undo = place.member("undo");
  if (findings_.check(undo, Type::boolean)) rules.undo = undo.value->boolean;
}

void PartsReader::warn_of_keep_days(const std::string& at) {
  findings_.warning("privacy.keep_days_missing", at,
                    "Nothing says how long a resolved complaint is kept, so it is " +
                        std::to_string(policy_.privacy.keep_days) +
                        " days; say it: \"privacy\": {\"keep_days\": 365}.");
}

void PartsReader::read_actions(const Place& place, PrivacyAction action, std::vector<bool>& named) {
  if (!findings_.check(place, Type::array)) return;
  for (std::size_t i = 0; i < place.value->children.size(); ++i) {
    const Place element = place.element(i);
    const auto kind = findings_.choice_of(element, personal_data_ids, "privacy.kind_unknown",
                                          "kind of personal data");
    if (!kind) continue;
    if (named[*kind])
      findings_.error(
          "privacy.kind_twice", element.at,
          in_quotes(element.value->text) + " is named twice; either mask it or warn of it.");
    named[*kind] = true;
    policy_.privacy.action[*kind] = action;
  }
}

}  // namespace redress::json
