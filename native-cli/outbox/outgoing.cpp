#include "outbox/outgoing.hpp"

#include <algorithm>
#include <span>

#include "io/file.hpp"
#include "outbox/outgoing_parts.hpp"
#include "outbox/signature.hpp"
#include "redress/codec.hpp"

namespace redress::outbox {

namespace {

constexpr std::size_t most_file_bytes = 64 * 1024;
constexpr std::size_t most_webhooks = 20;
constexpr int most_timeout_seconds = 600;
constexpr std::size_t most_password_bytes = 1'000;

/// Reads one file; the first error stays.
class Reader {
 public:
  explicit Reader(const std::string& path) : path_(path) {}

  Result<Outgoing> read(const JsonView& root) {
    Outgoing out;
    known_only(root, "", {"public_url", "mail", "webhooks", "ca_file", "timeout_seconds"});
    out.public_url = required(root, "", "public_url");
    while (out.public_url.ends_with('/')) out.public_url.pop_back();
    const auto site = read_url(out.public_url);
    if (!error_ && (!site || (site->scheme != "https" && !is_plain_web(*site))))
      fail("/public_url", quoted(out.public_url) +
                              " is no address of a site; write "
                              "https://example.org, http only on this "
                              "machine.");
    if (root["ca_file"]) out.ca_file = beside(required(root, "", "ca_file"));
    if (root["timeout_seconds"]) out.timeout_seconds = seconds(root["timeout_seconds"]);
    if (const JsonView mail = root["mail"]) out.mail = read_mail(mail);
    if (const JsonView hooks = root["webhooks"]) read_webhooks(hooks, out.webhooks);
    if (out.empty()) fail("", "Nothing is named that could be sent to; add “mail” or “webhooks”.");
    if (error_) return *error_;
    return out;
  }

  [[nodiscard]] Error located(const Error& error) const {
    return {error.code, error.at,
            path_ + (error.at.empty() ? "" : ": " + error.at) + ": " + error.message};
  }

 private:
  void fail(std::string at, std::string message, std::string code = "outgoing.invalid") {
    if (!error_) error_ = located({std::move(code), std::move(at), std::move(message)});
  }

  static bool is_plain_web(const Url& url) { return url.scheme == "http" && url.loopback; }

  void known_only(const JsonView& object, const std::string& at,
                  std::initializer_list<std::string_view> names) {
    if (!object.raw().starts_with('{')) return fail(at, "Write an object: { … }.");
    for (const auto& [name, value] : object.members()) {
      if (std::find(names.begin(), names.end(), name) != names.end()) continue;
      std::string list;
      for (const std::string_view known : names)
        list += (list.empty() ? "" : ", ") + std::string(known);
      return fail(pointer(at, name), quoted(name) + " is not known here; known are: " + list + ".");
    }
  }

  // A string that holds something, on one line.
  std::string string_of(const JsonView& value, const std::string& at) {
    std::string text = value.string();
    if (!value.raw().starts_with('"') || text.empty() || !is_one_line(text))
      fail(at, "Write a string of one line that holds something.");
    return text;
  }
  std::string required(const JsonView& object, const std::string& at, std::string_view name) {
    if (!object[name]) fail(at, "The member “" + std::string(name) + "” is missing; add it.");
    return object[name] ? string_of(object[name], pointer(at, name)) : std::string();
  }

  int seconds(const JsonView& value) {
    const std::string digits(value.raw());
    if (digits.empty() || digits.size() > 3 ||
        digits.find_first_not_of("0123456789") != std::string::npos || std::stoi(digits) < 1 ||
        std::stoi(digits) > most_timeout_seconds) {
      fail("/timeout_seconds", "Write a whole number of seconds from 1 to " +
                                   std::to_string(most_timeout_seconds) + ".");
      return 1;
    }
    return std::stoi(digits);
  }

  std::optional<Mailbox> mailbox(const JsonView& object, std::string_view name) {
    const std::string at = pointer("/mail", name);
    const std::string text = string_of(object[name], at);
    auto out = read_mailbox(text);
    if (!out) {
      fail(at, quoted(text) +
                   " is no address; write Acme Care <care@example.org>, a domain of "
                   "another script in its form xn--….");
    }
    return out;
  }

  std::string beside(const std::string& file) const {
    const std::size_t slash = path_.rfind('/');
    if (file.starts_with('/') || slash == std::string::npos) return file;
    return path_.substr(0, slash + 1) + file;
  }

  std::string secret_file(const JsonView& object, const std::string& at, std::string_view name) {
    const std::string file = required(object, at, name);
    if (error_) return {};
    Result<std::string> content = read_file(beside(file), most_file_bytes);
    if (!content) fail(pointer(at, name), content.error().message, content.error().code);
    return content ? std::move(content).value() : std::string();
  }

