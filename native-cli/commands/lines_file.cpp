#include "commands/lines_file.hpp"

#include "io/file.hpp"
#include "redress/codec.hpp"

namespace redress {

Result<std::vector<train::TrainingLine>> read_training_lines(const std::string& path) {
  constexpr std::size_t most_bytes = 512 * 1024 * 1024;
  constexpr std::size_t shown_problems = 10;
  const Result<std::string> file = read_file(path, most_bytes);
  if (!file) return file.error();
  if (file->size() > most_bytes)
    return Error{"data.invalid", "",
                 display_name(path) + " is larger than 512 MiB; give a part of it."};

  std::vector<train::TrainingLine> out;
  std::string problems;
  std::size_t bad = 0;
  std::size_t number = 0;
  std::string_view rest = *file;
  if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    Result<Example> example = read_example(line);
    if (example) {
      out.push_back({std::move(example->text), std::move(example->category),
                     std::move(example->language), std::move(example->writer)});
    } else if (++bad <= shown_problems) {
      problems += "\n  line " + std::to_string(number) + ": " + example.error().code + ": " +
                  example.error().message;
    }
  }
  if (bad > shown_problems) problems += "\n  and " + std::to_string(bad - shown_problems) + " more";
  if (bad > 0)
    return Error{"data.invalid", "",
                 display_name(path) + " has lines that cannot be used:" + problems};
  if (out.empty())
    return Error{
        "data.empty", "",
        display_name(path) + R"( has no lines; give {"text": "…", "category": "…"}, one a line.)"};
  return out;
}

}  // namespace redress
