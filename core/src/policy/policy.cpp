#include "redress/policy.hpp"

#include <algorithm>

namespace redress {

namespace {

template <class List, class Matches>
Index position_of(const List& list, Matches matches) {
  const auto found = std::find_if(list.begin(), list.end(), matches);
  return found == list.end() ? none : static_cast<Index>(found - list.begin());
}

}  // namespace

Index Policy::find_category(std::string_view id) const {
  return position_of(categories, [&](const Category& category) { return category.id == id; });
}

Index Policy::find_field(std::string_view id) const {
  return position_of(fields, [&](const Field& field) { return field.id == id; });
}

Index Policy::find_channel(std::string_view id) const {
  return position_of(channels, [&](const Channel& channel) {
    return channel_ids[static_cast<std::size_t>(channel.kind)] == id;
  });
}

Index Policy::find_language(std::string_view tag) const {
  return position_of(languages, [&](const std::string& language) { return language == tag; });
}

std::string_view Texts::operator[](TextId id) const {
  return id < strings.size() ? std::string_view(strings[id]) : std::string_view();
}

std::string_view Texts::message(std::string_view key) const {
  const auto keys = message_keys();
  const auto found = std::find(keys.begin(), keys.end(), key);
  const auto position = static_cast<std::size_t>(found - keys.begin());
  return position < messages.size() ? std::string_view(messages[position]) : std::string_view();
}

}  // namespace redress
