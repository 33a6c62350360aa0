#include "redress/verdict.hpp"

#include <algorithm>

#include "redress/text.hpp"
#include "verdict/rules.hpp"

namespace redress {

namespace {

constexpr std::int64_t promise_may_be_old_seconds = 30 * 60;

// RFC 9562: eight, four, four, four and twelve hexadecimal digits, in any case; kept in lower case.
std::optional<std::string> normalize_uuid(std::string_view text) {
  if (text.size() != 36) return std::nullopt;
  std::string out(text);
  for (std::size_t i = 0; i < out.size(); ++i) {
    char& c = out[i];
    if (i == 8 || i == 13 || i == 18 || i == 23) {
      if (c != '-') return std::nullopt;
      continue;
    }
    if (c >= 'A' && c <= 'F') c = static_cast<char>(c + ('a' - 'A'));
    if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) return std::nullopt;
  }
  return out;
}

std::optional<Wish> wish_of(std::string_view id) {
  const auto found = std::find(wish_ids.begin(), wish_ids.end(), id);
  if (found == wish_ids.end()) return std::nullopt;
  return static_cast<Wish>(found - wish_ids.begin());
}

class Judge {
 public:
  Judge(const Engine& engine, const Submission& submission, Instant now)
      : engine_(engine),
        policy_(engine.policy),
        submission_(submission),
        now_(now),
        problems_(submission.problems) {}

  Result<Answer<Verdict>> run() {
    check_identity();
    check_language();
    if (!engine_.parts[language_]) return Answer<Verdict>(Need{{policy_.languages[language_]}});
    check_text();
    check_choices();
    if (text_) {
      Answer<Reading> reading =
          read_text(engine_, *text_, policy_.languages[language_], now_, Evidence::left_out);
      if (Need* need = std::get_if<Need>(&reading)) return Answer<Verdict>(std::move(*need));
      reading_ = std::move(std::get<Reading>(reading));
      check_keep();
    }
    if (!problems_.empty()) return Answer<Verdict>(rejected());
    return accepted();
  }

 private:
  void check_identity() {
    if (!submission_.id) {
      if (!problems_.has("/id")) problems_.add("/id", "id.missing");
    } else if (const auto id = normalize_uuid(*submission_.id)) {
      record_.id = *id;
    } else {
      problems_.add("/id", "id.invalid");
    }
    if (submission_.policy && *submission_.policy != engine_.id)
      problems_.add("/policy", "policy.unknown");
  }

  // Without a usable language the reasons are given in the policy's first.
  void check_language() {
    if (!submission_.language) {
      if (!problems_.has("/language")) problems_.add("/language", "language.missing");
      return;
    }
    const Index found = policy_.find_language(*submission_.language);
    if (found == none) {
      problems_.add("/language", "language.unsupported");
    } else {
      language_ = found;
    }
  }

  void check_text() {
    if (!submission_.text) {
      if (!problems_.has("/text")) problems_.add("/text", "text.missing");
      return;
    }
    const Result<Utf8Text> text = Utf8Text::from(*submission_.text);
    if (!text) {
      problems_.add("/text", "json.utf8");
    } else if (text->blank()) {
      problems_.add("/text", "text.blank");
    } else if (text->view().size() > limits::text_bytes ||
               text->code_points() > limits::text_code_points) {
      problems_.add("/text", "text.too_long",
                    {{"limit", std::to_string(limits::text_code_points)}});
    } else if (!problems_.has("/text")) {
      text_ = *text;
    }
  }

  void check_choices() {
    record_.category =
        choose(submission_.category, "/category", "category.missing", "category.unknown",
               [&](std::string_view id) { return policy_.find_category(id); });
    record_.channel = choose(submission_.channel, "/channel", "channel.missing", "channel.unknown",
                             [&](std::string_view id) { return policy_.find_channel(id); });
    Findings out{problems_, warnings_, record_};
    if (record_.channel != none) {
      check_contact(submission_, policy_.channels[record_.channel].kind, policy_.country, out);
    }
    if (record_.category == none) return;
    check_fields(submission_, policy_, record_.category, {policy_.country, &texts(), today()}, out);
    if (submission_.wish) {
      const std::vector<Wish>& offered = policy_.categories[record_.category].wishes;
      record_.wish = wish_of(*submission_.wish);
      if (!record_.wish ||
          std::find(offered.begin(), offered.end(), *record_.wish) == offered.end()) {
        problems_.add("/wish", "wish.unknown");
      }
    }
  }

  template <class Find>
  Index choose(const std::optional<std::string>& id, std::string_view at, std::string_view missing,
               std::string_view unknown, Find find) {
    if (!id) {
      if (!problems_.has(at)) problems_.add(std::string(at), missing);
      return none;
    }
    const Index found = find(*id);
    if (found == none) problems_.add(std::string(at), unknown);
    return found;
  }

