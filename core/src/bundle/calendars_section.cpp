#include <algorithm>

#include "bundle/byte_io.hpp"
#include "bundle/sections.hpp"

namespace redress::bundle {

namespace {

constexpr std::size_t longest_name = 100;
constexpr std::size_t most_transitions = 2000;
constexpr std::size_t most_windows = 24;
constexpr std::int64_t end_of_years = 2'556'144'000;  // 2051-01-01T00:00:00Z
constexpr std::int64_t widest_offset = 26 * 3600;
constexpr std::uint64_t days_of_years = 29'585;  // 1970-01-01 to 2050-12-31
constexpr std::uint64_t minutes_of_day = 1440;

void write_zone(ByteWriter& writer, const Zone& zone) {
  writer.string(zone.name);
  writer.signed_number(zone.first_offset);
  writer.number(zone.transitions.size());
  std::int64_t before = 0;
  for (const Zone::Transition& transition : zone.transitions) {
    writer.signed_number(transition.at - before);
    writer.signed_number(transition.offset);
    before = transition.at;
  }
}

Zone read_zone(ByteReader& reader) {
  Zone zone;
  zone.name = reader.string(longest_name);
  if (zone.name.empty()) reader.fail();
  zone.first_offset =
      static_cast<std::int32_t>(reader.signed_number(-widest_offset, widest_offset));
  const std::size_t count = reader.count(most_transitions);
  std::int64_t at = 0;
  for (std::size_t i = 0; i < count && reader.ok(); ++i) {
    at += reader.signed_number(1, end_of_years - at);
    zone.transitions.push_back(
        {at, static_cast<std::int32_t>(reader.signed_number(-widest_offset, widest_offset))});
  }
  return zone;
}

void write_windows(ByteWriter& writer, const std::vector<Window>& windows) {
  writer.number(windows.size());
  for (const Window& window : windows) {
    writer.number(static_cast<std::uint64_t>(window.open));
    writer.number(static_cast<std::uint64_t>(window.close));
  }
}

// Ascending and apart, each opening on its own day and ending on the next at the latest.
std::vector<Window> read_windows(ByteReader& reader) {
  std::vector<Window> windows;
  const std::size_t count = reader.count(most_windows);
  for (std::size_t i = 0; i < count && reader.ok(); ++i) {
    Window window;
    window.open = static_cast<std::int32_t>(reader.number(minutes_of_day - 1));
    window.close = static_cast<std::int32_t>(reader.number(2 * minutes_of_day));
    if (window.close <= window.open || (!windows.empty() && window.open < windows.back().close))
      reader.fail();
    windows.push_back(window);
  }
  return windows;
}

void write_calendar(ByteWriter& writer, const Calendar& calendar, std::size_t zone) {
  writer.string(calendar.id);
  writer.number(zone);
  for (const std::vector<Window>& windows : calendar.hours) write_windows(writer, windows);
  writer.number(calendar.exceptions.size());
  std::int32_t before = -1;
  for (const Calendar::Exception& exception : calendar.exceptions) {
    writer.number(static_cast<std::uint64_t>(exception.day.number - before));
    write_windows(writer, exception.windows);
    before = exception.day.number;
  }
}

Calendar read_calendar(ByteReader& reader, const std::vector<Zone>& zones) {
  Calendar calendar;
  calendar.id = reader.string(longest_name);
  const std::uint64_t zone = reader.number(zones.size() - 1);
  calendar.zone = zones[static_cast<std::size_t>(zone)];
  for (std::vector<Window>& windows : calendar.hours) windows = read_windows(reader);
  const std::size_t count = reader.count(static_cast<std::size_t>(days_of_years));
  std::int64_t day = -1;
  for (std::size_t i = 0; i < count && reader.ok(); ++i) {
    const std::uint64_t step = reader.number(days_of_years);
    day += static_cast<std::int64_t>(step);
    if (step == 0 || day >= static_cast<std::int64_t>(days_of_years)) reader.fail();
    calendar.exceptions.push_back({Day{static_cast<std::int32_t>(day)}, read_windows(reader)});
  }
  return calendar;
}

}  // namespace

std::string write_calendars(const Policy& policy, std::string_view tzdata_version) {
  std::vector<const Zone*> zones;
  std::vector<std::size_t> zone_of;
  for (const Calendar& calendar : policy.calendars) {
    const auto found = std::find_if(zones.begin(), zones.end(),
                                    [&](const Zone* zone) { return *zone == calendar.zone; });
    zone_of.push_back(static_cast<std::size_t>(found - zones.begin()));
    if (found == zones.end()) zones.push_back(&calendar.zone);
  }
  ByteWriter writer;
  writer.string(tzdata_version);
  writer.number(zones.size());
  for (const Zone* zone : zones) write_zone(writer, *zone);
  writer.number(policy.calendars.size());
  for (std::size_t i = 0; i < policy.calendars.size(); ++i)
    write_calendar(writer, policy.calendars[i], zone_of[i]);
  return writer.take();
}

bool read_calendars(std::string_view bytes, Policy& policy) {
  ByteReader reader(bytes);
  static_cast<void>(reader.string(longest_name));  // the version is for people
  std::vector<Zone> zones;
  const std::size_t zone_count = reader.count(limits::categories);
  for (std::size_t i = 0; i < zone_count && reader.ok(); ++i) zones.push_back(read_zone(reader));
  const std::size_t count = reader.count(limits::categories);
  if (count == 0 || zones.empty()) return false;
  for (std::size_t i = 0; i < count && reader.ok(); ++i)
    policy.calendars.push_back(read_calendar(reader, zones));
  if (!reader.done()) return false;
  for (Calendar& calendar : policy.calendars) index_open_time(calendar);
  return true;
}

}  // namespace redress::bundle
