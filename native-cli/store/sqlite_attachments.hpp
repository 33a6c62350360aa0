// Files beside their complaints.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/sqlite.hpp"
#include "store/store.hpp"

namespace redress::sqlite {

class AttachmentTable {
 public:
  /// The connection outlives it.
  explicit AttachmentTable(Connection& connection) : connection_(connection) {}
  [[nodiscard]] bool prepare(bool write);

  [[nodiscard]] Result<Attached> attach(const StoredAttachment& attachment,
                                        std::string_view content, std::size_t most);
  [[nodiscard]] Result<std::vector<StoredAttachment>> list(std::string_view reference);
  [[nodiscard]] Result<std::optional<std::string>> content(std::string_view reference,
                                                           std::string_view id);

 private:
  // Within a transaction; nothing on an error. A complaint may be forgotten while a file of it is
  // on its way, which must not outlive it.
  std::optional<bool> has_complaint(std::string_view reference);
  std::optional<Attached> attach_within(const StoredAttachment& attachment,
                                        std::string_view content, std::size_t most);
  std::optional<std::size_t> count_of(std::string_view reference);
  bool find_same(const StoredAttachment& attachment, std::optional<StoredAttachment>& out);

  Connection& connection_;
  Statement list_;
  Statement content_;
  Statement complaint_;
  Statement same_;
  Statement count_;
  Statement attach_;
};

}  // namespace redress::sqlite
