// The log: a line a request on standard error, in which nobody can be found.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

#include "redress/base.hpp"
#include "redress/calendar.hpp"

namespace redress::serve {

enum class LogForm { text, json, off };
/// Of `text`, `json` or `off`. Error `log.invalid`.
[[nodiscard]] Result<LogForm> read_log_form(std::string_view text);

/// A request that has been answered. Views live as long as the call that is given it.
struct Answered {
  std::string_view method;  ///< method_of()
  std::string_view route;   ///< route_of()
  int status = 0;
  std::chrono::steady_clock::duration took{};
  std::size_t bytes = 0;     ///< Of the answer's body.
  std::string_view request;  ///< Its X-Request-Id.
  std::string_view type;     ///< The answer's Content-Type.
  std::string_view body;     ///< The answer's.
};

/// `GET /policy 200 0.3ms`, or one JSON object; no query, key, reference, address or agent.
/// Empty for LogForm::off. With its line feed.
[[nodiscard]] std::string log_line(LogForm form, const Answered& answered, Instant now);

/// On standard error. Whether it can be written is no reason to stop.
void write_log(std::string_view line);

/// Another's id of a request where it is a plain word of at most 64 characters, else a new one of
/// 16 hexadecimal digits.
[[nodiscard]] std::string request_id(std::string_view given);

}  // namespace redress::serve
