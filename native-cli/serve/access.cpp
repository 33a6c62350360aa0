#include "serve/access.hpp"

#include <string>

#include "redress/bundle.hpp"
#include "serve/identity.hpp"
#include "serve/pages.hpp"

namespace redress::serve {

Result<std::optional<StoredComplaint>> find_with_key(Store& reader, std::string_view reference,
                                                     std::string_view query) {
  const std::optional<std::string> read = read_reference(reference);
  if (!read) return std::optional<StoredComplaint>();
  Result<std::optional<StoredComplaint>> found = reader.find_by_reference(*read);
  if (!found) return found;
  const std::string key = find_pair(parse_pairs(query), "key");
  // An unknown reference takes the same steps as a wrong key.
  const std::string none_hash(64, '0');
  const bool right =
      equal_in_constant_time(*found ? (*found)->key_hash : none_hash, sha256_hex(key));
  if (!right) return std::optional<StoredComplaint>();
  return found;
}

Response unknown_complaint(const Request& request, std::string_view language) {
  if (prefers_html(request.accept)) return not_found_page(language);
  return problem(404, one_error("", "complaint.unknown",
                                "There is no such complaint, or the key is not its own."));
}

}  // namespace redress::serve
