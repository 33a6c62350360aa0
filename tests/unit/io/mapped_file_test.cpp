#include "io/mapped_file.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <string>

#include "io/exit.hpp"
#include "io/file.hpp"

namespace redress {
namespace {

class Mapping : public testing::Test {
 protected:
  Mapping() { ::close(::mkstemp(path_.data())); }
  ~Mapping() override { ::unlink(path_.c_str()); }
  std::string path_ = testing::TempDir() + "redress-mapped-XXXXXX";
};

TEST_F(Mapping, ShowsAFileUntilItIsLetGoThoughItWasReplacedMeanwhile) {
  ASSERT_TRUE(write_file(path_, "first").ok());
  const MappedFile file = map_file(path_, 5);
  EXPECT_EQ(file.bytes, "first");
  ASSERT_TRUE(write_file(path_, "second").ok());
  EXPECT_EQ(file.bytes, "first");
  EXPECT_TRUE(map_file(path_, 5).bytes.empty());
}

TEST_F(Mapping, IsOfRegularFilesOnly) {
  EXPECT_TRUE(map_file(path_, 100).bytes.empty());  // of no bytes
  EXPECT_TRUE(map_file("/dev/zero", 100).bytes.empty());
  EXPECT_TRUE(map_file(testing::TempDir(), 1'000'000).bytes.empty());
  EXPECT_TRUE(map_file(path_ + ".none", 100).bytes.empty());
}

TEST_F(Mapping, OfAFileCutShortInItsPlaceEndsTheProgramWithAMessage) {
  ASSERT_TRUE(write_file(path_, std::string(10'000, 'x')).ok());
  const MappedFile file = map_file(path_, 10'000);
  ASSERT_EQ(::truncate(path_.c_str(), 0), 0);
  EXPECT_EXIT(std::exit(file.bytes[9'999]), testing::ExitedWithCode(static_cast<int>(Exit::io)),
              "cut short");
}

}  // namespace
}  // namespace redress
