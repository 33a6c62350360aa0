#include "compile/wording_check.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "compile/wording.hpp"

namespace redress {

namespace {

using Severity = Diagnostic::Severity;

// Code points that a place shows at a glance: a label stands on one line of a telephone.
constexpr std::size_t label_length = 60;
constexpr std::size_t purpose_length = 160;
constexpr std::size_t step_length = 240;
constexpr std::size_t note_length = 500;

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// `<b`, `</`, `<!` or `&nbsp;`: shown as it stands, never as what it means.
bool has_markup(std::string_view text) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const char next = text[i + 1];
    if (text[i] == '<' && (is_letter(next) || next == '/' || next == '!')) return true;
    if (text[i] != '&') continue;
    std::size_t end = i + 1;
    while (end < text.size() && (is_letter(text[end]) || text[end] == '#' || is_digit(text[end])))
      ++end;
    if (end > i + 2 && end < text.size() && text[end] == ';') return true;
  }
  return false;
}

bool has_insecure_link(std::string_view text) {
  return text.find("http://") != std::string_view::npos;
}

struct NeedlessFinding {
  std::string_view code;
  std::string_view what;
  std::string_view cure;
};

constexpr std::array<NeedlessFinding, needless_ids.size()> needless_findings = {{
    {"field.name_asked", "a person's name",
     "no channel but post needs one, and post asks for it itself; leave the field out."},
    {"field.contact_asked", "how to reach a person",
     "the contact of the chosen channel covers it; leave the field out."},
    {"field.birthday_asked", "a date of birth",
     "a complaint is solved without it; leave the field out."},
    {"field.secret_asked", "what must not be told to anybody, or an official number of a person",
     "no complaint needs it; leave the field out."},
}};

class WordingCheck {
 public:
  WordingCheck(const Policy& policy, std::span<const Texts> texts, std::vector<Diagnostic>& found)
      : policy_(policy), texts_(texts), found_(found) {}

  void run() {
    look_at(policy_.organization, "/organization/name", label_length);
    for (const Field& field : policy_.fields) look_at(field);
    for (const Category& category : policy_.categories) look_at(category);
  }

 private:
  void warn(std::string_view code, std::string at, std::string message) {
    found_.push_back({Severity::warning, std::string(code), std::move(at), std::move(message)});
  }

  void look_at(const Field& field) {
    const std::string at = pointer("/fields", field.id);
    look_at(field.label, pointer(at, "label"), label_length);
    look_at(field.purpose, pointer(at, "purpose"), purpose_length);
    for (const Choice& choice : field.choices)
      look_at(choice.label, pointer(pointer(at, "choices"), choice.id), label_length);
    if (const auto needless = needless_of(field)) {
      const NeedlessFinding& finding = needless_findings[static_cast<std::size_t>(*needless)];
      warn(finding.code, at,
           "Field “" + field.id + "” asks for " + std::string(finding.what) + "; " +
               std::string(finding.cure));
    }
  }

  [[nodiscard]] std::optional<Needless> needless_of(const Field& field) const {
    if (field.type == FieldType::email || field.type == FieldType::phone) return Needless::contact;
    std::string id = field.id;
    std::replace_if(
        id.begin(), id.end(), [](char c) { return c == '_' || c == '.'; }, ' ');
    if (const auto found = needless_of(id, "en")) return found;
    for (const Texts& texts : texts_) {
      if (const auto found = needless_of(texts[field.label], texts.language)) return found;
    }
    return std::nullopt;
  }

  [[nodiscard]] static std::optional<Needless> needless_of(std::string_view label,
                                                           std::string_view language) {
    const FoldedText words(label);
    const Wordings& lists = wordings(language);
    for (std::size_t kind = 0; kind < lists.asks.size(); ++kind) {
      for (const Phrase& phrase : lists.asks[kind]) {
        if (!phrase.find_in(words).empty()) return static_cast<Needless>(kind);
      }
    }
    return std::nullopt;
  }

  void look_at(const Category& category) {
    const std::string at = pointer("/categories", category.id);
    look_at(category.label, pointer(at, "label"), label_length);
    look_at(category.read_back, pointer(at, "read_back"), step_length);
    look_at(category.self_help, pointer(at, "self_help"), note_length);
    look_at(category.refer_to, pointer(at, "refer_to"), note_length);
    look_at_steps(category.next_steps, pointer(at, "next_steps"));
    look_at_steps(category.your_steps, pointer(at, "your_steps"));
  }

  void look_at(TextId id, const std::string& at, std::size_t longest) {
    for (const Texts& texts : texts_) look_at(texts, id, pointer(at, texts.language), longest);
  }

  void look_at_steps(const std::vector<TextId>& steps, const std::string& at) {
    for (const Texts& texts : texts_) {
      for (std::size_t i = 0; i < steps.size(); ++i) {
        look_at(texts, steps[i], pointer(pointer(at, texts.language), std::to_string(i)),
                step_length);
      }
    }
  }

  void look_at(const Texts& texts, TextId id, const std::string& at, std::size_t longest) {
    const std::string_view text = texts[id];
    // Where a language lacks a text, that of the first stands in; it was looked at there.
    if (text.empty() || (&texts != &texts_.front() && text == texts_.front()[id])) return;
    if (const std::size_t length = code_points(text); length > longest) {
      warn("text.long", at,
           "This text has " + std::to_string(length) + " characters; in this place people read " +
               std::to_string(longest) + " at most. Say it shorter.");
    }
    if (has_markup(text)) {
      warn("text.markup", at,
           "Texts are shown as they are written, marks such as <b> and &nbsp; included; write "
           "plain text.");
    }
    if (has_insecure_link(text)) {
      warn("text.link_insecure", at,
           "A link that begins with http:// can be changed on its way; write it with https://.");
    }
    look_for_cliches(texts.language, text, at);
  }

  void look_for_cliches(std::string_view language, std::string_view text, const std::string& at) {
    const FoldedText words(text);
    for (const Cliche& cliche : wordings(language).cliches) {
      for (const Phrase& phrase : cliche.phrases) {
        const std::string_view written = phrase.find_in(words);
        if (written.empty()) continue;
        warn("text.cliche", at,
             "“" + std::string(written) +
                 "” is a phrase that people have heard too often to believe; say it as one person "
                 "to another, such as: “" +
                 cliche.instead + "”");
        break;  // once for what says the same
      }
    }
  }

  const Policy& policy_;
  std::span<const Texts> texts_;
  std::vector<Diagnostic>& found_;
};

}  // namespace

void check_wording(const Policy& policy, std::span<const Texts> texts,
                   std::vector<Diagnostic>& found) {
  WordingCheck(policy, texts, found).run();
}

}  // namespace redress
