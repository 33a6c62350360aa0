// The conformance cases on the library itself.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "compile/zones.hpp"
#include "redress/codec.hpp"

namespace redress {
namespace {

using Json = nlohmann::json;

TEST(DeadlineCases, AllFallWhereTheyShould) {
  int cases = 0;
  for (const auto& file :
       std::filesystem::directory_iterator(REDRESS_SOURCE_DIR "/tests/conformance/deadlines")) {
    std::ifstream in(file.path());
    for (const Json& one : Json::parse(in)) {
      ++cases;
      Json request;
      for (const char* member : {"calendar", "start", "duration", "clock"}) {
        if (one.contains(member)) request[member] = one[member];
      }
      const Json answer = Json::parse(deadline_json(system_zone, request.dump()).json);
      const std::string place = file.path().filename().string() + ": " + one["name"].dump();
      if (one.contains("due")) {
        EXPECT_EQ(answer.value("due", ""), one["due"]) << place << answer;
      } else {
        ASSERT_TRUE(answer.contains("error")) << place;
        EXPECT_EQ(answer["error"]["code"], one["error"]) << place;
        if (one.contains("at")) {
          EXPECT_EQ(answer["error"]["at"], one["at"]) << place;
        }
      }
    }
  }
  EXPECT_GE(cases, 1'200);
}

}  // namespace
}  // namespace redress
