// The keys of the core's own texts and the filling in of their placeholders.
#include <algorithm>
#include <array>

#include "redress/policy.hpp"

namespace redress {

namespace {

// Appending is safe; any other change alters the bundle's format.
constexpr auto keys = std::to_array<std::string_view>({
    "json.syntax",
    "json.duplicate_key",
    "json.too_deep",
    "json.too_large",
    "json.utf8",
    "member.unknown",
    "member.type",
    "id.missing",
    "id.invalid",
    "policy.unknown",
    "language.missing",
    "language.unsupported",
    "text.missing",
    "text.blank",
    "text.too_long",
    "category.missing",
    "category.unknown",
    "channel.missing",
    "channel.unknown",
    "contact.unknown",
    "email.missing",
    "email.invalid",
    "phone.missing",
    "phone.invalid",
    "address.missing",
    "address.invalid",
    "field.missing",
    "field.unknown",
    "field.pattern",
    "field.invalid",
    "number.invalid",
    "money.invalid",
    "date.invalid",
    "date.range",
    "choice.unknown",
    "wish.unknown",
    "keep.invalid",
    "promise.invalid",
    "promise.not_honoured",
    "string.too_long",
    "string.invalid",
    "read_back.category",
    "read_back.field",
    "wish.replacement",
    "wish.refund",
    "wish.repair",
    "wish.apology",
    "wish.explanation",
    "wish.discount",
    "wish.other",
    "read_back.wish.replacement",
    "read_back.wish.refund",
    "read_back.wish.repair",
    "read_back.wish.apology",
    "read_back.wish.explanation",
    "read_back.wish.discount",
    "read_back.wish.other",
    "channel.email",
    "channel.sms",
    "channel.phone",
    "channel.post",
    "channel.link",
    "read_back.channel.email",
    "read_back.channel.sms",
    "read_back.channel.phone",
    "read_back.channel.post",
    "read_back.channel.link",
    "mask.card",
    "mask.iban",
    "mask.email",
    "mask.phone",
    "mask.national_id",
    "mask.password",
    "form.category",
    "form.channel",
    "email.typo",
    "number.too_small",
    "number.too_large",
});

}  // namespace

std::span<const std::string_view> message_keys() {
  return keys;
}

std::string fill_message(std::string_view message, std::span<const MessageArgument> arguments) {
  std::string out;
  out.reserve(message.size() + 32);
  while (!message.empty()) {
    const std::size_t open = message.find('{');
    out.append(message.substr(0, open));
    if (open == std::string_view::npos) break;
    message.remove_prefix(open);
    const std::size_t close = message.find('}');
    const std::string_view name =
        close == std::string_view::npos ? std::string_view() : message.substr(1, close - 1);
    const auto argument =
        std::find_if(arguments.begin(), arguments.end(),
                     [&](const MessageArgument& candidate) { return candidate.name == name; });
    if (argument == arguments.end()) {
      out += '{';  // not a placeholder of ours: it stands for itself
      message.remove_prefix(1);
    } else {
      out += argument->value;
      message.remove_prefix(close + 1);
    }
  }
  return out;
}

}  // namespace redress
