// The term of the law in what the complainant holds in hand.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compile/law.hpp"
#include "io/json_view.hpp"
#include "serve/pages.hpp"
#include "serve/receipt.hpp"
#include "unit/fixture.hpp"

namespace redress::serve {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::string_view record =
    R"({"received":"2026-11-24T09:00:00Z","category":"delivery.late","owner":"The desk",)"
    R"("promise":{"first_reply":{"due":"2026-11-24T17:00:00Z"},"updates":[],"time_zone":"Etc/UTC","basis":[]}})";

std::unique_ptr<Engine> engine_under(const std::string& law) {
  std::string json = fixture::shop;
  if (!law.empty()) json.insert(1, R"("organization": {"law": ")" + law + R"("},)");
  return fixture::engine(json);
}

StoredComplaint complaint_in(const Engine& engine, const std::string& language) {
  StoredComplaint out;
  out.reference = "2222222222";
  out.state = "received";
  out.language = language;
  out.record = record;
  out.receipt = receipt_members(engine, record, "en");
  return out;
}

const Instant received = *parse_instant("2026-11-23T09:30:00Z");

std::string page_in(const Engine& engine, const std::string& language) {
  return *status_page(engine, complaint_in(engine, language), "0123abcd", received).body;
}

TEST(ReceiptLaw, IsTheLastMember) {
  const auto engine = engine_under("HU");
  const std::string members = receipt_members(*engine, record, "en");
  const std::string law =
      R"("law":{"country":"HU","step":"first_reply","due":"2026-12-25T00:00:00Z",)"
      R"("term":{"count":30,"unit":"days"},"source":"1997. évi CLV. törvény a fogyasztóvédelemről, 17/A. §",)"
      R"("source_language":"hu"})";
  EXPECT_THAT(members, EndsWith("," + law));
  const StoredComplaint complaint = complaint_in(*engine, "en");
  EXPECT_THAT(receipt_json(complaint, "key"), HasSubstr(law + R"(,"attachments":{)"));
  EXPECT_THAT(status_json(complaint, {}, {}), EndsWith(law + R"(,"events":[],"attachments":[]})"));
}

TEST(ReceiptLaw, IsReadBackAsTheTerm) {
  for (const char* country : {"HU", "BG", "LV", "UA", "PT"}) {
    const auto engine = engine_under(country);
    const std::string members = '{' + receipt_members(*engine, record, "en") + '}';
    const StatutoryTerm read = read_statutory_term(JsonView(members)["law"]);
    StatutoryTerm expected = *statutory_term(country);
    expected.covers.clear();
    expected.source_url.clear();
    expected.looked_up.clear();
    EXPECT_EQ(read, expected) << country;
  }
}

TEST(ReceiptLaw, IsLeftOutWhereThereIsNoTerm) {
  for (const char* law : {"", "DE", "XX"}) {
    const auto engine = engine_under(law);
    EXPECT_THAT(receipt_members(*engine, record, "en"), Not(HasSubstr(R"("law")"))) << law;
    EXPECT_THAT(page_in(*engine, "en"), Not(HasSubstr("legal advice"))) << law;
  }
}

TEST(StatusPageLaw, TellsTheLastDayInTheLanguageOfTheComplaint) {
  const auto engine = engine_under("HU");
  const std::vector<const char*> parts[] = {
      {"en", "By law in Hungary, ", "30 days", "24 December 2026", "not legal advice"},
      {"ru", "(Венгрия)", "30 дней", "24 декабря 2026 года", "не юридическая консультация"},
      {"bg", "(Унгария)", "30 дни", "24 декември 2026 г.", "не правен съвет"},
      {"hu", "(Magyarország)", "30 nap", "2026. december 24.", "nem jogi tanács"},
      {"uk", "(Угорщина)", "30 днів", "24 грудня 2026 року", "не юридична консультація"}};
  for (const std::vector<const char*>& expected : parts) {
    const std::string page = page_in(*engine, expected[0]);
    const std::size_t note = page.rfind("<p><small>");
    ASSERT_NE(note, std::string::npos);
    for (const char* part : expected) EXPECT_THAT(page, HasSubstr(part)) << expected[0];
    EXPECT_THAT(page.substr(note), HasSubstr(expected[3])) << expected[0];
    EXPECT_THAT(page.substr(note), HasSubstr("(<span lang=\"hu\">1997. évi CLV. törvény a "
                                             "fogyasztóvédelemről, 17/A. §</span>)"));
  }
}

TEST(StatusPageLaw, NamesNoLanguageThatAnOlderReceiptLacks) {
  const auto engine = engine_under("HU");
  StoredComplaint complaint = complaint_in(*engine, "en");
  const std::string member = R"(,"source_language":"hu")";
  complaint.receipt.erase(complaint.receipt.find(member), member.size());
  EXPECT_THAT(*status_page(*engine, complaint, "0123abcd", received).body,
              HasSubstr("(1997. évi CLV. törvény a fogyasztóvédelemről, 17/A. §)"));
}

TEST(StatusPageLaw, StaysWhateverBecomesOfThePolicy) {
  const StoredComplaint complaint = complaint_in(*engine_under("HU"), "en");
  EXPECT_THAT(*status_page(*engine_under(""), complaint, "0123abcd", received).body,
              HasSubstr("By law in Hungary, "));
}

}  // namespace
}  // namespace redress::serve
