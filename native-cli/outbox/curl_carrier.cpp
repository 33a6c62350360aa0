#include "outbox/curl_carrier.hpp"

#include <locale.h>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <limits>
#include <map>
#include <utility>

#include "outbox/outgoing_parts.hpp"

namespace redress::outbox {

namespace {

using std::chrono::steady_clock;

constexpr long most_connections_each = 4;
constexpr long connect_seconds = 15;

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// libcurl reads domains in the encoding of the thread's locale, which is plain ASCII in a program
/// that never sets one.
class Utf8Locale {
 public:
  Utf8Locale()
      : locale_(::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)), before_(::uselocale(locale_)) {}
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;
  ~Utf8Locale() {
    ::uselocale(before_);
    if (locale_ != nullptr) ::freelocale(locale_);
  }

 private:
  locale_t
      locale_;  ///< Null where the system has none of that name: then such domains are refused.
  locale_t before_;
};

/// One message on its way.
struct Transfer {
  std::uint64_t ticket = 0;
  Parcel parcel;
  std::size_t sent = 0;  ///< Of a mail's bytes.
  curl_slist* list = nullptr;
};

std::size_t read_bytes(char* out, std::size_t size, std::size_t count, void* from) {
  auto& transfer = *static_cast<Transfer*>(from);
  const std::size_t some = std::min(size * count, transfer.parcel.bytes.size() - transfer.sent);
  std::copy_n(transfer.parcel.bytes.begin() + static_cast<std::ptrdiff_t>(transfer.sent), some,
              out);
  transfer.sent += some;
  return some;
}

// Whatever a receiver answers beside its status is of no interest.
std::size_t drop_bytes(char*, std::size_t size, std::size_t count, void*) {
  return size * count;
}

class CurlCarrier : public Carrier {
 public:
  CurlCarrier(const Outgoing& outgoing, const Curl& curl)
      : outgoing_(outgoing), curl_(curl), multi_(curl.multi_init()) {
    curl_.multi_setopt(multi_, CURLMOPT_MAX_HOST_CONNECTIONS, most_connections_each);
  }
  CurlCarrier(const CurlCarrier&) = delete;
  CurlCarrier& operator=(const CurlCarrier&) = delete;
  // The process is about to end. libcurl would wait for every mail server's goodbye, two minutes
  // each, and end a mail that is half sent as if it were whole: what it holds is left as it is.
  ~CurlCarrier() override {
    if (!used_) {
      curl_.multi_cleanup(multi_);
      return;
    }
    static std::vector<CURLM*> left;
    left.push_back(multi_);
    for (auto& [easy, transfer] : transfers_) static_cast<void>(transfer.release());
  }

  // A local part beyond ASCII is the server's to take or to refuse (RFC 6531).
  std::optional<std::string> sendable(const std::string& address) const override {
    if (!is_address(address)) return std::nullopt;
    const std::size_t sign = address.rfind('@');
    if (is_ascii(std::string_view(address).substr(sign))) return address;
    const Utf8Locale utf8;
    CURLU* const url = curl_.url();
    char* host = nullptr;
    std::optional<std::string> out;
    if (curl_.url_set(url, CURLUPART_HOST, address.c_str() + sign + 1, 0) == CURLUE_OK &&
        curl_.url_get(url, CURLUPART_HOST, &host, CURLU_PUNYCODE) == CURLUE_OK && is_ascii(host))
      out = address.substr(0, sign + 1) + host;
    curl_.free(host);
    curl_.url_cleanup(url);
    return out;
  }

  void start(std::uint64_t ticket, Parcel parcel) override {
    CURL* const easy = curl_.easy_init();
    if (easy == nullptr) {
      done_.push_back({ticket, {Outcome::Kind::later, "outbox.memory"}});
      return;
    }
    used_ = true;
    // It stays where it is: libcurl reads from it.
    Transfer& kept = *(transfers_[easy] = std::make_unique<Transfer>());
    kept.ticket = ticket;
    kept.parcel = std::move(parcel);
    common(easy, kept);
    if (kept.parcel.webhook == nullptr) {
      mail(easy, kept);
    } else {
      webhook(easy, kept);
    }
    curl_.multi_add_handle(multi_, easy);
  }

