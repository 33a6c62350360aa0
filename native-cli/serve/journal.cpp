#include "serve/journal.hpp"

#include <unistd.h>

#include "serve/identity.hpp"

namespace redress::serve {

namespace {

constexpr std::size_t most_id_bytes = 64;
constexpr std::size_t new_id_bytes = 16;

std::string milliseconds(std::chrono::steady_clock::duration took) {
  const auto tenths = std::chrono::duration_cast<std::chrono::microseconds>(took).count() / 100;
  return std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10);
}

}  // namespace

Result<LogForm> read_log_form(std::string_view text) {
  if (text == "text") return LogForm::text;
  if (text == "json") return LogForm::json;
  if (text == "off") return LogForm::off;
  return Error{"log.invalid", "",
               "--log " + std::string(text) + " is no form; write text, json or off."};
}

std::string log_line(LogForm form, const Answered& answered, Instant now) {
  if (form == LogForm::off) return {};
  const std::string status = std::to_string(answered.status);
  const std::string took = milliseconds(answered.took);
  const std::string method(answered.method);
  const std::string route(answered.route);
  const std::string request(answered.request);
  if (form == LogForm::text) return method + ' ' + route + ' ' + status + ' ' + took + "ms\n";
  // All of them are words of ours, or proven plain: nothing needs an escape.
  return R"({"time":")" + format_instant(now) + R"(","level":")" +
         (answered.status >= 500 ? "error" : "info") + R"(","event":"request","method":")" +
         method + R"(","route":")" + route + R"(","status":)" + status + R"(,"ms":)" + took +
         R"(,"bytes":)" + std::to_string(answered.bytes) + R"(,"request":")" + request + "\"}\n";
}

void write_log(std::string_view line) {
  if (!line.empty() && ::write(STDERR_FILENO, line.data(), line.size()) < 0) return;
}

std::string request_id(std::string_view given) {
  constexpr std::string_view plain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.";
  const bool sane = !given.empty() && given.size() <= most_id_bytes &&
                    given.find_first_not_of(plain) == std::string_view::npos;
  return sane ? std::string(given) : new_key().substr(0, new_id_bytes);
}

}  // namespace redress::serve
