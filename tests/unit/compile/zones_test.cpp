#include "compile/zones.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "unit/calendar/zone_names.hpp"

namespace redress {
namespace {

std::int32_t offset_on(const std::string& zone, const char* instant) {
  const auto found = system_zone(zone);
  const auto parsed = parse_instant(instant);
  if (!found || !parsed) {
    ADD_FAILURE() << zone << " " << instant;
    return -1;
  }
  return offset_at(*found, *parsed);
}

TEST(SystemZone, HoldsEveryChangeOfOffsetFrom1970To2050) {
  const auto sofia = system_zone("Europe/Sofia");
  ASSERT_TRUE(sofia.has_value());
  EXPECT_EQ(sofia->name, "Europe/Sofia");
  EXPECT_EQ(sofia->first_offset, 7200);
  EXPECT_TRUE(well_formed(*sofia));
  EXPECT_EQ(offset_on("Europe/Sofia", "2026-03-29T00:59:59Z"), 7200);
  EXPECT_EQ(offset_on("Europe/Sofia", "2026-03-29T01:00:00Z"), 10800);
  EXPECT_EQ(offset_on("Europe/Sofia", "2026-10-25T00:59:59Z"), 10800);
  EXPECT_EQ(offset_on("Europe/Sofia", "2026-10-25T01:00:00Z"), 7200);
}

TEST(SystemZone, KeepsSummerTimeBeyondTheTablesOf2037) {
  EXPECT_EQ(offset_on("Europe/Sofia", "2050-07-01T00:00:00Z"), 10800);
  EXPECT_EQ(offset_on("Europe/Sofia", "2050-12-01T00:00:00Z"), 7200);
  EXPECT_EQ(offset_on("America/New_York", "2049-07-01T00:00:00Z"), -14400);
  EXPECT_EQ(offset_on("Australia/Lord_Howe", "2049-01-01T00:00:00Z"), 39600);
  EXPECT_EQ(offset_on("Australia/Lord_Howe", "2049-07-01T00:00:00Z"), 37800);
}

TEST(SystemZone, KnowsADayThatWasLeftOut) {
  EXPECT_EQ(offset_on("Pacific/Apia", "2011-12-30T09:59:59Z"), -36000);
  EXPECT_EQ(offset_on("Pacific/Apia", "2011-12-30T10:00:00Z"), 50400);
}

TEST(SystemZone, HasNoChangesWhereThereAreNone) {
  for (const char* name : {"Etc/UTC", "UTC", "Etc/GMT+5", "Asia/Kolkata"}) {
    const auto zone = system_zone(name);
    ASSERT_TRUE(zone.has_value()) << name;
    EXPECT_TRUE(zone->transitions.empty()) << name;
  }
  EXPECT_EQ(system_zone("Etc/GMT+5")->first_offset, -18000);
  EXPECT_EQ(system_zone("Asia/Kolkata")->first_offset, 19800);
}

// The C library reads the same files by a reader of its own.
std::int32_t offset_of_c_library(std::int64_t seconds) {
  const std::time_t time = seconds;
  std::tm local{};
  return localtime_r(&time, &local) == nullptr ? INT32_MIN
                                               : static_cast<std::int32_t>(local.tm_gmtoff);
}

TEST(SystemZone, EveryZoneOfTheMachineIsWellFormedAndAsTheCLibraryReadsIt) {
  const char* before = std::getenv("TZ");
  const std::string kept = before == nullptr ? "" : before;
  const std::vector<std::string> names = zone_names();
  EXPECT_GT(names.size(), 300U);
  for (const std::string& name : names) {
    const auto zone = system_zone(name);
    ASSERT_TRUE(zone.has_value()) << name;
    EXPECT_TRUE(well_formed(*zone)) << name;
    setenv("TZ", (":" + name).c_str(), 1);
    tzset();
    for (const Zone::Transition& change : zone->transitions) {
      EXPECT_EQ(offset_of_c_library(change.at), change.offset) << name << " " << change.at;
      EXPECT_EQ(offset_of_c_library(change.at - 1), offset_at(*zone, Instant{change.at - 1}))
          << name << " before " << change.at;
    }
    // No change is missing: every ninth day is looked at.
    for (std::int64_t at = 43'200; at <= last_instant.seconds; at += 9 * 86'400)
      ASSERT_EQ(offset_of_c_library(at), offset_at(*zone, Instant{at})) << name << " " << at;
  }
  if (before == nullptr) {
    unsetenv("TZ");
  } else {
    setenv("TZ", kept.c_str(), 1);
  }
  tzset();
}

TEST(SystemZone, RefusesWhatIsNotTheNameOfAZone) {
  for (const char* name : {"",
                           "Europe/Nowhere",
                           "Europe",
                           "europe/sofia",
                           "/etc/passwd",
                           "../zoneinfo/Europe/Sofia",
                           "Europe/../Europe/Sofia",
                           "Europe//Sofia",
                           "Europe/",
                           "Europe/Sofia/",
                           "./Europe/Sofia",
                           "file:Europe/Sofia",
                           "libc:localtime",
                           "localtime",
                           "posixrules",
                           "posix/Europe/Sofia",
                           "right/Europe/Sofia",
                           "Fixed/UTC+05:30:00",
                           "Fixed/UTC",
                           "tzdata.zi",
                           "zone1970.tab",
                           "Europe/Sofia ",
                           "Europe\\Sofia",
                           "Europe/Sófia"}) {
    EXPECT_FALSE(system_zone(name).has_value()) << name;
  }
  EXPECT_FALSE(system_zone(std::string("Europe/Sofia\0", 13)).has_value());
  EXPECT_FALSE(system_zone(std::string("Europe/Sofia\0.x", 15)).has_value());
  EXPECT_FALSE(system_zone(std::string(10'000, 'A')).has_value());
}

/// A database of our own, named by TZDIR while it lives.
class TzdataFolder {
 public:
  TzdataFolder() : path_(std::filesystem::path(testing::TempDir()) / "redress-tzdata") {
    if (const char* before = std::getenv("TZDIR")) before_ = before;
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
    setenv("TZDIR", path_.c_str(), 1);
  }
  ~TzdataFolder() {
    std::filesystem::remove_all(path_);
    if (before_.empty()) {
      unsetenv("TZDIR");
    } else {
      setenv("TZDIR", before_.c_str(), 1);
    }
  }
  TzdataFolder(const TzdataFolder&) = delete;
  TzdataFolder& operator=(const TzdataFolder&) = delete;

  void write(const std::string& file, const std::string& text) const {
    std::ofstream(path_ / file) << text;
  }

 private:
  std::filesystem::path path_;
  std::string before_;
};

TEST(TzdataVersion, ComesFromTheVersionFileFirst) {
  const TzdataFolder folder;
  folder.write("+VERSION", "2025b\n");
  folder.write("tzdata.zi", "# version 2024a\n");
  EXPECT_EQ(tzdata_version(), "2025b");
}

TEST(TzdataVersion, ComesFromTheFirstLineOfTheCompactDatabaseElse) {
  const TzdataFolder folder;
  folder.write("tzdata.zi", "# version 2024a\n# This zic input file is in the public domain.\n");
  EXPECT_EQ(tzdata_version(), "2024a");
}

TEST(TzdataVersion, IsUnknownWhereNothingTellsIt) {
  const TzdataFolder folder;
  EXPECT_EQ(tzdata_version(), "unknown");
  folder.write("+VERSION", "<script>\n");
  folder.write("tzdata.zi", "# redo posix_only\n");
  EXPECT_EQ(tzdata_version(), "unknown");
}

TEST(TzdataVersion, OfThisMachineIsOneLine) {
  EXPECT_EQ(tzdata_version().find_first_of(" \r\n"), std::string::npos);
}

}  // namespace
}  // namespace redress
