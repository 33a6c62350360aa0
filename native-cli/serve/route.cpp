#include "serve/route.hpp"

#include <array>

namespace redress::serve {

std::string_view route_of(std::string_view path) {
  constexpr std::array<std::string_view, 5> whole = {"/complaints", "/policy", "/healthz",
                                                     "/metrics", "/"};
  for (const std::string_view one : whole) {
    if (path == one) return one;
  }
  if (path.empty()) return "-";
  if (path == "/staff" || path.starts_with("/staff/")) return "/staff/*";
  if (path == "/playground" || path.starts_with("/playground/")) return "/playground/*";
  constexpr std::string_view complaint = "/complaints/";
  if (!path.starts_with(complaint)) return "/*";
  path.remove_prefix(complaint.size());
  const std::size_t slash = path.find('/');
  if (slash == std::string_view::npos) return "/complaints/{reference}";
  path.remove_prefix(slash);
  if (path == "/calendar.ics") return "/complaints/{reference}/calendar.ics";
  if (path == "/attachments") return "/complaints/{reference}/attachments";
  if (path.starts_with("/attachments/")) return "/complaints/{reference}/attachments/{id}";
  if (path == "/information") return "/complaints/{reference}/information";
  if (path == "/withdraw") return "/complaints/{reference}/withdraw";
  if (path == "/reopen") return "/complaints/{reference}/reopen";
  return "/complaints/{reference}/*";
}

std::string_view method_of(std::string_view method) {
  constexpr std::array<std::string_view, 7> methods = {"GET",    "HEAD",  "POST",   "PUT",
                                                       "DELETE", "PATCH", "OPTIONS"};
  for (const std::string_view one : methods) {
    if (method == one) return one;
  }
  return "-";
}

}  // namespace redress::serve
