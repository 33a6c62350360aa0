// redress check: what is wrong with a policy, and what had better be otherwise.
#include <unistd.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "commands/clock_option.hpp"
#include "commands/commands.hpp"
#include "commands/coverage_page.hpp"
#include "commands/coverage_text.hpp"
#include "compile/check_policy.hpp"
#include "compile/diagnostic_codes.hpp"
#include "compile/law_check.hpp"
#include "compile/load.hpp"
#include "compile/packs.hpp"
#include "compile/wording_check.hpp"
#include "io/clock.hpp"
#include "io/file.hpp"
#include "io/output.hpp"
#include "io/printable.hpp"
#include "redress/bundle.hpp"

namespace redress {

namespace {

enum class Format { text, json, github };

struct Options {
  std::vector<std::string> policies;
  std::string format;
  std::string html;
  bool codes = false;
  ClockOption clock;
};

using coverage::Checked;

Result<Checked> check(const std::string& name, Instant now) {
  Result<std::string> text = read_policy_text(name);
  if (!text) return text.error();
  Checked out{name, std::move(text).value(), {}, {}, {}};
  if (!is_bundle(out.text)) {
    CheckedPolicy checked = check_policy(out.text, policy_context(), now);
    out.diagnostics = std::move(checked.diagnostics);
    if (!checked.document) return out;
    out.policy = std::move(checked.document->policy);
    if (!checked.document->texts.empty()) out.texts = std::move(checked.document->texts.front());
    return out;
  }
  const Result<std::unique_ptr<Engine>> engine = load_bundle(out.text);
  out.text.clear();
  if (!engine) {
    out.diagnostics.push_back(
        {Diagnostic::Severity::error, engine.error().code, "", engine.error().message});
    return out;
  }
  out.policy = (*engine)->policy;
  std::vector<Texts> texts;
  for (const auto& part : (*engine)->parts) {
    if (part) texts.push_back(part->texts);
  }
  check_wording(*out.policy, texts, out.diagnostics);
  check_law(*out.policy, out.text, now, out.diagnostics);
  if (!texts.empty()) out.texts = std::move(texts.front());
  return out;
}

bool is_error(const Diagnostic& diagnostic) {
  return diagnostic.severity == Diagnostic::Severity::error;
}

std::string as_text(const Checked& checked) {
  std::string out;
  for (const Diagnostic& diagnostic : checked.diagnostics) {
    const auto [line, column] = locate(checked.text, diagnostic.at);
    out += printable(display_name(checked.name)) + ':' + std::to_string(line) + ':' +
           std::to_string(column) + ": " + std::string(name_of(diagnostic.severity)) + ": " +
           printable(diagnostic.message) + " [" + diagnostic.code + "]\n";
  }
  return out;
}

// What a workflow command may not hold as it is, a property even less than the message. Line breaks
// are no longer there to be escaped.
std::string github_escaped(std::string_view text, bool property) {
  std::string out;
  for (const char c : printable(text)) {
    if (c == '%') {
      out += "%25";
    } else if (property && c == ':') {
      out += "%3A";
    } else if (property && c == ',') {
      out += "%2C";
    } else {
      out += c;
    }
  }
  return out;
}

std::string as_github(const Checked& checked) {
  std::string out;
  for (const Diagnostic& diagnostic : checked.diagnostics) {
    const auto [line, column] = locate(checked.text, diagnostic.at);
    out += "::" + std::string(name_of(diagnostic.severity)) +
           " file=" + github_escaped(checked.name, true) + ",line=" + std::to_string(line) +
           ",col=" + std::to_string(column) + ",title=" + github_escaped(diagnostic.code, true) +
           "::" + github_escaped(diagnostic.message, false) + '\n';
  }
  return out;
}

// One policy: its diagnostics. Several: the policies with theirs.
std::string as_json(const std::vector<Checked>& all) {
  if (all.size() == 1) return diagnostics_json(all.front().text, all.front().diagnostics) + '\n';
  std::string out = "[";
  for (const Checked& checked : all) {
    out += out.size() > 1 ? R"(,{"policy":)" : R"({"policy":)";
    append_json_string(out, checked.name);
    out += R"(,"diagnostics":)" + diagnostics_json(checked.text, checked.diagnostics) + '}';
  }
  return out + "]\n";
}

Format format_of(const std::string& name) {
  if (name == "text") return Format::text;
  if (name == "json") return Format::json;
  if (name == "github") return Format::github;
  return ::isatty(STDOUT_FILENO) == 1 ? Format::text : Format::json;
}

std::string summary(const std::vector<Checked>& all, std::size_t errors) {
  std::size_t found = 0;
  for (const Checked& checked : all) found += checked.diagnostics.size();
  if (found == 0) return "Nothing to complain of.\n";
  return std::to_string(errors) + (errors == 1 ? " error, " : " errors, ") +
         std::to_string(found - errors) + (found - errors == 1 ? " warning\n" : " warnings\n");
}

// The policies that can be used, each with its hours.
std::string charts(const std::vector<Checked>& all, Instant now) {
  std::string out;
  for (const Checked& checked : all) {
    if (!checked.policy) continue;
    out += coverage::coverage_text(
        *checked.policy, coverage::report_on(*checked.policy, now, coverage::most_groups_in_text));
  }
  return out;
}

// Every code with its severity and meaning.
std::string codes_as_text() {
  std::size_t width = 0;
  for (const DiagnosticCode& row : diagnostic_codes()) width = std::max(width, row.code.size());
  std::string out;
  for (const DiagnosticCode& row : diagnostic_codes()) {
    out += std::string(row.code) + std::string(width + 2 - row.code.size(), ' ');
    out += row.severity == Diagnostic::Severity::error ? "error    " : "warning  ";
    out += std::string(row.meaning) + '\n';
  }
  return out;
}

std::string codes_as_json() {
  std::string out = "[";
  for (const DiagnosticCode& row : diagnostic_codes()) {
    out += out.size() > 1 ? R"(,{"code":)" : R"({"code":)";
    append_json_string(out, row.code);
    out += R"(,"severity":)";
    append_json_string(out, name_of(row.severity));
    out += R"(,"meaning":)";
    append_json_string(out, row.meaning);
    out += '}';
  }
  return out + "]\n";
}

Exit check_command(const Options& options) {
  if (options.codes) {
    print(format_of(options.format) == Format::json ? codes_as_json() : codes_as_text());
    return Exit::done;
  }
  const Result<std::optional<Instant>> given = options.clock.given();
  if (!given) return fail(given.error());
  const Instant now = *given ? **given : system_clock();
  std::vector<Checked> all;
  std::size_t errors = 0;
  for (const std::string& name : options.policies) {
    Result<Checked> checked = check(name, now);
    if (!checked) return fail(checked.error());
    errors += static_cast<std::size_t>(
        std::count_if(checked->diagnostics.begin(), checked->diagnostics.end(), is_error));
    all.push_back(std::move(checked).value());
  }
  if (!options.html.empty()) {
    const auto written = write_file(options.html, coverage::coverage_page(all, now));
    if (!written) return fail(written.error());
  }
  const Format format = format_of(options.format);
  std::string out;
  if (format == Format::json) out = as_json(all);
  if (format != Format::json) {
    for (const Checked& checked : all)
      out += format == Format::text ? as_text(checked) : as_github(checked);
  }
  if (format == Format::text) out += summary(all, errors) + charts(all, now);
  print(out);
  return errors == 0 ? Exit::done : Exit::rejected;
}

}  // namespace

void add_check(CLI::App& program, Action& action) {
  CLI::App* command = program.add_subcommand(
      "check", "What is wrong with a policy, and what had better be otherwise");
  auto options = std::make_shared<Options>();
  command->add_option("POLICY", options->policies, "Policy files, - for standard input, or packs")
      ->type_name("");
  command->add_flag("--codes", options->codes,
                    "Print every code with its severity and meaning, and check nothing");
  command
      ->add_option("--format", options->format, "text (on a terminal), json (elsewhere) or github")
      ->type_name("F")
      ->check(CLI::IsMember({"text", "json", "github"}));
  command
      ->add_option("--html", options->html,
                   "Also write one self-contained page: the findings, the hours of each team as a "
                   "picture, the year ahead, and what is promised")
      ->type_name("FILE");
  options->clock.add(*command,
                     "Instant from which weeks and the year are shown and promises are held "
                     "against the law; now without it");
  command->footer(
      "Prints [{severity, code, at, line, column, message}]; of several policies [{policy, "
      "diagnostics}].\n"
      "As text also, of a policy that can be used, who is there in a typical week and the longest "
      "wait\n"
      "under each promise. Warnings leave the exit code 0, errors make it 1.\n"
      "A promise beyond the law is an error here alone: such a policy can be used and compiled.\n\n"
      "Examples:\n"
      "  redress check acme.json\n"
      "  redress check acme.json --html coverage.html\n"
      "  redress check --format github policies/*.json\n"
      "  redress check --codes");
  command->callback([&action, options] {
    if (options->codes == !options->policies.empty())
      throw CLI::ValidationError("check", "name a POLICY, or --codes alone");
    action = [options] { return check_command(*options); };
  });
}

}  // namespace redress
