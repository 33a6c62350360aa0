#include "store/postgres_session.hpp"

#include <poll.h>

#include <algorithm>
#include <cerrno>

#include "store/postgres_errors.hpp"

namespace redress::postgres {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds settings_silence{5'000};
// Only names of ours are meant, and nobody's temporary tables before them. A server may be told to
// acknowledge before it has written: not so here. What waits for a lock longer than another needs
// is told so; and whatever a machine that is gone has begun ends soon.
constexpr const char* settings = R"(
  SET search_path = redress, pg_temp;
  SET lock_timeout = '5s';
  SET idle_in_transaction_session_timeout = '15s';
  SET tcp_keepalives_idle = 10;
  SET tcp_keepalives_interval = 3;
  SET tcp_keepalives_count = 3;
  SET default_transaction_isolation = 'read committed';
  SELECT set_config('synchronous_commit', 'on', false)
    WHERE current_setting('synchronous_commit') NOT IN ('on', 'remote_apply');
)";
constexpr const char* read_only = "; SET default_transaction_read_only = on";

const Statement& begin() {
  static const Statement statement{"begin", "BEGIN"};
  return statement;
}
const Statement& commit() {
  static const Statement statement{"commit", "COMMIT"};
  return statement;
}

// Warnings may quote values.
void no_notice(void* /*none*/, const char* /*message*/) {}

}  // namespace

std::variant<std::unique_ptr<Session>, Failure> Session::open(const Library& library,
                                                              const Address& address,
                                                              StoreAccess access) {
  std::vector<const char*> keywords;
  std::vector<const char*> values;
  for (const auto& [keyword, value] : address.parameters) {
    keywords.push_back(keyword.c_str());
    values.push_back(value.c_str());
  }
  keywords.push_back(nullptr);
  values.push_back(nullptr);
  Connection connection(library.connect(keywords.data(), values.data(), 0), library.finish);
  if (library.status(connection.get()) != CONNECTION_OK)
    return failure_to_connect(library.error_message(connection.get()), address);
  library.set_notice_processor(connection.get(), no_notice, nullptr);
  const char* const encoding = library.parameter_status(connection.get(), "server_encoding");
  if (encoding == nullptr || std::string_view(encoding) != "UTF8") {
    return Failure{Failure::Kind::refused,
                   {"store.unavailable", "",
                    "In " + address.where +
                        " not every letter can be kept; make a database with: createdb "
                        "--encoding=UTF8 --template=template0"}};
  }
  if (library.set_nonblocking(connection.get(), 1) != 0)
    return failure_to_connect(library.error_message(connection.get()), address);
  std::unique_ptr<Session> session(new Session(library, address, std::move(connection)));
  const std::string own =
      std::string(settings) + default_timeout + (access == StoreAccess::read ? read_only : "");
  auto failed = session->execute(own, settings_silence);
  if (failed) return *std::move(failed);
  return session;
}

bool Session::gone() const {
  return (failure_ && failure_->kind == Failure::Kind::silent) ||
         library_.status(connection_.get()) != CONNECTION_OK;
}

void Session::disconnected() {
  if (!failure_) failure_ = failure_to_connect(library_.error_message(connection_.get()), address_);
}

void Session::note(Result result) {
  const ExecStatusType status = library_.result_status(result.get());
  if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK) {
    rows_.emplace_back(library_, result.release());
    return;
  }
  if (failure_ || status == PGRES_PIPELINE_SYNC || status == PGRES_PIPELINE_ABORTED) return;
  const auto field = [&](int code) {
    const char* const text = library_.result_error_field(result.get(), code);
    return std::string_view(text == nullptr ? "" : text);
  };
  const std::string_view state = field(PG_DIAG_SQLSTATE);
  if (state.empty()) return disconnected();
  failure_ =
      failure_of(state, field(PG_DIAG_MESSAGE_PRIMARY), field(PG_DIAG_CONSTRAINT_NAME), address_);
}

