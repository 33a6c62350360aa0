// The codes of verdicts: documented, worded in every language, and none that nothing gives. And
// what a complaint leaves behind: nothing about the machine that it came from.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <regex>
#include <set>

#include "../fixture.hpp"

namespace redress {
namespace {

namespace fs = std::filesystem;
using Set = std::set<std::string>;

std::vector<fs::path> sources(const std::string& folder) {
  std::vector<fs::path> out;
  for (const auto& entry :
       fs::recursive_directory_iterator(std::string(REDRESS_SOURCE_DIR) + "/" + folder)) {
    const std::string extension = entry.path().extension().string();
    if (extension == ".cpp" || extension == ".hpp") out.push_back(entry.path());
  }
  return out;
}

std::string content(const fs::path& path) {
  return fixture::read_file(fs::relative(path, REDRESS_SOURCE_DIR).string());
}

Set documented() {
  const std::string table = fixture::read_file("core/src/verdict/README.md");
  const std::regex row("\\n\\| `([a-z0-9_.]+)` \\|");
  Set out;
  for (std::sregex_iterator it(table.begin(), table.end(), row), end; it != end; ++it)
    EXPECT_TRUE(out.insert((*it)[1]).second) << (*it)[1] << " stands twice";
  return out;
}

// Literals of that form in what judges a submission; texts of the read-back are no codes.
Set given() {
  std::vector<fs::path> files = sources("core/src/verdict");
  for (const fs::path& file : sources("core/src/form")) files.push_back(file);
  files.push_back(fs::path(REDRESS_SOURCE_DIR) / "core/include/redress/form.hpp");
  for (const char* name : {"submission.cpp", "verdict.cpp", "json_reader.cpp"})
    files.push_back(fs::path(REDRESS_SOURCE_DIR) / "core/src/codec" / name);
  const std::regex literal("\"([a-z]+\\.[a-z0-9_]+)\"");
  Set out;
  for (const fs::path& file : files) {
    const std::string text = content(file);
    for (std::sregex_iterator it(text.begin(), text.end(), literal), end; it != end; ++it)
      out.insert((*it)[1]);
  }
  return out;
}

TEST(Codes, that_are_given_are_those_that_are_documented) {
  EXPECT_EQ(given(), documented());
}

TEST(Codes, have_a_sentence_and_other_sentences_have_a_use) {
  Set unused;
  for (const auto key : message_keys()) unused.insert(std::string(key));
  for (const std::string& code : documented()) EXPECT_EQ(unused.erase(code), 1U) << code;
  const auto of_ids = [&](const std::string& prefix, auto ids) {
    for (const auto id : ids) EXPECT_EQ(unused.erase(prefix + std::string(id)), 1U) << prefix << id;
  };
  of_ids("wish.", wish_ids);
  of_ids("read_back.wish.", wish_ids);
  of_ids("channel.", channel_ids);
  of_ids("read_back.channel.", channel_ids);
  of_ids("mask.", personal_data_ids);
  // Two that the read-back uses, two that the page does.
  EXPECT_EQ(unused,
            (Set{"read_back.category", "read_back.field", "form.category", "form.channel"}));
}

TEST(Codes, are_worded_in_every_language_with_the_same_arguments) {
  const auto arguments = [](const std::string& message) {
    const std::regex argument("\\{[a-z]+\\}");
    Set out;
    for (std::sregex_iterator it(message.begin(), message.end(), argument), end; it != end; ++it)
      out.insert(it->str());
    return out;
  };
  const std::string english = fixture::read_file("core/data/messages/en.json");
  const auto message = [](const std::string& file, const std::string& code) {
    const std::string key = "\"" + code + "\": \"";
    const std::size_t start = file.find(key);
    if (start == std::string::npos) return std::string();
    return file.substr(start + key.size(),
                       file.find("\"", start + key.size()) - start - key.size());
  };
  for (const char* language : {"en", "ru", "bg", "hu", "uk"}) {
    const std::string file =
        fixture::read_file("core/data/messages/" + std::string(language) + ".json");
    for (const std::string& code : documented()) {
      const std::string own = message(file, code);
      EXPECT_FALSE(own.empty()) << language << " " << code;
      EXPECT_EQ(arguments(own), arguments(message(english, code))) << language << " " << code;
    }
  }
}

// An address is looked at where clients are told apart, in memory alone: tests/conformance holds
// that nothing of it is kept.
TEST(Kept, nothing_asks_who_the_visitor_s_machine_is) {
  const std::set<std::string> by_rate = {"session.cpp", "proxies.hpp", "serve.cpp"};
  for (const char* folder : {"core", "native-cli", "wasm"}) {
    for (const fs::path& file : sources(folder)) {
      std::string text = content(file);
      std::transform(text.begin(), text.end(), text.begin(),
                     [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
      for (const char* trace :
           {"user-agent", "user_agent", "x-real-ip", "getpeername", "set-cookie"})
        EXPECT_EQ(text.find(trace), std::string::npos) << file << ": " << trace;
      if (by_rate.contains(file.filename().string())) continue;
      for (const char* trace : {"x-forwarded", "\"forwarded", "remote_endpoint"})
        EXPECT_EQ(text.find(trace), std::string::npos) << file << ": " << trace;
    }
  }
}

}  // namespace
}  // namespace redress
