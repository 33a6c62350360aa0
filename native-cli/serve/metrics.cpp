#include "serve/metrics.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "io/json_view.hpp"

namespace redress::serve {

namespace {

constexpr std::array<double, 10> duration_bounds = {0.001, 0.0025, 0.005, 0.01, 0.025,
                                                    0.05,  0.1,    0.25,  1,    5};
// Codes are a list that only a new version makes longer; a policy's own cannot grow it without end.
constexpr std::size_t most_codes = 200;

std::string number(double value) {
  std::array<char, 32> out{};
  const int size = std::snprintf(out.data(), out.size(), "%.9g", value);
  return {out.data(), static_cast<std::size_t>(size)};
}

/// Writes one metric after the other.
class Page {
 public:
  void begin(const char* name, const char* type, const char* help) {
    name_ = std::string("redress_") + name;
    text.append("# HELP ").append(name_).append(" ").append(help);
    text.append("\n# TYPE ").append(name_).append(" ").append(type).append("\n");
  }
  void value(const std::string& labels, const std::string& value, const char* ending = "") {
    text.append(name_).append(ending);
    if (!labels.empty()) text.append("{").append(labels).append("}");
    text.append(" ").append(value).append("\n");
  }
  void single(const char* name, const char* type, const char* help, const std::string& it) {
    begin(name, type, help);
    value("", it);
  }
  void histogram(const std::string& labels, const Histogram& histogram) {
    std::string before = labels;
    before += labels.empty() ? "le=\"" : ",le=\"";
    std::uint64_t count = 0;
    for (std::size_t i = 0; i < histogram.counts().size(); ++i) {
      count += histogram.counts()[i];
      const std::string bound =
          i < histogram.bounds().size() ? number(histogram.bounds()[i]) : "+Inf";
      value(before + bound + '"', std::to_string(count), "_bucket");
    }
    value(labels, number(histogram.sum()), "_sum");
    value(labels, std::to_string(count), "_count");
  }

  std::string text;

 private:
  std::string name_;
};

double seconds_of(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

std::uint64_t resident_bytes() {
  std::uint64_t all = 0;
  std::uint64_t resident = 0;
  std::ifstream("/proc/self/statm") >> all >> resident;
  return resident * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

std::size_t open_descriptors() {
  std::error_code error;
  std::size_t count = 0;
  for (std::filesystem::directory_iterator one("/proc/self/fd", error), end; !error && one != end;
       one.increment(error))
    ++count;
  return count;
}

void write_process(Page& page) {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  page.single("process_cpu_seconds_total", "counter", "Processor time of the process.",
              number(seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime)));
  page.single("process_resident_bytes", "gauge", "Memory of the process.",
              std::to_string(resident_bytes()));
  page.single("process_open_descriptors", "gauge", "Files and sockets that are open.",
              std::to_string(open_descriptors()));
}

}  // namespace

void Metrics::note(const Answered& answered) {
  ++requests_[{std::string(answered.method), std::string(answered.route), answered.status}];
  durations_.try_emplace(std::string(answered.route), duration_bounds)
      .first->second.add(std::chrono::duration<double>(answered.took).count());
  if (answered.method == "POST" && answered.route == "/complaints") note_complaint(answered);
}

void Metrics::note_complaint(const Answered& answered) {
  if (answered.status == 200 || answered.status == 201 || answered.status == 303) {
    ++complaints_[{answered.status == 200 ? "replayed" : "accepted", ""}];
    return;
  }
  // A form is answered by a page, which has no codes.
  const std::string status = std::to_string(answered.status);
  if (answered.type != problem_type) {
    ++complaints_[{"refused", status}];
    return;
  }
  for (const JsonView& error : JsonView(answered.body)["errors"].elements()) {
    std::string code = error["code"].string();
    if (complaints_.size() >= most_codes && !complaints_.contains({"refused", code}))
      code = "other";
    ++complaints_[{"refused", code}];
    return;
  }
  ++complaints_[{"refused", status}];
}

Response Metrics::answer(const Gauges& gauges) const {
  Page page;
  page.begin("build_info", "gauge", "The version that runs; always 1.");
  page.value("version=\"" REDRESS_VERSION "\"", "1");
  page.begin("requests_total", "counter", "Requests that were answered.");
  for (const auto& [key, count] : requests_) {
    page.value("method=\"" + std::get<0>(key) + "\",route=\"" + std::get<1>(key) + "\",status=\"" +
                   std::to_string(std::get<2>(key)) + '"',
               std::to_string(count));
  }
  page.begin("request_seconds", "histogram",
             "From the first byte of a request to its answer's last.");
  for (const auto& [route, histogram] : durations_)
    page.histogram("route=\"" + route + '"', histogram);
  page.begin("complaints_total", "counter",
             "Complaints sent: accepted, replayed, refused by the code of the first reason.");
  for (const auto& [key, count] : complaints_)
    page.value("outcome=\"" + key.first + "\",code=\"" + key.second + '"', std::to_string(count));
  page.begin("store_commit_complaints", "histogram", "Complaints of one commit.");
  page.histogram("", gauges.store.sizes);
  page.begin("store_commit_seconds", "histogram", "How long a commit took.");
  page.histogram("", gauges.store.seconds);
  page.begin("store_queue", "gauge", "What waits for the store.");
  page.value("of=\"complaints\"", std::to_string(gauges.store.waiting));
  page.value("of=\"other\"", std::to_string(gauges.store.waiting_work));
  page.single("connections", "gauge", "Connections that are open.",
              std::to_string(gauges.connections));
  write_process(page);
  return Response(200, "text/plain; version=0.0.4; charset=utf-8", std::move(page.text))
      .with("Cache-Control", "no-store");
}

}  // namespace redress::serve
