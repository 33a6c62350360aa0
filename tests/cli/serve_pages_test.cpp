// What a browser sees of the service: status pages, the plain form, the policy, files.
#include <gmock/gmock.h>

#include "cli/service.hpp"
#include "io/json_view.hpp"

namespace redress::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

std::string member(const std::string& response, std::string_view name) {
  return JsonView(body_of(response))[name].string();
}

std::string form(const Service& service, std::string_view body) {
  return service.request("POST", "/complaints",
                         "Content-Type: application/x-www-form-urlencoded\r\nAccept: text/html\r\n",
                         body);
}

TEST(ServePages, TheStatusPageOpensWithTheKeyAlone) {
  const Folder folder;
  const Service service(folder);
  const std::string receipt = service.post(submission());
  const std::string url = member(receipt, "status_url");
  const std::string json = service.get(url);
  EXPECT_EQ(status_of(json), 200);
  EXPECT_EQ(header_of(json, "Referrer-Policy"), "no-referrer");
  EXPECT_EQ(header_of(json, "Cache-Control"), "no-store");
  EXPECT_THAT(body_of(json), StartsWith(R"({"reference":")" + member(receipt, "reference") +
                                        R"(","state":"received","received":")"));
  const std::string page =
      service.get(url, "Accept: text/html,application/xhtml+xml,*/*;q=0.8\r\n");
  EXPECT_EQ(header_of(page, "Content-Type"), "text/html; charset=utf-8");
  EXPECT_EQ(header_of(page, "Referrer-Policy"), "no-referrer");
  EXPECT_THAT(body_of(page), HasSubstr("You will have our answer by "));
  // The general pack's zone has no name that people use.
  EXPECT_THAT(body_of(page), HasSubstr(" (UTC).\n</p>"));
  EXPECT_THAT(body_of(page), HasSubstr(member(receipt, "reference")));
  EXPECT_EQ(
      status_of(service.get(url.substr(0, url.size() - 1) + (url.ends_with('0') ? "1" : "0"))),
      404);
  EXPECT_EQ(status_of(service.get(url.substr(0, url.find('?')))), 404);
  EXPECT_EQ(status_of(service.get("/complaints/2222222222?key=x", "Accept: text/html\r\n")), 404);
}

TEST(ServePages, TheDeadlinesComeAsACalendarFile) {
  const Folder folder;
  const Service service(folder);
  const std::string receipt = service.post(submission());
  const std::string reference = member(receipt, "reference");
  const std::string key = member(receipt, "key");
  const std::string url = "/complaints/" + reference + "/calendar.ics?key=" + key;
  const std::string page = service.get(member(receipt, "status_url"), "Accept: text/html\r\n");
  EXPECT_THAT(body_of(page), HasSubstr("<a href=\"" + url + "\">Add to your calendar</a>"));

  const std::string file = service.get(url, "Accept: text/html,*/*;q=0.8\r\n");
  EXPECT_EQ(status_of(file), 200);
  EXPECT_EQ(header_of(file, "Content-Type"), "text/calendar; charset=utf-8");
  EXPECT_EQ(header_of(file, "Content-Disposition"),
            "attachment; filename=\"complaint-" + reference + ".ics\"");
  EXPECT_EQ(header_of(file, "Cache-Control"), "no-store");
  EXPECT_EQ(header_of(file, "Referrer-Policy"), "no-referrer");
  EXPECT_THAT(body_of(file), StartsWith("BEGIN:VCALENDAR\r\n"));
  EXPECT_THAT(body_of(file), HasSubstr("SUMMARY;LANGUAGE=en:Answer due on complaint " + reference));
  EXPECT_THAT(body_of(file), Not(HasSubstr(key)));
  EXPECT_THAT(service.log(), Not(HasSubstr(key)));

  EXPECT_EQ(status_of(service.get(url.substr(0, url.find('?')))), 404);
  EXPECT_EQ(status_of(service.get(url + "0")), 404);
  EXPECT_EQ(status_of(service.get("/complaints/calendar.ics?key=" + key)), 404);
  EXPECT_EQ(status_of(service.get("/complaints/" + reference + "/calendar?key=" + key)), 404);
  EXPECT_EQ(status_of(service.get("/complaints/2222222222/calendar.ics?key=" + key,
                                  "Accept: text/html\r\n")),
            404);
}