  // A mask may be undone only as a whole, and only where the policy lets the complainant do so.
  void check_keep() {
    for (std::size_t i = 0; i < submission_.keep.size(); ++i) {
      const bool known = std::any_of(reading_.personal_data.begin(), reading_.personal_data.end(),
                                     [&](const PersonalDataFinding& finding) {
                                       return finding.action == PrivacyAction::mask &&
                                              finding.data.span == submission_.keep[i];
                                     });
      if (!known || !policy_.privacy.undo)
        problems_.add(pointer("/keep", std::to_string(i)), "keep.invalid");
    }
  }

  [[nodiscard]] Verdict with_warnings() const {
    Verdict verdict;
    for (const Problem& warning : warnings_)
      verdict.warnings.push_back(in_words(warning, policy_, texts()));
    return verdict;
  }

  [[nodiscard]] Verdict rejected() const {
    Verdict verdict = with_warnings();
    for (const Problem& problem : problems_.in_order(policy_, record_.category)) {
      verdict.errors.push_back(in_words(problem, policy_, texts()));
    }
    return verdict;
  }

  Result<Answer<Verdict>> accepted() {
    Verdict verdict = with_warnings();
    record_.policy = engine_.id;
    record_.received = now_;
    record_.language = policy_.languages[language_];
    keep_text();
    if (!reading_.categories.empty()) {
      record_.suggested =
          CategoryScore{reading_.categories.front().category, reading_.categories.front().score};
    }
    for (const Signal& signal : reading_.signals) record_.signals.push_back(signal.kind);
    if (std::optional<Error> error = date_promise(verdict)) return *error;
    record_.keep_days = policy_.privacy.keep_days;
    for (const Finding& warning : verdict.warnings) record_.warnings.push_back(warning.code);
    verdict.record = std::move(record_);
    return Answer<Verdict>(std::move(verdict));
  }

  // Masks what the policy masks; details are those of the text that is kept, so that their spans
  // lie in it.
  void keep_text() {
    std::vector<PersonalData> found;
    for (const PersonalDataFinding& finding : reading_.personal_data) found.push_back(finding.data);
    const std::string masked =
        mask(*text_, policy_.country, found, &policy_.privacy, submission_.keep);
    record_.text = nfc(Utf8Text::from(masked).value());
    if (record_.text == text_->view()) {
      record_.details = std::move(reading_.details);
      return;
    }
    const Utf8Text kept = Utf8Text::from(record_.text).value();
    std::vector<Span> hidden;
    for (const PersonalData& data : find_personal_data(kept, policy_.country))
      hidden.push_back(data.span);
    record_.details = find_details(
        kept, split_words(kept), policy_,
        texts_at_hand(engine_, reading_.scored_by, policy_.languages[language_]), hidden, today());
  }

  // The day of receipt where the site is.
  [[nodiscard]] std::optional<Day> today() const {
    if (policy_.calendars.empty()) return std::nullopt;
    return local_day(policy_.calendars.front().zone, now_);
  }

  [[nodiscard]] Result<DatedPromise> promise_at(Instant received) const {
    return promise_for(policy_, {record_.category, record_.channel, received, record_.signals});
  }

  // A promise that was shown is kept where the page could have computed it then; design, section 5.
  std::optional<Error> date_promise(Verdict& verdict) {
    Result<DatedPromise> computed = promise_at(now_);
    if (!computed) return computed.error();
    record_.promise = std::move(computed).value();
    if (!submission_.promise) return std::nullopt;
    const ShownPromise shown = *submission_.promise;
    const std::int64_t age_seconds = now_.seconds - shown.shown_at.seconds;
    if (age_seconds >= 0 && age_seconds <= promise_may_be_old_seconds && shown.due > now_) {
      const Result<DatedPromise> then = promise_at(shown.shown_at);
      if (then.ok() && then->due == shown.due) {
        if (shown.due < record_.promise.due) {
          record_.promise.due = shown.due;
          record_.promise.promise = then->promise;
          record_.promise.team = then->team;
        }
        return std::nullopt;
      }
    }
    verdict.warnings.push_back(
        in_words({"/promise", "promise.not_honoured", {}}, policy_, texts()));
    return std::nullopt;
  }

  [[nodiscard]] const Texts& texts() const { return engine_.parts[language_]->texts; }

  const Engine& engine_;
  const Policy& policy_;
  const Submission& submission_;
  Instant now_;
  Problems problems_;
  std::vector<Problem> warnings_;  ///< In field order.
  Index language_ = 0;  ///< Position of the page's language, the default one where it names none.
  std::optional<Utf8Text> text_;
  Reading reading_;
  Record record_;
};

}  // namespace

Result<Answer<Verdict>> validate(const Engine& engine, const Submission& submission, Instant now) {
  return Judge(engine, submission, now).run();
}

}  // namespace redress
