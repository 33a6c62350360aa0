#include "io/exit.hpp"

#include <string_view>

#include "io/output.hpp"

namespace redress {

Exit fail(const Error& error) {
  complain(error.message);
  const std::string_view code = error.code;
  if (code == "store.name") return Exit::usage;
  for (const std::string_view place : {"complaint.", "text."}) {
    if (code.starts_with(place)) return Exit::rejected;
  }
  for (const std::string_view place : {"file.", "store.", "listen."}) {
    if (code.starts_with(place)) return Exit::io;
  }
  return Exit::usage;
}

}  // namespace redress
