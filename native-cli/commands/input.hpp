// One document, or a stream of lines: how every command that answers JSON reads and prints.
#pragma once

#include <CLI/CLI.hpp>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "io/exit.hpp"
#include "redress/codec.hpp"

namespace redress {

/// Answers one document. Called from many threads at once where lines are streamed.
using Answerer = std::function<JsonAnswer(std::string_view)>;
/// Likewise, once; an error is the program's own, such as a bundle that cannot be used.
using DocumentAnswerer = std::function<Result<JsonAnswer>(std::string_view)>;

struct InputOption {
  std::string file;
  bool lines = false;

  /// Declares FILE and, where wanted, --ndjson.
  void add(CLI::App& command, bool streams = true);
};

/// What a bad line is answered with.
enum class BadLine {
  error,    ///< `{"line": n, "error": {code, at, message}}`
  verdict,  ///< A verdict `accepted: false`.
};

/// One document of at most `max_bytes`; more is handed on just far enough that the answerer refuses
/// it.
[[nodiscard]] Exit answer_document(const InputOption& input, std::size_t max_bytes,
                                   const DocumentAnswerer& answer);
/// One answer a line, in order, on all cores; commands/stream.cpp.
[[nodiscard]] Exit answer_lines(const InputOption& input, BadLine bad_line, const Answerer& answer);

/// Rules of --ndjson, for the end of a command's help.
extern const char* const lines_help;

}  // namespace redress
