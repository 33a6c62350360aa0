// The list of diagnostics is what is emitted, no more and no less.
#include "compile/diagnostic_codes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "compile/builtin.hpp"
#include "compile/law_check.hpp"
#include "compile/packs.hpp"
#include "compile/wording_check.hpp"
#include "redress/bundle.hpp"
#include "unit/calendar/sample_zones.hpp"
#include "unit/compile/diagnostic_policies.hpp"

namespace redress {
namespace {

using Severity = Diagnostic::Severity;
using ::testing::IsEmpty;

constexpr std::string_view now = "2026-11-22T00:00:00Z";

/// Code → severity of all that `check` says.
class Emitted {
 public:
  void read(const std::string& json, const PolicyContext& context,
            std::int64_t most_law_steps_here = most_law_steps) {
    PolicyReading reading = read_policy(json, context);
    if (reading.document) {
      check_wording(reading.document->policy, reading.document->texts, reading.diagnostics);
      check_law(reading.document->policy, json, samples::at(now), reading.diagnostics,
                most_law_steps_here);
    }
    for (const Diagnostic& diagnostic : reading.diagnostics) add(diagnostic);
  }

  void load(std::string_view bundle) {
    const auto engine = load_bundle(bundle);
    if (!engine) add({Severity::error, engine.error().code, "", engine.error().message});
  }

  [[nodiscard]] const std::map<std::string, Severity>& all() const { return all_; }

 private:
  void add(const Diagnostic& diagnostic) {
    const auto [known, is_new] = all_.emplace(diagnostic.code, diagnostic.severity);
    EXPECT_EQ(known->second, diagnostic.severity) << diagnostic.code;
    EXPECT_FALSE(diagnostic.message.empty()) << diagnostic.code;
  }

  std::map<std::string, Severity> all_;
};

std::string under_law(const std::string& law, const std::string& promise) {
  return fixture::alone({{"organization", R"({"law": ")" + law + R"("})"},
                         {"promises", R"({"standard": )" + promise + "}"}});
}

void load_bundles(Emitted& emitted) {
  const std::string bundle(builtin_pack("general")->bundle);
  emitted.load(std::string_view(bundle).substr(0, 100));
  emitted.load(std::string(100, 'x'));
  std::string altered = bundle;
  altered[bundle.size() / 2] = static_cast<char>(altered[bundle.size() / 2] ^ 1);
  emitted.load(altered);
  const std::string english[] = {"en"};
  emitted.load(select_part(bundle, english, false).value());
}

void read_without_messages(Emitted& emitted) {
  PolicyContext context = fixture::context();
  for (const char* messages : {"", "{}", "["}) {
    context.messages = [&](std::string_view) -> std::optional<std::string> {
      if (*messages == '\0') return std::nullopt;
      return messages;
    };
    emitted.read(fixture::site(), context);
  }
}

TEST(DiagnosticCodes, AreThoseThatAreEmitted) {
  Emitted emitted;
  for (const std::string& policy : fixture::policies_of_the_fixture())
    emitted.read(policy, fixture::context());
  read_without_messages(emitted);
  load_bundles(emitted);
  const PolicyContext program = policy_context();
  emitted.read(under_law("HU", R"({"first_reply": "P45D", "clock": "calendar"})"), program);
  emitted.read(under_law("HU", R"({"first_reply": "P19D"})"), program, 10);
  emitted.read(under_law("XX", R"({"first_reply": "PT1H"})"), program);
  emitted.read(under_law("BG", R"({"first_reply": "PT1H", "resolution": "P90D"})"), program);

  std::map<std::string, Severity> listed;
  for (const DiagnosticCode& row : diagnostic_codes())
    listed.emplace(std::string(row.code), row.severity);
  std::vector<std::string> never_emitted;
  for (const auto& [code, severity] : listed) {
    if (emitted.all().count(code) == 0) never_emitted.push_back(code);
  }
  EXPECT_THAT(never_emitted, IsEmpty());
  for (const auto& [code, severity] : emitted.all()) {
    ASSERT_EQ(listed.count(code), 1U) << code;
    EXPECT_EQ(listed[code], severity) << code;
  }
}

TEST(DiagnosticCodes, StandInOrderWithAMeaningOfOneLine) {
  const auto rows = diagnostic_codes();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    EXPECT_LT(rows[i].meaning.size(), 110U) << rows[i].code;
    EXPECT_TRUE(rows[i].meaning.ends_with('.')) << rows[i].code;
    EXPECT_TRUE(i == 0 || rows[i - 1].code < rows[i].code) << rows[i].code;
  }
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

// Where policies are read and checked, whatever looks like a code is one and listed.
TEST(DiagnosticCodes, ListEveryCodeOfTheSources) {
  std::set<std::string> listed;
  for (const DiagnosticCode& row : diagnostic_codes()) listed.insert(std::string(row.code));
  const std::filesystem::path root(REDRESS_SOURCE_DIR);
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(root / "core/src/codec")) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with("policy") && name != "policy_page.cpp") files.push_back(entry.path());
  }
  for (const char* name : {"core/src/codec/findings.cpp", "core/src/codec/layers.cpp",
                           "core/src/codec/json_reader.cpp", "core/src/policy/review.cpp",
                           "core/src/policy/pattern_parser.cpp", "native-cli/compile/law_check.cpp",
                           "native-cli/compile/wording_check.cpp"})
    files.push_back(root / name);
  ASSERT_GT(files.size(), 12U);
  const std::regex code(R"re("([a-z_]+\.[a-z_]+)")re");
  std::set<std::string> found;
  for (const std::filesystem::path& file : files) {
    const std::string source = read_file(file);
    ASSERT_FALSE(source.empty()) << file;
    for (std::sregex_iterator match(source.begin(), source.end(), code), end; match != end; ++match)
      found.insert((*match)[1]);
  }
  EXPECT_GT(found.size(), 80U);
  for (const std::string& name : found) EXPECT_EQ(listed.count(name), 1U) << name;
}

}  // namespace
}  // namespace redress
