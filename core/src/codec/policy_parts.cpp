// Organization, calendars, teams, promises, channels and fields.
#include "codec/policy_parts.hpp"

#include <algorithm>

#include "codec/nearest.hpp"
#include "codec/policy_calendar.hpp"
#include "redress/form.hpp"

namespace redress::json {

namespace {

using Type = Value::Type;

constexpr std::array<std::string_view, 2> clock_ids = {"business", "calendar"};

}  // namespace

PartsReader::PartsReader(const Place& root, TextTable& texts, const ZoneSource& zones,
                         Findings& findings)
    : root_(root),
      texts_(texts),
      zones_(zones),
      findings_(findings),
      calendars_(names_of(root.member("calendars"))),
      teams_(names_of(root.member("teams"))),
      promises_(names_of(root.member("promises"))),
      fields_(names_of(root.member("fields"))) {
  // References are positions of what is read; what lies beyond the limit is not.
  for (auto* names : {&calendars_, &teams_, &promises_, &fields_})
    names->resize(std::min(names->size(), limits::categories));
}

Policy PartsReader::run() {
  policy_.languages = texts_.languages();
  read_organization();
  read_calendars();
  read_teams();
  read_promises();
  read_channels();
  read_fields();
  read_categories();
  read_signals();
  read_privacy();
  return std::move(policy_);
}

Index PartsReader::reference(const Place& place, const std::vector<std::string_view>& names,
                             std::string_view code, std::string_view what) {
  const auto found = findings_.choice_of(place, names, code, what);
  return found ? static_cast<Index>(*found) : none;
}

void PartsReader::read_organization() {
  const Place place = root_.member("organization");
  if (!findings_.check(place, Type::object)) return;
  findings_.check_members(place, {"name", "country", "law"});
  policy_.organization = texts_.add(place.member("name"), Wording::name);
  policy_.country = read_country(place.member("country"));
  policy_.law = read_country(place.member("law"));
}

std::string PartsReader::read_country(const Place& place) {
  const auto code = findings_.string_of(place);
  if (!code) return {};
  const bool fits = code->size() == 2 && std::all_of(code->begin(), code->end(),
                                                     [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!fits)
    findings_.error(
        "country.invalid", place.at,
        in_quotes(*code) + " is no country code; write two capitals of ISO 3166, such as BG.");
  return *code;
}

void PartsReader::read_calendars() {
  const Place place = root_.member("calendars");
  if (calendars_.empty()) {
    findings_.error(
        "calendars.missing", place.at,
        "There is no calendar; add one, or start from a pack: \"extends\": [\"general\"].");
  }
  each_member(place, [&](const Place& member, std::string_view id) {
    Calendar calendar = read_calendar(member, zones_, findings_);
    calendar.id = id;
    policy_.calendars.push_back(std::move(calendar));
  });
}

void PartsReader::read_teams() {
  each_member(root_.member("teams"), [&](const Place& member, std::string_view id) {
    Team& team = policy_.teams.emplace_back();
    team.id = id;
    if (!findings_.check(member, Type::object)) return;
    findings_.check_members(member, {"owner", "calendar", "after_hours"});
    const Place owner = member.member("owner");
    team.owner = findings_.string_of(owner).value_or("");
    const bool missing = !owner || (owner.value->is(Type::string) &&
                                    owner.value->text.find_first_not_of(' ') == std::string::npos);
    if (missing) {
      findings_.error(
          "team.owner_missing", member.at,
          "Team " + in_quotes(id) +
              " has no owner; name who answers for it, as the complainant is to read it.");
    }
    const Place calendar = member.member("calendar");
    if (!calendar) {
      findings_.error(
          "team.calendar_missing", member.at,
          "Team " + in_quotes(id) + " has no calendar; name one of those under calendars.");
    }
    team.calendar = reference(calendar, calendars_, "calendar.unknown", "calendar");
    team.after_hours = reference(member.member("after_hours"), teams_, "team.unknown", "team");
  });
}

std::optional<Duration> PartsReader::read_duration(const Place& place) {
  const auto text = findings_.string_of(place);
  if (!text) return std::nullopt;
  const Result<Duration> duration = parse_duration(*text);
  if (duration) return *duration;
  findings_.error_at(duration.error(), place.at);
  return std::nullopt;
}

void PartsReader::read_promises() {
  each_member(root_.member("promises"), [&](const Place& member, std::string_view id) {
    Promise& promise = policy_.promises.emplace_back();
    promise.id = id;
    promise.first_reply = {Duration::Unit::seconds, 1};
    if (!findings_.check(member, Type::object)) return;
    findings_.check_members(member, {"first_reply", "clock", "update_every", "resolution"});
    const Place first_reply = member.member("first_reply");
    if (!first_reply) {
      findings_.error("promise.first_reply_missing", member.at,
                      "Promise " + in_quotes(id) +
                          " has no first_reply; write for example \"PT8H\" or \"P2D\".");
    }
    if (const auto duration = read_duration(first_reply)) promise.first_reply = *duration;
    if (const auto clock =
            findings_.choice_of(member.member("clock"), clock_ids, "clock.unknown", "clock"))
      promise.clock = static_cast<Clock>(*clock);
    promise.update_every = read_duration(member.member("update_every"));
    promise.resolution = read_duration(member.member("resolution"));
  });
}

void PartsReader::read_channels() {
  const Place place = root_.member("channels");
  if (!place || (place.value->is(Type::object) && place.value->children.empty())) {
    findings_.error("channels.missing", place.at,
                    "There is no channel to answer on; add one such as \"email\": {}.");
  }
  each_member(place, [&](const Place& member, std::string_view id) {
    const auto known = std::find(channel_ids.begin(), channel_ids.end(), id);
    if (known == channel_ids.end()) {
      findings_.error("channel.unknown", member.at,
                      "There is no channel " + in_quotes(id) + "." + suggestion(id, channel_ids));
      return;
    }
    Channel& channel = policy_.channels.emplace_back();
    channel.kind = static_cast<ChannelKind>(known - channel_ids.begin());
    if (!findings_.check(member, Type::object)) return;
    findings_.check_members(member, {"promise"});
    channel.promise = reference(member.member("promise"), promises_, "promise.unknown", "promise");
  });
}

void PartsReader::read_fields() {
  each_member(root_.member("fields"), [&](const Place& member, std::string_view id) {
    policy_.fields.push_back(read_field(member, id));
  });
}

Field PartsReader::read_field(const Place& place, std::string_view id) {
  Field field;
  field.id = id;
  if (!findings_.check(place, Type::object)) return field;
  findings_.check_members(
      place, {"type", "pattern", "example", "label", "purpose", "choices", "min", "max"});
  if (const auto type = findings_.choice_of(place.member("type"), field_type_ids,
                                            "field.type_unknown", "field type")) {
    field.type = static_cast<FieldType>(*type);
  }
  field.example = findings_.string_of(place.member("example")).value_or("");
  read_pattern(place, field);
  const Place label = place.member("label");
  field.label = texts_.add(label);
  if (!label || (label.value->is(Type::object) && label.value->children.empty())) {
    findings_.error("field.label_missing", place.at,
                    "Field " + in_quotes(id) + " has no label; add one of a few words.");
  }
  field.purpose = texts_.add(place.member("purpose"));
  read_choices(place, field);
  read_bounds(place, field);
  check_example(place, field);
  return field;
}

void PartsReader::read_pattern(const Place& place, Field& field) {
  const Place written = place.member("pattern");
  const auto source = findings_.string_of(written);
  if (!source) return;
  const Result<Pattern> pattern = Pattern::compile(*source);
  if (!pattern) {
    findings_.error_at(pattern.error(), written.at);
    return;
  }
  field.pattern = *source;
  if (field.example.empty()) {
    findings_.warning(
        "field.example_missing", place.at,
        "Field " + in_quotes(field.id) + " has a pattern but no example; show one that fits.");
  }
}

// A field that refuses its own example can be answered by nobody who follows it.
void PartsReader::check_example(const Place& place, const Field& field) {
  const bool unread = field.pattern.empty() && place.member("pattern");
  if (field.example.empty() || field.type == FieldType::choice || unread) return;
  std::string kept;
  const auto code = check_answer(field, field.example, kept, {policy_.country, nullptr, Day{}});
  // Which days a term allows, only time can tell.
  if (!code || *code == date_out_of_range) return;
  std::string message = "The field would refuse its own example (" + std::string(*code) +
                        "); write one as people answer.";
  if (*code == answer_off_pattern) {
    message = "The example does not match the field's own pattern";
    if (field.type == FieldType::date) message += ", which dates meet as they are kept, 2026-03-14";
    if (field.type == FieldType::phone)
      message += ", which phones meet as they are kept, +359881234567";
    if (field.type == FieldType::money)
      message += ", which amounts meet as they are kept, 25.90 EUR";
    message += "; mend one of them.";
  }
  findings_.error("field.example_mismatch", pointer(place.at, "example"), std::move(message));
}

void PartsReader::read_choices(const Place& place, Field& field) {
  const Place choices = place.member("choices");
  const bool wanted = field.type == FieldType::choice;
  if (!choices) {
    if (wanted) no_choices(field, place.at);
    return;
  }
  if (!wanted)
    findings_.error("field.choices_unused", choices.at,
                    "Only a field of type choice has choices; change its type or take them out.");
  if (!findings_.check(choices, Type::object)) return;
  choices_ += choices.value->children.size();
  if (choices_ > limits::choices) {
    findings_.error("policy.too_many", choices.at,
                    "The fields of a policy have at most " + std::to_string(limits::choices) +
                        " choices together; let people write the rest.");
    return;
  }
  for (const Value& child : choices.value->children) {
    const Place member = choices.member(child.key);
    findings_.check_id(child.key, member.at);
    const TextId label = texts_.add(member, Wording::name);
    if (label == no_text)
      findings_.error("field.label_missing", member.at,
                      "This choice has no label; add one of a few words.");
    field.choices.push_back({child.key, label});
  }
  if (wanted && field.choices.empty()) no_choices(field, choices.at);
}

void PartsReader::no_choices(const Field& field, const std::string& at) {
  findings_.error(
      "field.choices_missing", at,
      "Field " + in_quotes(field.id) +
          " lets one choose but has no choices; write {\"small\": {\"en\": \"Small\"}, …}.");
}

}  // namespace redress::json
