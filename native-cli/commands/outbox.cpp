// redress outbox: messages that could not be delivered.
#include <charconv>
#include <memory>

#include "commands/commands.hpp"
#include "commands/store_option.hpp"
#include "io/clock.hpp"
#include "io/output.hpp"
#include "io/printable.hpp"
#include "serve/staff_json.hpp"

namespace redress {

namespace {

struct Options {
  StoreOption store;
  std::string retry;
  FormatOption format;
};

std::string as_json(const std::vector<DeadItem>& dead) {
  std::string out = "[";
  for (const DeadItem& one : dead) {
    if (out.size() > 1) out += ",\n";
    out += R"({"number":)" + std::to_string(one.item.number) +
           serve::text_member("id", one.item.id) +
           serve::text_member("reference", one.item.reference) +
           serve::text_member("kind", one.item.kind) + R"(,"event":)" +
           std::to_string(one.item.event) + R"(,"created":")" + format_instant(one.item.created) +
           R"(","attempts":)" + std::to_string(one.item.attempts) +
           serve::text_member("why", one.why) + '}';
  }
  return out + "]\n";
}

std::string as_text(const std::vector<DeadItem>& dead) {
  if (dead.empty()) return "Nothing was given up.\n";
  std::string out;
  for (const DeadItem& one : dead) {
    out += std::to_string(one.item.number) + "  " + one.item.reference + "  " + one.item.kind +
           "  " + format_instant(one.item.created) + "  after " +
           std::to_string(one.item.attempts) +
           (one.item.attempts == 1 ? " attempt: " : " attempts: ") + printable(one.why) + '\n';
  }
  return out;
}

Exit list(const Options& options) {
  const Result<std::unique_ptr<Store>> store = options.store.open(StoreAccess::read);
  if (!store) return fail(store.error());
  const Result<std::vector<DeadItem>> dead = (*store)->outbox_dead();
  if (!dead) return fail(dead.error());
  print(options.format.text() ? as_text(*dead) : as_json(*dead));
  return Exit::done;
}

// Of "all" none is one of them.
std::optional<std::int64_t> number_of(const std::string& text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

Exit retry(const Options& options) {
  const Result<std::unique_ptr<Store>> store = options.store.open_existing();
  if (!store) return fail(store.error());
  const Result<std::size_t> count =
      (*store)->outbox_retry(number_of(options.retry), system_clock());
  if (!count) return fail(count.error());
  print(R"({"retried":)" + std::to_string(*count) + "}\n");
  if (*count > 0 || options.retry == "all") return Exit::done;
  return fail({"complaint.message", "",
               "No message of the number " + options.retry +
                   " was given up; `redress outbox` without --retry lists those that were."});
}

}  // namespace

void add_outbox(CLI::App& program, Action& action) {
  CLI::App* command =
      program.add_subcommand("outbox", "Messages to complainants that could not be delivered");
  auto options = std::make_shared<Options>();
  options->store.add(*command);
  command
      ->add_option("--retry", options->retry,
                   "Have the service try the message of this number again, or all of them")
      ->type_name("NUMBER|all");
  options->format.add(*command);
  command->footer(
      "Prints [{number, id, reference, kind, event, created, attempts, why}] of those that were "
      "given up; with --retry\n"
      "{retried}. May run while the service does.\n\n"
      "Examples:\n"
      "  redress outbox --store sqlite:complaints.db\n"
      "  redress outbox --store sqlite:complaints.db --retry all");
  command->callback([&action, options] {
    if (!options->retry.empty() && options->retry != "all" && !number_of(options->retry))
      throw CLI::ValidationError("--retry", "a message's number, or all; not " + options->retry);
    action = [options] { return options->retry.empty() ? list(*options) : retry(*options); };
  });
}

}  // namespace redress
