#include "manual/completion.hpp"

#include <algorithm>

namespace redress::manual {

namespace {

/// Collects what continues the word being typed.
class Collector {
 public:
  /// `before` stands in the word before the value, such as `--format=`.
  Collector(std::string_view word, std::string_view before)
      : typed_(word.substr(before.size())), before_(before) {}

  void add(const std::string& value, const std::string& description = {}) {
    if (value.starts_with(typed_)) out_.candidates.push_back({before_ + value, description});
  }
  void add(const std::vector<std::string>& values) {
    for (const std::string& value : values) add(value);
  }
  void paths(Completion::Paths kind, std::string_view scheme = {}) {
    // The scheme comes first, then the path behind it.
    if (!typed_.starts_with(scheme)) return add(std::string(scheme));
    out_.paths = kind;
    out_.before_path = before_ + std::string(scheme);
  }
  [[nodiscard]] Completion done() { return std::move(out_); }

 private:
  std::string_view typed_;
  std::string before_;
  Completion out_;
};

// What a value may be follows from its name in the help, as a reader of the help would have it.
void add_values(Collector& to, const Guide& program, const KnownNames& names, const Guide& command,
                const Argument& argument) {
  const bool positional = !argument.names.front().starts_with('-');
  const std::string& kind = positional ? argument.names.front() : argument.value;
  if (!argument.choices.empty()) return to.add(argument.choices);
  if (kind == "P" || kind == "POLICY") {
    to.add(names.packs);
    to.paths(Completion::Paths::files);
  } else if (kind == "L") {
    to.add(names.languages);
  } else if (kind == "NAME" && command.name == "schema") {
    to.add(names.schemas);
  } else if (kind == "COMMAND") {
    for (const Guide& one : program.commands) to.add(one.name, one.summary);
  } else if (kind == "DIR") {
    to.paths(Completion::Paths::folders);
  } else if (kind.starts_with("sqlite:")) {
    to.paths(Completion::Paths::files, "sqlite:");
    to.add("postgresql://");
  } else if (kind == "FILE" || kind == "B" || kind == "M" || kind.ends_with(".jsonl")) {
    to.paths(Completion::Paths::files);
  }
}

const Argument* option_named(const Guide& command, std::string_view name) {
  const auto found =
      std::find_if(command.options.begin(), command.options.end(), [&](const Argument& option) {
        return std::find(option.names.begin(), option.names.end(), name) != option.names.end();
      });
  return found == command.options.end() ? nullptr : &*found;
}

bool is_used(const Argument& option, std::span<const std::string> words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    const std::string name = word.substr(0, word.find('='));
    return std::find(option.names.begin(), option.names.end(), name) != option.names.end();
  });
}

void add_options(Collector& to, const Guide& command, std::span<const std::string> before) {
  for (const Argument& option : command.options) {
    if (option.repeated || !is_used(option, before))
      to.add(option.names.back(), option.description);
  }
}

Completion complete_command(const Guide& program, const KnownNames& names, const Guide& command,
                            std::span<const std::string> before, std::string_view word) {
  const std::size_t equals = word.find('=');
  if (word.starts_with("--") && equals != std::string_view::npos) {
    Collector to(word, word.substr(0, equals + 1));
    if (const Argument* option = option_named(command, word.substr(0, equals)))
      add_values(to, program, names, command, *option);
    return to.done();
  }
  Collector to(word, {});
  const Argument* last = before.empty() ? nullptr : option_named(command, before.back());
  if (last != nullptr && !last->value.empty()) {
    add_values(to, program, names, command, *last);
  } else if (word.starts_with('-') || command.positionals.empty()) {
    add_options(to, command, before);
  } else {
    add_values(to, program, names, command, command.positionals.front());
  }
  return to.done();
}

}  // namespace

Completion complete(const Guide& program, const KnownNames& names,
                    std::span<const std::string> words) {
  if (words.empty()) return {};
  const std::span<const std::string> before = words.first(words.size() - 1);
  const std::string& word = words.back();
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (const Guide* command = command_of(program, before[i]))
      return complete_command(program, names, *command, before.subspan(i + 1), word);
  }
  Collector to(word, {});
  if (word.starts_with('-')) {
    add_options(to, program, before);
  } else {
    for (const Guide& command : program.commands) to.add(command.name, command.summary);
  }
  return to.done();
}

std::string as_lines(const Completion& completion) {
  std::string out;
  for (const Candidate& one : completion.candidates)
    out += one.word + '\t' + one.description + '\n';
  if (completion.paths != Completion::Paths::none) {
    out += completion.paths == Completion::Paths::files ? ":files " : ":folders ";
    out += completion.before_path + '\n';
  }
  return out;
}

}  // namespace redress::manual
