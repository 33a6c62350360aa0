// Any bytes as a draft and as a submission of the general pack: always an answer, and always JSON.
#include "check.hpp"
#include "compile/builtin.hpp"
#include "redress/redress.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace redress;
  static const std::unique_ptr<Engine> engine =
      load_bundle(builtin_pack("general")->bundle).value();
  const std::string_view bytes = text_of(data, size);
  const Instant now{1'760'000'000};
  check(Utf8Text::from(assess_json(*engine, bytes).json).ok());
  const JsonAnswer verdict = validate_json(*engine, bytes, now);
  check(verdict.kind == JsonAnswer::Kind::done || verdict.kind == JsonAnswer::Kind::rejected);
  check(Utf8Text::from(verdict.json).ok());
  check(Utf8Text::from(promise_json(*engine, bytes).json).ok());
  return 0;
}
