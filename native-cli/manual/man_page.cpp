#include "manual/man_page.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <vector>

#include "redress/text.hpp"

namespace redress::manual {

namespace {

// ASCII characters that troff would take for something else, or draw as another one that cannot be
// copied into a shell.
std::string_view special(char32_t c) {
  switch (c) {
    case U'\\':
      return "\\e";
    case U'-':
      return "\\-";
    case U'\'':
      return "\\(aq";
    case U'`':
      return "\\(ga";
    case U'^':
      return "\\(ha";
    case U'~':
      return "\\(ti";
    case U'"':
      return "\\(dq";
    default:
      return {};
  }
}

void append_character(std::string& out, char32_t c) {
  constexpr char32_t first_beyond_ascii = 0x80;
  if (const std::string_view written = special(c); !written.empty()) {
    out += written;
  } else if (c < first_beyond_ascii) {
    out += static_cast<char>(c);
  } else {
    std::array<char, 16> name{};
    std::snprintf(name.data(), name.size(), "\\[u%04X]", static_cast<unsigned>(c));
    out += name.data();
  }
}

std::string escaped(std::string_view text) {
  const Result<Utf8Text> whole = Utf8Text::from(text);
  // What the program says of itself is well-formed.
  if (!whole) return std::string(text);
  std::string out;
  for (std::size_t at = 0; at < text.size();) append_character(out, next_code_point(*whole, at));
  return out;
}

std::string bold(std::string_view text) {
  return "\\fB" + escaped(text) + "\\fR";
}

std::string italic(std::string_view text) {
  return "\\fI" + escaped(text) + "\\fR";
}

// A dot or an apostrophe at the beginning of a line would be a request; the latter is escaped
// already.
std::string line(std::string text) {
  return (text.starts_with('.') ? "\\&" : "") + std::move(text) + '\n';
}

// Code stands between backquotes.
std::string prose(std::string_view text) {
  std::string out;
  bool code = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('`'), text.size());
    out += code ? bold(text.substr(0, end)) : escaped(text.substr(0, end));
    if (end < text.size()) code = !code;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return line(std::move(out));
}

std::string verbatim(const std::vector<std::string>& lines) {
  std::string out = ".EX\n";
  for (const std::string& one : lines) out += line(escaped(one));
  return out + ".EE\n";
}

std::string heading(std::string_view name) {
  return ".SH " + std::string(name) + '\n';
}

std::string reference(std::string_view name) {
  return ".BR " + escaped(name) + " (1)";
}

std::string called(const Argument& argument) {
  std::string out;
  for (const std::string& name : argument.names) {
    if (!out.empty()) out += ", ";
    out += name.starts_with('-') ? bold(name) : italic(name);
  }
  return argument.value.empty() ? out : out + ' ' + italic(argument.value);
}

std::string synopsis(const Guide& program, const Guide& of) {
  std::string out = heading("SYNOPSIS");
  if (!of.commands.empty())
    return out + bold(of.name) + ' ' + italic("COMMAND") + " [" + italic("OPTION") + "...]\n";
  out += bold(program.name + ' ' + of.name);
  const auto add = [&out](const Argument& argument, const std::string& written) {
    out += '\n' + (argument.required ? written : '[' + written + ']') +
           (argument.repeated ? "..." : "");
  };
  for (const Argument& option : of.options) {
    // The help is at the end of every page anyway.
    if (option.names.back().starts_with("--help")) continue;
    const std::string value = option.value.empty() ? "" : ' ' + italic(option.value);
    add(option, bold(option.names.back()) + value);
  }
  for (const Argument& positional : of.positionals)
    add(positional, italic(positional.names.front()));
  return out + '\n';
}

std::string arguments(const std::vector<Argument>& list) {
  std::string out;
  for (const Argument& argument : list) {
    out += ".TP\n" + line(called(argument));
    out += prose(argument.description + (argument.required ? " (required)" : ""));
  }
  return out;
}

std::string description(const Guide& of) {
  std::string out =
      heading("DESCRIPTION") + prose(of.summary + (of.summary.ends_with('.') ? "" : "."));
  for (const Block& block : of.blocks)
    out += ".PP\n" +
           (block.verbatim ? verbatim(CLI::detail::split(block.text, '\n')) : prose(block.text));
  return out;
}

// What `man -k` lists: no sentence, so neither a capital letter nor a full stop.
std::string brief(std::string summary) {
  if (summary.ends_with('.')) summary.pop_back();
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (summary.size() > 1 && is_capital(summary[0]) && !is_capital(summary[1]))
    summary[0] = static_cast<char>(summary[0] - 'A' + 'a');
  return summary;
}

std::string see_also(const Guide& program, const Guide& of) {
  std::string out = heading("SEE ALSO");
  if (&of != &program)
    out += reference(program.name) + (program.commands.size() > 1 ? ",\n" : "\n");
  std::vector<std::string> others;
  for (const Guide& command : program.commands) {
    if (&command != &of) others.push_back(man_page_name(program, command));
  }
  std::sort(others.begin(), others.end());
  for (std::size_t i = 0; i < others.size(); ++i)
    out += reference(others[i]) + (i + 1 < others.size() ? ",\n" : "\n");
  return out;
}

}  // namespace

std::string man_page_name(const Guide& program, const Guide& of) {
  return &of == &program ? program.name : program.name + '-' + of.name;
}

std::string man_page(const Guide& program, const Guide& of, std::string_view version) {
  const std::string name = man_page_name(program, of);
  std::string title = name;
  std::transform(title.begin(), title.end(), title.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  // Ragged on the right, unhyphenated: code must not be torn.
  std::string out = ".TH " + escaped(title) + " 1 \"\" \"" + escaped(program.name) + ' ' +
                    escaped(version) + "\" \"Redress\"\n.ad l\n.nh\n";
  out += heading("NAME") + escaped(name) + " \\- " + escaped(brief(of.summary)) + '\n';
  out += synopsis(program, of) + description(of);
  if (!of.commands.empty()) {
    out += heading("COMMANDS");
    for (const Guide& command : of.commands)
      out += ".TP\n" + reference(man_page_name(program, command)) + '\n' + prose(command.summary);
  }
  out += heading("OPTIONS") + arguments(of.positionals) + arguments(of.options);
  out += heading("EXIT STATUS");
  for (const ExitCode& code : program.exit_codes)
    out += ".TP\n" + bold(code.code) + '\n' + prose(code.meaning);
  if (!of.examples.empty()) out += heading("EXAMPLES") + verbatim(of.examples);
  return out + see_also(program, of);
}

}  // namespace redress::manual
