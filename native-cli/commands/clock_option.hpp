// --now: the clock, which only the program has.
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "redress/base.hpp"
#include "redress/calendar.hpp"
#include "redress/policy.hpp"

namespace redress {

/// Where it is added it must stay, as the command writes to it.
struct ClockOption {
  std::optional<std::string> now;

  void add(CLI::App& command, const std::string& meaning) {
    // Not bound to `now` itself: an empty value would be taken for none.
    command
        .add_option_function<std::string>(
            "--now", [this](const std::string& text) { now = text; },
            meaning + ", as 2026-11-24T09:00:00Z")
        ->type_name("T");
  }
  /// Nothing where the option was not given; error `instant.invalid`.
  [[nodiscard]] Result<std::optional<Instant>> given() const;
};

/// The draft with `received`, where it is a draft and names no such instant; else as it is.
[[nodiscard]] std::string with_received(const Policy& policy, std::string_view draft,
                                        Instant received);

}  // namespace redress
