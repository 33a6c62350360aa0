// redress deadline: the calendar engine alone.
#include <memory>

#include "commands/commands.hpp"
#include "commands/input.hpp"
#include "compile/zones.hpp"

namespace redress {

void add_deadline(CLI::App& program, Action& action) {
  CLI::App* command =
      program.add_subcommand("deadline", "When a duration is over, by a calendar of open hours");
  auto input = std::make_shared<InputOption>();
  input->add(*command);
  command->footer(
      std::string("Reads {calendar, start, duration, clock}, the calendar as in a policy; prints "
                  "{due}.\n\n") +
      lines_help +
      "\n\nExample:\n"
      "  echo "
      "'{\"calendar\":{\"time_zone\":\"Europe/"
      "Sofia\",\"hours\":{\"mon-fri\":[\"09:00-18:00\"]},\"holidays\":[\"BG\"]},\n"
      "    \"start\":\"2026-11-24T15:00:00Z\",\"duration\":\"PT8H\",\"clock\":\"business\"}' | "
      "redress deadline");
  command->callback([&action, input] {
    action = [input] {
      const Answerer answer = [](std::string_view request) {
        return deadline_json(system_zone, request);
      };
      return input->lines ? answer_lines(*input, BadLine::error, answer)
                          : answer_document(*input, limits::submission_bytes, answer);
    };
  });
}

}  // namespace redress
