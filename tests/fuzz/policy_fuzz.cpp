// Any bytes as a policy and as a pattern: diagnostics, never a crash.
#include "check.hpp"
#include "redress/redress.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace redress;
  const std::string_view bytes = text_of(data, size);
  PolicyContext context;
  context.zones = [](std::string_view name) {
    return std::optional<Zone>(Zone{std::string(name), 0, {}});
  };
  context.messages = [](std::string_view) { return std::optional<std::string>("{}"); };
  context.pack = [](std::string_view) { return std::nullopt; };
  context.examples = [](std::string_view) { return std::vector<Example>(); };
  const PolicyReading reading = read_policy(bytes, context);
  check(reading.document.has_value() || !reading.diagnostics.empty());
  (void)diagnostics_json(bytes, reading.diagnostics);
  if (const Result<Pattern> pattern = Pattern::compile(bytes); pattern.ok())
    (void)pattern->matches("AB123456");
  return 0;
}
