// The service on a port: one thread for all connections, one more for the store.
#pragma once

#include <string>
#include <variant>

#include "redress/base.hpp"
#include "serve/protection.hpp"

namespace redress::serve {

struct ServerOptions {
  std::string policy;
  std::string model;
  std::string store;                      ///< `sqlite:FILE`
  std::string listen = "127.0.0.1:8080";  ///< Port 0: any that is free.
  std::string web;                        ///< Folder of the page's files; empty for none.
  std::string outgoing;        ///< File that says where answers go: outbox/outgoing.hpp; empty for
                               ///< nowhere.
  std::string staff_tokens;    ///< File of the tokens that open /staff: serve/staff_tokens.hpp;
                               ///< empty: there is no /staff.
  bool playground = false;     ///< Only on a loopback address: whoever reaches it may have policies
                               ///< compiled.
  std::string metrics_listen;  ///< Where figures are told besides; empty for nowhere.
  ProtectionOptions protection;
};

/// Serves until SIGTERM or SIGINT, then finishes what was begun. Errors of the policy, the store,
/// of what is sent, of the tokens, `listen.*` and those of read_protection().
[[nodiscard]] Result<std::monostate> run_server(const ServerOptions& options);

}  // namespace redress::serve
