// Runs the built program as a user does.
#pragma once

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace redress::testing {

struct Outcome {
  int code = -1;  ///< Exit code; 128 + n where a signal ended it.
  std::string out;
  std::string error;
};

inline int code_of(int status) {
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

inline std::string read_whole(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

/// A folder of one's own, gone at the end.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "redress-test-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  [[nodiscard]] std::string path(const std::string& name) const { return (path_ / name).string(); }
  std::string write(const std::string& name, std::string_view content) const {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << content;
    return path(name);
  }
  [[nodiscard]] std::string read(const std::string& name) const { return read_whole(path(name)); }

 private:
  std::filesystem::path path_;
};

/// Starts a program on files; it is ended after two minutes, so that a test fails rather than
/// hangs.
inline pid_t start(const std::vector<std::string>& arguments, const std::string& in,
                   const std::string& out, const std::string& error) {
  constexpr unsigned most_seconds = 120;
  const pid_t child = ::fork();
  if (child != 0) return child;
  ::dup2(::open(in.c_str(), O_RDONLY), 0);
  ::dup2(::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), 1);
  ::dup2(::open(error.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), 2);
  std::vector<char*> words;
  for (const std::string& argument : arguments)
    words.push_back(const_cast<char*>(argument.c_str()));
  words.push_back(nullptr);
  ::alarm(most_seconds);
  ::execv(words[0], words.data());
  ::_exit(127);
}

inline Outcome run_words(const std::vector<std::string>& words, std::string_view input) {
  const Folder folder;
  folder.write("in", input);
  int status = 0;
  ::waitpid(start(words, folder.path("in"), folder.path("out"), folder.path("error")), &status, 0);
  return {code_of(status), folder.read("out"), folder.read("error")};
}

/// The program, with `input` on standard input.
inline Outcome run(const std::vector<std::string>& arguments, std::string_view input = {}) {
  std::vector<std::string> words{REDRESS_BIN};
  words.insert(words.end(), arguments.begin(), arguments.end());
  return run_words(words, input);
}

/// By the shell, where `$REDRESS` is the program: for pipes and redirections.
inline Outcome run_shell(const std::string& command) {
  ::setenv("REDRESS", REDRESS_BIN, 1);
  return run_words({"/bin/bash", "-c", command}, {});
}

/// A submission that the general pack accepts.
inline std::string submission(std::string_view id = "6f1a1f0e-3c1c-4c7e-9d3a-0a2b3c4d5e6f",
                              std::string_view text = "My parcel has not arrived.") {
  return R"({"id":")" + std::string(id) + R"(","language":"en","text":")" + std::string(text) +
         R"(","category":"delivery.late","channel":"email","contact":{"email":"ana@example.com"},"fields":{"order_number":"AB123456"}})";
}

}  // namespace redress::testing
