// JSON in and out. The only module that knows nlohmann/json. What is written is canonical: members
// in a fixed order, no spaces, integers only.
//
// What is refused, kept and dropped, the same in the page, in the program and in the service:
// 1. Refused as a whole: bytes that are no UTF-8, raw surrogates among them (`json.utf8`); what is
//    no JSON by RFC 8259, a raw NUL, a raw control in a string and an escaped surrogate without its
//    other half among it, and a number beyond what a double holds, such as 1e400 (`json.syntax`);
//    more than limits::json_nesting levels (`json.too_deep`); a name twice in one object, compared
//    by code points after its escapes are read (`json.duplicate_key`); too many bytes
//    (`json.too_large`). A byte order mark in front is skipped.
// 2. A number is never taken for a string, and only an integer of 64 bits for an integer
//    (`member.type`).
// 3. `text` is whatever was written, as long as any of it can be seen: NUL and other controls
//    (escaped), bidi controls and invisible characters stay in the record, which holds it in NFC
//    and masked.
// 4. Every other string of a submission may hold no control but tab and line ends
//    (`string.invalid`); bidi controls and other invisible characters are dropped, save joiners and
//    variation selectors (tidy()), and so are spaces at both ends.
// 5. Words are read past invisible characters and stray diacritics inside them and in their plain
//    letters where these are decorated (split_words()); signals also past letters of another
//    script that look the same (reading_in()).
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "redress/assessment.hpp"
#include "redress/base.hpp"
#include "redress/calendar.hpp"
#include "redress/policy.hpp"
#include "redress/signal.hpp"
#include "redress/submission.hpp"
#include "redress/verdict.hpp"

