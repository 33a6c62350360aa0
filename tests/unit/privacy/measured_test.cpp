// Sentences and identifiers of others (presidio-research, validator.js), where the folder that
// holds them is given at build time.
#ifdef REDRESS_TEST_DATA

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "findings.hpp"
#include "privacy/digit_run.hpp"

namespace redress {
namespace {

using nlohmann::json;

std::vector<json> lines(const std::string& name) {
  std::ifstream file(REDRESS_TEST_DATA "/personal-data/" + name);
  EXPECT_TRUE(file.is_open());
  std::vector<json> out;
  for (std::string line; std::getline(file, line);) {
    // Two lines hold half a surrogate pair, which is no text.
    json row = json::parse(line, nullptr, false);
    if (!row.is_discarded()) out.push_back(std::move(row));
  }
  return out;
}

struct Count {
  double labelled = 0, hit = 0, given = 0, right = 0;
  [[nodiscard]] double recall() const { return hit / labelled; }
  [[nodiscard]] double precision() const { return right / given; }
};

// Bytes of so many code points.
std::uint32_t bytes_of(const std::string& text, std::size_t code_points) {
  std::size_t position = 0;
  for (std::size_t i = 0; i < code_points; ++i)
    static_cast<void>(next_code_point(findings::utf8(text), position));
  return static_cast<std::uint32_t>(position);
}

// The rule for phones in a text: with +, in the usual form of the United States, or behind one of
// the words that the sentences here have.
bool phone_by_rule(const std::string& text, std::size_t start, const std::string& value) {
  if (value.starts_with("+")) return true;
  const DigitRun run = read_digits(findings::utf8(value), value.starts_with("(") ? 1 : 0);
  if (run.size >= 10 && run.groups(10).are("334") && run.digits[0] > '1' && run.digits[3] > '1')
    return true;
  std::string before = text.substr(start > 16 ? start - 16 : 0, std::min<std::size_t>(start, 16));
  for (char& c : before) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 0x20 : c);
  for (const char* word : {"phone:", "mobile:", "fax:", "call me at"}) {
    if (before.find(word) != std::string::npos) return true;
  }
  return false;
}

TEST(MeasuredPersonalData, InSentences) {
  const std::map<std::string, PersonalDataKind> kinds = {{"CREDIT_CARD", PersonalDataKind::card},
                                                         {"IBAN_CODE", PersonalDataKind::iban},
                                                         {"EMAIL_ADDRESS", PersonalDataKind::email},
                                                         {"PHONE_NUMBER", PersonalDataKind::phone},
                                                         {"US_SSN", PersonalDataKind::national_id}};
  std::map<PersonalDataKind, Count> counts;
  for (const json& row : lines("sentences-en.jsonl")) {
    const std::string text = row["text"];
    std::vector<PersonalData> labels;
    for (const json& one : row["spans"]) {
      const auto kind = kinds.find(one["type"].get<std::string>());
      if (kind == kinds.end()) continue;
      labels.push_back({kind->second, {bytes_of(text, one["start"]), bytes_of(text, one["end"])}});
    }
    const std::vector<PersonalData> found = find_personal_data(findings::utf8(text), "US");
    for (const PersonalData& label : labels) {
      const std::string value = text.substr(label.span.start, label.span.size());
      if (label.kind == PersonalDataKind::phone && !phone_by_rule(text, label.span.start, value))
        continue;
      Count& count = counts[label.kind];
      ++count.labelled;
      for (const PersonalData& one : found) {
        if (one.kind == label.kind && one.span.start <= label.span.start &&
            one.span.end >= label.span.end)
          ++count.hit;
      }
    }
    for (const PersonalData& one : found) {
      ++counts[one.kind].given;
      for (const PersonalData& label : labels) {
        if (one.kind == label.kind && one.span.start < label.span.end &&
            label.span.start < one.span.end)
          ++counts[one.kind].right;
      }
    }
  }
  for (const auto& [kind, count] : counts) {
    const bool phone = kind == PersonalDataKind::phone;
    std::printf("%s: recall %.3f of %.0f, precision %.3f of %.0f\n",
                std::string(personal_data_ids[static_cast<std::size_t>(kind)]).c_str(),
                count.recall(), count.labelled, count.precision(), count.given);
    EXPECT_GE(count.recall(), phone ? .90 : .98);
    EXPECT_GE(count.precision(), phone ? .95 : .99);
  }
  EXPECT_EQ(counts.size(), kinds.size());
}

// The whole value is one finding behind a word for it; spaces at its end are not part of it.
bool is_found(std::string value, PersonalDataKind kind, std::string_view country,
              const std::string& word) {
  while (!value.empty() && value.back() == ' ') value.pop_back();
  const std::string text = word + value;
  if (!Utf8Text::from(text)) return false;
  const std::vector<PersonalData> found = find_personal_data(findings::utf8(text), country);
  return found.size() == 1 && found[0].kind == kind && found[0].span.start == word.size() &&
         found[0].span.end == text.size();
}

TEST(MeasuredPersonalData, AgreesWithValidators) {
  struct Kind {
    PersonalDataKind kind;
    const char* country;
    const char* word;
  };
  const std::map<std::string, Kind> kinds = {
      {"isCreditCard", {PersonalDataKind::card, "", ""}},
      {"isIBAN", {PersonalDataKind::iban, "", ""}},
      {"isEmail", {PersonalDataKind::email, "", ""}},
      {"isTaxID bg-BG", {PersonalDataKind::national_id, "BG", "ЕГН "}},
      {"isTaxID hu-HU", {PersonalDataKind::national_id, "HU", "adóazonosító jel "}},
      {"isTaxID uk-UA", {PersonalDataKind::national_id, "UA", "РНОКПП "}},
      {"isTaxID en-GB", {PersonalDataKind::national_id, "GB", "NINO "}}};
  // An address that mail reaches: a domain in wide letters is the same as in plain ones (RFC 5895).
  const std::set<std::string> explained = {"somename@ｇｍａｉｌ.com"};
  double all = 0;
  double agreed = 0;
  for (const json& row : lines("identifiers.jsonl")) {
    std::string key = row["validator"];
    if (!row["args"].empty()) key += " " + row["args"][0].dump();
    std::erase(key, '"');
    const auto kind = kinds.find(key);
    if (kind == kinds.end()) continue;
    const std::string value = row["value"];
    // The tax reference of British self-assessment: ten digits that prove nothing, no kind of ours.
    if (key == "isTaxID en-GB" && value == "1234567890") continue;
    const bool found = is_found(value, kind->second.kind, kind->second.country, kind->second.word);
    ++all;
    if (found == row["valid"].get<bool>()) {
      ++agreed;
    } else {
      EXPECT_TRUE(explained.contains(value)) << key << " " << value;
    }
  }
  std::printf("identifiers: %.0f of %.0f agree\n", agreed, all);
  EXPECT_GT(all, 150);
  EXPECT_GE(agreed / all, .99);
}

// Valid mobile numbers in their countries, and passports behind their word. Invalid ones say
// little: a number may be no mobile phone and yet a telephone, and no passport of one country but
// of another.
TEST(MeasuredPersonalData, ValidPhonesAndPassports) {
  const std::set<std::string> countries = {"BG", "RU", "HU", "UA", "GB",
                                           "US", "DE", "PL", "RO", "KZ"};
  Count phones;
  Count passports;
  for (const json& row : lines("identifiers.jsonl")) {
    if (!row["valid"].get<bool>() || row["args"].size() != 1 || !row["args"][0].is_string())
      continue;
    const std::string locale = row["args"][0];
    const std::string country = locale.substr(locale.size() - 2);
    if (!countries.contains(country)) continue;
    if (row["validator"] == "isMobilePhone") {
      ++phones.labelled;
      phones.hit += is_found(row["value"], PersonalDataKind::phone, country, "") ? 1 : 0;
    } else if (row["validator"] == "isPassportNumber") {
      ++passports.labelled;
      passports.hit +=
          is_found(row["value"], PersonalDataKind::national_id, country, "passport ") ? 1 : 0;
    }
  }
  std::printf("phones %.3f of %.0f, passports %.3f of %.0f\n", phones.recall(), phones.labelled,
              passports.recall(), passports.labelled);
  EXPECT_GE(phones.recall(), .95);
  EXPECT_GE(passports.recall(), .95);
}

}  // namespace
}  // namespace redress

#endif
