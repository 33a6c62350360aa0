#include "outbox/curl.hpp"

#include <dlfcn.h>

#include <string>
#include <string_view>

namespace redress::outbox {

namespace {

constexpr const char* library_name = "libcurl.so.4";

Error missing(const std::string& what) {
  return {"outgoing.no_curl", "",
          "--outgoing needs libcurl 7.88 or later with SMTP and HTTPS (" + what +
              "); install it: apt-get install libcurl4"};
}

template <class Function>
bool find(void* library, const char* name, Function& function) {
  function = reinterpret_cast<Function>(::dlsym(library, name));
  return function != nullptr;
}

bool speaks(const curl_version_info_data& version, std::string_view protocol) {
  for (const char* const* name = version.protocols; *name != nullptr; ++name) {
    if (*name == protocol) return true;
  }
  return false;
}

}  // namespace

Result<Curl> load_curl() {
  // Never closed: libcurl keeps threads and tables until the process ends.
  void* const library = ::dlopen(library_name, RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) return missing(std::string(library_name) + " is not there");
  Curl out;
  const bool found =
      find(library, "curl_global_init", out.global_init) &&
      find(library, "curl_version_info", out.version_info) &&
      find(library, "curl_easy_init", out.easy_init) &&
      find(library, "curl_easy_setopt", out.easy_setopt) &&
      find(library, "curl_easy_getinfo", out.easy_getinfo) &&
      find(library, "curl_easy_cleanup", out.easy_cleanup) &&
      find(library, "curl_easy_strerror", out.easy_strerror) &&
      find(library, "curl_slist_append", out.slist_append) &&
      find(library, "curl_slist_free_all", out.slist_free_all) &&
      find(library, "curl_multi_init", out.multi_init) &&
      find(library, "curl_multi_setopt", out.multi_setopt) &&
      find(library, "curl_multi_cleanup", out.multi_cleanup) &&
      find(library, "curl_multi_add_handle", out.multi_add_handle) &&
      find(library, "curl_multi_remove_handle", out.multi_remove_handle) &&
      find(library, "curl_multi_perform", out.multi_perform) &&
      find(library, "curl_multi_poll", out.multi_poll) &&
      find(library, "curl_multi_wakeup", out.multi_wakeup) &&
      find(library, "curl_multi_info_read", out.multi_info_read) &&
      find(library, "curl_url", out.url) && find(library, "curl_url_cleanup", out.url_cleanup) &&
      find(library, "curl_url_set", out.url_set) && find(library, "curl_url_get", out.url_get) &&
      find(library, "curl_free", out.free);
  if (!found) return missing(std::string(library_name) + " is too old");
  if (out.global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
    return missing(std::string(library_name) + " does not start");
  constexpr unsigned least_version = 0x075800;  // CURLU_PUNYCODE, CURLOPT_PROTOCOLS_STR
  const curl_version_info_data& version = *out.version_info(CURLVERSION_NOW);
  if (version.version_num < least_version)
    return missing("that of this machine is " + std::string(version.version));
  for (const std::string_view protocol : {"smtp", "smtps", "https"}) {
    if (!speaks(version, protocol))
      return missing("that of this machine lacks " + std::string(protocol));
  }
  return out;
}

}  // namespace redress::outbox
