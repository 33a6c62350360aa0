// Bodies come compressed, once they are, to whoever can read them, and are the same then.
#include <brotli/decode.h>
#include <gmock/gmock.h>
#include <zlib.h>

#include "cli/service.hpp"

namespace redress::testing {
namespace {

using ::testing::HasSubstr;

constexpr std::size_t most_bytes = 4 * 1024 * 1024;

std::string from_brotli(const std::string& coded) {
  std::string out(most_bytes, '\0');
  std::size_t size = out.size();
  const auto* input = reinterpret_cast<const std::uint8_t*>(coded.data());
  auto* output = reinterpret_cast<std::uint8_t*>(out.data());
  if (BrotliDecoderDecompress(coded.size(), input, &size, output) != BROTLI_DECODER_RESULT_SUCCESS)
    return "no brotli";
  out.resize(size);
  return out;
}

std::string from_gzip(const std::string& coded) {
  std::string out(most_bytes, '\0');
  z_stream stream{};
  constexpr int gzip_window = 15 + 16;
  inflateInit2(&stream, gzip_window);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(coded.data()));
  stream.avail_in = static_cast<uInt>(coded.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const bool whole = inflate(&stream, Z_FINISH) == Z_STREAM_END;
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return whole ? out : "no gzip";
}

// The first who ask get it plain: compressing goes on beside.
std::string coded(const Service& service, const std::string& path, const std::string& accept) {
  constexpr int most_tries = 1000;
  for (int i = 0; i < most_tries; ++i) {
    std::string response = service.get(path, "Accept-Encoding: " + accept + "\r\n");
    if (!header_of(response, "Content-Encoding").empty()) return response;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  ADD_FAILURE() << path << " is never compressed";
  return {};
}

TEST(ServeCoding, BodiesComeInTheBestCodingThatTheClientTakes) {
  const Folder folder;
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "line " + std::to_string(i) + '\n';
  folder.write("web/app.js", text);
  folder.write("web/small.js", "1");
  const Service service(folder, {"--web", folder.path("web")});

  const std::string policy = body_of(service.get("/policy?lang=bg"));
  const std::string brotli = coded(service, "/policy?lang=bg", "gzip, deflate, br");
  EXPECT_EQ(header_of(brotli, "Content-Encoding"), "br");
  EXPECT_EQ(from_brotli(body_of(brotli)), policy);
  EXPECT_THAT(header_of(brotli, "Vary"), HasSubstr("Accept-Encoding"));

  const std::string gzip = coded(service, "/app.js", "gzip;q=0.5, br;q=0");
  EXPECT_EQ(header_of(gzip, "Content-Encoding"), "gzip");
  EXPECT_EQ(from_gzip(body_of(gzip)), text);
  EXPECT_LT(body_of(gzip).size() * 2, text.size());

  for (const char* accept : {"identity", "br;q=0, gzip;q=0", "*;q=0", "zstd"}) {
    const std::string plain =
        service.get("/app.js", std::string("Accept-Encoding: ") + accept + "\r\n");
    EXPECT_EQ(header_of(plain, "Content-Encoding"), "") << accept;
    EXPECT_EQ(body_of(plain), text) << accept;
  }
  const std::string small = service.get("/small.js", "Accept-Encoding: br\r\n");
  EXPECT_EQ(header_of(small, "Content-Encoding"), "");
  EXPECT_EQ(body_of(small), "1");
}

TEST(ServeCoding, EveryFormHasItsOwnEntityTagAndEachIsKnownAgain) {
  const Folder folder;
  const Service service(folder);
  const std::string plain = header_of(service.get("/policy?lang=en"), "ETag");
  const std::string brotli = header_of(coded(service, "/policy?lang=en", "br"), "ETag");
  const std::string gzip = header_of(coded(service, "/policy?lang=en", "gzip"), "ETag");
  EXPECT_NE(plain, brotli);
  EXPECT_NE(plain, gzip);
  EXPECT_NE(brotli, gzip);
  for (const std::string& etag : {plain, brotli, gzip}) {
    const std::string known = "Accept-Encoding: br\r\nIf-None-Match: " + etag + "\r\n";
    EXPECT_EQ(status_of(service.get("/policy?lang=en", known)), 304) << etag;
    EXPECT_EQ(status_of(service.get("/policy?lang=ru", known)), 200) << etag;
  }
}

}  // namespace
}  // namespace redress::testing
