#include "commands/input.hpp"

#include "io/file.hpp"
#include "io/output.hpp"

namespace redress {

const char* const lines_help =
    "With --ndjson: one document a line, one answer a line, in order, on all cores. A bad line is "
    "answered by\n"
    "{\"line\":n,\"error\":{code,at,message}} (validate: by a verdict with accepted false) and "
    "never ends the stream; at the\n"
    "end the exit code is 1 where any line failed. Lines are counted from 1, blank ones too, which "
    "are skipped. A line may\n"
    "end with CR LF, the last one without; a byte order mark at the very beginning is skipped; a "
    "line of more than\n"
    "1 MiB is answered as a bad one, without being held in memory.";

void InputOption::add(CLI::App& command, bool streams) {
  command.add_option("FILE", file, "Read from here instead of from standard input")->type_name("");
  if (streams) command.add_flag("--ndjson", lines, "One document a line");
}

Exit answer_document(const InputOption& input, std::size_t max_bytes,
                     const DocumentAnswerer& answer) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  const Result<std::string> text = read_file(input.file, max_bytes + byte_order_mark.size());
  if (!text) return fail(text.error());
  std::string_view document = *text;
  if (document.starts_with(byte_order_mark)) document.remove_prefix(byte_order_mark.size());
  Result<JsonAnswer> answered = answer(document);
  if (!answered) return fail(answered.error());
  answered->json += '\n';
  print(answered->json);
  if (answered->kind == JsonAnswer::Kind::done) return Exit::done;
  if (answered->kind != JsonAnswer::Kind::need) return Exit::rejected;
  complain(
      "the bundle was compiled without a language that is needed here; compile it with more of "
      "--lang, or without.");
  return Exit::usage;
}

}  // namespace redress
