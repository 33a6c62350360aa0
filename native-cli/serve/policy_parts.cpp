#include "serve/policy_parts.hpp"

#include "io/output.hpp"
#include "redress/bundle.hpp"

namespace redress::serve {

namespace {

// The languages asked for by `lang=bg,ru`, in the policy's order, so that the same part has one
// name; all without it.
std::vector<std::string> languages_asked(const std::vector<std::string>& known,
                                         const std::string& asked) {
  if (asked.empty()) return known;
  std::vector<std::string> out;
  const std::string list = ',' + asked + ',';
  for (const std::string& language : known) {
    if (list.find(',' + language + ',') != std::string::npos) out.push_back(language);
  }
  return out;
}

}  // namespace

Response PolicyParts::get(const Request& request, Compressor* compressor) {
  const auto pairs = parse_pairs(request.query);
  const bool shared = find_pair(pairs, "shared") != "0";
  const std::vector<std::string> languages = languages_asked(languages_, find_pair(pairs, "lang"));
  if (languages.empty()) {
    return problem(
        404, one_error("", "language.unsupported", "The policy has none of these languages."));
  }
  std::string name = id_.substr(0, 32) + (shared ? "-shared" : "");
  for (const std::string& language : languages) name += '-' + language;

  std::shared_ptr<CodedBody>& part = parts_[name];
  if (part == nullptr) {
    Result<std::string> selected = select_part(bundle_, languages, shared);
    if (!selected) {
      complain(selected.error().message);
      return problem(500);
    }
    part = std::make_shared<CodedBody>(std::move(selected).value(), name);
    if (compressor != nullptr) compressor->add(part);
  }
  return part->response(request, "application/octet-stream");
}

}  // namespace redress::serve
