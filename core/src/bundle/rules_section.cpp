#include <algorithm>

#include "bundle/byte_io.hpp"
#include "bundle/sections.hpp"
#include "redress/language.hpp"

namespace redress::bundle {

namespace {

constexpr std::size_t longest_id = 100;
constexpr std::size_t longest_string = limits::string_code_points * 4;
constexpr std::size_t most_steps = 20;
constexpr std::int64_t longest_seconds = 3653LL * 86'400;  // ten years, as parse_duration()
constexpr std::int64_t longest_days = 3653;
constexpr std::uint64_t most_keep_days = 36'500;

void write_duration(ByteWriter& writer, Duration duration) {
  writer.number(static_cast<std::uint64_t>(duration.unit));
  writer.signed_number(duration.count);
}

void write_optional(ByteWriter& writer, const std::optional<Duration>& duration) {
  writer.number(duration.has_value() ? 1 : 0);
  if (duration) write_duration(writer, *duration);
}

void write_field(ByteWriter& writer, const Field& field) {
  writer.string(field.id);
  writer.number(static_cast<std::uint64_t>(field.type));
  writer.string(field.pattern);
  writer.string(field.example);
  writer.text(field.label);
  writer.text(field.purpose);
  writer.number(field.choices.size());
  for (const Choice& choice : field.choices) {
    writer.string(choice.id);
    writer.text(choice.label);
  }
  writer.string(field.min);
  writer.string(field.max);
}

void write_category(ByteWriter& writer, const Category& category) {
  writer.string(category.id);
  for (const TextId text :
       {category.label, category.read_back, category.self_help, category.refer_to})
    writer.text(text);
  writer.index(category.team);
  writer.index(category.promise);
  for (const Index promise : category.promise_by_channel) writer.index(promise);
  for (const std::vector<Index>* asked : {&category.ask, &category.optional}) {
    writer.number(asked->size());
    for (const Index field : *asked) writer.index(field);
  }
  writer.number(category.wishes.size());
  for (const Wish wish : category.wishes) writer.number(static_cast<std::uint64_t>(wish));
  for (const std::vector<TextId>* steps : {&category.next_steps, &category.your_steps}) {
    writer.number(steps->size());
    for (const TextId step : *steps) writer.text(step);
  }
}

std::string read_id(ByteReader& reader) {
  std::string id = reader.string(longest_id);
  const bool fits = !id.empty() && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
  });
  if (!fits) reader.fail();
  return id;
}

std::string read_country(ByteReader& reader) {
  std::string code = reader.string(2);
  const bool capitals =
      std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if ((!code.empty() && code.size() != 2) || !capitals) reader.fail();
  return code;
}

Duration read_duration(ByteReader& reader) {
  Duration duration;
  duration.unit = reader.choice<Duration::Unit>(2);
  duration.count = reader.signed_number(
      1, duration.unit == Duration::Unit::days ? longest_days : longest_seconds);
  return duration;
}

std::optional<Duration> read_optional(ByteReader& reader) {
  if (!reader.flag()) return std::nullopt;
  return read_duration(reader);
}

void read_languages(ByteReader& reader, Policy& policy) {
  const std::size_t count = reader.count(known_languages.size());
  for (std::size_t i = 0; i < count; ++i) {
    std::string tag = reader.string(longest_id);
    const bool known =
        std::find(known_languages.begin(), known_languages.end(), tag) != known_languages.end();
    if (!known || policy.find_language(tag) != none) reader.fail();
    policy.languages.push_back(std::move(tag));
  }
  if (count == 0) reader.fail();
}

// `choices_left`: of all fields together.
Field read_field(ByteReader& reader, std::size_t& choices_left) {
  Field field;
  field.id = read_id(reader);
  field.type = reader.choice<FieldType>(field_type_ids.size());
  field.pattern = reader.string(longest_string);
  if (!field.pattern.empty() && !Pattern::compile(field.pattern)) reader.fail();
  field.example = reader.string(longest_string);
  field.label = reader.text();
  field.purpose = reader.text();
  const std::size_t choices = reader.count(choices_left);
  choices_left -= choices;
  for (std::size_t i = 0; i < choices && reader.ok(); ++i) {
    std::string id = read_id(reader);
    const TextId label = reader.text();
    field.choices.push_back({std::move(id), label});
  }
  for (std::string* bound : {&field.min, &field.max}) {
    *bound = reader.string(longest_string);
    if (!bound->empty() && !is_bound(field.type, *bound)) reader.fail();
  }
  return field;
}

Category read_category(ByteReader& reader, const Policy& policy) {
  Category category;
  category.id = read_id(reader);
  for (TextId* text :
       {&category.label, &category.read_back, &category.self_help, &category.refer_to})
    *text = reader.text();
  category.team = reader.required_index(policy.teams.size());
  category.promise = reader.required_index(policy.promises.size());
  for (Index& promise : category.promise_by_channel) promise = reader.index(policy.promises.size());
  for (std::vector<Index>* asked : {&category.ask, &category.optional}) {
    const std::size_t count = reader.count(limits::categories);
    for (std::size_t i = 0; i < count && reader.ok(); ++i)
      asked->push_back(reader.required_index(policy.fields.size()));
  }
  const std::size_t wishes = reader.count(wish_ids.size());
  for (std::size_t i = 0; i < wishes && reader.ok(); ++i)
    category.wishes.push_back(reader.choice<Wish>(wish_ids.size()));
  for (std::vector<TextId>* steps : {&category.next_steps, &category.your_steps}) {
    const std::size_t count = reader.count(most_steps);
    for (std::size_t i = 0; i < count && reader.ok(); ++i) steps->push_back(reader.text());
  }
  return category;
}

