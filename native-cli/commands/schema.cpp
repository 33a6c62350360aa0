// redress schema: what a document may look like, for editors and for other programs.
#include <memory>

#include "commands/commands.hpp"
#include "commands/schema_document.hpp"
#include "io/output.hpp"

namespace redress {

namespace {

Exit schema_command(const std::string& name) {
  std::optional<std::string> schema = schema_document(name);
  if (!schema) {
    std::string known;
    for (const std::string_view one : schema_names) known += " " + std::string(one);
    complain("there is no schema “" + name + "”; name one of:" + known);
    return Exit::usage;
  }
  *schema += '\n';
  print(*schema);
  return Exit::done;
}

}  // namespace

void add_schema(CLI::App& program, Action& action) {
  CLI::App* command =
      program.add_subcommand("schema", "The JSON Schema of what is read and of what is answered");
  auto name = std::make_shared<std::string>();
  command
      ->add_option("NAME", *name,
                   "policy, draft, assessment, submission, verdict, receipt, outgoing or staff")
      ->type_name("")
      ->required();
  command->footer(
      "JSON Schema 2020-12. What it cannot say, such as references from one member to another, its "
      "descriptions do;\n"
      "`redress check`, `assess` and `validate` judge that too. An editor that knows a policy's "
      "schema completes it.\n\n"
      "Examples:\n"
      "  redress schema policy > policy.schema.json\n"
      "  redress schema verdict");
  command->callback([&action, name] { action = [name] { return schema_command(*name); }; });
}

}  // namespace redress
