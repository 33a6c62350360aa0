#include "commands/store_option.hpp"

#include <unistd.h>

#include "io/printable.hpp"
#include "serve/identity.hpp"

namespace redress {

Result<std::unique_ptr<Store>> StoreOption::open_existing() const {
  // Reading makes none, and says what is wrong with a name or a file.
  Result<std::unique_ptr<Store>> there = open_store(store, StoreAccess::read);
  if (!there) return there;
  return open_store(store, StoreAccess::write);
}

Result<std::string> ReferenceOption::read() const {
  std::string plain;
  for (const char c : text) {
    if (c != ' ' && c != '-') plain += c;
  }
  if (const auto reference = serve::read_reference(plain)) return *reference;
  return Error{"complaint.reference", "",
               "“" + printable(text) +
                   "” is no reference: those are ten letters and digits such as K3M7XQ2PA4, and "
                   "no such one has exactly these. Compare it with the receipt."};
}

bool FormatOption::text() const {
  return format.empty() ? ::isatty(STDOUT_FILENO) == 1 : format == "text";
}

}  // namespace redress
