// Files beside a complaint: what is taken, what is kept of it, who may have it.
#include <gmock/gmock.h>

#include "cli/attachments.hpp"
#include "unit/attachments/pictures.hpp"

namespace redress::testing {
namespace {

using namespace attachments::pictures;
using ::testing::HasSubstr;
using ::testing::MatchesRegex;
using ::testing::Not;
using ::testing::StartsWith;

TEST(Attachments, AFileComesBackWithoutItsMetadata) {
  const Folder folder;
  const Service service(folder);
  const Complaint complaint(service);
  const std::string added = complaint.add(jpeg_of_a_camera(), "text/html");
  EXPECT_EQ(status_of(added), 415) << "no file is sent as this";
  const std::string response = complaint.add(jpeg_of_a_camera(), "image/png");
  ASSERT_EQ(status_of(response), 201) << response;
  EXPECT_THAT(body_of(response),
              MatchesRegex(R"(\{"attachment":\{"id":"[0-9a-f-]{36}","kind":"jpeg","bytes":[0-9]+,)"
                           R"("added":"[^"]+Z"\},"left":\{"count":4,"bytes_each":10485760\}\})"));
  EXPECT_EQ(header_of(response, "Location"),
            "/complaints/" + complaint.reference + "/attachments/" + id_of(response));

  const std::string file = service.get(complaint.url(id_of(response)));
  EXPECT_EQ(status_of(file), 200);
  EXPECT_EQ(header_of(file, "Content-Type"), "image/jpeg");
  EXPECT_EQ(header_of(file, "Content-Disposition"), "attachment; filename=\"" +
                                                        complaint.reference + '-' +
                                                        id_of(response).substr(0, 8) + ".jpg\"");
  EXPECT_EQ(header_of(file, "Content-Security-Policy"), "default-src 'none'; sandbox");
  EXPECT_EQ(header_of(file, "X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(header_of(file, "Cache-Control"), "no-store");
  EXPECT_THAT(body_of(file), StartsWith("\xFF\xD8"));
  EXPECT_THAT(body_of(file), Not(HasSubstr(std::string(place))));
  EXPECT_THAT(body_of(complaint.status()),
              HasSubstr(R"(,"attachments":[)" +
                        std::string(JsonView(body_of(response))["attachment"].raw()) + "]}"));
  EXPECT_THAT(service.log(), Not(HasSubstr(complaint.key)));
}

TEST(Attachments, TheSameBytesAreKeptOnceAcrossARestart) {
  const Folder folder;
  std::string id;
  {
    Service service(folder);
    const Complaint complaint(service);
    id = id_of(complaint.add(png_of_a_program(), "image/png"));
    const std::string again = complaint.add(png_of_a_program());
    EXPECT_EQ(status_of(again), 200);
    EXPECT_EQ(id_of(again), id);
    // What was answered is on the disk, however the program ends.
    service.signal(SIGKILL);
    service.wait();
  }
  const Service service(folder);
  const Complaint complaint(service);
  const std::string again = complaint.add(png_of_a_program());
  EXPECT_EQ(status_of(again), 200);
  EXPECT_EQ(id_of(again), id);
  // What was kept is as clean as what is sent again.
  const std::string kept = body_of(service.get(complaint.url(id)));
  EXPECT_EQ(id_of(complaint.add(kept)), id);
  EXPECT_EQ(JsonView(body_of(complaint.status()))["attachments"].elements().size(), 1U);
}

TEST(Attachments, RefusesWhatIsNoFileOfItsKinds) {
  const Folder folder;
  const Service service(folder);
  const Complaint complaint(service);
  const std::string other = complaint.add("GIF89a, whatever the header says", "image/jpeg");
  EXPECT_EQ(status_of(other), 415);
  EXPECT_EQ(header_of(other, "Content-Type"), "application/problem+json");
  EXPECT_EQ(code_of(other), "attachment.kind");
  EXPECT_THAT(body_of(other), HasSubstr("GIF"));
  const std::string broken = complaint.add(jpeg_of_a_camera().substr(0, 200), "image/jpeg");
  EXPECT_EQ(status_of(broken), 422);
  EXPECT_EQ(code_of(broken), "attachment.metadata");
  const std::string empty = service.request("POST", complaint.url(), "Content-Length: 0\r\n");
  EXPECT_EQ(status_of(empty), 400);
  EXPECT_EQ(code_of(empty), "attachment.empty");
  EXPECT_EQ(code_of(service.request("POST", complaint.url(),
                                    "Content-Type: image/png\r\nContent-Encoding: gzip\r\n", "x")),
            "content_encoding.unsupported");
  EXPECT_EQ(code_of(complaint.add("--x", "multipart/form-data; boundary=b")), "form.invalid");
  EXPECT_THAT(body_of(complaint.status()), HasSubstr(R"("attachments":[]})"));
}

TEST(Attachments, OnlyWhoHasTheKeySendsOrSeesThem) {
  const Folder folder;
  const Service service(folder);
  const Complaint complaint(service);
  const Complaint other(service, submission("7a1a1f0e-3c1c-4c7e-9d3a-0a2b3c4d5e6f"));
  const std::string id = id_of(complaint.add(pdf(1)));
  EXPECT_EQ(status_of(service.get(complaint.url(id))), 200);
  EXPECT_EQ(status_of(service.get(other.url(id))), 404) << "another complaint's";
  const std::string url = complaint.url();
  for (const std::string& wrong :
       {url.substr(0, url.find('?')), url.substr(0, url.size() - 1), url + "0",
        "/complaints/2222222222/attachments?key=" + complaint.key,
        "/complaints//attachments?key=" + complaint.key}) {
    // It is said before a byte of the file is sent.
    const std::string response =
        service.request("POST", wrong, "Content-Type: image/jpeg\r\nContent-Length: 9000000\r\n");
    EXPECT_EQ(status_of(response), 404) << wrong;
    EXPECT_EQ(code_of(response), "complaint.unknown");
  }
  EXPECT_EQ(status_of(service.get("/complaints/" + complaint.reference + "/attachments/" + id)),
            404);
  EXPECT_EQ(status_of(service.get(complaint.url("7a1a1f0e-3c1c-4c7e-9d3a-0a2b3c4d5e6f"))), 404);
  EXPECT_EQ(status_of(service.get(complaint.url("nonsense"))), 404);
  EXPECT_EQ(status_of(service.get(url)), 405);
  EXPECT_EQ(header_of(service.get(url), "Allow"), "POST");
  EXPECT_EQ(status_of(service.request("DELETE", complaint.url(id))), 405);
}

TEST(Attachments, AFileMayComeInPieces) {
  const Folder folder;
  const Service service(folder);
  const Complaint complaint(service);
  const std::string file = jpeg_of_a_camera();
  const Connection connection(service.port());
  connection.send("POST " + complaint.url() +
                  " HTTP/1.1\r\nHost: h\r\nConnection: close\r\nExpect: 100-continue\r\n"
                  "Content-Length: " +
                  std::to_string(file.size()) + "\r\n\r\n");
  EXPECT_THAT(connection.read_head(), StartsWith("HTTP/1.1 100 "));
  connection.send(file.substr(0, 100));
  EXPECT_EQ(status_of(service.get("/healthz")), 200);
  connection.send(file.substr(100));
  EXPECT_EQ(status_of(connection.read_all()), 201);
}

TEST(Attachments, TheStatusPageTakesThemWithoutScript) {
  const Folder folder;
  const Service service(folder);
  std::string russian = submission();
  russian.replace(russian.find("\"en\""), 4, "\"ru\"");
  const Complaint complaint(service, russian);
  const std::string html = "Accept: text/html\r\n";
  const std::string before =
      service.get("/complaints/" + complaint.reference + "?key=" + complaint.key, html);
  EXPECT_THAT(header_of(before, "Content-Security-Policy"), HasSubstr("form-action 'self'"));
  EXPECT_THAT(body_of(before), HasSubstr("<form method=\"post\" enctype=\"multipart/form-data\" "
                                         "action=\"" +
                                         complaint.url() + "\">"));
  EXPECT_THAT(body_of(before), HasSubstr("каждый не больше 10\u00a0МБ."));

  const std::string answer = complaint.add_form({jpeg_of_a_camera(), "no picture", pdf(1)});
  ASSERT_EQ(status_of(answer), 303) << answer;
  const std::string location = header_of(answer, "Location");
  EXPECT_EQ(location, "/complaints/" + complaint.reference + "?key=" + complaint.key +
                          "&attached=added.kind.added#attachments");
  const std::string after = body_of(service.get(location.substr(0, location.find('#')), html));
  EXPECT_THAT(after, HasSubstr("<li>Файл 1. Добавлено, спасибо.</li>"));
  EXPECT_THAT(after, HasSubstr("<li>Файл 2. Не добавлено: подходят"));
  EXPECT_THAT(after, HasSubstr("\">JPEG, 1\u00a0КБ</a>, "));
  EXPECT_THAT(after, HasSubstr("\">PDF, 1\u00a0КБ</a>, "));
  EXPECT_THAT(after, Not(HasSubstr("my photo")));
  EXPECT_THAT(header_of(complaint.add_form({}), "Location"), HasSubstr("&attached=none#"));
  EXPECT_THAT(header_of(complaint.add_form({pdf(2), pdf(3), pdf(4), pdf(5)}), "Location"),
              HasSubstr("&attached=added.added.added.too_many#"));
  const std::string full = body_of(service.get(location.substr(0, location.find('&')), html));
  EXPECT_THAT(full, Not(HasSubstr("multipart/form-data")));
  EXPECT_THAT(full, HasSubstr("Больше файлов добавить нельзя: их уже 5."));
  // What an address may say is chosen from a list.
  EXPECT_THAT(body_of(service.get(
                  location.substr(0, location.find('&')) + "&attached=%3Cb%3E.added", html)),
              Not(HasSubstr("role=\"status\"")));
}

TEST(Attachments, ExportNamesThemWhereThereAreAny) {
  const Folder folder;
  const Service service(folder);
  const Complaint with(service);
  const Complaint without(service, submission("7a1a1f0e-3c1c-4c7e-9d3a-0a2b3c4d5e6f"));
  const std::string added = body_of(with.add(pdf(1)));
  const Outcome exported = run({"export", "--store", "sqlite:" + folder.path("store.db")});
  const std::size_t end = exported.out.find('\n');
  EXPECT_THAT(exported.out.substr(0, end),
              HasSubstr(R"("state":"received","attachments":[)" +
                        std::string(JsonView(added)["attachment"].raw()) + R"(],"events":[)"));
  EXPECT_THAT(exported.out.substr(end), Not(HasSubstr("attachments")));

  const std::string name = "files/" + with.reference + '-' + id_of("\r\n\r\n" + added).substr(0, 8);
  std::filesystem::create_directory(folder.path("files"));
  const std::vector<std::string> command = {
      "export", "--store", "sqlite:" + folder.path("store.db"), "--files", folder.path("files")};
  EXPECT_EQ(run(command).out, exported.out);
  EXPECT_EQ(folder.read(name + ".pdf"), pdf(1));
  folder.write(name + ".pdf", "looked at");
  EXPECT_EQ(run(command).code, 0);
  EXPECT_EQ(folder.read(name + ".pdf"), "looked at");
  std::filesystem::remove_all(folder.path("files"));
  EXPECT_EQ(run(command).code, 3) << "there is no such folder";
}

TEST(Attachments, AReceiptSaysWhatMayBeAdded) {
  const Folder folder;
  const Service service(folder);
  EXPECT_THAT(body_of(service.post(submission())),
              HasSubstr(R"(,"attachments":{"count":5,"bytes":10485760,"kinds":["jpeg","png",)"
                        R"("webp","pdf"]},"status_url":)"));
}

}  // namespace
}  // namespace redress::testing