// What refers to positions of an own list can be checked only when the list is whole.
void read_teams(ByteReader& reader, Policy& policy) {
  const std::size_t count = reader.count(limits::categories);
  for (std::size_t i = 0; i < count && reader.ok(); ++i) {
    Team& team = policy.teams.emplace_back();
    team.id = read_id(reader);
    team.owner = reader.string(longest_string);
    team.calendar = reader.required_index(policy.calendars.size());
    team.after_hours = reader.index(count);
  }
}

void read_promises(ByteReader& reader, Policy& policy) {
  const std::size_t count = reader.count(limits::categories);
  for (std::size_t i = 0; i < count && reader.ok(); ++i) {
    Promise& promise = policy.promises.emplace_back();
    promise.id = read_id(reader);
    promise.first_reply = read_duration(reader);
    promise.clock = reader.choice<Clock>(2);
    promise.update_every = read_optional(reader);
    promise.resolution = read_optional(reader);
  }
}

void read_channels(ByteReader& reader, Policy& policy) {
  const std::size_t count = reader.count(channel_ids.size());
  for (std::size_t i = 0; i < count && reader.ok(); ++i) {
    Channel& channel = policy.channels.emplace_back();
    channel.kind = reader.choice<ChannelKind>(channel_ids.size());
    channel.promise = reader.index(policy.promises.size());
  }
  if (count == 0) reader.fail();
}

void read_signal_rules(ByteReader& reader, Policy& policy) {
  const std::size_t count = reader.count(signal_ids.size());
  for (std::size_t i = 0; i < count && reader.ok(); ++i) {
    SignalRule& rule = policy.signals.emplace_back();
    rule.kind = reader.choice<SignalKind>(signal_ids.size());
    rule.promise = reader.index(policy.promises.size());
    rule.team = reader.index(policy.teams.size());
  }
}

}  // namespace

std::string write_rules(const Policy& policy) {
  ByteWriter writer;
  writer.string(policy.name);
  writer.string(policy.country);
  writer.string(policy.law);
  writer.text(policy.organization);
  writer.number(policy.languages.size());
  for (const std::string& language : policy.languages) writer.string(language);
  writer.number(policy.teams.size());
  for (const Team& team : policy.teams) {
    writer.string(team.id);
    writer.string(team.owner);
    writer.index(team.calendar);
    writer.index(team.after_hours);
  }
  writer.number(policy.promises.size());
  for (const Promise& promise : policy.promises) {
    writer.string(promise.id);
    write_duration(writer, promise.first_reply);
    writer.number(static_cast<std::uint64_t>(promise.clock));
    write_optional(writer, promise.update_every);
    write_optional(writer, promise.resolution);
  }
  writer.number(policy.channels.size());
  for (const Channel& channel : policy.channels) {
    writer.number(static_cast<std::uint64_t>(channel.kind));
    writer.index(channel.promise);
  }
  writer.number(policy.fields.size());
  for (const Field& field : policy.fields) write_field(writer, field);
  writer.number(policy.categories.size());
  for (const Category& category : policy.categories) write_category(writer, category);
  writer.number(policy.signals.size());
  for (const SignalRule& rule : policy.signals) {
    writer.number(static_cast<std::uint64_t>(rule.kind));
    writer.index(rule.promise);
    writer.index(rule.team);
  }
  for (const PrivacyAction action : policy.privacy.action)
    writer.number(static_cast<std::uint64_t>(action));
  writer.number(policy.privacy.undo ? 1 : 0);
  writer.number(static_cast<std::uint64_t>(policy.privacy.keep_days));
  return writer.take();
}

bool read_rules(std::string_view bytes, Policy& policy) {
  ByteReader reader(bytes);
  policy.name = reader.string(longest_id);
  policy.country = read_country(reader);
  policy.law = read_country(reader);
  policy.organization = reader.text();
  read_languages(reader, policy);
  read_teams(reader, policy);
  read_promises(reader, policy);
  read_channels(reader, policy);
  const std::size_t fields = reader.count(limits::categories);
  std::size_t choices_left = limits::choices;
  for (std::size_t i = 0; i < fields && reader.ok(); ++i)
    policy.fields.push_back(read_field(reader, choices_left));
  const std::size_t categories = reader.count(limits::categories);
  for (std::size_t i = 0; i < categories && reader.ok(); ++i)
    policy.categories.push_back(read_category(reader, policy));
  read_signal_rules(reader, policy);
  for (PrivacyAction& action : policy.privacy.action)
    action = reader.choice<PrivacyAction>(privacy_action_ids.size());
  policy.privacy.undo = reader.flag();
  policy.privacy.keep_days = static_cast<std::int32_t>(reader.number(most_keep_days));
  return reader.done() && policy.privacy.keep_days > 0;
}

std::size_t text_count(const Policy& policy) {
  std::size_t count = 0;
  const auto note = [&](TextId text) {
    if (text != no_text) count = std::max(count, static_cast<std::size_t>(text) + 1);
  };
  note(policy.organization);
  for (const Field& field : policy.fields) {
    note(field.label);
    note(field.purpose);
    for (const Choice& choice : field.choices) note(choice.label);
  }
  for (const Category& category : policy.categories) {
    for (const TextId text :
         {category.label, category.read_back, category.self_help, category.refer_to})
      note(text);
    for (const TextId step : category.next_steps) note(step);
    for (const TextId step : category.your_steps) note(step);
  }
  return count;
}

}  // namespace redress::bundle
