#include "compile/tables_beside.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdint>
#include <string>

#include "io/file.hpp"

namespace redress {
namespace {

class Beside : public testing::Test {
 protected:
  Beside() {
    write(bundle_, "RDRS");
    write(tables_, std::string(100, 'x') + "end");
  }
  ~Beside() override {
    ::unlink(bundle_.c_str());
    ::unlink(tables_.c_str());
    ::rmdir(folder_.c_str());
  }
  static void write(const std::string& path, const std::string& bytes) {
    ASSERT_TRUE(write_file(path, bytes).ok());
    ASSERT_EQ(::chmod(path.c_str(), 0644), 0);
  }
  static std::string make_folder() {
    std::string name = testing::TempDir() + "redress-beside-XXXXXX";
    return ::mkdtemp(name.data());
  }
  [[nodiscard]] bool tables() const {
    const auto bundle = FileSource::open(bundle_);
    return bundle && open_tables_beside(bundle_, *bundle);
  }
  std::string folder_ = make_folder();
  std::string bundle_ = folder_ + "/b";
  std::string tables_ = bundle_ + ".tables";
};

TEST_F(Beside, PartsStayWhatTheyWereWhateverBecomesOfTheFile) {
  write(tables_, std::string(100'000, 'x') + "end");
  const auto tables = FileSource::open(tables_);
  ASSERT_TRUE(tables);
  EXPECT_EQ(tables->size(), 100'003U);
  const std::string_view end = tables->read(100'000, 3);
  const std::string_view all = tables->all();
  EXPECT_EQ(end, "end");
  for (const std::string_view part : {end, all})
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(part.data()) % 16, 0U);
  ASSERT_EQ(::truncate(tables_.c_str(), 10), 0);
  EXPECT_EQ(end, "end");
  EXPECT_EQ(all, std::string(100'000, 'x') + "end");
  EXPECT_EQ(tables->read(0, 10), "xxxxxxxxxx");
  EXPECT_EQ(tables->read(90, 10), "");
  EXPECT_EQ(tables->read(100'001, 3), "");
  EXPECT_EQ(tables->read(UINT64_MAX, 2), "");
}

TEST_F(Beside, AreNotTakenFromAnybodyWhoCouldNotWriteTheBundle) {
  ASSERT_EQ(::chmod(tables_.c_str(), 0664), 0);
  EXPECT_FALSE(tables());
  ASSERT_EQ(::chmod(bundle_.c_str(), 0664), 0);
  EXPECT_TRUE(tables());
  if (::geteuid() != 0) return;  // who else may give a file away?
  ASSERT_EQ(::chown(tables_.c_str(), 65534, 65534), 0);
  EXPECT_FALSE(tables());
  ASSERT_EQ(::chown(bundle_.c_str(), 65534, 65534), 0);
  EXPECT_TRUE(tables());
}

// Such a file takes no room on a disk, and all of memory once it is read.
TEST_F(Beside, AreNoLargerThanABundleMayBe) {
  ASSERT_EQ(::truncate(tables_.c_str(), static_cast<off_t>(limits::bundle_bytes)), 0);
  EXPECT_TRUE(tables());
  ASSERT_EQ(::truncate(tables_.c_str(), static_cast<off_t>(limits::bundle_bytes) + 1), 0);
  EXPECT_FALSE(tables());
}

TEST_F(Beside, AreARegularFileBesideARegularFile) {
  ::unlink(tables_.c_str());
  EXPECT_FALSE(tables());
  ASSERT_EQ(::mkfifo(tables_.c_str(), 0644), 0);
  EXPECT_FALSE(tables());
  EXPECT_FALSE(FileSource::open(folder_));
  EXPECT_FALSE(FileSource::open(folder_ + "/none"));
}

}  // namespace
}  // namespace redress
