// Bundles of random content within the rules of the types.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "redress/bundle.hpp"

namespace redress::fixture {

// A generator of our own, so that every machine draws the same.
struct Draw {
  std::uint32_t state;
  std::uint32_t below(std::uint32_t n) {
    state = state * 1664525U + 1013904223U;
    return (state >> 8U) % n;
  }
  bool coin() { return below(2) == 1; }
};

inline std::string some_id(Draw& draw, std::size_t position) {
  return std::string(1, static_cast<char>('a' + draw.below(26))) + "_" + std::to_string(position) +
         ".x";
}
inline std::string some_words(Draw& draw) {
  static constexpr std::string_view words[] = {
      "", "late", "Късно е", "késő", "😀", "\"quoted\"", std::string_view("\0", 1)};
  return std::string(words[draw.below(7)]) + std::string(words[draw.below(7)]);
}
inline Index some_index(Draw& draw, std::size_t size) {
  return static_cast<Index>(draw.below(static_cast<std::uint32_t>(size)));
}
inline Index some_or_none(Draw& draw, std::size_t size) {
  return draw.coin() ? none : some_index(draw, size);
}

inline Duration some_duration(Draw& draw) {
  return draw.coin() ? Duration{Duration::Unit::days, 1 + draw.below(3000)}
                     : Duration{Duration::Unit::seconds, 1 + draw.below(10'000'000)};
}

inline std::vector<Window> some_windows(Draw& draw) {
  switch (draw.below(4)) {
    case 0:
      return {};
    case 1:
      return {{540, 780}, {840, 1080}};
    case 2:
      return {{1080, 1560}};
    default:
      return {{0, 1440}};
  }
}

inline Calendar some_calendar(Draw& draw, std::size_t position) {
  Calendar calendar;
  calendar.id = some_id(draw, position);
  calendar.zone = {"Zone/" + std::to_string(draw.below(2)), 7200, {}};
  if (calendar.zone.name == "Zone/1")
    calendar.zone.transitions = {{1, -3600}, {1'000'000'000, 93'600}, {2'556'143'999, -93'600}};
  for (auto& windows : calendar.hours) windows = some_windows(draw);
  std::int32_t day = static_cast<std::int32_t>(draw.below(2));
  while (day <= 29'584 && draw.below(20) != 0) {
    calendar.exceptions.push_back({Day{day}, some_windows(draw)});
    day += 1 + static_cast<std::int32_t>(draw.below(3000));
  }
  return calendar;
}

inline BundleParts some_parts(Draw& draw) {
  BundleParts parts;
  Policy& policy = parts.policy;
  TextId texts = 0;
  const auto text = [&] { return draw.coin() ? texts++ : no_text; };
  policy.name = "acme-2026";
  policy.country = draw.coin() ? "BG" : "";
  policy.organization = text();
  policy.languages = {"bg", "en", "hu"};
  policy.languages.resize(1 + draw.below(3));
  for (std::size_t i = 0; i <= draw.below(3); ++i)
    policy.calendars.push_back(some_calendar(draw, i));
  const std::size_t teams = 1 + draw.below(4);
  for (std::size_t i = 0; i < teams; ++i) {
    policy.teams.push_back({some_id(draw, i), some_words(draw),
                            some_index(draw, policy.calendars.size()), some_or_none(draw, teams)});
  }
  for (std::size_t i = 0; i <= draw.below(4); ++i) {
    Promise promise{some_id(draw, i),
                    some_duration(draw),
                    draw.coin() ? Clock::business : Clock::calendar,
                    {},
                    {}};
    if (draw.coin()) promise.update_every = some_duration(draw);
    if (draw.coin()) promise.resolution = some_duration(draw);
    policy.promises.push_back(promise);
  }
  policy.channels = {{ChannelKind::link, none},
                     {ChannelKind::email, some_index(draw, policy.promises.size())}};
  const std::size_t fields = draw.below(5);
  for (std::size_t i = 0; i < fields; ++i) {
    Field field{some_id(draw, i),
                static_cast<FieldType>(draw.below(9)),
                draw.coin() ? "[A-Z]{2}" : "",
                some_words(draw),
                text(),
                text(),
                {},
                "",
                ""};
    if (has_bounds(field.type) && draw.coin())
      field.max = field.type == FieldType::date ? "P0D" : "99.90";
    if (draw.coin()) field.choices = {{"a", text()}, {"b", text()}};
    policy.fields.push_back(field);
  }
  const std::size_t categories = draw.below(6);
  for (std::size_t i = 0; i < categories; ++i) {
    Category category;
    category.id = some_id(draw, i);
    category.label = text();
    category.read_back = text();
    category.self_help = text();
    category.refer_to = text();
    category.team = some_index(draw, teams);
    category.promise = some_index(draw, policy.promises.size());
    for (Index& promise : category.promise_by_channel)
      promise = some_or_none(draw, policy.promises.size());
    for (Index field = 0; field < fields; ++field)
      (draw.coin() ? category.ask : category.optional).push_back(field);
    if (draw.coin()) category.wishes = {Wish::other, Wish::refund};
    for (std::size_t step = 0; step < draw.below(4); ++step) category.next_steps.push_back(texts++);
    policy.categories.push_back(category);
  }
  if (draw.coin())
    policy.signals = {{SignalKind::vulnerable, none, some_index(draw, teams)},
                      {SignalKind::safety, some_index(draw, policy.promises.size()), none}};
  for (PrivacyAction& action : policy.privacy.action)
    action = static_cast<PrivacyAction>(draw.below(3));
  policy.privacy.undo = draw.coin();
  policy.privacy.keep_days = static_cast<std::int32_t>(1 + draw.below(36'500));

  for (const std::string& language : policy.languages) {
    Texts& out = parts.texts.emplace_back();
    out.language = language;
    for (TextId i = 0; i < texts; ++i) out.strings.push_back(some_words(draw));
    for (std::size_t i = 0; i < message_keys().size(); ++i)
      out.messages.push_back(some_words(draw));
  }
  parts.signals = {{SignalKind::leaving, 0, "burn*"},
                   {SignalKind::safety, 2, "дим"},
                   {SignalKind::safety, 0, "never again"},
                   {SignalKind::safety, 0, "burn*"}};
  parts.models.resize(policy.languages.size());
  parts.tzdata_version = "2025b";
  if (!policy.categories.empty()) {
    ModelParts model;
    for (const Category& category : policy.categories) model.categories.push_back(category.id);
    std::sort(model.categories.begin(), model.categories.end());
    model.bias.assign(model.categories.size(), 3);
    model.rows = {{7'000'000, std::vector<std::int8_t>(model.categories.size(), 1)},
                  {1'000'000'000, std::vector<std::int8_t>(model.categories.size(), -2)}};
    parts.models.front() = pack_model(model);
  }
  return parts;
}

}  // namespace redress::fixture
