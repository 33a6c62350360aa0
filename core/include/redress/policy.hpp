// The response matrix, typed: which team answers what, by when, on which channel, and what is asked
// for it.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "redress/base.hpp"
#include "redress/calendar.hpp"

namespace redress {

/// Position in a list of the policy; `none` where the policy names nothing.
using Index = std::uint16_t;
inline constexpr Index none = std::numeric_limits<Index>::max();

/// Position of a text in Texts::strings, the same in every language; `no_text` where the policy
/// gives none.
using TextId = std::uint32_t;
inline constexpr TextId no_text = std::numeric_limits<TextId>::max();

enum class ChannelKind : std::uint8_t { email, sms, phone, post, link };
inline constexpr std::array<std::string_view, 5> channel_ids = {"email", "sms", "phone", "post",
                                                                "link"};

enum class FieldType : std::uint8_t {
  text,
  multiline,
  number,
  money,
  date,
  choice,
  email,
  phone,
  order
};
inline constexpr std::array<std::string_view, 9> field_type_ids = {
    "text", "multiline", "number", "money", "date", "choice", "email", "phone", "order"};

enum class Wish : std::uint8_t {
  replacement,
  refund,
  repair,
  apology,
  explanation,
  discount,
  other
};
inline constexpr std::array<std::string_view, 7> wish_ids = {
    "replacement", "refund", "repair", "apology", "explanation", "discount", "other"};

enum class SignalKind : std::uint8_t {
  safety,
  legal_threat,
  public_threat,
  leaving,
  repeat,
  vulnerable
};
inline constexpr std::array<std::string_view, 6> signal_ids = {
    "safety", "legal_threat", "public_threat", "leaving", "repeat", "vulnerable"};

enum class PersonalDataKind : std::uint8_t { card, iban, national_id, password, email, phone };
inline constexpr std::array<std::string_view, 6> personal_data_ids = {
    "card", "iban", "national_id", "password", "email", "phone"};
/// What happens to a kind of personal data in free text.
enum class PrivacyAction : std::uint8_t { keep, warn, mask };
inline constexpr std::array<std::string_view, 3> privacy_action_ids = {"keep", "warn", "mask"};

struct Promise {
  std::string id;
  Duration first_reply;
  Clock clock = Clock::business;
  std::optional<Duration> update_every;
  std::optional<Duration> resolution;
  friend bool operator==(const Promise&, const Promise&) = default;
};

struct Team {
  std::string id;
  std::string owner;  ///< Who answers for it, as the complainant reads it.
  Index calendar = none;
  Index after_hours = none;  ///< Team that covers the hours in which this one is closed.
  friend bool operator==(const Team&, const Team&) = default;
};

struct Channel {
  ChannelKind kind = ChannelKind::email;
  Index promise = none;  ///< Overrides the category's where set.
  friend bool operator==(const Channel&, const Channel&) = default;
};

struct Choice {
  std::string id;
  TextId label = no_text;
  friend bool operator==(const Choice&, const Choice&) = default;
};

struct Field {
  std::string id;
  FieldType type = FieldType::text;
  std::string pattern;  ///< Anchored; empty for none. The subset: literals, `.`, classes, groups,
                        ///< `|`, `?`, `*`, `+`, `{m,n}`, `\d \w \s`.
  std::string example;
  TextId label = no_text;
  TextId purpose = no_text;
  std::vector<Choice> choices;  ///< For type choice.
  std::string min;  ///< The least that an answer may be, of types number, money and date; empty for
                    ///< none. See is_bound().
  std::string max;  ///< The most, likewise.
  friend bool operator==(const Field&, const Field&) = default;
};
[[nodiscard]] bool has_bounds(FieldType type);
/// A bound of a number or an amount is a decimal number of up to 15 digits (`-5`, `99.90`), in
/// whatever currency the amount is; one of a date is a day (`2026-01-31`) or a number of days,
/// months or years from the day of receipt (`P0D`, `-P10Y`, `P6M`), two hundred years at most.
[[nodiscard]] bool is_bound(FieldType type, std::string_view text);
/// The day that a date's bound means; nothing where it is none. A day that the month does not have
/// is its last.
[[nodiscard]] std::optional<Day> bound_day(std::string_view bound, Day today);
/// Below, at or above 0 as `a` is less than, equal to or more than `b`: decimal numbers as in
/// is_bound().
[[nodiscard]] int compare_decimals(std::string_view a, std::string_view b);

struct Category {
  std::string id;
  TextId label = no_text;
  TextId read_back = no_text;  ///< A whole sentence that repeats the problem back.
  TextId self_help = no_text;
  TextId refer_to = no_text;
  Index team = none;
  Index promise = none;
  std::array<Index, channel_ids.size()> promise_by_channel = {none, none, none, none,
                                                              none};  ///< By ChannelKind.
  std::vector<Index> ask;                                             ///< Fields that are required.
  std::vector<Index> optional;  ///< Fields that may be left empty.
  std::vector<Wish> wishes;     ///< In the policy's order.
  std::vector<TextId>
      next_steps;  ///< One text a step; a language with fewer steps has empty texts at the end.
  std::vector<TextId> your_steps;
  friend bool operator==(const Category&, const Category&) = default;
};

/// Effect of a signal. The words that show it are in SignalTable.
struct SignalRule {
  SignalKind kind = SignalKind::safety;
  Index promise = none;
  Index team = none;
  friend bool operator==(const SignalRule&, const SignalRule&) = default;
};

struct PrivacyRules {
  std::array<PrivacyAction, personal_data_ids.size()> action{};  ///< By PersonalDataKind.
  bool undo = false;             ///< The complainant may undo a mask (`keep`).
  std::int32_t keep_days = 365;  ///< Days after which a resolved complaint is deleted.
  friend bool operator==(const PrivacyRules&, const PrivacyRules&) = default;
};

/// A whole policy with its packs merged, every name resolved to a position. Lists are in the
/// policy's own order.
struct Policy {
  std::string name;     ///< Member `policy`.
  std::string country;  ///< ISO 3166 alpha-2, or empty.
  std::string law;      ///< Likewise.
  TextId organization = no_text;
  std::vector<std::string> languages;  ///< The first is the default.
  std::vector<Calendar> calendars;
  std::vector<Team> teams;
  std::vector<Promise> promises;
  std::vector<Channel> channels;
  std::vector<Field> fields;
  std::vector<Category> categories;
  std::vector<SignalRule> signals;
  PrivacyRules privacy;

