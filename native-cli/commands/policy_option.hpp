// --policy and --model, as every command understands them.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "compile/load.hpp"

namespace redress {

struct PolicyOption {
  std::string policy;
  std::string model;

  /// Declares both.
  void add(CLI::App& command) {
    add_policy(command);
    add_model(command);
  }
  CLI::Option* add_policy(CLI::App& command) {
    return command
        .add_option("--policy", policy,
                    "A policy file, a bundle, or the name of a pack such as `general`")
        ->type_name("P");
  }
  CLI::Option* add_model(CLI::App& command) {
    return command
        .add_option("--model", model,
                    "A model of `redress train`; without it the built-in one, or one trained now")
        ->type_name("M");
  }
  /// Shows a bar on a terminal where a model must be trained.
  [[nodiscard]] Result<LoadedPolicy> load(Unpack unpack = Unpack::all) const;
};

}  // namespace redress
