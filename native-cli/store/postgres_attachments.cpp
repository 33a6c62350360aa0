#include "store/postgres_attachments.hpp"

namespace redress::postgres {

Result<Attached> AttachmentTable::attach(const StoredAttachment& attachment,
                                         std::string_view content, std::size_t most) {
  Step steps[] = {{&hold_, {}}, {&same_, {}}, {&attach_, {}}};
  steps[0].parameters.text(attachment.reference);
  steps[1].parameters.text(attachment.reference).text(attachment.sha256);
  steps[2]
      .parameters.text(attachment.reference)
      .text(attachment.id)
      .text(attachment.kind)
      .text(attachment.sha256)
      .number(attachment.bytes)
      .instant(attachment.added)
      .bytes(content)
      .number(static_cast<std::int64_t>(most));
  const Result<Answer> answer = server_.run(steps, long_patience);
  if (!answer) return answer.error();
  if (answer->rows[0].count() == 0)
    return Error{"complaint.unknown", "", "The complaint that the file belongs to is no more."};
  const Rows& before = answer->rows[1];
  const auto count = static_cast<std::size_t>(before.number(0, 0));
  if (answer->rows[2].count() > 0)
    return Attached{Attached::Outcome::stored, attachment, count + 1};
  const StoredAttachment same{attachment.reference, before.text(0, 1),   before.text(0, 2),
                              before.text(0, 3),    before.number(0, 4), {before.number(0, 5)}};
  if (same.id.empty()) return Attached{Attached::Outcome::full, {}, count};
  // Where the answer of an earlier time was lost, it was stored by that.
  const bool ours = answer->repeated && same.id == attachment.id;
  return Attached{ours ? Attached::Outcome::stored : Attached::Outcome::known, same, count};
}

Result<std::vector<StoredAttachment>> AttachmentTable::list(std::string_view reference) {
  Step step[] = {{&list_, {}}};
  step[0].parameters.text(reference);
  const Result<Answer> answer = server_.run(step, short_patience);
  if (!answer) return answer.error();
  const Rows& rows = answer->rows.front();
  return list_of(rows, [&](int row) {
    return StoredAttachment{rows.text(row, 0), rows.text(row, 1),   rows.text(row, 2),
                            rows.text(row, 3), rows.number(row, 4), {rows.number(row, 5)}};
  });
}

Result<std::optional<std::string>> AttachmentTable::content(std::string_view reference,
                                                            std::string_view id) {
  Step step[] = {{&content_, {}}};
  step[0].parameters.text(reference).text(id);
  const Result<Answer> answer = server_.run(step, short_patience);
  if (!answer) return answer.error();
  const Rows& rows = answer->rows.front();
  if (rows.count() == 0) return std::optional<std::string>();
  return std::optional(rows.text(0, 0));
}

}  // namespace redress::postgres
