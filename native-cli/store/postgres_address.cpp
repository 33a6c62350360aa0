#include "store/postgres_address.hpp"

#include <algorithm>
#include <cstdlib>
#include <memory>

namespace redress::postgres {

namespace {

constexpr std::string_view hidden = "…";
// A shorter one would take letters out of ordinary words.
constexpr std::size_t least_secret_bytes = 4;

struct Default {
  const char* keyword;
  const char* value;
  const char* environment;  ///< libpq's own variable for it; null for none.
};
constexpr Default defaults[] = {
    {"connect_timeout", "3", "PGCONNECT_TIMEOUT"},
    {"application_name", "redress", "PGAPPNAME"},
    {"keepalives_idle", "10", nullptr},
    {"keepalives_interval", "3", nullptr},
    {"keepalives_count", "3", nullptr},
    {"tcp_user_timeout", "10000", nullptr},
};

bool is_secret(std::string_view keyword) {
  return keyword == "password" || keyword == "sslpassword";
}

void replace_all(std::string& text, std::string_view what, std::string_view by) {
  for (std::size_t at = text.find(what); at != std::string::npos;
       at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
}

const std::string* find(const Address& address, std::string_view keyword) {
  for (const auto& [name, value] : address.parameters) {
    if (name == keyword) return &value;
  }
  return nullptr;
}

void add_default(Address& address, const Default& one) {
  const bool in_environment = one.environment != nullptr && std::getenv(one.environment) != nullptr;
  if (find(address, one.keyword) == nullptr && !in_environment)
    address.parameters.emplace_back(one.keyword, one.value);
}

std::string words_for(const Address& address) {
  const std::string* const database = find(address, "dbname");
  const std::string* host = find(address, "host");
  if (host == nullptr) host = find(address, "hostaddr");
  std::string out = database == nullptr ? "the database" : "the database " + *database;
  if (host != nullptr) out += " at " + *host;
  return out;
}

}  // namespace

bool is_address(std::string_view name) {
  return name.starts_with("postgresql://") || name.starts_with("postgres://");
}

Result<Address> read_address(const Library& library, const std::string& url, StoreAccess access) {
  char* why = nullptr;
  const std::unique_ptr<PQconninfoOption, decltype(library.conninfo_free)> options(
      library.conninfo_parse(url.c_str(), &why), library.conninfo_free);
  // It quotes the name, password and all.
  library.free_memory(why);
  if (!options) {
    return Error{"store.name", "",
                 "“" + without_password(url) +
                     "” cannot be read as postgresql://USER@HOST:PORT/DATABASE?PARAMETERS; write "
                     "%XX for special characters, such as %40 for @."};
  }
  Address out;
  for (const PQconninfoOption* one = options.get(); one->keyword != nullptr; ++one) {
    if (one->val == nullptr) continue;
    out.parameters.emplace_back(one->keyword, one->val);
    if (is_secret(one->keyword)) out.secrets.emplace_back(one->val);
  }
  for (const std::string_view hosts : {"host", "hostaddr"}) {
    const std::string* const list = find(out, hosts);
    out.several_hosts =
        out.several_hosts || (list != nullptr && list->find(',') != std::string::npos);
  }
  for (const Default& one : defaults) add_default(out, one);
  // A reader among several hosts must see what was just written.
  if (access == StoreAccess::write || out.several_hosts)
    add_default(out, {"target_session_attrs", "read-write", "PGTARGETSESSIONATTRS"});
  std::erase_if(out.parameters, [](const auto& one) { return one.first == "client_encoding"; });
  out.parameters.emplace_back("client_encoding", "UTF8");
  out.where = words_for(out);
  return out;
}

std::string without_password(std::string_view name) {
  std::string out(name);
  // Up to the last @: in a password that is not encoded there may be anything.
  const std::size_t scheme = out.find("//");
  const std::size_t user = scheme == std::string::npos ? 0 : scheme + 2;
  const std::size_t at = out.rfind('@');
  const std::size_t colon = out.find(':', user);
  if (at != std::string::npos && colon < at) out.replace(colon + 1, at - colon - 1, hidden);
  constexpr std::string_view member = "password=";
  for (std::size_t found = out.find(member); found != std::string::npos;
       found = out.find(member, found)) {
    found += member.size();
    out.replace(found, std::min(out.find('&', found), out.size()) - found, hidden);
  }
  return out;
}

std::string without_secrets(std::string_view message, const Address& address) {
  std::string out(message);
  while (!out.empty() && std::string_view("\n.?").find(out.back()) != std::string_view::npos)
    out.pop_back();
  replace_all(out, "\n\t", " ");
  replace_all(out, "\n", "; ");
  for (const std::string& secret : address.secrets) {
    if (secret.size() >= least_secret_bytes) replace_all(out, secret, hidden);
  }
  return out;
}

}  // namespace redress::postgres
