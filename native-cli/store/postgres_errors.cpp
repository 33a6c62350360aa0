#include "store/postgres_errors.hpp"

#include <array>

namespace redress::postgres {

namespace {

using Kind = Failure::Kind;

/// From PostgreSQL's table of error codes, a whole code or its class.
struct Known {
  std::string_view state;
  Kind kind;
  const char* code;
  const char* words;  ///< After the database; null: the server's own.
};
constexpr std::array<Known, 17> known = {{
    {"40001", Kind::collided, "store.locked", "is too busy just now; try again."},
    {"40P01", Kind::collided, "store.locked", "is too busy just now; try again."},
    {"55P03", Kind::refused, "store.locked",
     "is locked by another program for too long; try again when that one is done."},
    {"57014", Kind::refused, "store.locked",
     "took too long, or somebody cancelled it; try again when there is less to do."},
    {"53100", Kind::refused, "store.full", "has no room left on its disk; nothing was added."},
    {"25006", Kind::elsewhere, "store.read_only",
     "takes no writes (a standby, or set to read only); name the server that does."},
    {"XX001", Kind::refused, "store.damaged", nullptr},
    {"XX002", Kind::refused, "store.damaged", nullptr},
    {"42P01", Kind::refused, "store.damaged", nullptr},
    {"42703", Kind::refused, "store.damaged", nullptr},
    {"42501", Kind::refused, "store.unavailable", nullptr},
    // A statement that a pooler's other session knows.
    {"26000", Kind::lost, "store.unavailable",
     "is behind a pooler that gives the session away; have it pool by session."},
    {"25P03", Kind::lost, "store.unavailable", nullptr},
    {"57P", Kind::lost, "store.unavailable", nullptr},
    {"08", Kind::lost, "store.unavailable", nullptr},
    {"22", Kind::refused, "store.refused", nullptr},
    {"23", Kind::refused, "store.refused", nullptr},
}};

const Known* find(std::string_view state) {
  for (const Known& one : known) {
    if (state.starts_with(one.state)) return &one;
  }
  return nullptr;
}

std::string in(const std::string& where) {
  return "In " + where + ": ";
}

}  // namespace

Failure failure_of(std::string_view state, std::string_view message, std::string_view constraint,
                   const Address& address) {
  const Known* const found = find(state);
  const std::string code = found == nullptr ? "store.unavailable" : found->code;
  const Kind kind = found == nullptr ? Kind::refused : found->kind;
  if (found != nullptr && found->words != nullptr) {
    std::string where = address.where;
    where.front() = 'T';  // "the database …"
    return {kind, {code, "", where + ' ' + found->words}};
  }
  if (code == "store.refused") {
    return {
        kind,
        {code, "",
         in(address.where) + "the server refused a value (" + std::string(state) +
             (constraint.empty() ? "" : ", " + std::string(constraint)) + "); nothing was added."}};
  }
  std::string words =
      in(address.where) + without_secrets(message, address) + " (" + std::string(state) + ").";
  if (code == "store.damaged")
    words += " Stop the services, and restore the schema redress from the last pg_dump.";
  if (state == "42501")
    words += " Give the user that the store names the rights to it, or name the user who made it.";
  return {kind, {code, "", std::move(words)}};
}

Failure failure_to_connect(std::string_view message, const Address& address) {
  if (message.find("session is read-only") != std::string_view::npos)
    return failure_of("25006", message, "", address);
  std::string where = address.where;
  where.front() = 'T';
  return {Kind::lost,
          {"store.unavailable", "",
           where + " cannot be reached: " + without_secrets(message, address) + "."}};
}

}  // namespace redress::postgres
