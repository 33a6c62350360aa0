// The service as its clients see it: a process, a port and raw bytes.
#pragma once

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>

#include <array>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <thread>

#include "cli/program.hpp"

namespace redress::testing {

/// A connection that is held open until the end of the scope.
class Connection {
 public:
  explicit Connection(int port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const timeval limit{20, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof(limit));
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0) {
      ADD_FAILURE() << "no connection";
    }
  }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection() { ::close(socket_); }

  void send(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
  }
  /// Nothing more is sent; answers are still read.
  void end() const { ::shutdown(socket_, SHUT_WR); }
  /// Until the end of a header.
  [[nodiscard]] std::string read_head() const {
    std::string out;
    for (char c = 0; !out.ends_with("\r\n\r\n") && ::recv(socket_, &c, 1, 0) == 1;) out += c;
    return out;
  }
  /// Until the other side closes.
  [[nodiscard]] std::string read_all() const {
    std::string out;
    std::array<char, 4096> buffer{};
    for (;;) {
      const ssize_t got = ::recv(socket_, buffer.data(), buffer.size(), 0);
      if (got <= 0) return out;
      out.append(buffer.data(), static_cast<std::size_t>(got));
    }
  }

 private:
  int socket_;
};

/// `redress serve` on a free port, until the end of the scope.
class Service {
 public:
  explicit Service(const Folder& folder, const std::vector<std::string>& more = {},
                   const std::string& policy = "general", const std::string& database = {})
      : log_path_(folder.path("serve.log")) {
    const std::string store = database.empty() ? "sqlite:" + folder.path("store.db") : database;
    std::vector<std::string> words{REDRESS_BIN, "serve", "--policy", policy,
                                   "--store",   store,   "--listen", "127.0.0.1:0"};
    words.insert(words.end(), more.begin(), more.end());
    const std::string out = folder.path("serve.out");
    std::filesystem::remove(out);
    process_ = start(words, "/dev/null", out, log_path_);
    constexpr int most_tries = 2000;
    for (int i = 0; i < most_tries && port_ == 0; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
      const std::string said = read_whole(out);
      if (said.ends_with('\n')) port_ = std::atoi(said.substr(said.rfind(':') + 1).c_str());
    }
    if (port_ == 0) ADD_FAILURE() << "the service did not start: " << log();
  }
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;
  ~Service() {
    if (process_ < 0) return;
    signal(SIGTERM);
    wait();
  }

  [[nodiscard]] int port() const { return port_; }
  [[nodiscard]] std::string log() const { return read_whole(log_path_); }
  void signal(int number) const { ::kill(process_, number); }
  /// Files of the service cannot grow beyond this: as good as a full disk. The log is one of them.
  void limit_file_size(rlim_t bytes) const {
    const rlimit limit{bytes, RLIM_INFINITY};
    EXPECT_EQ(::prlimit(process_, RLIMIT_FSIZE, &limit, nullptr), 0);
  }
  /// Waits for the end; the exit code.
  int wait() {
    int status = 0;
    ::waitpid(process_, &status, 0);
    process_ = -1;
    return code_of(status);
  }

  /// Sends bytes on a connection of its own and reads until the other side closes.
  [[nodiscard]] std::string exchange(std::string_view bytes) const {
    const Connection connection(port_);
    connection.send(bytes);
    return connection.read_all();
  }
  /// One request that closes its connection.
  [[nodiscard]] std::string request(const std::string& method, const std::string& target,
                                    const std::string& headers = {},
                                    std::string_view body = {}) const {
    std::string bytes =
        method + ' ' + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers;
    if (!body.empty()) bytes += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    return exchange(bytes + "\r\n" + std::string(body));
  }
  [[nodiscard]] std::string get(const std::string& target, const std::string& headers = {}) const {
    return request("GET", target, headers);
  }
  [[nodiscard]] std::string post(std::string_view json) const {
    return request("POST", "/complaints", "Content-Type: application/json\r\n", json);
  }

 private:
  pid_t process_ = -1;
  int port_ = 0;
  std::string log_path_;
};

inline int status_of(std::string_view response) {
  return response.starts_with("HTTP/1.1 ") ? std::atoi(std::string(response.substr(9, 3)).c_str())
                                           : 0;
}

inline std::string header_of(std::string_view response, const std::string& name) {
  const std::string_view head = response.substr(0, response.find("\r\n\r\n"));
  const std::size_t start_at = head.find("\r\n" + name + ": ");
  if (start_at == std::string_view::npos) return {};
  const std::size_t value = start_at + name.size() + 4;
  return std::string(head.substr(value, head.find("\r\n", value) - value));
}

inline std::string body_of(std::string_view response) {
  const std::size_t end = response.find("\r\n\r\n");
  return end == std::string_view::npos ? std::string() : std::string(response.substr(end + 4));
}

}  // namespace redress::testing
