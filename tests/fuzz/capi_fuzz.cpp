// Any bytes as a sequence of calls of the C interface: every one gives an owned answer that is
// text, and a handle only where a bundle was loaded.
#include <algorithm>
#include <string>
#include <vector>

#include "check.hpp"
#include "compile/builtin.hpp"
#include "redress/redress.hpp"
#include "redress_c.h"

namespace {

using namespace redress;

const uint8_t* bytes_of(std::string_view text) {
  return reinterpret_cast<const uint8_t*>(text.data());
}

// The general pack whole, its shared part with two languages, and a language to add: loading the
// whole for every input would leave no time for anything else.
struct Bundles {
  std::string whole{builtin_pack("general")->bundle};
  std::string part = select_part(whole, std::vector<std::string>{"en", "bg"}, true).value();
  std::string language = select_part(whole, std::vector<std::string>{"hu"}, false).value();
};

/// Reads the fuzzer's bytes as numbers and strings; at their end everything is zero and empty.
class Calls {
 public:
  explicit Calls(std::string_view bytes) : rest_(bytes) {}
  [[nodiscard]] bool ended() const { return rest_.empty(); }
  std::size_t number() {
    if (rest_.empty()) return 0;
    const auto value = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    return value;
  }
  // Up to the next newline, which JSON does not need: so that a mutation of one string leaves the
  // others as they are.
  std::string_view string() {
    const std::size_t end = std::min(rest_.find('\n'), rest_.size());
    const std::string_view out = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    return out;
  }

 private:
  std::string_view rest_;
};

// What was answered is read to its last byte and freed; the handle, where there is one, is the
// caller's.
redress_policy* take(redress_result* result, bool loads = false) {
  check(result != nullptr);
  const int32_t status = redress_result_status(result);
  check(status >= REDRESS_DONE && status < REDRESS_INTERNAL);
  const std::size_t size = redress_result_size(result);
  check(size > 0 &&
        Utf8Text::from({reinterpret_cast<const char*>(redress_result_bytes(result)), size}).ok());
  redress_policy* policy = redress_result_policy(result);
  check((policy != nullptr) == (loads && status == REDRESS_DONE));
  redress_result_free(result);
  return policy;
}

// A bundle with bytes of its own overwritten: those that are given, from a place that is given.
std::string altered(std::string bundle, std::size_t at, std::string_view with) {
  for (std::size_t i = 0; i < with.size() && at + i < bundle.size(); ++i) bundle[at + i] = with[i];
  return bundle;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Bundles bundles;
  // One policy serves all inputs that do not change it: loading takes longer than a thousand calls.
  static redress_policy* const shared =
      take(redress_policy_load(bytes_of(bundles.part), bundles.part.size()), true);
  constexpr std::size_t most_calls = 16;
  redress_policy* policy = shared;
  Calls calls(text_of(data, size));
  for (std::size_t call = 0; call < most_calls && !calls.ended(); ++call) {
    switch (calls.number() % 8) {
      case 0: {
        const std::size_t at = calls.number() * 256 + calls.number();
        const std::string bad = altered(bundles.part, at, calls.string());
        if (redress_policy* loaded = take(redress_policy_load(bytes_of(bad), bad.size()), true)) {
          if (policy != shared) redress_policy_free(policy);
          policy = loaded;
        }
        break;
      }
      case 1: {
        if (policy == shared) break;
        const std::string bad = altered(bundles.language, calls.number(), calls.string());
        take(redress_policy_add(policy, bytes_of(bad), bad.size()));
        break;
      }
      case 2: {
        const std::string_view bytes = calls.string();
        if (redress_policy* loaded = take(redress_policy_load(bytes_of(bytes), bytes.size()), true))
          redress_policy_free(loaded);
        break;
      }
      case 3: {
        const std::string_view draft = calls.string();
        take(redress_assess(policy, bytes_of(draft), draft.size()));
        break;
      }
      case 4: {
        const std::string_view now = calls.string();
        const std::string_view submission = calls.string();
        take(redress_validate(policy, bytes_of(submission), submission.size(), bytes_of(now),
                              now.size()));
        break;
      }
      case 5: {
        const std::string_view request = calls.string();
        take(redress_promise(policy, bytes_of(request), request.size()));
        break;
      }
      case 6: {
        const std::string_view language = calls.string();
        take(redress_describe(policy, bytes_of(language), language.size()));
        break;
      }
      default: {
        const std::size_t bytes = calls.number();
        redress_free(redress_alloc(bytes), bytes);
        take(redress_versions());
      }
    }
  }
  if (policy != shared) redress_policy_free(policy);
  return 0;
}
