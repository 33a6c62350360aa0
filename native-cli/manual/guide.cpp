#include "manual/guide.hpp"

#include <algorithm>

namespace redress::manual {

namespace {

// CLI11 writes a validator after the value's name: `F:{text,json}`, `KB:INT in [4 - 16384]`.
struct ValueType {
  std::string name;
  std::vector<std::string> choices;
  std::string bounds;
};

ValueType value_type(const std::string& told) {
  ValueType out{told, {}, {}};
  if (const std::size_t list = told.find(":{"); list != std::string::npos && told.ends_with('}')) {
    out.name = told.substr(0, list);
    out.choices = CLI::detail::split(told.substr(list + 2, told.size() - list - 3), ',');
  } else if (const std::size_t range = told.find(" in ["); range != std::string::npos) {
    out.name = told.substr(0, told.rfind(':', range));
    out.bounds = told.substr(range + 4);
  }
  return out;
}

Argument argument_of(const CLI::Option& option) {
  Argument out;
  const ValueType type = value_type(option.get_type_name());
  if (option.get_positional()) {
    out.names.push_back(option.get_name(true));
  } else {
    for (const std::string& name : option.get_snames()) out.names.push_back('-' + name);
    for (const std::string& name : option.get_lnames()) out.names.push_back("--" + name);
    if (option.get_items_expected_max() > 0) out.value = type.name;
  }
  out.description = option.get_description();
  if (!type.bounds.empty()) out.description += ", within " + type.bounds;
  if (!option.get_default_str().empty())
    out.description += " (default " + option.get_default_str() + ')';
  out.choices = type.choices;
  out.required = option.get_required();
  out.repeated = option.get_items_expected_max() > 1;
  return out;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    out.emplace_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return out;
}

bool is_indented(const std::string& line) {
  return line.starts_with(' ');
}

std::string without_indent(const std::string& line) {
  return line.substr(std::min(line.find_first_not_of(' '), line.size()));
}

ExitCode exit_code(const std::string& line) {
  const std::string row = without_indent(line);
  const std::size_t end = std::min(row.find(' '), row.size());
  return {row.substr(0, end), without_indent(row.substr(end))};
}

void add_prose(Guide& guide, const std::vector<std::string>& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool verbatim = is_indented(lines[i]);
    const bool goes_on = i > 0 && guide.blocks.back().verbatim == verbatim;
    if (goes_on) {
      guide.blocks.back().text += (verbatim ? '\n' : ' ') + lines[i];
    } else {
      guide.blocks.push_back({lines[i], verbatim});
    }
  }
}

void add_paragraph(Guide& guide, const std::vector<std::string>& lines) {
  const std::string& first = lines.front();
  if (first == "Example:" || first == "Examples:") {
    for (std::size_t i = 1; i < lines.size(); ++i)
      guide.examples.push_back(is_indented(lines[i])
                                   ? lines[i].substr(std::min<std::size_t>(2, lines[i].size()))
                                   : lines[i]);
  } else if (first == "Exit codes:") {
    for (std::size_t i = 1; i < lines.size(); ++i) guide.exit_codes.push_back(exit_code(lines[i]));
  } else {
    add_prose(guide, lines);
  }
}

void add_footer(Guide& guide, std::string_view footer) {
  std::vector<std::string> paragraph;
  for (std::string& line : lines_of(footer)) {
    if (!line.empty()) {
      paragraph.push_back(std::move(line));
    } else if (!paragraph.empty()) {
      add_paragraph(guide, paragraph);
      paragraph.clear();
    }
  }
  if (!paragraph.empty()) add_paragraph(guide, paragraph);
}

}  // namespace

Guide guide_of(const CLI::App& app) {
  Guide out;
  out.name = app.get_name();
  out.summary = app.get_description();
  for (const CLI::Option* option : app.get_options()) {
    // Without a group an option is of the inside.
    if (option->get_group().empty()) continue;
    (option->get_positional() ? out.positionals : out.options).push_back(argument_of(*option));
  }
  add_footer(out, app.get_footer());
  for (const CLI::App* command : app.get_subcommands({})) {
    if (!command->get_group().empty()) out.commands.push_back(guide_of(*command));
  }
  return out;
}

const Guide* command_of(const Guide& program, std::string_view name) {
  const auto found = std::find_if(program.commands.begin(), program.commands.end(),
                                  [&](const Guide& command) { return command.name == name; });
  return found == program.commands.end() ? nullptr : &*found;
}

}  // namespace redress::manual
