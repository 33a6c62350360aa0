// redress export: everything that is in a store.
#include <memory>

#include "commands/commands.hpp"
#include "io/output.hpp"
#include "redress/codec.hpp"
#include "store/store.hpp"

namespace redress {

namespace {

// The record's own bytes, with what the store adds to them.
std::string line_of(const StoredComplaint& complaint) {
  std::string out = complaint.record;
  out.pop_back();
  out += R"(,"reference":)";
  append_json_string(out, complaint.reference);
  out += R"(,"state":)";
  append_json_string(out, complaint.state);
  return out + "}\n";
}

Exit export_command(const std::string& name) {
  const Result<std::unique_ptr<Store>> store = open_store(name, StoreAccess::read);
  if (!store) return fail(store.error());
  constexpr std::size_t chunk_bytes = 64 * 1024;
  std::string out;
  const Result<std::monostate> done = (*store)->each([&](const StoredComplaint& complaint) {
    out += line_of(complaint);
    if (out.size() >= chunk_bytes) {
      print(out);
      out.clear();
    }
    return true;
  });
  print(out);
  return done ? Exit::done : fail(done.error());
}

}  // namespace

void add_export(CLI::App& program, Action& action) {
  CLI::App* command =
      program.add_subcommand("export", "Every stored record, one a line, in the order of receipt");
  auto store = std::make_shared<std::string>();
  command->add_option("--store", *store, "Where the complaints are")
      ->type_name("sqlite:FILE")
      ->required();
  command->footer(
      "Prints {…record, reference, state} a line. May run while the service does.\n\n"
      "Example:\n"
      "  redress export --store sqlite:complaints.db > complaints.ndjson");
  command->callback([&action, store] { action = [store] { return export_command(*store); }; });
}

}  // namespace redress
