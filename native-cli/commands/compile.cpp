// redress compile: policy → bundle.
#include <memory>
#include <vector>

#include "commands/commands.hpp"
#include "commands/policy_option.hpp"
#include "compile/tables_beside.hpp"
#include "io/file.hpp"
#include "io/output.hpp"
#include "redress/bundle.hpp"

namespace redress {

namespace {

struct Options {
  PolicyOption policy;
  std::vector<std::string> languages;
  std::string out;
  bool without_tables = false;
};

// Beside the bundle, for programs that answer one question and end; empty where there is no such
// place, or where they cannot be written: the bundle does without.
std::string write_tables(const Options& options, std::string_view bundle) {
  if (options.without_tables || is_special(options.out)) return {};
  const Result<std::unique_ptr<Engine>> engine = load_bundle(bundle);
  if (!engine) return {};
  std::string path = options.out + std::string(tables_ending);
  const Result<std::monostate> written = write_file(path, lay_out_tables(**engine));
  if (written) return path;
  complain(written.error().message + " The bundle does without it, but starts more slowly.");
  return {};
}

Exit compile_command(const Options& options) {
  const Result<LoadedPolicy> policy = options.policy.load();
  if (!policy) return fail(policy.error());
  std::string bundle(policy->bundle->all());
  if (!options.languages.empty()) {
    for (const std::string& language : options.languages) {
      if (policy->engine->policy.find_language(language) == none) {
        return fail(
            {"language.unsupported", "", "--lang: the policy has no language “" + language + "”."});
      }
    }
    Result<std::string> part = select_part(bundle, options.languages, true);
    if (!part) return fail(part.error());
    bundle = std::move(part).value();
  }
  if (options.out == "-") {
    print(bundle);
    return Exit::done;
  }
  const Result<std::monostate> written = write_file(options.out, bundle);
  if (!written) return fail(written.error());
  const std::string tables = write_tables(options, bundle);
  std::string json = R"({"bundle":)";
  append_json_string(json, options.out);
  json += R"(,"id":")" + policy->engine->id + R"(","bytes":)" + std::to_string(bundle.size());
  if (!tables.empty()) {
    json += R"(,"tables":)";
    append_json_string(json, tables);
  }
  json += "}\n";
  print(json);
  return Exit::done;
}

}  // namespace

void add_compile(CLI::App& program, Action& action) {
  CLI::App* command = program.add_subcommand(
      "compile",
      "A policy, its packs and its models as one bundle, for the page and for the server");
  auto options = std::make_shared<Options>();
  options->policy.add_policy(*command)->required();
  options->policy.add_model(*command);
  command
      ->add_option("--lang", options->languages,
                   "Only these languages; the bundle's id stays the same")
      ->type_name("L")
      ->delimiter(',');
  command->add_option("--out", options->out, "The bundle; - for standard output")
      ->type_name("B")
      ->required();
  command->add_flag("--no-tables", options->without_tables,
                    "Leave out B.tables, which spares a program that judges one record and ends "
                    "most of its start");
  command->footer(
      "Prints {bundle, id, bytes, tables?}. B.tables is for this program on machines of this sort: "
      "the tables of B as\n"
      "they stand in memory. It is used where it lies beside B; the page does not need it, and it "
      "may be deleted.\n\n"
      "Examples:\n"
      "  redress compile --policy general --out general.bundle\n"
      "  redress compile --policy acme.json --lang bg,en --out acme.bundle");
  command->callback(
      [&action, options] { action = [options] { return compile_command(*options); }; });
}

}  // namespace redress
