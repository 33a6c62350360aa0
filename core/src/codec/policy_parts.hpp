// A merged policy's members as types; private to the codec module.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "codec/findings.hpp"
#include "codec/policy_texts.hpp"
#include "redress/codec.hpp"

namespace redress::json {

/// Category id → the id that it is folded into by `same_as`, itself where it is not. Categories
/// whose `same_as` leads nowhere or in a circle lead to ""; `findings`, where given, hears of them.
[[nodiscard]] std::map<std::string, std::string> fold_categories(const Place& categories,
                                                                 Findings* findings);

/// Reads one part after the other, later ones by the names of earlier ones. A name that leads
/// nowhere is a finding and `none`.
class PartsReader {
 public:
  PartsReader(const Place& root, TextTable& texts, const ZoneSource& zones, Findings& findings);

  [[nodiscard]] Policy run();
  /// Words of the signals, folded, ascending by language, each once. After run().
  [[nodiscard]] std::vector<SignalEntry> take_signal_entries() { return std::move(entries_); }

 private:
  void read_organization();
  std::string read_country(const Place& place);
  void read_calendars();
  void read_teams();
  void read_promises();
  std::optional<Duration> read_duration(const Place& place);
  void read_channels();
  void read_fields();
  Field read_field(const Place& place, std::string_view id);
  void read_pattern(const Place& place, Field& field);
  void check_example(const Place& place, const Field& field);
  void read_choices(const Place& place, Field& field);
  void no_choices(const Field& field, const std::string& at);
  void read_bounds(const Place& place, Field& field);
  std::string read_bound(const Place& place, const Field& field);
  void read_categories();
  Category read_category(const Place& place, std::string_view id);
  void read_promise_by_channel(const Place& place, Category& category);
  std::vector<Index> read_asked(const Place& place, std::vector<bool>& asked);
  void read_wishes(const Place& place, Category& category);
  void read_signals();
  void read_words(const Place& place, SignalKind kind);
  void read_entry(const Place& place, SignalKind kind, std::size_t language);
  void warn_of_wordless(const Place& words, SignalKind kind);
  void read_privacy();
  void warn_of_keep_days(const std::string& at);
  void read_actions(const Place& place, PrivacyAction action, std::vector<bool>& named);

  /// The members of an object that are objects themselves and have an id, limits::categories at
  /// most; each in its position.
  template <class Read>
  void each_member(const Place& object, Read read);
  Index reference(const Place& place, const std::vector<std::string_view>& names,
                  std::string_view code, std::string_view what);

  const Place& root_;
  TextTable& texts_;
  const ZoneSource& zones_;
  Findings& findings_;
  std::vector<std::string_view> calendars_;
  std::vector<std::string_view> teams_;
  std::vector<std::string_view> promises_;
  std::vector<std::string_view> fields_;
  Policy policy_;
  std::size_t choices_ = 0;  // of all fields so far
  std::vector<SignalEntry> entries_;
};

template <class Read>
void PartsReader::each_member(const Place& object, Read read) {
  if (!findings_.check(object, Value::Type::object)) return;
  const std::size_t count = object.value->children.size();
  if (count > limits::categories) {
    findings_.error("policy.too_many", object.at,
                    "There are " + std::to_string(count) + " here; at most " +
                        std::to_string(limits::categories) + " are possible.");
  }
  for (std::size_t i = 0; i < count && i < limits::categories; ++i) {
    const Value& child = object.value->children[i];
    const Place place{&child, pointer(object.at, child.key)};
    findings_.check_id(child.key, place.at);
    read(place, std::string_view(child.key));
  }
}

}  // namespace redress::json
