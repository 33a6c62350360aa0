// Reading a submission: everything that can be read is, and everything else is a problem of its
// own.
#include <algorithm>
#include <array>
#include <utility>

#include "codec/json_value.hpp"
#include "redress/codec.hpp"

namespace redress {

namespace {

using json::Value;
using Type = Value::Type;

constexpr std::array<std::string_view, 11> member_names = {
    "id",      "policy", "language", "text", "category", "channel",
    "contact", "fields", "wish",     "keep", "promise"};
constexpr std::array<std::string_view, 6> contact_names = {"email",    "phone", "name",
                                                           "postcode", "city",  "country"};

class SubmissionReader {
 public:
  explicit SubmissionReader(const Value& root) : root_(root) {}

  Submission run() {
    read_string("id", out_.id);
    read_string("policy", out_.policy);
    read_string("language", out_.language);
    read_string("text", out_.text);
    read_string("category", out_.category);
    read_string("channel", out_.channel);
    if (const Value* member = member_of_type("contact", Type::object)) read_contact(*member);
    if (const Value* member = member_of_type("fields", Type::object)) read_fields(*member);
    read_string("wish", out_.wish);
    if (const Value* member = member_of_type("keep", Type::array)) read_keep(*member);
    if (const Value* member = member_of_type("promise", Type::object)) read_promise(*member);
    refuse_others(root_, "", member_names, "member.unknown");
    return std::move(out_);
  }

 private:
  void problem(std::string at, std::string code, std::optional<std::string_view> name = {}) {
    Problem found{std::move(at), std::move(code), {}};
    if (name) found.arguments.push_back({"name", std::string(*name)});
    out_.problems.push_back(std::move(found));
  }

  template <std::size_t N>
  void refuse_others(const Value& object, std::string_view at,
                     const std::array<std::string_view, N>& known, std::string_view code) {
    for (const Value& child : object.children) {
      const bool is_known = std::find(known.begin(), known.end(), child.key) != known.end();
      if (!is_known) problem(json::pointer(at, child.key), std::string(code), child.key);
    }
  }

  const Value* member_of_type(std::string_view name, Type type) {
    const Value* member = root_.find(name);
    if (member == nullptr || member->is(type)) return member;
    problem(json::pointer("", name), "member.type", name);
    return nullptr;
  }

  void read_string(std::string_view name, std::optional<std::string>& target) {
    if (const Value* member = member_of_type(name, Type::string)) target = member->text;
  }

  void read_contact(const Value& contact) {
    out_.has_contact = true;
    for (const Value& member : contact.children) {
      const std::string at = json::pointer("/contact", member.key);
      if (member.key == "lines") {
        read_lines(member);
      } else if (std::find(contact_names.begin(), contact_names.end(), member.key) ==
                 contact_names.end()) {
        problem(at, "contact.unknown", member.key);
      } else if (member.is(Type::string)) {
        out_.contact.emplace_back(member.key, member.text);
      } else {
        problem(at, "member.type", member.key);
      }
    }
  }

  void read_lines(const Value& lines) {
    if (!lines.is(Type::array)) {
      problem("/contact/lines", "member.type", "lines");
      return;
    }
    for (std::size_t i = 0; i < lines.children.size(); ++i) {
      if (lines.children[i].is(Type::string)) {
        out_.address_lines.push_back(lines.children[i].text);
      } else {
        problem(json::pointer("/contact/lines", i), "member.type", "lines");
      }
    }
  }

  void read_fields(const Value& fields) {
    for (const Value& member : fields.children) {
      if (member.is(Type::string)) {
        out_.fields.emplace_back(member.key, member.text);
      } else {
        problem(json::pointer("/fields", member.key), "member.type", member.key);
      }
    }
  }

  void read_keep(const Value& keep) {
    if (keep.children.size() > limits::keep_spans) {
      problem("/keep", "keep.invalid");
      return;
    }
    for (std::size_t i = 0; i < keep.children.size(); ++i) {
      const Value& span = keep.children[i];
      const bool two = span.is(Type::array) && span.children.size() == 2 &&
                       span.children[0].is(Type::integer) && span.children[1].is(Type::integer);
      const std::int64_t start = two ? span.children[0].integer : -1;
      const std::int64_t end = two ? span.children[1].integer : -1;
      if (start < 0 || end < start || end > static_cast<std::int64_t>(limits::submission_bytes)) {
        problem(json::pointer("/keep", i), "keep.invalid");
      } else {
        out_.keep.push_back({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)});
      }
    }
  }

  void read_promise(const Value& promise) {
    const std::optional<Instant> due = read_instant(promise, "due");
    const std::optional<Instant> shown_at = read_instant(promise, "shown_at");
    refuse_others(promise, "/promise", std::array<std::string_view, 2>{"due", "shown_at"},
                  "member.unknown");
    if (due && shown_at) out_.promise = ShownPromise{*due, *shown_at};
  }

  std::optional<Instant> read_instant(const Value& promise, std::string_view name) {
    const Value* member = promise.find(name);
    const std::string at = json::pointer("/promise", name);
    if (member != nullptr && !member->is(Type::string)) {
      problem(at, "member.type", name);
      return std::nullopt;
    }
    if (member != nullptr) {
      if (const Result<Instant> instant = parse_instant(member->text)) return *instant;
    }
    problem(at, "promise.invalid");
    return std::nullopt;
  }

  const Value& root_;
  Submission out_;
};

}  // namespace

Result<Submission> read_submission(std::string_view text) {
  const Result<Value> root = json::read(text, limits::submission_bytes);
  if (!root) return root.error();
  if (!root->is(Type::object)) return json::type_error("", "an object");
  return SubmissionReader(*root).run();
}

}  // namespace redress
