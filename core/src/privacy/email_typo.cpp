// The address that was probably meant, where a domain differs from a well-known one by a slip.
#include <algorithm>
#include <string_view>

#include "redress/privacy.hpp"

namespace redress {

namespace {

// Where people of the five languages and their neighbours have their mailboxes, the commonest
// first.
constexpr std::string_view well_known =
    "gmail.com hotmail.com yahoo.com outlook.com icloud.com mail.ru yandex.ru abv.bg ukr.net "
    "freemail.hu citromail.hu i.ua meta.ua inbox.ru list.ru bk.ru ya.ru rambler.ru yandex.com "
    "yandex.ua yandex.by yandex.kz mail.bg dir.bg bigmir.net indamail.hu t-online.hu "
    "googlemail.com "
    "live.com msn.com aol.com me.com proton.me protonmail.com hotmail.co.uk yahoo.co.uk "
    "btinternet.com gmx.de gmx.net web.de t-online.de wp.pl o2.pl onet.pl interia.pl yahoo.ro "
    "internet.ru";
// Others that only look like a slip of one of those.
constexpr std::string_view look_alike =
    "mail.com email.com ymail.com gmx.com mail.kz email.ru gmail.ru";
// Endings that no registry has: `.com` with a slip.
constexpr std::string_view broken_endings = " con cmo ocm vom xom cpm cim comm coom ccom ";

bool is_word_of(std::string_view list, std::string_view word) {
  for (std::size_t found = list.find(word); !word.empty() && found != std::string_view::npos;
       found = list.find(word, found + 1)) {
    const std::size_t end = found + word.size();
    if ((found == 0 || list[found - 1] == ' ') && (end == list.size() || list[end] == ' '))
      return true;
  }
  return false;
}

bool one_letter_at_most(std::string_view part) {
  const Result<Utf8Text> text = Utf8Text::from(part);
  return text.ok() && text->code_points() <= 1;
}

// One letter left out, added, taken for another, or two neighbours swapped. `known` is ASCII.
bool slip_of(std::string_view written, std::string_view known) {
  const std::string_view whole = known;
  const std::size_t name = known.find('.');
  std::size_t same = 0;
  while (!written.empty() && !known.empty() && written.back() == known.back()) {
    written.remove_suffix(1);
    known.remove_suffix(1);
  }
  while (!written.empty() && !known.empty() && written.front() == known.front()) {
    written.remove_prefix(1);
    known.remove_prefix(1);
    ++same;
  }
  if (written.size() == 2 && known.size() == 2)
    return written[0] == known[1] && written[1] == known[0] && (name > 2 || same > name);
  if (known.size() > 1 || !one_letter_at_most(written)) return false;
  // A short name with another letter, or with one more or less, is a name of its own, unless the
  // letter is no letter of its alphabet, or stands twice.
  const bool foreign = written.size() > 1;
  if (name < 5)
    return name == 4 && same < name && (known.empty() ? written == whole.substr(same, 1) : foreign);
  // So is a name under another country.
  return same < name || written.empty() || known.empty();
}

}  // namespace

std::optional<std::string> likely_email(std::string_view address) {
  const std::size_t sign = address.rfind('@');
  if (sign == std::string_view::npos) return std::nullopt;
  const std::string_view domain = address.substr(sign + 1);
  if (is_word_of(well_known, domain) || is_word_of(look_alike, domain)) return std::nullopt;
  const std::string local(address.substr(0, sign + 1));
  const std::size_t dot = domain.rfind('.');
  std::string mended(domain);
  if (dot != std::string_view::npos && is_word_of(broken_endings, domain.substr(dot + 1))) {
    mended = std::string(domain.substr(0, dot)) + ".com";
    if (is_word_of(well_known, mended) || is_word_of(look_alike, mended)) return local + mended;
  }
  // No registry has this one either; the keys are neighbours.
  if (domain.ends_with(".ry")) {
    const std::string russian = std::string(domain.substr(0, domain.size() - 1)) + "u";
    if (is_word_of(well_known, russian)) return local + russian;
  }
  for (std::string_view rest = well_known; !rest.empty();) {
    const std::string_view known = rest.substr(0, rest.find(' '));
    if (slip_of(domain, known) || slip_of(mended, known)) return local + std::string(known);
    rest.remove_prefix(std::min(known.size() + 1, rest.size()));
  }
  if (mended == domain) return std::nullopt;
  return local + mended;
}

}  // namespace redress