Session::Result Session::next(milliseconds silence) {
  while (library_.is_busy(connection_.get()) == 1) {
    const int unsent = library_.flush(connection_.get());
    pollfd waited{library_.socket(connection_.get()),
                  static_cast<short>(unsent == 1 ? POLLIN | POLLOUT : POLLIN), 0};
    const int ready = ::poll(&waited, 1, static_cast<int>(silence.count()));
    if (ready < 0 && errno == EINTR) continue;
    if (ready == 0) {
      failure_ = {Failure::Kind::silent,
                  {"store.unavailable", "",
                   "There is no answer from " + address_.where +
                       "; see whether its server is there, and what holds it up."}};
      return {nullptr, library_.clear};
    }
    if (ready < 0 || unsent < 0 || library_.consume_input(connection_.get()) == 0) {
      disconnected();
      return {nullptr, library_.clear};
    }
  }
  return {library_.get_result(connection_.get()), library_.clear};
}

// Sends by `send`, and takes the results of so many statements; `each` is told of each one that is
// done.
void Session::round_trip(const std::function<bool()>& send, std::size_t count, milliseconds silence,
                         const std::function<void(std::size_t)>& each) {
  if (library_.enter_pipeline(connection_.get()) != 1 || !send() ||
      library_.pipeline_sync(connection_.get()) != 1)
    return disconnected();
  for (std::size_t i = 0; i < count; ++i) {
    while (Result result = next(silence)) note(std::move(result));
    if (!failure_) each(i);
    if (gone()) return;
  }
  // What comes before the end belongs to it: a transaction that could not be brought to one.
  while (Result result = next(silence)) {
    if (library_.result_status(result.get()) == PGRES_PIPELINE_SYNC) break;
    note(std::move(result));
  }
  if (!gone() && library_.exit_pipeline(connection_.get()) != 1) disconnected();
}

void Session::prepare(std::span<const Step> steps, milliseconds silence) {
  std::vector<const Statement*> missing;
  const auto want = [&](const Statement& statement) {
    if (!prepared_.contains(statement.name) &&
        std::find(missing.begin(), missing.end(), &statement) == missing.end())
      missing.push_back(&statement);
  };
  if (steps.size() > 1) {
    want(begin());
    want(commit());
  }
  for (const Step& step : steps) want(*step.statement);
  if (missing.empty()) return;
  const auto send = [&] {
    return std::all_of(missing.begin(), missing.end(), [&](const Statement* one) {
      return library_.send_prepare(connection_.get(), one->name, one->sql.c_str(), 0, nullptr) == 1;
    });
  };
  round_trip(send, missing.size(), silence,
             [&](std::size_t i) { prepared_.insert(missing[i]->name); });
}

bool Session::send(const Statement& statement, const Parameters& parameters) {
  std::vector<const char*> values;
  std::vector<int> sizes;
  for (const Parameters::Value& value : parameters.values()) {
    values.push_back(value.bytes);
    sizes.push_back(value.size);
  }
  const std::vector<int> formats(values.size(), 1);
  return library_.send_query_prepared(connection_.get(), statement.name,
                                      static_cast<int>(values.size()), values.data(), sizes.data(),
                                      formats.data(), 1) == 1;
}

std::variant<std::vector<Rows>, Failure> Session::run(std::span<const Step> steps,
                                                      milliseconds silence) {
  failure_.reset();
  prepare(steps, silence);
  rows_.clear();
  const std::size_t around = steps.size() > 1 ? 1 : 0;
  const auto send_all = [&] {
    return (around == 0 || send(begin(), {})) &&
           std::all_of(steps.begin(), steps.end(),
                       [&](const Step& step) { return send(*step.statement, step.parameters); }) &&
           (around == 0 || send(commit(), {}));
  };
  if (!failure_) round_trip(send_all, steps.size() + 2 * around, silence, [](std::size_t) {});
  if (!failure_) {
    std::vector<Rows> out = std::move(rows_);
    if (around > 0) {
      out.pop_back();
      out.erase(out.begin());
    }
    return out;
  }
  const Failure first = *failure_;
  // Begun and not ended: the server takes nothing else until then.
  if (around > 0 && !gone() && library_.transaction_status(connection_.get()) != PQTRANS_IDLE &&
      execute("ROLLBACK", silence))
    return Failure{Failure::Kind::lost, first.error};
  return first;
}

std::optional<Failure> Session::execute(const std::string& sql, milliseconds silence) {
  failure_.reset();
  rows_.clear();
  if (library_.send_query(connection_.get(), sql.c_str()) != 1) disconnected();
  while (!failure_ || !gone()) {
    Result result = next(silence);
    if (!result) break;
    note(std::move(result));
  }
  return failure_;
}

}  // namespace redress::postgres
