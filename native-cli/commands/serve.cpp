// redress serve: the intake service.
#include <memory>

#include "commands/commands.hpp"
#include "commands/store_option.hpp"
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
      ->type_name(store_kinds)
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
      ->add_option("--staff-tokens", options->staff_tokens,
                   "Whose tokens open /staff, as `redress token` draws them; without it there is "
                   "no /staff")
      ->type_name("FILE");
  command
      ->add_flag("--playground", options->playground,
                 "Also an editor of the policy beside its live form, at /playground; only where "
                 "--listen is a loopback address")
      ->needs(web)
      ->excludes(model);
  command
      ->add_option("--trusted-proxy", options->protection.trusted_proxies,
                   "Proxies that say in Forwarded or X-Forwarded-For whose request they pass on: "
                   "10.0.0.0/8, 2001:db8::/32 or one address; may be given several times")
      ->type_name("CIDR")
      ->allow_extra_args(false);
  command
      ->add_option("--rate", options->protection.rate,
                   "Complaints that one client may send; files twice, wrong keys a third as often. "
                   "An IPv6 client is its /64; `off` for no limit")
      ->type_name("N/minute")
      ->capture_default_str();
  command
      ->add_option("--challenge", options->protection.challenge,
                   "Whether a sender's machine must do a little work first (428, and the form does "
                   "it): auto, while very many send; always; never. Forms without script are then "
                   "asked to come back later")
      ->type_name("WHEN")
      ->capture_default_str();
  command
      ->add_option("--allow-origin", options->protection.origins,
                   "An origin whose pages may hold the form besides the service's own, such as "
                   "https://shop.example; may be given several times")
      ->type_name("ORIGIN")
      ->allow_extra_args(false);
  command
      ->add_option(
          "--metrics-listen", options->metrics_listen,
          "Address and port that tell figures in Prometheus' format at /metrics, to whoever "
          "reaches them; at --listen they are this machine's alone")
      ->type_name("H:P");
  command
      ->add_option("--log", options->protection.log,
                   "A line a request on standard error: text, json (an object a line) or off")
      ->type_name("FORM")
      ->capture_default_str();
  command->footer(
      "POST /complaints, GET /complaints/{reference}[/calendar.ics]?key=…, "
      "POST /complaints/{reference}/attachments?key=…,\n"
      "POST /complaints/{reference}/information|withdraw|reopen?key=…,\n"
      "GET /complaints/{reference}/attachments/{id}?key=…, "
      "GET /policy?lang=bg[,ru][&shared=0], GET /healthz;\n"
      "files of DIR at /, its demo folder for what is not there; ?lang=bg takes page.bg.html for\n"
      "page.html where there is one. Says on standard output where it "
      "listens, and logs method, route, status and time to\n"
      "standard error, nothing of who asked. SIGTERM and SIGINT end it once what was begun is "
      "answered; SIGHUP reads the policy\n"
      "and the file of --outgoing anew, and keeps the one before where one cannot be used. Put a "
      "proxy with TLS in front of it, which lets bodies of 51 MB\n"
      "through to attachments: a complaint may have five photos (JPEG, PNG, WebP) or documents "
      "(PDF) of 10 MB each. Photos are stored without\n"
      "their metadata; documents keep theirs, authors and all. At its start and once an hour it "
      "deletes complaints whose time is over\n(the policy's keep_days after their end).\n"
      "Name that proxy by --trusted-proxy: without it a proxy on this machine hides who sends, and "
      "nobody is limited; one on another\n"
      "machine is taken for one client. What is sent too often is answered by 429 and Retry-After. "
      "Addresses stay in memory, hashed.\n\n"
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
      "of a file has --outgoing, of a database any number. It needs Debian's package libcurl4.\n\n"
      "With --staff-tokens a back end does what `redress status`, `due`, `reply`, `update`, "
      "`resolve`, `reopen`, `refile` and\n"
      "`forget` do, with Authorization: Bearer TOKEN, and gets the same JSON:\n"
      "  GET /staff/complaints?state=&team=&category=&limit=  and on by its \"next\" until that is "
      "null\n"
      "  GET /staff/due?within=PT4H&team=&limit=\n"
      "  GET or DELETE /staff/complaints/{reference}\n"
      "  GET /staff/complaints/{reference}/attachments/{id}\n"
      "  POST /staff/complaints/{reference}/reply|update|resolve|reopen {\"text\", \"by\"?}\n"
      "  POST /staff/complaints/{reference}/refile {\"category\", \"by\"?}\n"
      "A POST with an Idempotency-Key may be sent again. SIGHUP reads FILE anew, too: a line for "
      "each token, NAME and HASH;\n"
      "NAME is who did it where the body does not say so. Let nobody reach /staff who need not: "
      "the proxy for the public\n"
      "hands on only what the form asks for.\n\n"
      "A store in PostgreSQL (postgresql://USER@HOST/DATABASE; libpq's parameters, variables and "
      "~/.pgpass count; Debian's\n"
      "package libpq5) may have any number of services on any number of machines. Several hosts "
      "separated by commas are tried\n"
      "in turn for the one that takes writes. Its tables are in the schema redress.\n\n"
      "Examples:\n"
      "  redress serve --policy general --store sqlite:complaints.db --web web/dist\n"
      "  redress serve --policy general --store postgresql://care@db1,db2/care --web web/dist");
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
