// redress serve: the intake service.
#include <memory>

#include "commands/commands.hpp"
#include "serve/loopback.hpp"
#include "serve/server.hpp"

namespace redress {

void add_serve(CLI::App& program, Action& action) {
  CLI::App* command = program.add_subcommand(
      "serve",
      "The intake service: takes complaints in, and serves the policy and the page's files");
  auto options = std::make_shared<serve::ServerOptions>();
  command->add_option("--policy", options->policy, "A policy file, a bundle, or the name of a pack")
      ->type_name("P")
      ->required();
  CLI::Option* model =
      command
          ->add_option(
              "--model", options->model,
              "A model of `redress train`; without it the built-in one, or one trained now")
          ->type_name("M");
  command
      ->add_option("--store", options->store,
                   "Where complaints are kept; made where it is not there")
      ->type_name("sqlite:FILE")
      ->required();
  command->add_option("--listen", options->listen, "Address and port; port 0 takes a free one")
      ->type_name("H:P")
      ->capture_default_str();
  CLI::Option* web =
      command->add_option("--web", options->web, "Folder of the page's files")->type_name("DIR");
  command
      ->add_option("--outgoing", options->outgoing,
                   "Where answers go: mail server and webhooks; without it nothing is sent")
      ->type_name("FILE");
  command
      ->add_flag("--playground", options->playground,
                 "Also an editor of the policy beside its live form, at /playground; only where "
                 "--listen is a loopback address")
      ->needs(web)
      ->excludes(model);
  command->footer(
      "POST /complaints, GET /complaints/{reference}[/calendar.ics]?key=…, "
      "POST /complaints/{reference}/attachments?key=…,\n"
      "GET /complaints/{reference}/attachments/{id}?key=…, "
      "GET /policy?lang=bg[,ru][&shared=0], GET /healthz;\n"
      "files of DIR at /, its demo folder for what is not there; ?lang=bg takes page.bg.html for\n"
      "page.html where there is one. Says on standard output where it "
      "listens, and logs method, path, status and time to\n"
      "standard error. SIGTERM and SIGINT end it once what was begun is answered. Put a proxy with "
      "TLS in front of it, which lets bodies of 51 MB\n"
      "through to attachments: a complaint may have five photos (JPEG, PNG, WebP) or documents "
      "(PDF) of 10 MB each. Photos are stored without\n"
      "their metadata; documents keep theirs, authors and all. At its start and once an hour it "
      "deletes complaints whose time is over\n(the policy's keep_days after their end).\n\n"
      "FILE of --outgoing is JSON (`redress schema outgoing`; files that it names lie beside it):\n"
      "  {\"public_url\": \"https://example.org\",\n"
      "   \"mail\": {\"smtp\": \"smtps://mail.example.org:465\", \"from\": \"Acme Care "
      "<care@example.org>\",\n"
      "            \"user\": \"care\", \"password_file\": \"mail.password\"},\n"
      "   \"webhooks\": [{\"url\": \"https://crm.example.org/hook\", \"secret_file\": "
      "\"crm.secret\",\n"
      "                 \"channels\": [\"sms\", \"phone\", \"post\"]}]}\n"
      "Complainants whose channel is email get mails; webhooks (Standard Webhooks, signed) tell "
      "other systems, and carry\n"
      "answers by other channels. What cannot be delivered is tried again for three days and then "
      "given up. One service\n"
      "of a store has --outgoing. It needs Debian's package libcurl4.\n\n"
      "Example:\n"
      "  redress serve --policy general --store sqlite:complaints.db --web web/dist");
  command->callback([&action, options] {
    if (options->playground && !serve::is_loopback(options->listen)) {
      throw CLI::ValidationError(
          "--playground",
          "compiles policies for whoever reaches it, so it is there on this machine "
          "alone: --listen 127.0.0.1:8080, [::1]:8080 or localhost:8080, not " +
              options->listen);
    }
    action = [options] {
      const Result<std::monostate> served = serve::run_server(*options);
      return served ? Exit::done : fail(served.error());
    };
  });
}

}  // namespace redress
