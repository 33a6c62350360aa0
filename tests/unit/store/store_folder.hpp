// A folder with a store in it, gone at the end.
#pragma once

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "life/standing.hpp"
#include "store/store.hpp"

namespace redress {

class StoreFolder : public ::testing::Test {
 protected:
  StoreFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "redress-store-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
  }
  ~StoreFolder() override {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  [[nodiscard]] std::string path(const std::string& name) const {
    return (folder_ / name).string();
  }
  [[nodiscard]] std::string file() const { return path("store.db"); }
  [[nodiscard]] virtual std::string name() const { return "sqlite:" + file(); }
  [[nodiscard]] std::unique_ptr<Store> open(StoreAccess access = StoreAccess::write) const {
    Result<std::unique_ptr<Store>> store = open_store(name(), access);
    EXPECT_TRUE(store.ok()) << (store ? "" : store.error().message);
    return store ? std::move(store).value() : nullptr;
  }
  [[nodiscard]] std::string error_of_opening(StoreAccess access = StoreAccess::write) const {
    const auto store = open_store(name(), access);
    return store ? "" : store.error().code;
  }
  void sql(const std::string& statement) const {
    sqlite3* database = nullptr;
    sqlite3_open(file().c_str(), &database);
    EXPECT_EQ(sqlite3_exec(database, statement.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
        << sqlite3_errmsg(database);
    sqlite3_close(database);
  }
  static std::string bytes_of(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  /// Of the store and of its journal, as they lie on the disk.
  [[nodiscard]] std::string raw_bytes() const {
    std::string out;
    for (const auto& entry : std::filesystem::directory_iterator(folder_))
      out += bytes_of(entry.path().string());
    return out;
  }

  /// Received at 1,000 seconds, its first reply due `due` seconds after 1970, kept for a day.
  static StoredComplaint complaint(const std::string& reference, std::int64_t due = 5'000,
                                   const std::string& team = "desk") {
    StoredComplaint out;
    out.id = "id-" + reference;
    out.content = "content";
    out.reference = reference;
    out.key_hash = "hash";
    out.sealed_key = "sealed";
    out.received = {1'000};
    out.state = "received";
    out.language = "bg";
    out.record = R"({"received":"1970-01-01T00:16:40Z","category":"c","team":")" + team +
                 R"(","keep_days":1,"promise":{"first_reply":{"due":")" + format_instant({due}) +
                 R"("},"updates":[]}})";
    out.receipt = R"("b":1)";
    out.standing = life::standing_of(out, {});
    out.acknowledgement = "message-" + reference;
    return out;
  }
  /// With nothing that could come due.
  static StoredComplaint plain(const std::string& id, const std::string& reference) {
    return {id,         "content", reference,      "hash",    "sealed", {1'800'000'000},
            "received", "bg",      R"({"a":"ж"})", R"("b":1)"};
  }
  static Added added(Store& store, const StoredComplaint& one) {
    const StoredComplaint* const list[] = {&one};
    const auto added = store.add(list);
    EXPECT_TRUE(added.ok()) << (added ? "" : added.error().message);
    return added ? added->front() : Added::known_id;
  }
  static void add(Store& store, const StoredComplaint& one) {
    const StoredComplaint* const list[] = {&one};
    const auto added = store.add(list);
    EXPECT_TRUE(added.ok() && added->front() == Added::stored);
  }

  std::filesystem::path folder_;
};

}  // namespace redress
