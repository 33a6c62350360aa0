// Looking into JSON that is known to be well-formed: what the core has written, and the program's
// own data. Nothing of an unknown origin is read with this.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace redress {

/// A value inside a JSON text, which must outlive it.
class JsonView {
 public:
  JsonView() = default;
  /// The first value of `text`.
  explicit JsonView(std::string_view text);

  /// The value's own bytes; empty where there is none.
  [[nodiscard]] std::string_view raw() const { return raw_; }
  explicit operator bool() const { return !raw_.empty(); }
  /// The member of an object; nothing where there is no such, or this is no object. O(bytes).
  [[nodiscard]] JsonView operator[](std::string_view key) const;
  /// Of an object, in their order, names as written; empty where it is none.
  [[nodiscard]] std::vector<std::pair<std::string_view, JsonView>> members() const;
  /// Of an array; empty where it is none.
  [[nodiscard]] std::vector<JsonView> elements() const;
  /// The text of a string, escapes resolved; empty where it is none.
  [[nodiscard]] std::string string() const;

 private:
  /// Of a value's own bytes, found already.
  [[nodiscard]] static JsonView of(std::string_view raw) {
    JsonView out;
    out.raw_ = raw;
    return out;
  }
  /// Until `visit(name, value)` answers false.
  template <class Visit>
  void each_member(const Visit& visit) const;

  std::string_view raw_;
};

}  // namespace redress
