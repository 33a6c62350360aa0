#include "commands/complaint_output.hpp"

#include <utility>

#include "compile/zones.hpp"
#include "io/json_view.hpp"
#include "io/output.hpp"
#include "io/printable.hpp"
#include "serve/staff_json.hpp"

namespace redress {

namespace {

std::string done_text(const life::Whole& whole, Instant now) {
  const StoredComplaint& complaint = whole.complaint;
  std::string out = complaint.reference + ": " + complaint.state;
  if (!whole.events.empty() && whole.events.back().kind == "refiled")
    out += ", refiled " + printable(whole.events.back().text);
  out += ", with " + printable(JsonView(complaint.record)["owner"].string()) + ".\n";
  if (complaint.standing.due) {
    LocalDates dates;
    out += "Next: " + complaint.standing.due_kind + ", " +
           dates.write(*complaint.standing.due, complaint.record, now) + ".\n";
  }
  return out;
}

}  // namespace

void print_done(const life::Whole& whole, bool text, Instant now) {
  print(text ? done_text(whole, now) : serve::done_json(whole, whole.events.back()));
}

std::string LocalDates::write(Instant instant, std::string_view record, Instant now) {
  const Zone& zone = zone_of(JsonView(record)["promise"]["time_zone"].string());
  return date_text(instant, DateForm::at, {.language = "en", .zone = zone, .now = now});
}

const Zone& LocalDates::zone_of(const std::string& name) {
  const auto known = zones_.find(name);
  if (known != zones_.end()) return known->second;
  return zones_.emplace(name, system_zone(name).value_or(Zone{"Etc/UTC", 0, {}})).first->second;
}

}  // namespace redress
