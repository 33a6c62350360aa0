#include "serve/staff_query.hpp"

#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <map>
#include <optional>

#include "io/json_view.hpp"
#include "outbox/outgoing_parts.hpp"
#include "redress/codec.hpp"
#include "serve/http.hpp"

namespace redress::serve {

namespace {

using outbox::one_of;
using outbox::quoted;

constexpr std::int64_t day_seconds = 86'400;

Error invalid(std::string_view name, const std::string& value, const std::string& cure) {
  return {"query.invalid", "",
          std::string(name) + "=" + quoted(value) + " cannot be used; " + cure};
}

// Of policies: such as `delivery.late`. Nothing else can be one, whatever a store would make of it.
bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= limits::string_code_points &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_.") == std::string_view::npos;
}

template <class Number>
std::optional<Number> number_of(const std::string& text) {
  Number out = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, out);
  if (text.empty() || error != std::errc() || stop != end || out < 0) return std::nullopt;
  return out;
}

/// The pairs of a query that say something, of which none is unknown or there twice; the first
/// error stays.
class Pairs {
 public:
  Pairs(std::string_view query, std::initializer_list<std::string_view> known) {
    for (auto& [name, value] : parse_pairs(query)) {
      if (std::find(known.begin(), known.end(), name) == known.end()) {
        fail({"query.invalid", "",
              quoted(name) + " is not known in the address; known are " +
                  one_of({known.begin(), known.size()}) + "."});
      } else if (!value.empty() && !values_.emplace(name, value).second) {
        fail(invalid(name, value, "it is there twice; give it once."));
      }
    }
  }

  [[nodiscard]] const std::string* find(const std::string& name) const {
    const auto found = values_.find(name);
    return found == values_.end() ? nullptr : &found->second;
  }
  void read_id(const std::string& name, std::string& out) {
    const std::string* value = find(name);
    if (value == nullptr) return;
    if (!is_id(*value))
      return fail(invalid(name, *value, "write it as in the policy, or leave it out for all."));
    out = *value;
  }
  void read_limit(std::size_t& out) {
    const std::string* value = find("limit");
    if (value == nullptr) return;
    const auto number = number_of<std::int64_t>(*value);
    if (!number || *number < 1 || *number > static_cast<std::int64_t>(most_listed)) {
      return fail(invalid("limit", *value,
                          "write a whole number from 1 to " + std::to_string(most_listed) + "."));
    }
    out = static_cast<std::size_t>(*number);
  }
  void fail(Error error) {
    if (!error_) error_ = std::move(error);
  }
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

 private:
  std::map<std::string, std::string> values_;
  std::optional<Error> error_;
};

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// The members of a body, of which none is unknown and all are strings; the first error stays.
class Body {
 public:
  Body(std::string_view json, std::initializer_list<std::string_view> known) {
    if (auto error = read_members(json, known)) fail(*std::move(error));
  }

  [[nodiscard]] std::string read(const std::string& name,
                                 Result<std::string> (*as)(std::string_view)) {
    Result<std::string> out = as(values_[name]);
    if (!out) fail({out.error().code, pointer("", name), out.error().message});
    return out ? std::move(out).value() : std::string();
  }
  [[nodiscard]] std::string read(const std::string& name) { return values_[name]; }
  void fail(Error error) {
    if (!error_) error_ = std::move(error);
  }
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

 private:
  std::optional<Error> read_members(std::string_view json,
                                    std::initializer_list<std::string_view> known) {
    const Result<std::monostate> checked = check_json(json, limits::submission_bytes);
    if (!checked) return checked.error();
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (json.starts_with(byte_order_mark)) json.remove_prefix(byte_order_mark.size());
    const JsonView root(json);
    if (!root.raw().starts_with('{'))
      return Error{"member.type", "", "The whole must be an object."};
    for (const auto& [written, value] : root.members()) {
      const std::string quotes = '"' + std::string(written) + '"';
      const std::string name = JsonView(quotes).string();
      if (std::find(known.begin(), known.end(), name) == known.end()) {
        return Error{"member.unknown", pointer("", name),
                     quoted(name) + " is not known here; known are " +
                         one_of({known.begin(), known.size()}) + "."};
      }
      if (!value.raw().starts_with('"'))
        return Error{"member.type", pointer("", name), quoted(name) + " must be a string."};
      values_[name] = value.string();
    }
    return std::nullopt;
  }

  std::map<std::string, std::string> values_;
  std::optional<Error> error_;
};

}  // namespace

Result<ListPage> read_list_page(std::string_view query) {
  ListPage out;
  Pairs pairs(query, {"state", "team", "category", "after", "limit"});
  if (const std::string* state = pairs.find("state")) {
    if (std::find(life::states.begin(), life::states.end(), *state) == life::states.end())
      pairs.fail(invalid("state", *state, "write " + one_of(life::states) + "."));
    out.query.state = *state;
  }
  pairs.read_id("team", out.query.team);
  pairs.read_id("category", out.query.category);
  if (const std::string* after = pairs.find("after")) {
    const auto number = number_of<std::int64_t>(*after);
    if (!number)
      pairs.fail(invalid("after", *after, "take it from “next” of the page before, as it is."));
    out.query.after = number.value_or(0);
  }
  pairs.read_limit(out.limit);
  if (pairs.error()) return *pairs.error();
  return out;
}

std::string list_page_query(const ListPage& page, std::int64_t after) {
  std::string out;
  const std::pair<const char*, const std::string&> filters[] = {
      {"state", page.query.state}, {"team", page.query.team}, {"category", page.query.category}};
  for (const auto& [name, value] : filters) {
    if (!value.empty()) out += std::string(name) + '=' + value + '&';
  }
  return out + "limit=" + std::to_string(page.limit) + "&after=" + std::to_string(after);
}

Result<DuePage> read_due_page(std::string_view query) {
  DuePage out;
  Pairs pairs(query, {"within", "team", "limit"});
  if (const std::string* within = pairs.find("within")) {
    const Result<Duration> duration = parse_duration(*within);
    if (!duration) {
      pairs.fail({duration.error().code, "", "within: " + duration.error().message});
    } else {
      const bool days = duration->unit == Duration::Unit::days;
      out.within_seconds = duration->count * (days ? day_seconds : 1);
    }
  }
  pairs.read_id("team", out.team);
  pairs.read_limit(out.limit);
  if (pairs.error()) return *pairs.error();
  return out;
}

Result<StaffDeed> read_staff_deed(life::Action action, std::string_view json) {
  const bool refile = action == life::Action::refile;
  const bool may_be_silent = action == life::Action::reopen;
  StaffDeed out{action, {}, {}, {}};
  if (may_be_silent && is_blank(json)) return out;
  Body body = refile ? Body(json, {"category", "by"}) : Body(json, {"text", "by"});
  if (!body.error()) out.by = body.read("by", life::read_name);
  if (!body.error() && refile) {
    out.category = body.read("category");
    if (out.category.empty())
      body.fail({"category.missing", "/category", "Name the category that it belongs in."});
  } else if (!body.error()) {
    out.text = body.read("text", life::read_text);
    if (out.text.empty() && !may_be_silent) {
      body.fail({"text.blank", "/text",
                 "There is no text for the complainant; write what they are told."});
    }
  }
  if (body.error()) return *body.error();
  return out;
}

}  // namespace redress::serve
