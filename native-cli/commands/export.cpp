// redress export: everything that is in a store.
#include <filesystem>
#include <memory>
#include <optional>
#include <system_error>
#include <vector>

#include "commands/commands.hpp"
#include "commands/store_option.hpp"
#include "io/file.hpp"
#include "io/output.hpp"
#include "redress/codec.hpp"
#include "serve/attachment_section.hpp"
#include "serve/staff_json.hpp"
#include "store/store.hpp"

namespace redress {

namespace {

// The record's own bytes, with what the store adds to them.
std::string line_of(const StoredComplaint& complaint,
                    const std::vector<StoredAttachment>& attachments,
                    const std::vector<StoredEvent>& events) {
  std::string out = complaint.record;
  out.pop_back();
  out += R"(,"reference":)";
  append_json_string(out, complaint.reference);
  out += R"(,"state":)";
  append_json_string(out, complaint.state);
  if (!attachments.empty()) out += R"(,"attachments":)" + serve::attachments_json(attachments);
  if (!events.empty()) out += R"(,"events":)" + serve::events_json(events);
  return out + "}\n";
}

// What is there already was written by an earlier run: a file never changes.
std::optional<Error> save(Store& store, const std::vector<StoredAttachment>& attachments,
                          const std::string& folder) {
  for (const StoredAttachment& one : attachments) {
    const std::string path = folder + '/' + serve::attachment_file_name(one);
    std::error_code ignored;
    if (std::filesystem::exists(path, ignored)) continue;
    const auto content = store.attachment_content(one.reference, one.id);
    if (!content) return content.error();
    if (!*content) continue;
    const Result<std::monostate> written = write_file(path, **content);
    if (!written) return written.error();
  }
  return std::nullopt;
}

Exit export_command(const std::string& name, const std::string& folder) {
  const Result<std::unique_ptr<Store>> store = open_store(name, StoreAccess::read);
  if (!store) return fail(store.error());
  constexpr std::size_t chunk_bytes = 64 * 1024;
  std::string out;
  std::optional<Error> error;
  const Result<std::monostate> done = (*store)->each([&](const StoredComplaint& complaint) {
    const auto attachments = (*store)->attachments(complaint.reference);
    error = !attachments     ? std::optional(attachments.error())
            : folder.empty() ? std::nullopt
                             : save(**store, *attachments, folder);
    if (error) return false;
    const auto events = (*store)->events(complaint.reference);
    if (!events) {
      error = events.error();
      return false;
    }
    out += line_of(complaint, *attachments, *events);
    if (out.size() >= chunk_bytes) {
      print(out);
      out.clear();
    }
    return true;
  });
  print(out);
  if (error) return fail(*error);
  return done ? Exit::done : fail(done.error());
}

}  // namespace

void add_export(CLI::App& program, Action& action) {
  CLI::App* command =
      program.add_subcommand("export", "Every stored record, one a line, in the order of receipt");
  auto store = std::make_shared<std::string>();
  command->add_option("--store", *store, "Where the complaints are")
      ->type_name(store_kinds)
      ->required();
  auto folder = std::make_shared<std::string>();
  command
      ->add_option("--files", *folder,
                   "Folder for the photos and documents; those that are there already stay")
      ->type_name("DIR");
  command->footer(
      "Prints {…record, reference, state, attachments?, events} a line. May run while the service "
      "does.\n"
      "A file is called REFERENCE-ID.jpg (.png, .webp, .pdf), with the first eight digits of its "
      "id.\n\n"
      "Example:\n"
      "  redress export --store sqlite:complaints.db --files photos > complaints.ndjson");
  command->callback([&action, store, folder] {
    action = [store, folder] { return export_command(*store, *folder); };
  });
}

}  // namespace redress