  MailServer read_mail(const JsonView& mail) {
    MailServer out;
    known_only(mail, "/mail", {"smtp", "from", "reply_to", "user", "password_file", "tls"});
    out.url = required(mail, "/mail", "smtp");
    const auto url = read_url(out.url);
    if (!url || (url->scheme != "smtp" && url->scheme != "smtps") || url->has_path) {
      fail("/mail/smtp", quoted(out.url) +
                             " is no mail server; write smtps://mail.example.org:465 "
                             "or smtp://mail.example.org:587.");
    }
    if (!mail["from"]) fail("/mail", "The member “from” is missing; add it.");
    if (error_) return out;
    out.loopback = url->loopback;
    if (auto from = mailbox(mail, "from")) out.from = *std::move(from);
    if (mail["reply_to"]) out.reply_to = mailbox(mail, "reply_to");
    out.tls = !out.loopback || url->scheme == "smtps";
    if (mail["tls"]) {
      const std::string tls = string_of(mail["tls"], "/mail/tls");
      if (tls != "required" && tls != "none")
        fail("/mail/tls", quoted(tls) + " is not known; write “required” or “none”.");
      if (tls == "none" && url->scheme == "smtps")
        fail("/mail/tls", "smtps:// is TLS from the first byte; write smtp:// or leave “tls” out.");
      out.tls = tls == "required";
    }
    read_login(mail, out);
    return out;
  }

  void read_login(const JsonView& mail, MailServer& out) {
    if (!mail["user"] && !mail["password_file"]) return;
    out.user = required(mail, "/mail", "user");
    out.password = secret_file(mail, "/mail", "password_file");
    while (out.password.ends_with('\n') || out.password.ends_with('\r')) out.password.pop_back();
    if (out.password.empty() || out.password.size() > most_password_bytes ||
        !is_one_line(out.password))
      fail("/mail/password_file", "The file holds no password; write it on its one line.");
    if (!out.tls && !out.loopback)
      fail("/mail/tls", "A password is not sent without TLS; write “required”.");
  }

  void read_webhooks(const JsonView& list, std::vector<Webhook>& out) {
    const auto elements = list.elements();
    if (!list.raw().starts_with('[') || elements.size() > most_webhooks) {
      return fail("/webhooks",
                  "Write a list of at most " + std::to_string(most_webhooks) + " webhooks.");
    }
    for (const JsonView& element : elements)
      out.push_back(read_webhook(element, "/webhooks/" + std::to_string(out.size())));
  }

  Webhook read_webhook(const JsonView& hook, const std::string& at) {
    Webhook out;
    known_only(hook, at, {"url", "secret_file", "kinds", "channels"});
    out.url = required(hook, at, "url");
    const auto url = read_url(out.url);
    if (!url || (url->scheme != "https" && !is_plain_web(*url))) {
      fail(at + "/url", quoted(out.url) +
                            " is no address for a webhook; write https://…, http:// "
                            "only on this machine.");
    }
    out.loopback = url && url->loopback;
    const std::string file = secret_file(hook, at, "secret_file");
    if (error_) return out;
    Result<std::vector<std::string>> keys = read_secrets(file);
    if (!keys) {
      fail(at + "/secret_file",
           "The file “" + hook["secret_file"].string() + "” " + keys.error().message,
           keys.error().code);
    } else {
      out.keys = std::move(keys).value();
    }
    out.kinds = ids(hook["kinds"], at + "/kinds", kind_ids);
    out.channels = ids(hook["channels"], at + "/channels", channel_ids);
    return out;
  }

  std::vector<std::string> ids(const JsonView& list, const std::string& at,
                               std::span<const std::string_view> known) {
    std::vector<std::string> out;
    if (!list) return out;
    for (const JsonView& element : list.elements()) {
      const std::string place = at + '/' + std::to_string(out.size());
      out.push_back(string_of(element, place));
      if (std::find(known.begin(), known.end(), out.back()) == known.end())
        fail(place, quoted(out.back()) + " is not known; write " + one_of(known) + ".");
      if (std::count(out.begin(), out.end(), out.back()) > 1)
        fail(place, quoted(out.back()) + " is given twice; give it once.");
    }
    if (out.empty()) fail(at, "Write a list of " + one_of(known) + ", or leave it out for all.");
    return out;
  }

  const std::string& path_;
  std::optional<Error> error_;
};

}  // namespace

Result<Outgoing> read_outgoing(const std::string& path) {
  const Result<std::string> text = read_file(path, most_file_bytes);
  if (!text) return text.error();
  Reader reader(path);
  const Result<std::monostate> checked = check_json(*text, most_file_bytes);
  if (!checked) return reader.located(checked.error());
  std::string_view json = *text;
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (json.starts_with(byte_order_mark)) json.remove_prefix(byte_order_mark.size());
  return reader.read(JsonView(json));
}

bool takes(const Webhook& webhook, std::string_view channel) {
  return webhook.channels.empty() || std::find(webhook.channels.begin(), webhook.channels.end(),
                                               channel) != webhook.channels.end();
}

bool takes(const Webhook& webhook, std::string_view channel, std::string_view kind) {
  return takes(webhook, channel) &&
         (webhook.kinds.empty() ||
          std::find(webhook.kinds.begin(), webhook.kinds.end(), kind) != webhook.kinds.end());
}

bool has_route(const Outgoing& outgoing, std::string_view channel) {
  if (channel == "link" || (channel == "email" && outgoing.mail)) return true;
  return std::any_of(outgoing.webhooks.begin(), outgoing.webhooks.end(),
                     [&](const Webhook& webhook) { return takes(webhook, channel); });
}

std::vector<std::string_view> channels_without_route(const Outgoing& outgoing,
                                                     const Policy& policy) {
  std::vector<std::string_view> out;
  for (const Channel& channel : policy.channels) {
    const std::string_view id = channel_ids[static_cast<std::size_t>(channel.kind)];
    if (!has_route(outgoing, id)) out.push_back(id);
  }
  return out;
}

}  // namespace redress::outbox