namespace redress {

/// What a command answers to one JSON document.
struct JsonAnswer {
  enum class Kind : std::uint8_t {
    done,      ///< The result asked for; of a submission: accepted.
    rejected,  ///< A verdict that lists errors.
    invalid,   ///< `{"error": {code, at, message}}`: the input could not be used.
    need,      ///< `{"need": ["ru"]}`: load these languages and ask again.
  };
  Kind kind = Kind::done;
  std::string json;
};

/// A draft as a value. Errors `json.*`, `member.unknown`, `member.type`, `text.missing`,
/// `text.too_long`, `language.unsupported`, `category.unknown`, `channel.unknown`, `wish.unknown`,
/// `field.unknown`, `instant.invalid`, each with its place.
[[nodiscard]] Result<Draft> read_draft(const Policy& policy, std::string_view json);
/// A submission as a value, with the problems of its shape in field order. An error `json.*` or
/// `member.type` only where it is no JSON object at all. How long strings may be and what they may
/// hold is validate()'s to say.
[[nodiscard]] Result<Submission> read_submission(std::string_view json);

/// Draft → assessment. The page and the program both call exactly this.
[[nodiscard]] JsonAnswer assess_json(const Engine& engine, std::string_view draft);
/// What a page starts from, in the texts of one language (the policy's first where it has no such):
/// `{policy, name, organization, languages, language, categories:[{id,label}],
/// channels:[{id,label}], wishes:[{id,label}], signals:[id], messages:{key:text}}`, or
/// `{"need":[language]}` where that language is not loaded. `policy` is the bundle's id.
[[nodiscard]] JsonAnswer policy_json(const Engine& engine, std::string_view language);
/// Submission → verdict. Input that is no JSON object is a verdict with `accepted: false` and code
/// `json.syntax` or the like, in the policy's first language.
[[nodiscard]] JsonAnswer validate_json(const Engine& engine, std::string_view submission,
                                       Instant now);
/// Likewise, judged by the one of `earlier` that the submission names: pages stand open, and wait
/// for a connection, while a policy changes. One that names none of them is judged by `served`.
[[nodiscard]] JsonAnswer validate_json(const Engine& served, std::span<const Engine* const> earlier,
                                       std::string_view submission, Instant now);
/// Likewise of what read_submission() has made of it.
[[nodiscard]] JsonAnswer validate_json(const Engine& served, std::span<const Engine* const> earlier,
                                       const Result<Submission>& submission, Instant now);
/// The one of `earlier` with this bundle id, else `served`.
[[nodiscard]] const Engine& engine_named(std::string_view policy, const Engine& served,
                                         std::span<const Engine* const> earlier);
/// `{category, channel, received, signals?}` → the dated promise with its basis.
[[nodiscard]] JsonAnswer promise_json(const Engine& engine, std::string_view request);
/// `{text}` → `{text, found}`; without an engine every kind is masked.
[[nodiscard]] JsonAnswer mask_json(const Engine* engine, std::string_view line);
/// `{text, found:[{kind, span, action}]}` of raw text; error `utf8.invalid` or `text.too_long`.
[[nodiscard]] JsonAnswer mask_text(const Engine* engine, std::string_view raw);
/// `{text}` → `{language, confidence}`.
[[nodiscard]] JsonAnswer language_json(const LanguageTables& tables, std::string_view line);
[[nodiscard]] JsonAnswer language_text(const LanguageTables& tables, std::string_view raw);

/// Transitions of a zone by IANA name, or nothing for an unknown one. Native only: read from the
/// system's tzdata.
using ZoneSource = std::function<std::optional<Zone>(std::string_view)>;
/// `{calendar, start, duration, clock}` → `{due}`.
[[nodiscard]] JsonAnswer deadline_json(const ZoneSource& zones, std::string_view request);

/// `{"error":{"code":…,"at":…,"message":…}}`, with `"line":n` first where a line is given.
[[nodiscard]] std::string error_json(const Error& error,
                                     std::optional<std::size_t> line = std::nullopt);
/// A verdict `accepted: false` with this one error.
[[nodiscard]] std::string rejected_json(const Error& error);
/// The record alone, as it is stored. `verdict` must be the JSON of an accepted verdict; the bytes
/// are the verdict's own.
[[nodiscard]] std::optional<std::string> record_of(std::string_view verdict);
/// Whether the text is JSON by the rules above, so that it may be looked into without further ado.
/// Errors `json.*`.
[[nodiscard]] Result<std::monostate> check_json(std::string_view text, std::size_t max_bytes);
/// A string as JSON with its quotes: `"`, `\` and controls escaped, all else as it is.
void append_json_string(std::string& out, std::string_view text);

struct Example {
  std::string text;
  std::string category;
  std::string language;  ///< Empty where the line names none.
  std::string writer;
  friend bool operator==(const Example&, const Example&) = default;
};
/// One line of examples: `{text, category, language?, writer?}`, other members ignored, within
/// limits::ndjson_line_bytes. The category is any string of up to 200 code points. Errors `json.*`,
/// `member.type`, `text.missing`, `text.too_long`, `category.missing`, `category.too_long`.
[[nodiscard]] Result<Example> read_example(std::string_view line);
/// A policy as written, its packs merged, with what only training and compiling need.
struct PolicyDocument {
  Policy policy;
  std::vector<Texts> texts;  ///< By position in Policy::languages.
  std::vector<SignalEntry> signal_entries;
  std::vector<Example> examples;   ///< `same_as` resolved, categories that were dropped left out.
  std::vector<std::string> packs;  ///< Named by `extends`, in order.
  /// Categories or examples differ from those of the one pack named, or not one pack is named: a
  /// model must be trained.
  bool own_examples = false;
};
/// What a policy is read with.
struct PolicyContext {
  /// A pack's layers as JSON texts, to be merged in order; nothing for an unknown name. Where a
  /// layer says `extends`, the packs named there come before it; no pack is merged twice.
  std::function<std::optional<std::vector<std::string>>(std::string_view pack)> pack;
  /// A pack's own example sentences, without those of the packs that it extends.
  std::function<std::vector<Example>(std::string_view pack)> examples;
  ZoneSource zones;
  /// Messages of a language: a flat JSON object, key → text; nothing for a language without.
  std::function<std::optional<std::string>(std::string_view language)> messages;
};
struct PolicyReading {
  std::optional<PolicyDocument> document;  ///< Where no diagnostic is an error.
  std::vector<Diagnostic>
      diagnostics;  ///< In the order of the policy: those of form, then review()'s.
  /// What could be read where some diagnostic is an error: its names may lead nowhere, its texts
  /// are worth a look.
  std::optional<PolicyDocument> faulty;
};
/// Design section 4. A pack is read by `{"policy": name, "extends": [name]}`. At most
/// limits::policy_bytes.
[[nodiscard]] PolicyReading read_policy(std::string_view json, const PolicyContext& context);

/// 1-based line and column (in code points) of the value that a JSON pointer names, or of the
/// nearest parent that exists.
[[nodiscard]] std::pair<std::size_t, std::size_t> locate(std::string_view json,
                                                         std::string_view pointer);
/// `[{severity, code, at, line, column, message}]`.
[[nodiscard]] std::string diagnostics_json(std::string_view policy_json,
                                           std::span<const Diagnostic> diagnostics);

}  // namespace redress
