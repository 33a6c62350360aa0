#include "redress/form.hpp"

#include <algorithm>

namespace redress {

namespace {

// The first detail that answers the field.
std::optional<std::string> answer_in(const std::vector<Detail>& details, const Field& field,
                                     Index index, const AnswerContext& context) {
  for (const Detail& detail : details) {
    std::string normalized;
    if (detail.field == index && !check_answer(field, detail.value, normalized, context))
      return normalized;
  }
  return std::nullopt;
}

class ReadBack {
 public:
  ReadBack(const Policy& policy, const Texts& texts) : policy_(policy), texts_(texts) {}

  void category(const Category& category) {
    const std::string_view sentence = texts_[category.read_back];
    if (!sentence.empty()) {
      add("category", category.id, std::string(sentence));
    } else {
      add("category", category.id,
          filled("read_back.category", {{"label", std::string(texts_[category.label])}}));
    }
  }

  void field(Index index, const std::string& value) {
    const Field& field = policy_.fields[index];
    std::string shown = value;
    for (const Choice& choice : field.choices) {
      if (choice.id == value) shown = texts_[choice.label];
    }
    add("field", field.id,
        filled("read_back.field",
               {{"label", std::string(texts_[field.label])}, {"value", std::move(shown)}}));
  }

  void wish(Wish wish) {
    const std::string_view id = wish_ids[static_cast<std::size_t>(wish)];
    add("wish", id, filled("read_back.wish." + std::string(id), {}));
  }

  void channel(ChannelKind kind) {
    const std::string_view id = channel_ids[static_cast<std::size_t>(kind)];
    add("channel", id, filled("read_back.channel." + std::string(id), {}));
  }

  std::vector<ReadBackPart> parts() { return std::move(parts_); }

 private:
  [[nodiscard]] std::string filled(std::string_view key,
                                   std::vector<MessageArgument> arguments) const {
    return fill_message(texts_.message(key), arguments);
  }
  void add(std::string_view kind, std::string_view id, std::string text) {
    if (!text.empty()) parts_.push_back({std::string(kind), std::string(id), std::move(text)});
  }

  const Policy& policy_;
  const Texts& texts_;
  std::vector<ReadBackPart> parts_;
};

}  // namespace

Form form_for(const Policy& policy, Index category, const std::vector<Detail>& details,
              const AnswerContext& context) {
  Form form;
  if (category == none) return form;
  const Category& chosen = policy.categories[category];
  for (const Index field : chosen.ask)
    form.fields.push_back({field, true, answer_in(details, policy.fields[field], field, context)});
  for (const Index field : chosen.optional) {
    if (form.fields.size() == chosen.ask.size() + most_optional_shown) break;
    form.fields.push_back({field, false, answer_in(details, policy.fields[field], field, context)});
  }
  form.wishes = chosen.wishes;
  return form;
}

std::vector<ReadBackPart> read_back(const Policy& policy, const Texts& texts, const Draft& draft,
                                    Index category, const Form& form,
                                    const AnswerContext& context) {
  if (category == none) return {};
  ReadBack out(policy, texts);
  out.category(policy.categories[category]);
  for (const FormField& asked : form.fields) {
    const auto answered =
        std::find_if(draft.fields.begin(), draft.fields.end(),
                     [&](const auto& answer) { return answer.first == asked.field; });
    // What the complainant wrote comes before what was found in the text; an answer that they
    // emptied is none.
    if (answered != draft.fields.end()) {
      std::string normalized;
      const bool usable =
          !check_answer(policy.fields[asked.field], answered->second, normalized, context)
               .has_value();
      if (!answered->second.empty()) out.field(asked.field, usable ? normalized : answered->second);
    } else if (asked.value) {
      out.field(asked.field, *asked.value);
    }
  }
  if (draft.wish) out.wish(*draft.wish);
  if (draft.channel != none) out.channel(policy.channels[draft.channel].kind);
  return out.parts();
}

}  // namespace redress
