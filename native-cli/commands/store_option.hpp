// --store, and the reference of a complaint in it, as every command that works on a store
// understands them.
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <string_view>

#include "store/store.hpp"

namespace redress {

/// As the help names what --store takes.
inline constexpr const char* store_kinds = "sqlite:FILE|postgresql://…";

/// Where it is added it must stay, as the command writes to it.
struct StoreOption {
  std::string store;

  void add(CLI::App& command) {
    command.add_option("--store", store, "Where the complaints are")
        ->type_name(store_kinds)
        ->required();
  }
  [[nodiscard]] Result<std::unique_ptr<Store>> open(StoreAccess access) const {
    return open_store(store, access);
  }
  /// To be written to, where it is there already: a slip in a name makes no store. Error
  /// `store.unavailable`.
  [[nodiscard]] Result<std::unique_ptr<Store>> open_existing() const;
};

struct ReferenceOption {
  std::string text;

  CLI::Option* add(CLI::App& command) {
    return command
        .add_option("REFERENCE", text,
                    "Of the complaint: ten characters, in capitals or not, spaces and hyphens as "
                    "you like")
        ->type_name("");
  }
  /// As it is kept. Error `complaint.reference`.
  [[nodiscard]] Result<std::string> read() const;
};

/// --format of commands that print JSON, on a terminal text.
struct FormatOption {
  std::string format;

  void add(CLI::App& command) {
    command.add_option("--format", format, "text (on a terminal) or json (elsewhere)")
        ->type_name("F")
        ->check(CLI::IsMember({"text", "json"}));
  }
  [[nodiscard]] bool text() const;
};

}  // namespace redress