  std::vector<Delivered> wait(std::chrono::milliseconds most) override {
    int running = 0;
    curl_.multi_perform(multi_, &running);
    collect();
    if (done_.empty()) {
      curl_.multi_poll(multi_, nullptr, 0, static_cast<int>(most.count()), nullptr);
      curl_.multi_perform(multi_, &running);
      collect();
    }
    return std::exchange(done_, {});
  }

  void wake() override { curl_.multi_wakeup(multi_); }

  void end(std::chrono::milliseconds grace) override {
    end_at_ = (steady_clock::now() + grace).time_since_epoch().count();
    wake();
  }

 private:
  template <class Value>
  void set(CURL* easy, CURLoption option, Value value) {
    curl_.easy_setopt(easy, option, value);
  }

  // Called about once a second, also while libcurl waits for a server's word on a whole mail, in
  // which it does nothing else.
  static int is_over(void* carrier, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return steady_clock::now().time_since_epoch().count() >=
                   static_cast<const CurlCarrier*>(carrier)->end_at_
               ? 1
               : 0;
  }

  void common(CURL* easy, Transfer& transfer) {
    set(easy, CURLOPT_PRIVATE, static_cast<void*>(&transfer));
    set(easy, CURLOPT_NOSIGNAL, 1L);
    set(easy, CURLOPT_CONNECTTIMEOUT, std::min<long>(connect_seconds, outgoing_.timeout_seconds));
    set(easy, CURLOPT_TIMEOUT, static_cast<long>(outgoing_.timeout_seconds));
    set(easy, CURLOPT_WRITEFUNCTION, &drop_bytes);
    set(easy, CURLOPT_NOPROGRESS, 0L);
    set(easy, CURLOPT_XFERINFOFUNCTION, &CurlCarrier::is_over);
    set(easy, CURLOPT_XFERINFODATA, static_cast<void*>(this));
    set(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (!outgoing_.ca_file.empty()) {
      set(easy, CURLOPT_CAINFO, outgoing_.ca_file.c_str());
      set(easy, CURLOPT_CAPATH, static_cast<const char*>(nullptr));
    }
  }

  void mail(CURL* easy, Transfer& transfer) {
    const MailServer& server = *outgoing_.mail;
    set(easy, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    set(easy, CURLOPT_URL, server.url.c_str());
    set(easy, CURLOPT_USE_SSL, static_cast<long>(server.tls ? CURLUSESSL_ALL : CURLUSESSL_NONE));
    // Mail goes by its own server; what the environment names are proxies of the web.
    set(easy, CURLOPT_PROXY, "");
    if (!server.user.empty()) {
      set(easy, CURLOPT_USERNAME, server.user.c_str());
      set(easy, CURLOPT_PASSWORD, server.password.c_str());
    }
    set(easy, CURLOPT_MAIL_FROM, ('<' + server.from.address + '>').c_str());
    transfer.list = curl_.slist_append(nullptr, ('<' + transfer.parcel.to + '>').c_str());
    set(easy, CURLOPT_MAIL_RCPT, transfer.list);
    set(easy, CURLOPT_UPLOAD, 1L);
    set(easy, CURLOPT_READFUNCTION, &read_bytes);
    set(easy, CURLOPT_READDATA, static_cast<void*>(&transfer));
    set(easy, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(transfer.parcel.bytes.size()));
  }

  void webhook(CURL* easy, Transfer& transfer) {
    const Webhook& hook = *transfer.parcel.webhook;
    set(easy, CURLOPT_PROTOCOLS_STR, hook.loopback ? "http,https" : "https");
    set(easy, CURLOPT_URL, hook.url.c_str());
    if (hook.loopback) set(easy, CURLOPT_PROXY, "");
    set(easy, CURLOPT_FOLLOWLOCATION, 0L);
    // No Expect: it would cost every message a round trip.
    transfer.list = curl_.slist_append(nullptr, "Expect:");
    for (const std::string& header : transfer.parcel.headers)
      transfer.list = curl_.slist_append(transfer.list, header.c_str());
    set(easy, CURLOPT_HTTPHEADER, transfer.list);
    set(easy, CURLOPT_USERAGENT, "redress");
    set(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(transfer.parcel.bytes.size()));
    set(easy, CURLOPT_POSTFIELDS, transfer.parcel.bytes.c_str());
  }

  void collect() {
    int left = 0;
    while (const CURLMsg* message = curl_.multi_info_read(multi_, &left)) {
      if (message->msg != CURLMSG_DONE) continue;
      CURL* const easy = message->easy_handle;
      const CURLcode code = message->data.result;
      long status = 0;
      curl_off_t wait_seconds = 0;
      curl_.easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
      curl_.easy_getinfo(easy, CURLINFO_RETRY_AFTER, &wait_seconds);
      const std::string_view words = curl_.easy_strerror(code);
      const Transfer& transfer = *transfers_.at(easy);
      done_.push_back({transfer.ticket, transfer.parcel.webhook == nullptr
                                            ? mail_outcome(code, status, words)
                                            : webhook_outcome(code, status, wait_seconds, words)});
      forget(easy);
    }
  }

  void forget(CURL* easy) {
    curl_.multi_remove_handle(multi_, easy);
    const auto found = transfers_.find(easy);
    curl_.easy_cleanup(easy);
    curl_.slist_free_all(found->second->list);
    transfers_.erase(found);
  }

  const Outgoing& outgoing_;
  Curl curl_;
  CURLM* multi_;
  std::map<CURL*, std::unique_ptr<Transfer>> transfers_;
  std::vector<Delivered> done_;
  bool used_ = false;
  /// By the steady clock; far away until the end is near.
  std::atomic<steady_clock::rep> end_at_ = std::numeric_limits<steady_clock::rep>::max();
};

std::string unreachable(std::string_view words) {
  return "outbox.unreachable: " + std::string(words);
}

}  // namespace

Outcome mail_outcome(CURLcode code, long smtp_status, std::string_view words) {
  if (code == CURLE_OK) return {};
  // Not so of a greeting that refuses us, which libcurl calls weird, nor of a login.
  const bool refused = code == CURLE_SEND_ERROR || code == CURLE_RECV_ERROR;
  const std::string why = "outbox.smtp_" + std::to_string(smtp_status);
  if (refused && (smtp_status == 501 || (smtp_status >= 550 && smtp_status <= 556)))
    return {Outcome::Kind::never, why};
  if (smtp_status >= 400) return {Outcome::Kind::later, why};
  return {Outcome::Kind::later, unreachable(words)};
}

Outcome webhook_outcome(CURLcode code, long http_status, std::int64_t wait_seconds,
                        std::string_view words) {
  constexpr long gone = 410;
  if (code != CURLE_OK) return {Outcome::Kind::later, unreachable(words)};
  if (http_status >= 200 && http_status < 300) return {};
  const std::string why = "outbox.http_" + std::to_string(http_status);
  if (http_status == gone) return {Outcome::Kind::never, why};
  return {Outcome::Kind::later, why, wait_seconds};
}

Result<std::unique_ptr<Carrier>> make_carrier(const Outgoing& outgoing) {
  const Result<Curl> curl = load_curl();
  if (!curl) return curl.error();
  return std::unique_ptr<Carrier>(std::make_unique<CurlCarrier>(outgoing, *curl));
}

}  // namespace redress::outbox
