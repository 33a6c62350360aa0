#include "store/sqlite_attachments.hpp"

namespace redress::sqlite {

namespace {

constexpr std::string_view columns = "reference, id, kind, sha256, bytes, added";

std::string select(std::string_view rest) {
  return "SELECT " + std::string(columns) + " FROM attachments WHERE reference = ?1 " +
         std::string(rest);
}

StoredAttachment row(const Statement& statement) {
  return {statement.text(0), statement.text(1),   statement.text(2),
          statement.text(3), statement.number(4), {statement.number(5)}};
}

}  // namespace

bool AttachmentTable::prepare(bool write) {
  sqlite3* database = connection_.get();
  // An older store that is only read has none.
  list_ = Statement(database, select("ORDER BY number"));
  content_ =
      Statement(database, "SELECT content FROM attachments WHERE reference = ?1 AND id = ?2");
  if (!write) return true;
  complaint_ = Statement(database, "SELECT count(*) FROM complaints WHERE reference = ?1");
  same_ = Statement(database, select("AND sha256 = ?2"));
  count_ = Statement(database, "SELECT count(*) FROM attachments WHERE reference = ?1");
  attach_ = Statement(database, "INSERT INTO attachments (" + std::string(columns) +
                                    ", content) VALUES (?,?,?,?,?,?,?)");
  return list_ && content_ && complaint_ && same_ && count_ && attach_;
}

Result<Attached> AttachmentTable::attach(const StoredAttachment& attachment,
                                         std::string_view content, std::size_t most) {
  if (!connection_.begin()) return connection_.error();
  const std::optional<bool> known = has_complaint(attachment.reference);
  if (!known) return connection_.abandon();
  if (!*known) {
    connection_.abandon();
    return Error{"complaint.unknown", "", "The complaint that the file belongs to is no more."};
  }
  const std::optional<Attached> attached = attach_within(attachment, content, most);
  if (!attached || !connection_.commit()) return connection_.abandon();
  return *attached;
}

Result<std::vector<StoredAttachment>> AttachmentTable::list(std::string_view reference) {
  std::vector<StoredAttachment> out;
  if (!list_) return out;
  const ResetAfter reset(list_);
  list_.bind(1, reference);
  int code = list_.step();
  for (; code == SQLITE_ROW; code = list_.step()) out.push_back(row(list_));
  if (code != SQLITE_DONE) return connection_.error();
  return out;
}

Result<std::optional<std::string>> AttachmentTable::content(std::string_view reference,
                                                            std::string_view id) {
  if (!content_) return std::optional<std::string>();
  const ResetAfter reset(content_);
  content_.bind(1, reference);
  content_.bind(2, id);
  const int code = content_.step();
  if (code == SQLITE_ROW) return std::optional<std::string>(content_.text(0));
  if (code != SQLITE_DONE) return connection_.error();
  return std::optional<std::string>();
}

// Within a transaction; nothing on an error.
std::optional<Attached> AttachmentTable::attach_within(const StoredAttachment& attachment,
                                                       std::string_view content, std::size_t most) {
  const std::optional<std::size_t> count = count_of(attachment.reference);
  if (!count) return std::nullopt;
  std::optional<StoredAttachment> same;
  if (!find_same(attachment, same)) return std::nullopt;
  if (same) return Attached{Attached::Outcome::known, *same, *count};
  if (*count >= most) return Attached{Attached::Outcome::full, {}, *count};
  const ResetAfter reset(attach_);
  int position = 0;
  for (const std::string* text :
       {&attachment.reference, &attachment.id, &attachment.kind, &attachment.sha256}) {
    attach_.bind(++position, *text);
  }
  attach_.bind(++position, attachment.bytes);
  attach_.bind(++position, attachment.added.seconds);
  attach_.bind_bytes(++position, content);
  if (attach_.step() != SQLITE_DONE) return std::nullopt;
  return Attached{Attached::Outcome::stored, attachment, *count + 1};
}

std::optional<bool> AttachmentTable::has_complaint(std::string_view reference) {
  const ResetAfter reset(complaint_);
  complaint_.bind(1, reference);
  if (complaint_.step() != SQLITE_ROW) return std::nullopt;
  return complaint_.number(0) > 0;
}

std::optional<std::size_t> AttachmentTable::count_of(std::string_view reference) {
  const ResetAfter reset(count_);
  count_.bind(1, reference);
  if (count_.step() != SQLITE_ROW) return std::nullopt;
  return static_cast<std::size_t>(count_.number(0));
}

bool AttachmentTable::find_same(const StoredAttachment& attachment,
                                std::optional<StoredAttachment>& out) {
  const ResetAfter reset(same_);
  same_.bind(1, attachment.reference);
  same_.bind(2, attachment.sha256);
  const int code = same_.step();
  if (code == SQLITE_ROW) out = row(same_);
  return code == SQLITE_ROW || code == SQLITE_DONE;
}

}  // namespace redress::sqlite
