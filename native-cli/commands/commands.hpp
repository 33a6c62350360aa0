// One function a command: it declares its options, its help and what to do.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>

#include "io/exit.hpp"

namespace redress {

/// Set by the command that was named; main runs it once the command line is understood.
using Action = std::function<Exit()>;

void add_check(CLI::App& program, Action& action);
void add_assess(CLI::App& program, Action& action);
void add_validate(CLI::App& program, Action& action);
void add_promise(CLI::App& program, Action& action);
void add_deadline(CLI::App& program, Action& action);
void add_mask(CLI::App& program, Action& action);
void add_language(CLI::App& program, Action& action);
void add_train(CLI::App& program, Action& action);
void add_evaluate(CLI::App& program, Action& action);
void add_compile(CLI::App& program, Action& action);
void add_serve(CLI::App& program, Action& action);
void add_status(CLI::App& program, Action& action);
void add_due(CLI::App& program, Action& action);
/// reply, update, resolve and reopen.
void add_answers(CLI::App& program, Action& action);
void add_refile(CLI::App& program, Action& action);
void add_forget(CLI::App& program, Action& action);
void add_outbox(CLI::App& program, Action& action);
void add_backup(CLI::App& program, Action& action);
void add_export(CLI::App& program, Action& action);
void add_token(CLI::App& program, Action& action);
void add_schema(CLI::App& program, Action& action);
void add_manual(CLI::App& program, Action& action);
void add_completion(CLI::App& program, Action& action);

/// The whole program: understands the command line and runs one command.
[[nodiscard]] Exit run(int count, char** arguments);

}  // namespace redress
