#include "redress_c.h"

#include <cstdlib>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <utility>

#include "redress/bundle.hpp"
#include "redress/codec.hpp"
#include "redress/text.hpp"

using redress::Engine;
using redress::Error;
using redress::JsonAnswer;
using redress::Result;

struct redress_policy {
  std::unique_ptr<Engine> engine;
};

struct redress_result {
  int32_t status = REDRESS_INTERNAL;
  redress_policy* policy = nullptr;
  std::string bytes;
};

namespace {

// Volatile, so that the compiler may not drop writes to memory that is about to be freed.
void wipe(volatile char* bytes, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) bytes[i] = 0;
}

std::string_view view(const uint8_t* bytes, std::size_t size) {
  return size == 0 ? std::string_view()
                   : std::string_view(reinterpret_cast<const char*>(bytes), size);
}

redress_result* make(int32_t status, std::string bytes, redress_policy* policy = nullptr) {
  return new redress_result{status, policy, std::move(bytes)};
}

redress_result* invalid(const Error& error) {
  return make(REDRESS_INVALID, redress::error_json(error));
}

redress_result* answer(JsonAnswer from_core) {
  switch (from_core.kind) {
    case JsonAnswer::Kind::done:
      return make(REDRESS_DONE, std::move(from_core.json));
    case JsonAnswer::Kind::rejected:
      return make(REDRESS_REJECTED, std::move(from_core.json));
    case JsonAnswer::Kind::invalid:
      return make(REDRESS_INVALID, std::move(from_core.json));
    case JsonAnswer::Kind::need:
      return make(REDRESS_NEED, std::move(from_core.json));
  }
  return make(REDRESS_INTERNAL, {});
}

// The page's build has no exceptions: there, running out of memory is a trap that the worker
// reports.
template <class Body>
redress_result* guarded(Body body) {
#ifdef __cpp_exceptions
  try {
    return body();
  } catch (...) {
    // The answer for an exhausted memory must not need any.
    static redress_result out_of_memory{REDRESS_INTERNAL, nullptr, {}};
    return &out_of_memory;
  }
#else
  return body();
#endif
}

}  // namespace

extern "C" {

uint32_t redress_abi_version(void) {
  return REDRESS_ABI_VERSION;
}

redress_result* redress_policy_load(const uint8_t* bundle, size_t size) {
  return guarded([&] {
    Result<std::unique_ptr<Engine>> engine = redress::load_bundle(view(bundle, size));
    if (!engine) return invalid(engine.error());
    std::string json = R"({"policy":)";
    redress::append_json_string(json, (*engine)->id);
    json += '}';
    auto policy = std::make_unique<redress_policy>(redress_policy{std::move(engine).value()});
    redress_result* result = make(REDRESS_DONE, std::move(json));
    result->policy = policy.release();
    return result;
  });
}

redress_result* redress_policy_add(redress_policy* policy, const uint8_t* part, size_t size) {
  return guarded([&] {
    const Result<std::monostate> added = redress::add_languages(*policy->engine, view(part, size));
    return added.ok() ? make(REDRESS_DONE, "{}") : invalid(added.error());
  });
}

void redress_policy_free(redress_policy* policy) {
  delete policy;
}

redress_result* redress_assess(const redress_policy* policy, const uint8_t* draft, size_t size) {
  return guarded([&] { return answer(redress::assess_json(*policy->engine, view(draft, size))); });
}

redress_result* redress_validate(const redress_policy* policy, const uint8_t* submission,
                                 size_t size, const uint8_t* now, size_t now_size) {
  return guarded([&] {
    const Result<redress::Instant> instant = redress::parse_instant(view(now, now_size));
    if (!instant) return invalid(instant.error());
    return answer(redress::validate_json(*policy->engine, view(submission, size), *instant));
  });
}

redress_result* redress_promise(const redress_policy* policy, const uint8_t* request, size_t size) {
  return guarded(
      [&] { return answer(redress::promise_json(*policy->engine, view(request, size))); });
}

redress_result* redress_describe(const redress_policy* policy, const uint8_t* language,
                                 size_t size) {
  return guarded(
      [&] { return answer(redress::policy_json(*policy->engine, view(language, size))); });
}

redress_result* redress_versions(void) {
  return guarded([] {
    std::string json = R"({"abi":)" + std::to_string(REDRESS_ABI_VERSION) + R"(,"icu":)";
    redress::append_json_string(json, redress::icu_version());
    json += R"(,"unicode":)";
    redress::append_json_string(json, redress::unicode_version());
    json += '}';
    return make(REDRESS_DONE, std::move(json));
  });
}

int32_t redress_result_status(const redress_result* result) {
  return result->status;
}
redress_policy* redress_result_policy(const redress_result* result) {
  return result->policy;
}
const uint8_t* redress_result_bytes(const redress_result* result) {
  return reinterpret_cast<const uint8_t*>(result->bytes.data());
}
size_t redress_result_size(const redress_result* result) {
  return result->bytes.size();
}

void redress_result_free(redress_result* result) {
  // The one result that was not allocated says so by having no bytes.
  if (result == nullptr || (result->status == REDRESS_INTERNAL && result->bytes.empty())) return;
  wipe(result->bytes.data(), result->bytes.size());
  delete result;
}

uint8_t* redress_alloc(size_t size) {
  return static_cast<uint8_t*>(std::malloc(size == 0 ? 1 : size));
}

void redress_free(uint8_t* bytes, size_t size) {
  if (bytes == nullptr) return;
  wipe(reinterpret_cast<char*>(bytes), size);
  std::free(bytes);
}

}  // extern "C"
