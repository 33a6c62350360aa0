#include "unit/store/postgres_database.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <thread>
#include <vector>

namespace redress {

namespace {

constexpr std::chrono::seconds patience{20};

}  // namespace

PostgresServer& PostgresServer::get() {
  static PostgresServer server;
  return server;
}

PostgresServer::PostgresServer() {
  std::string name = (std::filesystem::temp_directory_path() / "redress-server-XXXXXX").string();
  folder_ = ::mkdtemp(name.data());
  start();
}

PostgresServer::~PostgresServer() {
  stop("immediate");
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

std::string PostgresServer::run(const std::string& arguments) {
  const std::string command = "exec '" REDRESS_SOURCE_DIR "/tests/postgres.sh' " + arguments;
  FILE* const pipe = ::popen(command.c_str(), "r");
  std::string out;
  std::array<char, 512> buffer{};
  for (std::size_t read = 1; read > 0;) {
    read = std::fread(buffer.data(), 1, buffer.size(), pipe);
    out.append(buffer.data(), read);
  }
  EXPECT_EQ(::pclose(pipe), 0) << command;
  if (out.ends_with('\n')) out.pop_back();
  return out;
}

void PostgresServer::start() const {
  run("start " + folder_ + ' ' + std::to_string(::getpid()));
}

void PostgresServer::stop(const std::string& mode) const {
  run("stop " + folder_ + ' ' + mode);
}

std::string PostgresServer::new_database() {
  return run("database " + folder_ + " test" + std::to_string(++databases_));
}

void at_once(int count, const std::function<void(int)>& work) {
  std::vector<std::thread> threads(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) threads[static_cast<std::size_t>(i)] = std::thread(work, i);
  for (std::thread& thread : threads) thread.join();
}

PostgresClient::PostgresClient(const std::string& url) {
  library_ = std::make_unique<postgres::Library>(postgres::load_library().value());
  address_ = std::make_unique<postgres::Address>(
      postgres::read_address(*library_, url, StoreAccess::write).value());
  auto opened = postgres::Session::open(*library_, *address_, StoreAccess::write);
  EXPECT_EQ(opened.index(), 0U);
  session_ = std::get<0>(std::move(opened));
}

void PostgresClient::execute(const std::string& sql) const {
  const auto failure = session_->execute(sql, patience);
  EXPECT_FALSE(failure) << sql << ": " << failure->error.message;
}

postgres::Rows PostgresClient::query(const std::string& sql) const {
  // Prepared anew each time, under a name that stays.
  const std::string& name = names_.emplace_back("query" + std::to_string(names_.size()));
  const postgres::Statement statement{name.c_str(), sql};
  const postgres::Step step[] = {{&statement, {}}};
  auto rows = session_->run(step, patience);
  EXPECT_EQ(rows.index(), 0U) << sql;
  return std::move(std::get<0>(rows).front());
}

std::string PostgresClient::text(const std::string& sql) const {
  return query(sql).text(0, 0);
}

std::int64_t PostgresClient::number(const std::string& sql) const {
  return query(sql).number(0, 0);
}

}  // namespace redress
