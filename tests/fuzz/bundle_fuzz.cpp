// Any bytes as a bundle: an error or an engine that answers, never a crash.
#include "check.hpp"
#include "redress/redress.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace redress;
  const std::string_view bytes = text_of(data, size);
  const Result<std::unique_ptr<Engine>> engine = load_bundle(bytes);
  if (engine.ok()) check(!assess_json(**engine, R"({"text":"late"})").json.empty());
  (void)Model::load(bytes);
  (void)LanguageTables::load(bytes);
  (void)select_part(bytes, {}, true);
  return 0;
}
