// Draft → assessment, with all that a page needs to show it.
#include <utility>

#include "codec/output.hpp"
#include "redress/form.hpp"
#include "redress/privacy.hpp"

namespace redress {

namespace {

using json::id_of;

class AssessmentWriter {
 public:
  AssessmentWriter(std::string& out, const Engine& engine, const Texts& texts)
      : writer_(out), policy_(engine.policy), texts_(texts) {}

  void run(const Draft& draft, const Assessment& assessment) {
    const Reading& reading = assessment.reading;
    AnswerContext context{policy_.country, &texts_, std::nullopt};
    if (draft.received && !policy_.calendars.empty())
      context.today = local_day(policy_.calendars.front().zone, *draft.received);
    const Form form = form_for(policy_, assessment.category, reading.details, context);
    writer_.begin_object();
    writer_.key("language");
    writer_.begin_object();
    writer_.member("tag", reading.language);
    writer_.member("confidence", reading.confidence);
    writer_.end_object();
    write_categories(reading.categories);
    writer_.member("decision", id_of(decision_ids, reading.decision));
    write_signals(reading.signals);
    write_personal_data(draft, reading.personal_data);
    writer_.key("details");
    json::write_details(writer_, reading.details);
    write_id("category", assessment.category == none ? std::string_view()
                                                     : policy_.categories[assessment.category].id);
    write_id("channel", assessment.channel == none
                            ? std::string_view()
                            : channel_id(policy_.channels[assessment.channel]));
    write_form(form);
    writer_.key("promise");
    if (assessment.promise) {
      json::write_promise(writer_, policy_, *assessment.promise);
    } else {
      writer_.null();
    }
    write_read_back(read_back(policy_, texts_, draft, assessment.category, form, context));
    write_steps(assessment.category);
    writer_.end_object();
  }

 private:
  static std::string_view channel_id(const Channel& channel) {
    return id_of(channel_ids, channel.kind);
  }

  void write_id(std::string_view name, std::string_view id) {
    writer_.key(name);
    if (id.empty()) {
      writer_.null();
    } else {
      writer_.value(id);
    }
  }

  void write_text(std::string_view name, TextId text) {
    if (!texts_[text].empty()) writer_.member(name, texts_[text]);
  }

  void write_categories(const std::vector<SuggestedCategory>& categories) {
    writer_.key("categories");
    writer_.begin_array();
    for (const SuggestedCategory& suggested : categories) {
      const Category& category = policy_.categories[suggested.category];
      writer_.begin_object();
      writer_.member("id", category.id);
      writer_.member("label", texts_[category.label]);
      writer_.member("score", suggested.score);
      writer_.key("evidence");
      json::write_spans(writer_, suggested.evidence);
      writer_.end_object();
    }
    writer_.end_array();
  }

  void write_signals(const std::vector<Signal>& signals) {
    writer_.key("signals");
    writer_.begin_array();
    for (const Signal& signal : signals) {
      writer_.begin_object();
      writer_.member("id", id_of(signal_ids, signal.kind));
      writer_.key("evidence");
      json::write_spans(writer_, signal.evidence);
      writer_.end_object();
    }
    writer_.end_array();
  }

  void write_personal_data(const Draft& draft, const std::vector<PersonalDataFinding>& found) {
    const Utf8Text text = Utf8Text::from(draft.text).value();
    writer_.key("personal_data");
    writer_.begin_array();
    for (const PersonalDataFinding& finding : found) {
      writer_.begin_object();
      writer_.member("kind", id_of(personal_data_ids, finding.data.kind));
      writer_.member("span", finding.data.span);
      writer_.member("action", id_of(privacy_action_ids, finding.action));
      if (finding.action == PrivacyAction::mask) {
        writer_.member("mask", shape_of(text, finding.data));
        writer_.member("undo", policy_.privacy.undo);
      }
      writer_.end_object();
    }
    writer_.end_array();
  }

