// Sentences of mails to a complainant, in each language; what the status page says too stands in
// serve/page_texts.hpp.
#pragma once

#include <string_view>

namespace redress::outbox {

struct MailTexts {
  std::string_view language;
  std::string_view greeting;
  std::string_view updated;  ///< {reference}; the next four likewise.
  std::string_view replied;
  std::string_view resolved;
  std::string_view reopened;
  std::string_view withdrawn;
  std::string_view refiled;    ///< {reference}, {owner}
  std::string_view not_yet;    ///< Below `resolved`.
  std::string_view next_news;  ///< {by}: DateForm::by; no full stop, as some dates end with one.
  std::string_view page;       ///< {site}
  std::string_view quote;      ///< {reference}
};
/// Those of the language, English where there are none.
[[nodiscard]] const MailTexts& mail_texts(std::string_view language);

}  // namespace redress::outbox
