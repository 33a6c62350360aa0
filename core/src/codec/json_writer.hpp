// Canonical JSON: members in the order in which they are written, no spaces, integers only; private
// to the codec module.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "codec/json_text.hpp"
#include "redress/base.hpp"
#include "redress/codec.hpp"

namespace redress::json {

/// Appends to a string; commas come by themselves. What is opened must be closed.
class Writer {
 public:
  explicit Writer(std::string& out) : out_(out) {}

  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }
  void key(std::string_view name) {
    string(name, true);
    first_ = true;
  }
  void value(std::string_view text) { string(text, false); }
  void value(const char* text) { value(std::string_view(text)); }
  void value(const std::string& text) { value(std::string_view(text)); }
  void value(bool truth) { raw(truth ? "true" : "false"); }
  void value(std::int64_t number) { raw(std::to_string(number)); }
  void value(int number) { raw(std::to_string(number)); }
  void value(Span span) {
    begin_array();
    value(static_cast<std::int64_t>(span.start));
    value(static_cast<std::int64_t>(span.end));
    end_array();
  }
  void null() { raw("null"); }
  /// JSON that is already written.
  void raw(std::string_view json) {
    separate();
    out_ += json;
  }
  template <class T>
  void member(std::string_view name, const T& content) {
    key(name);
    value(content);
  }

 private:
  // Most are short and hold nothing that is escaped: appended at once.
  void string(std::string_view text, bool is_key) {
    std::array<char, 64> buffer;
    constexpr std::size_t signs = 4;
    if (has_shortcuts && text.size() + signs <= buffer.size() &&
        next_escaped(text, 0) == text.size()) {
      char* end = buffer.data();
      if (!first_) *end++ = ',';
      *end++ = '"';
      end = std::copy(text.begin(), text.end(), end);
      *end++ = '"';
      if (is_key) *end++ = ':';
      out_.append(buffer.data(), end);
    } else {
      separate();
      append_json_string(out_, text);
      if (is_key) out_ += ':';
    }
    first_ = false;
  }
  void separate() {
    if (!first_) out_ += ',';
    first_ = false;
  }
  void open(char bracket) {
    separate();
    out_ += bracket;
    first_ = true;
  }
  void close(char bracket) {
    out_ += bracket;
    first_ = false;
  }

  std::string& out_;
  bool first_ = true;
};

}  // namespace redress::json