  void write_form(const Form& form) {
    writer_.key("form");
    writer_.begin_object();
    writer_.key("channels");
    writer_.begin_array();
    for (const Channel& channel : policy_.channels) writer_.value(channel_id(channel));
    writer_.end_array();
    writer_.key("fields");
    writer_.begin_array();
    for (const FormField& field : form.fields) write_field(field);
    writer_.end_array();
    writer_.key("wishes");
    writer_.begin_array();
    for (const Wish wish : form.wishes) writer_.value(id_of(wish_ids, wish));
    writer_.end_array();
    writer_.end_object();
  }

  void write_field(const FormField& asked) {
    const Field& field = policy_.fields[asked.field];
    writer_.begin_object();
    writer_.member("id", field.id);
    writer_.member("type", id_of(field_type_ids, field.type));
    writer_.member("required", asked.required);
    writer_.member("label", texts_[field.label]);
    writer_.member("purpose", texts_[field.purpose]);
    if (!field.pattern.empty()) writer_.member("pattern", field.pattern);
    if (!field.example.empty()) writer_.member("example", field.example);
    if (!field.choices.empty()) {
      writer_.key("choices");
      writer_.begin_array();
      for (const Choice& choice : field.choices) {
        writer_.begin_object();
        writer_.member("id", choice.id);
        writer_.member("label", texts_[choice.label]);
        writer_.end_object();
      }
      writer_.end_array();
    }
    if (asked.value) writer_.member("value", *asked.value);
    writer_.end_object();
  }

  void write_read_back(const std::vector<ReadBackPart>& parts) {
    writer_.key("read_back");
    if (parts.empty()) {
      writer_.null();
      return;
    }
    std::string text;
    for (const ReadBackPart& part : parts) {
      if (!text.empty()) text += ' ';
      text += part.text;
    }
    writer_.begin_object();
    writer_.member("text", text);
    writer_.key("parts");
    writer_.begin_array();
    for (const ReadBackPart& part : parts) {
      writer_.begin_object();
      writer_.member("kind", part.kind);
      writer_.member("id", part.id);
      writer_.member("text", part.text);
      writer_.end_object();
    }
    writer_.end_array();
    writer_.end_object();
  }

  void write_step_list(std::string_view name, const std::vector<TextId>& steps) {
    bool open = false;
    for (const TextId step : steps) {
      if (texts_[step].empty()) continue;
      if (!open) {
        writer_.key(name);
        writer_.begin_array();
      }
      open = true;
      writer_.value(texts_[step]);
    }
    if (open) writer_.end_array();
  }

  void write_steps(Index index) {
    writer_.key("steps");
    if (index == none) {
      writer_.null();
      return;
    }
    const Category& category = policy_.categories[index];
    writer_.begin_object();
    write_text("self_help", category.self_help);
    write_text("refer_to", category.refer_to);
    write_step_list("next_steps", category.next_steps);
    write_step_list("your_steps", category.your_steps);
    writer_.end_object();
  }

  json::Writer writer_;
  const Policy& policy_;
  const Texts& texts_;
};

}  // namespace

JsonAnswer assess_json(const Engine& engine, std::string_view text) {
  const Result<Draft> draft = read_draft(engine.policy, text);
  if (!draft) return json::invalid(draft.error());
  const Index language = draft->language ? engine.policy.find_language(*draft->language) : Index{0};
  const std::string& page_language = engine.policy.languages[language];
  if (!engine.parts[language]) return json::need({&page_language, 1});

  const Result<Answer<Assessment>> assessed = assess(engine, *draft);
  if (!assessed) return json::invalid(assessed.error());
  if (const Need* missing = std::get_if<Need>(&*assessed)) return json::need(missing->languages);
  JsonAnswer answer;
  AssessmentWriter(answer.json, engine, engine.parts[language]->texts)
      .run(*draft, std::get<Assessment>(*assessed));
  return answer;
}

}  // namespace redress