  friend bool operator==(const Policy&, const Policy&) = default;

  /// `none` for an unknown id. O(n).
  [[nodiscard]] Index find_category(std::string_view id) const;
  [[nodiscard]] Index find_field(std::string_view id) const;
  [[nodiscard]] Index find_channel(std::string_view id) const;
  [[nodiscard]] Index find_language(std::string_view tag) const;
};

/// Keys of the texts that the core itself shows: error messages, read-back sentences, names of
/// wishes, channels and masks. Their wording stands in core/data/messages, one file a language; the
/// order here is the order in a bundle.
[[nodiscard]] std::span<const std::string_view> message_keys();

/// Every text of one language.
struct Texts {
  std::string language;
  std::vector<std::string> strings;   ///< By TextId.
  std::vector<std::string> messages;  ///< By position in message_keys().
  friend bool operator==(const Texts&, const Texts&) = default;

  /// Empty for no_text.
  [[nodiscard]] std::string_view operator[](TextId id) const;
  /// Empty for an unknown key.
  [[nodiscard]] std::string_view message(std::string_view key) const;
};
/// A value for one `{name}` in a message.
struct MessageArgument {
  std::string name;
  std::string value;
  friend bool operator==(const MessageArgument&, const MessageArgument&) = default;
};
/// The message with its placeholders filled in; an argument's value is never searched for
/// placeholders again.
[[nodiscard]] std::string fill_message(std::string_view message,
                                       std::span<const MessageArgument> arguments);

/// A finding of `redress check`.
struct Diagnostic {
  enum class Severity : std::uint8_t { error, warning };
  Severity severity = Severity::error;
  std::string code;
  std::string at;       ///< JSON pointer into the policy as written.
  std::string message;  ///< English, with the cure.
  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};
/// Rules that a well-formed policy may still break, or had better not: promises above 48 h and a
/// week, calendars that never open, what is used nowhere or has no effect, too many questions,
/// secrets that are kept. In the order of the policy.
[[nodiscard]] std::vector<Diagnostic> review(const Policy& policy, std::span<const Texts> texts);

/// A compiled `pattern`: Thompson's automaton, matched in O(text × pattern). The syntax is a subset
/// of ECMAScript's with the `u` flag and means the same there: literals, `.`, `[…]` with ranges and
/// `^`, `( )`, `(?: )`, `|`, `?`, `*`, `+`, `{m}`, `{m,}`, `{m,n}`, the classes `\d \D \w \W \s
/// \S`, the escapes `\t \n \v \f \r \xHH \uHHHH \u{H…}` and a backslash before a syntax character.
/// It is anchored: a `^` at its very beginning and a `$` at its very end may be written and change
/// nothing. Not supported: references, assertions, lazy quantifiers, flags.
class Pattern {
 public:
  /// Error `pattern.syntax` names the position (in code points, from 1) and what is not supported.
  /// At most 1,000 code points and 2,000 states.
  [[nodiscard]] static Result<Pattern> compile(std::string_view source);
  /// The whole of `text` (well-formed UTF-8) matches.
  [[nodiscard]] bool matches(std::string_view text) const;
  /// Length in bytes of the longest match that starts at the beginning of `text`, or nothing.
  [[nodiscard]] std::optional<std::size_t> match_prefix(std::string_view text) const;

 private:
  friend class PatternCompiler;

  /// Code points from `first` to `last`.
  struct Range {
    char32_t first = 0;
    char32_t last = 0;
  };
  struct State {
    enum class Kind : std::uint8_t { set, split, accept };
    Kind kind = Kind::accept;
    bool negated = false;           ///< set: every code point but those in its ranges.
    std::uint32_t first_range = 0;  ///< set: its part of ranges_.
    std::uint32_t last_range = 0;
    std::uint32_t next = 0;   ///< set: where a match leads; split: first way.
    std::uint32_t other = 0;  ///< split: second way.
  };
  class Run;

  std::vector<State> states_;
  std::vector<Range> ranges_;
  std::uint32_t start_ = 0;
};

}  // namespace redress