TEST(ServePages, ThePlainFormWorksWithoutScript) {
  const Folder folder;
  const Service service(folder);
  const std::string response =
      form(service,
           "text=%D0%9F%D1%80%D0%B0%D1%82%D0%BA%D0%B0%D1%82%D0%B0+%D0%BD%D0%B5+%D0%B4%D0%BE%D0%B9%"
           "D0%B4%D0%B5&"
           "category=delivery.late&channel=email&contact.email=a%40b.bg&contact.phone=&language=bg&"
           "fields.order_number=AB123456&send=1");
  ASSERT_EQ(status_of(response), 303) << response;
  const std::string page = service.get(header_of(response, "Location"), "Accept: text/html\r\n");
  EXPECT_EQ(status_of(page), 200);
  EXPECT_THAT(body_of(page), HasSubstr("<html lang=\"bg\">"));
  EXPECT_THAT(body_of(page), HasSubstr("Ще получите отговор до "));
}

TEST(ServePages, AFormWithProblemsIsAnsweredByAPage) {
  const Folder folder;
  const Service service(folder);
  const std::string response =
      form(service, "text=&category=%3Cscript%3E&channel=email&language=ru");
  EXPECT_EQ(status_of(response), 422);
  EXPECT_THAT(body_of(response), HasSubstr("<html lang=\"ru\">"));
  EXPECT_THAT(body_of(response), HasSubstr("<li>"));
  EXPECT_THAT(body_of(response), Not(HasSubstr("<script")));
}

TEST(ServePages, ThePolicyComesInPartsWithAnEntityTag) {
  const Folder folder;
  const Service service(folder);
  const std::string part = service.get("/policy?lang=bg");
  EXPECT_EQ(status_of(part), 200);
  const std::string etag = header_of(part, "ETag");
  EXPECT_EQ(status_of(service.get("/policy?lang=bg", "If-None-Match: " + etag + "\r\n")), 304);
  EXPECT_NE(header_of(service.get("/policy?lang=bg&shared=0"), "ETag"), etag);
  EXPECT_LT(body_of(part).size(), body_of(service.get("/policy")).size());
  EXPECT_EQ(body_of(service.get("/policy?lang=ru,bg")),
            body_of(service.get("/policy?lang=bg%2Cru")));
  EXPECT_EQ(status_of(service.get("/policy?lang=de")), 404);
  const Folder other;
  other.write("p", body_of(service.get("/policy")));
  EXPECT_EQ(run({"validate", "--policy", other.path("p")}, submission()).code, 0);
}

TEST(ServePages, FilesComeWithTheirTypesAndPolicies) {
  const Folder folder;
  folder.write("web/redress.js", "1");
  folder.write("web/worker.js", "2");
  folder.write("web/redress.wasm", "3");
  folder.write("web/.hidden", "4");
  folder.write("web/demo/index.html", "<p>demo");
  folder.write("web/demo/index.bg.html", "<p>пример");
  folder.write("web/demo/demo.css", "p{}");
  folder.write("secret", "5");
  std::filesystem::create_symlink(folder.path("secret"), folder.path("web/link"));
  const Service service(folder, {"--web", folder.path("web")});

  const std::string index = service.get("/");
  EXPECT_EQ(body_of(index), "<p>demo");
  EXPECT_THAT(header_of(index, "Content-Security-Policy"),
              HasSubstr("require-trusted-types-for 'script'; trusted-types redress"));
  EXPECT_EQ(header_of(index, "X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(body_of(service.get("/demo/")), "<p>demo");
  EXPECT_EQ(header_of(service.get("/demo?lang=bg"), "Location"), "/demo/?lang=bg");
  for (const char* path : {"/?lang=bg", "/demo/?theme=dark&lang=bg", "/index.html?lang=bg"}) {
    EXPECT_EQ(body_of(service.get(path)), "<p>пример") << path;
  }
  for (const char* path : {"/?lang=hu", "/?lang=BG", "/?lang=", "/?lang=..%2findex.bg"}) {
    EXPECT_EQ(body_of(service.get(path)), "<p>demo") << path;
  }
  EXPECT_EQ(body_of(service.get("/demo.css?lang=bg")), "p{}");
  EXPECT_EQ(header_of(service.get("/demo/demo.css"), "Content-Type"), "text/css; charset=utf-8");
  EXPECT_EQ(body_of(service.get("/demo.css")), "p{}");
  EXPECT_EQ(header_of(service.get("/redress.wasm"), "Content-Type"), "application/wasm");
  const std::string worker = service.get("/worker.js");
  EXPECT_EQ(header_of(worker, "Content-Security-Policy"),
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'");
  EXPECT_EQ(
      status_of(service.get("/worker.js", "If-None-Match: " + header_of(worker, "ETag") + "\r\n")),
      304);
  EXPECT_EQ(body_of(service.request("HEAD", "/redress.js")), "");
  for (const char* path : {"/../secret", "/%2e%2e/secret", "/demo/..%2f..%2fsecret", "/.hidden",
                           "/link", "//etc/passwd", "/demo%00.css", "/..%5csecret"}) {
    EXPECT_EQ(status_of(service.get(path)), 404) << path;
  }
}

}  // namespace
}  // namespace redress::testing
