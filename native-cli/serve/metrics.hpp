// Figures of the service in Prometheus' text format, version 0.0.4: how many, how long, how full.
// Labels are words from short lists; none says anything of a person.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "serve/histogram.hpp"
#include "serve/http.hpp"
#include "serve/journal.hpp"
#include "serve/store_thread.hpp"

namespace redress::serve {

/// What is looked up at the moment of asking.
struct Gauges {
  std::size_t connections = 0;
  StoreFigures store;
};

/// All calls on one thread.
class Metrics {
 public:
  void note(const Answered& answered);
  [[nodiscard]] Response answer(const Gauges& gauges) const;

 private:
  void note_complaint(const Answered& answered);

  std::map<std::tuple<std::string, std::string, int>, std::uint64_t> requests_;
  std::map<std::string, Histogram> durations_;  ///< By route, in seconds.
  /// By outcome (accepted, replayed, refused) and the code of a refusal.
  std::map<std::pair<std::string, std::string>, std::uint64_t> complaints_;
};

}  // namespace redress::serve
