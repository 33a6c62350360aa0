// Copies, and what is damaged.
#include <gmock/gmock.h>
#include <sys/stat.h>

#include "unit/store/store_folder.hpp"

namespace redress {
namespace {

class StoreBackup : public StoreFolder {
 protected:
  // So that a copy takes several steps.
  void fill(Store& store) const {
    for (int i = 0; i < 600; ++i) {
      StoredComplaint one = complaint("r" + std::to_string(i));
      one.record.insert(1, R"("text":")" + std::string(20'000, 'x') + R"(",)");
      add(store, one);
    }
  }
  [[nodiscard]] std::size_t count_in(const std::string& name) const {
    std::size_t count = 0;
    const auto copy = open_store("sqlite:" + path(name), StoreAccess::read);
    EXPECT_TRUE(copy.ok());
    EXPECT_TRUE((*copy)
                    ->each([&](const StoredComplaint&) {
                      ++count;
                      return true;
                    })
                    .ok());
    return count;
  }
};

TEST_F(StoreBackup, IsOfOneMomentWhateverIsWrittenMeanwhile) {
  const auto writer = open();
  fill(*writer);
  const auto reader = open(StoreAccess::read);
  int steps = 0;
  int last = 0;
  const auto done = reader->backup(path("copy.db"), [&](int copied, int of) {
    if (++steps < 20) add(*writer, complaint("n" + std::to_string(steps)));
    EXPECT_GE(copied, last);
    EXPECT_LE(copied, of);
    last = copied;
  });
  ASSERT_TRUE(done.ok()) << done.error().message;
  EXPECT_GT(steps, 1);
  EXPECT_LT(steps, 20);
  EXPECT_EQ(count_in("copy.db"), 600U);
  EXPECT_TRUE(writer->find_by_reference("n1")->has_value());
  struct stat found {};
  ASSERT_EQ(::stat(path("copy.db").c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 0777U, 0600U);
  // One file.
  for (const char* suffix : {"-wal", "-shm", "-journal"})
    EXPECT_FALSE(std::filesystem::exists(path("copy.db") + suffix)) << suffix;
}

TEST_F(StoreBackup, StaysOutOfTheWayOfWhatIsThere) {
  add(*open(), complaint("a"));
  std::ofstream(path("copy.db")) << "mine";
  const auto done = open(StoreAccess::read)->backup(path("copy.db"), {});
  ASSERT_FALSE(done.ok());
  EXPECT_EQ(done.error().code, "file.exists");
  EXPECT_EQ(bytes_of(path("copy.db")), "mine");
  EXPECT_EQ(open(StoreAccess::read)->backup(path("no/folder/copy.db"), {}).error().code,
            "file.unwritable");
}

TEST_F(StoreBackup, OfADamagedStoreThereIsNone) {
  {
    const auto store = open();
    fill(*store);
    EXPECT_TRUE(store->check().ok());
  }
  {
    // In the middle of the tree, not in what is read at opening.
    std::fstream raw(file(), std::ios::in | std::ios::out | std::ios::binary);
    for (int page = 20; page < 1'000; page += 50) {
      raw.seekp(page * 4096);
      raw << std::string(4096, '\xff');
    }
  }
  const auto damaged = open()->check();
  ASSERT_FALSE(damaged.ok());
  EXPECT_EQ(damaged.error().code, "store.damaged");
  EXPECT_THAT(damaged.error().message, ::testing::HasSubstr("backup"));
  const auto copy = open(StoreAccess::read)->backup(path("copy.db"), {});
  ASSERT_FALSE(copy.ok());
  EXPECT_EQ(copy.error().code, "store.damaged");
  EXPECT_FALSE(std::filesystem::exists(path("copy.db")));
  std::size_t left = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder_))
    left += entry.path().filename().string().starts_with("copy.db") ? 1U : 0U;
  EXPECT_EQ(left, 0U);
}

}  // namespace
}  // namespace redress
