// redress reply, update, resolve and reopen: what staff tell a complainant.
#include <unistd.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "commands/clock_option.hpp"
#include "commands/commands.hpp"
#include "commands/complaint_output.hpp"
#include "commands/judging_policy.hpp"
#include "commands/store_option.hpp"
#include "io/clock.hpp"
#include "io/file.hpp"
#include "io/output.hpp"
#include "life/act.hpp"
#include "life/refile.hpp"
#include "serve/identity.hpp"
#include "serve/receipt.hpp"

namespace redress {

namespace {

struct Options {
  StoreOption store;
  ReferenceOption reference;
  std::optional<std::string> text;
  std::string by;
  FormatOption format;
  ClockOption clock;
};

/// What one of the commands is called, does, and says of itself.
struct Kind {
  const char* name;
  life::Action action;
  const char* meaning;
  const char* help;
  const char* example;
};

constexpr Kind kinds[] = {
    {"reply", life::Action::reply, "Answer a complaint: the first answer keeps the first promise",
     "The complainant gets the text on the channel that they chose.",
     "  redress reply --store sqlite:complaints.db K3M7-XQ2P-A4 --by 'Elena Petrova' < answer.txt"},
    {"update", life::Action::update, "Tell the complainant how the matter stands",
     "Keeps the update that was promised next; the answer itself is still owed.",
     "  redress update --store sqlite:complaints.db K3M7-XQ2P-A4 --text 'The courier is looking "
     "for your parcel.'"},
    {"resolve", life::Action::resolve, "Bring a complaint to its end, with the last answer",
     "Ends every promise; the complainant may reopen the complaint. It is deleted once the "
     "policy's "
     "keep_days are over.",
     "  redress resolve --store sqlite:complaints.db K3M7-XQ2P-A4 --text 'The money is on its "
     "way.'"},
    {"reopen", life::Action::reopen, "Take up a resolved complaint again",
     "It gets new promises from now on, by the policy that it was filed by. A text is not needed.",
     "  redress reopen --store sqlite:complaints.db K3M7-XQ2P-A4"},
};

Result<std::string> text_of(const Options& options, const Kind& kind) {
  const bool may_be_blank = kind.action == life::Action::reopen;
  const bool ask = !options.text && !may_be_blank;
  if (ask && ::isatty(STDIN_FILENO) == 1)
    complain("write the text, then Ctrl-D on a line of its own; Ctrl-C to leave it.");
  const Result<std::string> given =
      ask ? read_file("", limits::text_bytes) : Result<std::string>(options.text.value_or(""));
  if (!given) return given.error();
  Result<std::string> text = life::read_text(*given);
  if (text && text->empty() && !may_be_blank) {
    return Error{"text.blank", "",
                 "There is no text for the complainant; give it by --text or on standard input."};
  }
  return text;
}

Result<Change> decide(const life::Whole& whole, const life::Deed& deed, Store& store) {
  std::optional<life::Anew> new_promise;
  if (deed.action == life::Action::reopen && whole.complaint.state == "resolved") {
    const auto engine = judging_policy({}, store, whole.complaint.record);
    if (!engine) return engine.error();
    Result<life::Anew> made = serve::reopened(**engine, whole, deed.at);
    if (!made) return made.error();
    new_promise = std::move(made).value();
  }
  return life::change_of(whole.complaint, whole.events, deed, std::move(new_promise));
}

Exit answer_command(const Options& options, const Kind& kind) {
  const Result<std::optional<Instant>> given = options.clock.given();
  if (!given) return fail(given.error());
  const Instant now = *given ? **given : system_clock();
  const Result<std::string> reference = options.reference.read();
  if (!reference) return fail(reference.error());
  const Result<std::string> by = life::read_name(options.by);
  if (!by) return fail(by.error());
  const Result<std::unique_ptr<Store>> store = options.store.open_existing();
  if (!store) return fail(store.error());
  // Before anybody writes a long text for nothing.
  const Result<life::Whole> before = life::find_whole(**store, *reference);
  if (!before) return fail(before.error());
  const Result<std::string> state = life::state_after(before->complaint.state, kind.action);
  if (!state) return fail(state.error());
  const Result<std::string> text = text_of(options, kind);
  if (!text) return fail(text.error());
  const life::Deed deed{kind.action, now, *by, *text, serve::new_uuid()};
  const Result<life::Whole> after = life::act(
      **store, *reference, [&](const life::Whole& whole) { return decide(whole, deed, **store); });
  if (!after) return fail(after.error());
  print_done(*after, options.format.text(), now);
  return Exit::done;
}

void add_answer(CLI::App& program, Action& action, const Kind& kind) {
  CLI::App* command = program.add_subcommand(kind.name, kind.meaning);
  auto options = std::make_shared<Options>();
  options->store.add(*command);
  options->reference.add(*command)->required();
  command
      ->add_option_function<std::string>(
          "--text", [options](const std::string& text) { options->text = text; },
          kind.action == life::Action::reopen ? "What the complainant is told"
                                              : "What the complainant is told; else it is read "
                                                "from standard input")
      ->type_name("T");
  command->add_option("--by", options->by, "Who says so, as the complainant reads it")
      ->type_name("NAME");
  options->format.add(*command);
  options->clock.add(*command, "Instant at which it happens; now without it");
  command->footer(std::string(kind.help) +
                  "\nPrints {reference, state, category, team, owner, due, event}. May run while "
                  "the service does.\n\nExample:\n" +
                  kind.example);
  command->callback([&action, options, &kind] {
    action = [options, &kind] { return answer_command(*options, kind); };
  });
}

}  // namespace

void add_answers(CLI::App& program, Action& action) {
  for (const Kind& kind : kinds) add_answer(program, action, kind);
}

}  // namespace redress
