// The contact of the chosen channel: what must be there, what may, and its canonical form.
#include <algorithm>

#include "redress/privacy.hpp"
#include "verdict/rules.hpp"

namespace redress {

namespace {

bool ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string line_of(std::string_view written) {
  const Result<Utf8Text> text = Utf8Text::from(written);
  return text ? one_line(*text) : std::string();
}

class ContactCheck {
 public:
  ContactCheck(const Submission& submission, ChannelKind channel, std::string_view country,
               Findings& out)
      : submission_(submission),
        channel_(channel),
        country_(country),
        out_(out),
        problems_(out.problems),
        record_(out.record) {}

  void run() {
    refuse_what_is_not_needed();
    if (problems_.has("/contact") && !submission_.has_contact)
      return;  // it was there, but no object
    switch (channel_) {
      case ChannelKind::email:
        if (const auto address = address_of("email", "email.missing", "email.invalid"))
          warn_of_typo("/contact/email", *address, out_);
        break;
      case ChannelKind::sms:
      case ChannelKind::phone:
        address_of("phone", "phone.missing", "phone.invalid");
        break;
      case ChannelKind::post:
        postal_address();
        break;
      case ChannelKind::link:
        break;
    }
    if (channel_ != ChannelKind::post) keep_name();
  }

 private:
  [[nodiscard]] bool belongs(std::string_view member) const {
    if (member == "name") return true;
    switch (channel_) {
      case ChannelKind::email:
        return member == "email";
      case ChannelKind::sms:
      case ChannelKind::phone:
        return member == "phone";
      case ChannelKind::post:
        return member == "lines" || member == "postcode" || member == "city" || member == "country";
      case ChannelKind::link:
        return false;
    }
    return false;
  }

  void refuse_what_is_not_needed() {
    for (const auto& [member, value] : submission_.contact) {
      const std::string at = pointer("/contact", member);
      if (!belongs(member) && !problems_.has(at))
        problems_.add(at, "contact.unknown", {{"name", member}});
    }
    if (!submission_.address_lines.empty() && !belongs("lines") &&
        !problems_.has("/contact/lines")) {
      problems_.add("/contact/lines", "contact.unknown", {{"name", "lines"}});
    }
  }

  [[nodiscard]] const std::string* find(std::string_view member) const {
    for (const auto& [name, value] : submission_.contact) {
      if (name == member) return &value;
    }
    return nullptr;
  }

  std::optional<std::string> address_of(std::string_view member, std::string_view missing,
                                        std::string_view invalid) {
    const std::string at = pointer("/contact", member);
    const std::string* written = find(member);
    if (problems_.has(at)) return std::nullopt;
    if (written == nullptr || blank(*written)) {
      problems_.add(at, missing);
      return std::nullopt;
    }
    if (!usable(at, member, *written, problems_)) return std::nullopt;
    const std::string visible = line_of(*written);
    std::optional<std::string> normal = channel_ == ChannelKind::email
                                            ? normalize_email(visible)
                                            : normalize_phone(visible, country_);
    if (normal) {
      record_.contact.emplace_back(member, *normal);
    } else {
      problems_.add(at, invalid);
    }
    return normal;
  }

  void keep_name() {
    const std::string* name = find("name");
    if (name != nullptr && !problems_.has("/contact/name") && !blank(*name) &&
        usable("/contact/name", "name", *name, problems_)) {
      record_.contact.emplace_back("name", line_of(*name));
    }
  }

  void postal_address() {
    postal_part("name");
    postal_lines();
    postal_part("postcode");
    postal_part("city");
    postal_part("country");
  }

  void postal_part(std::string_view member) {
    const std::string at = pointer("/contact", member);
    if (problems_.has(at)) return;
    const std::string* written = find(member);
    if (written == nullptr || blank(*written)) {
      problems_.add(at, "address.missing");
      return;
    }
    if (!usable(at, member, *written, problems_)) return;
    std::string value = line_of(*written);
    if (member == "country") {
      // ISO 3166-1 alpha-2, in capitals.
      if (value.size() != 2 || !std::all_of(value.begin(), value.end(), ascii_letter)) {
        problems_.add(at, "address.invalid", {{"name", std::string(member)}});
        return;
      }
      for (char& c : value) c = static_cast<char>(c & ~0x20);
    }
    record_.contact.emplace_back(member, std::move(value));
  }

  void postal_lines() {
    if (problems_.has("/contact/lines")) return;
    for (std::size_t i = 0; i < submission_.address_lines.size(); ++i) {
      const std::string& line = submission_.address_lines[i];
      if (blank(line)) continue;
      if (usable(pointer("/contact/lines", std::to_string(i)), "lines", line, problems_)) {
        record_.address_lines.push_back(line_of(line));
      }
    }
    if (record_.address_lines.empty() && !problems_.has("/contact/lines")) {
      problems_.add("/contact/lines", "address.missing");
    } else if (submission_.address_lines.size() > limits::address_lines) {
      problems_.add("/contact/lines", "address.invalid", {{"name", "lines"}});
    }
  }

  const Submission& submission_;
  ChannelKind channel_;
  std::string_view country_;
  Findings& out_;
  Problems& problems_;
  Record& record_;
};

}  // namespace

bool blank(std::string_view text) {
  const Result<Utf8Text> utf8 = Utf8Text::from(text);
  return utf8.ok() && utf8->blank();
}

bool usable(std::string_view at, std::string_view name, std::string_view value,
            Problems& problems) {
  const Result<Utf8Text> text = Utf8Text::from(value);
  if (!text) {
    problems.add(std::string(at), "json.utf8");
    return false;
  }
  if (text->code_points() > limits::string_code_points) {
    problems.add(
        std::string(at), "string.too_long",
        {{"name", std::string(name)}, {"limit", std::to_string(limits::string_code_points)}});
    return false;
  }
  bool controls = false;
  for (std::size_t position = 0; position < value.size();) {
    const char32_t c = next_code_point(*text, position);
    controls |= is_control(c) && !is_space(c);
  }
  if (controls) problems.add(std::string(at), "string.invalid", {{"name", std::string(name)}});
  return !controls;
}

void warn_of_typo(std::string at, std::string_view address, Findings& out) {
  if (auto likely = likely_email(address))
    out.warnings.push_back(
        {std::move(at), std::string(email_typo), {{"example", std::move(*likely)}}});
}

void check_contact(const Submission& submission, ChannelKind channel, std::string_view country,
                   Findings& out) {
  ContactCheck(submission, channel, country, out).run();
}

}  // namespace redress
