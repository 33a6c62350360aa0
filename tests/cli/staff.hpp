// Tokens that open /staff, and a service that knows them.
#pragma once

#include "cli/attachments.hpp"

namespace redress::testing {

struct StaffToken {
  explicit StaffToken(const std::string& name) {
    const Outcome drawn = run({"token", "--name", name});
    EXPECT_EQ(drawn.code, 0) << drawn.error;
    token = JsonView(drawn.out)["token"].string();
    line = JsonView(drawn.out)["line"].string();
  }
  [[nodiscard]] std::string header() const { return "Authorization: Bearer " + token + "\r\n"; }

  std::string token;
  std::string line;
};

/// A file that the service alone may read; its path.
inline std::string write_tokens(const Folder& folder, const std::string& lines) {
  std::string path = folder.write("staff.tokens", lines);
  std::filesystem::permissions(
      path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  return path;
}

}  // namespace redress::testing
