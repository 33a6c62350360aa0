// Canonical JSON: members in the order in which they are written, no spaces, integers only; private
// to the codec module.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

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
    value(name);
    out_ += ':';
    first_ = true;
  }
  void value(std::string_view text) {
    separate();
    append_json_string(out_, text);
  }
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
