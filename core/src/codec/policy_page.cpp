// What a page starts from.
#include <algorithm>
#include <utility>

#include "codec/output.hpp"

namespace redress {

namespace {

void write_choice(json::Writer& writer, std::string_view id, std::string_view label) {
  writer.begin_object();
  writer.member("id", id);
  writer.member("label", label);
  writer.end_object();
}

bool any_category_offers(const Policy& policy, Wish wish) {
  return std::any_of(policy.categories.begin(), policy.categories.end(),
                     [&](const Category& category) {
                       return std::find(category.wishes.begin(), category.wishes.end(), wish) !=
                              category.wishes.end();
                     });
}

}  // namespace

JsonAnswer policy_json(const Engine& engine, std::string_view language) {
  const Policy& policy = engine.policy;
  const Index found = policy.find_language(language);
  const Index page = found == none ? Index{0} : found;
  if (!engine.parts[page]) return json::need({&policy.languages[page], 1});
  const Texts& texts = engine.parts[page]->texts;

  std::string out;
  json::Writer writer(out);
  writer.begin_object();
  writer.member("policy", engine.id);
  writer.member("name", policy.name);
  writer.member("organization", texts[policy.organization]);
  writer.key("languages");
  writer.begin_array();
  for (const std::string& tag : policy.languages) writer.value(tag);
  writer.end_array();
  writer.member("language", policy.languages[page]);
  writer.key("categories");
  writer.begin_array();
  for (const Category& category : policy.categories)
    write_choice(writer, category.id, texts[category.label]);
  writer.end_array();
  writer.key("channels");
  writer.begin_array();
  for (const Channel& channel : policy.channels) {
    const std::string_view id = json::id_of(channel_ids, channel.kind);
    write_choice(writer, id, texts.message("channel." + std::string(id)));
  }
  writer.end_array();
  writer.key("wishes");
  writer.begin_array();
  for (std::size_t i = 0; i < wish_ids.size(); ++i) {
    if (!any_category_offers(policy, static_cast<Wish>(i))) continue;
    write_choice(writer, wish_ids[i], texts.message("wish." + std::string(wish_ids[i])));
  }
  writer.end_array();
  writer.key("signals");
  writer.begin_array();
  for (const SignalRule& rule : policy.signals) writer.value(json::id_of(signal_ids, rule.kind));
  writer.end_array();
  writer.key("messages");
  writer.begin_object();
  const auto keys = message_keys();
  for (std::size_t i = 0; i < keys.size(); ++i) {
    writer.member(keys[i], i < texts.messages.size() ? std::string_view(texts.messages[i])
                                                     : std::string_view());
  }
  writer.end_object();
  writer.end_object();
  return {JsonAnswer::Kind::done, std::move(out)};
}

}  // namespace redress
