#include "attachments/clean.hpp"

#include <utility>

namespace redress::attachments {

namespace {

Result<std::string> without_metadata(Kind kind, std::string_view bytes) {
  switch (kind) {
    case Kind::jpeg:
      return clean_jpeg(bytes);
    case Kind::png:
      return clean_png(bytes);
    case Kind::webp:
      return clean_webp(bytes);
    case Kind::pdf:
      break;
  }
  return std::string(bytes);
}

}  // namespace

Error broken(Kind kind, std::size_t at) {
  return {"attachment.metadata", "",
          "The " + std::string(facts_of(kind).name) + " is broken at byte " + std::to_string(at) +
              ", so that its metadata cannot be removed; save the picture anew and send that."};
}

Result<Cleaned> clean(std::string_view bytes) {
  if (bytes.empty())
    return Error{"attachment.empty", "", "The file is empty; send one that holds something."};
  const std::optional<Kind> kind = kind_of(bytes);
  if (!kind) {
    return Error{"attachment.kind", "",
                 "By its first bytes the file is " + std::string(taken_for(bytes)) +
                     "; send JPEG, PNG, WebP or PDF."};
  }
  Result<std::string> cleaned = without_metadata(*kind, bytes);
  if (!cleaned) return cleaned.error();
  return Cleaned{*kind, std::move(cleaned).value()};
}

}  // namespace redress::attachments
