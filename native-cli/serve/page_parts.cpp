#include "serve/page_parts.hpp"

#include "io/html.hpp"
#include "redress/policy.hpp"

namespace redress::serve {

std::string element(std::string_view name, std::string_view text) {
  return "<" + std::string(name) + ">" + escape_html(text) + "</" + std::string(name) + ">\n";
}

std::string fill(std::string_view message, std::string_view name, std::string_view value) {
  const MessageArgument argument{std::string(name), std::string(value)};
  return fill_message(message, {&argument, 1});
}

std::string sentence(const std::string& text) {
  return text.ends_with('.') ? text : text + '.';
}

}  // namespace redress::serve
