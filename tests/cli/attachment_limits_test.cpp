// How many files beside a complaint, how large, and how many at once.
#include <gmock/gmock.h>

#include <list>
#include <thread>

#include "cli/attachments.hpp"

namespace redress::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

TEST(AttachmentLimits, AComplaintHasAMostOfThem) {
  const Folder folder;
  const Service service(folder);
  const Complaint complaint(service);
  constexpr int clients = 8;
  std::vector<int> statuses(clients);
  std::vector<std::thread> threads;
  for (int i = 0; i < clients; ++i) {
    threads.emplace_back(
        [&, i] { statuses[static_cast<std::size_t>(i)] = status_of(complaint.add(pdf(i))); });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(std::count(statuses.begin(), statuses.end(), 201), 5);
  EXPECT_EQ(std::count(statuses.begin(), statuses.end(), 409), 3);
  EXPECT_EQ(code_of(complaint.add(pdf(99))), "attachment.too_many");
  const auto kept = std::find(statuses.begin(), statuses.end(), 201) - statuses.begin();
  EXPECT_EQ(status_of(complaint.add(pdf(static_cast<int>(kept)))), 200) << "it is there already";
}

TEST(AttachmentLimits, AFileHasAMostOfBytes) {
  const Folder folder;
  const Service service(folder);
  const Complaint complaint(service);
  std::string most = pdf(1);
  most.resize(most_bytes, ' ');
  EXPECT_EQ(status_of(complaint.add(most)), 201);
  const std::string larger = complaint.add(most + ' ');
  EXPECT_EQ(status_of(larger), 413);
  EXPECT_EQ(code_of(larger), "attachment.too_large");
  std::string chunked = "POST " + complaint.url() +
                        " HTTP/1.1\r\nHost: h\r\nConnection: close\r\nTransfer-Encoding: "
                        "chunked\r\n\r\n";
  for (int i = 0; i < 11; ++i) chunked += "100000\r\n" + std::string(0x100000, ' ') + "\r\n";
  EXPECT_EQ(code_of(service.exchange(chunked + "0\r\n\r\n")), "attachment.too_large");
  EXPECT_THAT(header_of(complaint.add_form({most + ' ', pdf(2)}), "Location"),
              HasSubstr("&attached=too_large.added#"));
  EXPECT_THAT(header_of(complaint.add_form({most, most, most, most, most, most}), "Location"),
              HasSubstr("&attached=too_large#"));
}

TEST(AttachmentLimits, MoreThanFitsIntoMemoryIsPutOff) {
  const Folder folder;
  const Service service(folder);
  const Complaint complaint(service);
  const std::string head = "POST " + complaint.url() +
                           " HTTP/1.1\r\nHost: h\r\nConnection: close\r\nExpect: 100-continue\r\n"
                           "Content-Length: " +
                           std::to_string(most_bytes) + "\r\n\r\n";
  {
    std::list<Connection> connections;
    std::string answer;
    while (connections.size() < 100) {
      const Connection& one = connections.emplace_back(service.port());
      one.send(head);
      answer = one.read_head();
      if (!answer.starts_with("HTTP/1.1 100 ")) break;
    }
    EXPECT_EQ(connections.size(), 26U) << "256 MB";
    EXPECT_EQ(status_of(answer), 503);
    EXPECT_EQ(header_of(answer, "Retry-After"), "60");
    EXPECT_EQ(status_of(service.get("/healthz")), 200);
  }
  std::string answer;
  for (int i = 0; i < 1000 && !answer.starts_with("HTTP/1.1 100 "); ++i) {
    const Connection one(service.port());
    one.send(head);
    answer = one.read_head();
  }
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 100 ")) << "those that went away leave room";
}

TEST(AttachmentLimits, NoMoreIsSentAtOnceThanFitsIntoMemory) {
  const Folder folder;
  const Service service(folder);
  const Complaint complaint(service);
  std::string most = pdf(1);
  most.resize(most_bytes, ' ');
  const std::string url = complaint.url(id_of(complaint.add(most)));
  std::list<Connection> connections;
  std::string answer;
  // Nobody reads further than the header.
  while (connections.size() < 100 && status_of(answer) != 503) {
    const Connection& one = connections.emplace_back(service.port());
    one.send("GET " + url + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
    answer = one.read_head();
  }
  EXPECT_EQ(connections.size(), 26U) << "256 MB";
  connections.pop_front();
  std::string later;
  for (int i = 0; i < 1000 && status_of(later) != 200; ++i) later = service.get(url);
  EXPECT_EQ(body_of(later).size(), most_bytes) << "one that went away leaves room";
}

TEST(AttachmentLimits, AFullDiskTakesNone) {
  const Folder folder;
  const Service service(folder);
  const Complaint complaint(service);
  service.limit_file_size(0);
  const std::string response = complaint.add(pdf(1));
  EXPECT_EQ(status_of(response), 503);
  EXPECT_EQ(header_of(response, "Retry-After"), "60");
  EXPECT_THAT(header_of(complaint.add_form({pdf(1)}), "Location"), HasSubstr("&attached=busy#"));
}

}  // namespace
}  // namespace redress::testing
