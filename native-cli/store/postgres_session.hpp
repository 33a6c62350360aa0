// A connection to the server: statements in one round trip, rows, and the server's errors as ours.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "redress/calendar.hpp"
#include "store/postgres_address.hpp"

namespace redress::postgres {

/// Prepared once a session, under its name; outlives what it is given to.
struct Statement {
  const char* name;
  std::string sql;
};

/// Values of $1, $2, … in order; texts and bytes must outlive it.
class Parameters {
 public:
  /// What PostgreSQL cannot hold as text, U+0000 and bytes that are not UTF-8, becomes U+FFFD: one
  /// such text must not refuse all that are added with it.
  Parameters& text(std::string_view text);
  Parameters& bytes(std::string_view bytes);
  Parameters& number(std::optional<std::int64_t> number);
  Parameters& instant(std::optional<Instant> instant) {
    return number(instant ? std::optional(instant->seconds) : std::nullopt);
  }
  Parameters& optional_text(const std::optional<std::string>& text);
  /// `text[]` and `bigint[]`.
  Parameters& texts(std::span<const std::string_view> texts);
  Parameters& numbers(std::span<const std::int64_t> numbers);

  /// As libpq wants them. Bytes of values are theirs, or this object's.
  struct Value {
    const char* bytes = nullptr;  ///< Null for SQL's.
    int size = 0;
    std::unique_ptr<std::string> own;
  };
  [[nodiscard]] const std::vector<Value>& values() const { return values_; }

 private:
  Parameters& keep(std::string text);
  std::vector<Value> values_;
};

/// How long one statement may take unless more is set for a while; a setting of the session.
inline constexpr const char* default_timeout = "SET statement_timeout = '8s'";

struct Step {
  const Statement* statement;
  Parameters parameters;
};

/// What a statement gave, in binary form.
class Rows {
 public:
  Rows(const Library& library, PGresult* result)
      : library_(&library), result_(result, library.clear) {}

  [[nodiscard]] int count() const { return library_->row_count(result_.get()); }
  /// Of a text or of bytes.
  [[nodiscard]] std::string text(int row, int column) const;
  /// Of an integer of any width, or of a boolean; 0 of a null.
  [[nodiscard]] std::int64_t number(int row, int column) const;
  [[nodiscard]] std::optional<Instant> instant(int row, int column) const;

 private:
  const Library* library_;
  std::unique_ptr<PGresult, decltype(Library::clear)> result_;
};

/// What `read` makes of each row's number.
template <class Read>
auto list_of(const Rows& rows, const Read& read) {
  std::vector<decltype(read(0))> out;
  out.reserve(static_cast<std::size_t>(rows.count()));
  for (int row = 0; row < rows.count(); ++row) out.push_back(read(row));
  return out;
}

struct Failure {
  enum class Kind {
    refused,
    collided,  ///< With another's transaction; nothing was done, and it may be tried again.
    lost,      ///< The connection broke: what was asked for may have been done or not.
    silent,    ///< No answer in time, likewise; whoever waits has waited long enough.
    elsewhere  ///< This server takes no writes (any more); among several another may.
  };
  Kind kind = Kind::refused;
  Error error;
};

class Session {
 public:
  /// Connects, for as long as libpq takes for it. `library` and `address` outlive it.
  [[nodiscard]] static std::variant<std::unique_ptr<Session>, Failure> open(const Library& library,
                                                                            const Address& address,
                                                                            StoreAccess access);

  /// Statements in one round trip: one is a transaction of its own, several are one together (not
  /// so within begin() and commit() of execute()). `silence`: the longest that nothing may come.
  /// Errors of the server as `store.*`.
  [[nodiscard]] std::variant<std::vector<Rows>, Failure> run(std::span<const Step> steps,
                                                             std::chrono::milliseconds silence);
  /// Commands without parameters and answers, several of them parted by `;`.
  [[nodiscard]] std::optional<Failure> execute(const std::string& sql,
                                               std::chrono::milliseconds silence);
  [[nodiscard]] const Address& address() const { return address_; }

 private:
  using Connection = std::unique_ptr<PGconn, decltype(Library::finish)>;
  using Result = std::unique_ptr<PGresult, decltype(Library::clear)>;

  Session(const Library& library, const Address& address, Connection connection)
      : library_(library), address_(address), connection_(std::move(connection)) {}

  void prepare(std::span<const Step> steps, std::chrono::milliseconds silence);
  void round_trip(const std::function<bool()>& send, std::size_t count,
                  std::chrono::milliseconds silence, const std::function<void(std::size_t)>& each);
  [[nodiscard]] bool send(const Statement& statement, const Parameters& parameters);
  /// The next result; an empty one where there is none any more, or after a failure.
  Result next(std::chrono::milliseconds silence);
  /// Keeps the first failure.
  void note(Result result);
  void disconnected();
  [[nodiscard]] bool gone() const;

  const Library& library_;
  const Address& address_;
  Connection connection_;
  std::set<std::string_view> prepared_;
  std::optional<Failure> failure_;  ///< Of the round trip that is under way.
  std::vector<Rows> rows_;          ///< Likewise.
};

}  // namespace redress::postgres
