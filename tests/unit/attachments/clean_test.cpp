#include "attachments/clean.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <random>

#include "attachments/bytes.hpp"
#include "unit/attachments/pictures.hpp"

namespace redress::attachments {
namespace {

using namespace pictures;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

std::string cleaned(std::string_view bytes) {
  const Result<Cleaned> out = clean(bytes);
  EXPECT_TRUE(out.ok()) << (out ? "" : out.error().message);
  return out ? out->bytes : "";
}
std::string error_of(std::string_view bytes) {
  const Result<Cleaned> out = clean(bytes);
  return out ? "" : out.error().code;
}
std::string_view oriented(unsigned orientation) {
  static const std::string six =
      segment(0xE1, "Exif\0\0MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0\6\0\0\0\0\0\0"sv);
  EXPECT_EQ(orientation, 6U);
  return six;
}

TEST(CleanJpeg, KeepsThePictureItsColoursAndItsWayUpAlone) {
  const std::string out = cleaned(jpeg_of_a_camera());
  EXPECT_EQ(out, jpeg(jfif + std::string(oriented(6)) + icc + adobe));
  EXPECT_THAT(out, Not(HasSubstr(place)));
}

TEST(CleanJpeg, AnOrientationIsKeptInBothByteOrdersAndOnlyWhereItTurnsThePicture) {
  for (const bool is_big : {true, false}) {
    EXPECT_EQ(cleaned(jpeg(segment(0xE1, exif(6, is_big)))), jpeg(oriented(6)));
    for (const unsigned says_nothing : {0U, 1U, 9U, 0x600U})
      EXPECT_EQ(cleaned(jpeg(segment(0xE1, exif(says_nothing, is_big)))), jpeg(""));
  }
  // Broken EXIF is no broken picture.
  for (std::size_t bytes = 6; bytes < 40; ++bytes) {
    const std::string out = cleaned(jpeg(segment(0xE1, exif(6).substr(0, bytes))));
    EXPECT_EQ(out, bytes < 6 + 8 + 2 + 24 ? jpeg("") : jpeg(oriented(6))) << bytes;
  }
  EXPECT_EQ(cleaned(jpeg(segment(0xE1, "Exif\0\0MM\0*\xFF\xFF\xFF\xFF"sv))), jpeg(""));
}

TEST(CleanJpeg, APreviewInItsHeaderIsDropped) {
  EXPECT_EQ(cleaned(jpeg(segment(0xE0, "JFIF\0\1\2\1\0\x48\0\x48\1\1abc"sv) +
                         segment(0xE0, "JFXX\0\x10preview"sv))),
            jpeg(jfif));
}

TEST(CleanJpeg, TakesSeveralScansAndFilledMarkers) {
  const std::string twice = "\xFF\xD8" + frame + scan + segment(0xC4, std::string(18, '\2')) + scan;
  EXPECT_EQ(cleaned(twice + jpeg_end), twice + jpeg_end);
  EXPECT_EQ(cleaned("\xFF\xD8\xFF\xFF" + jpeg("").substr(2)), jpeg(""));
}

TEST(CleanJpeg, RefusesWhatIsNoWholePicture) {
  EXPECT_EQ(error_of("\xFF\xD8" + scan + jpeg_end), "attachment.metadata") << "no frame";
  EXPECT_EQ(error_of("\xFF\xD8" + frame + jpeg_end), "attachment.metadata") << "no scan";
  EXPECT_EQ(error_of(jpeg(jfif + "stray bytes")), "attachment.metadata");
  EXPECT_EQ(error_of(jpeg(segment(0xF7, "unknown"))), "attachment.metadata");
  EXPECT_EQ(error_of(jpeg(segment(0xC0, "\x08\0\2\0\2\5"sv))), "attachment.metadata");
  EXPECT_EQ(error_of("\xFF\xD8\xFF\xE1\0\1"s + jpeg("").substr(2)), "attachment.metadata");
  const Result<Cleaned> told = clean("\xFF\xD8\xFF\xE1");
  EXPECT_EQ(told.error().message,
            "The JPEG is broken at byte 4, so that its metadata cannot be removed; save the "
            "picture anew and send that.");
}

TEST(CleanPng, KeepsWhatThePictureIsDrawnFrom) {
  const std::string out = cleaned(png_of_a_program());
  EXPECT_EQ(out,
            png(chunk("gAMA", "\0\0\xB1\x8F"sv) + chunk("pHYs", "\0\0\xB\x12\0\0\xB\x12\1"sv)));
}

TEST(CleanPng, RefusesWhatIsNoWholePicture) {
  EXPECT_EQ(error_of(png_start + png_end), "attachment.metadata") << "no data";
  EXPECT_EQ(error_of(png(chunk("ABCD", ""))), "attachment.metadata") << "an unknown part of it";
  EXPECT_EQ(error_of(png_start.substr(0, 8) + png_data + png_end), "attachment.metadata");
  EXPECT_EQ(error_of(png(png_start.substr(8))), "attachment.metadata") << "a header twice";
  std::string flipped = png("");
  flipped[flipped.size() - png_end.size() - 1] ^= 1;
  EXPECT_EQ(error_of(flipped), "attachment.metadata") << "a check sum";
  EXPECT_EQ(error_of(png("\xFF\xFF\xFF\xFFtEXt")), "attachment.metadata");
}

TEST(CleanWebp, KeepsWhatThePictureIsDrawnFromAndClearsTheFlags) {
  EXPECT_EQ(cleaned(webp_of_a_camera()),
            webp(extended(0x20) + webp_chunk("ICCP", "profile") + lossy));
  EXPECT_EQ(cleaned(webp(lossless + webp_chunk("EXIF", "x"))), webp(lossless));
}

TEST(CleanWebp, TheFramesOfAnAnimationAreCleanedToo) {
  const std::string head(16, '\1');
  const auto animation = [&](const std::string& inside) {
    return webp(extended(2) + webp_chunk("ANIM", "\0\0\0\0\0\0"sv) +
                webp_chunk("ANMF", head + inside) + webp_chunk("ANMF", head + lossless));
  };
  EXPECT_EQ(cleaned(animation(webp_chunk("ALPH", "a") + lossy + webp_chunk("NOTE", place))),
            animation(webp_chunk("ALPH", "a") + lossy));
}

TEST(CleanWebp, RefusesWhatIsNoWholePicture) {
  EXPECT_EQ(error_of(webp(extended(0))), "attachment.metadata") << "no picture";
  EXPECT_EQ(error_of(webp(webp_chunk("VP8 ", "0123456789"))), "attachment.metadata");
  EXPECT_EQ(error_of(webp(lossy + extended(0))), "attachment.metadata") << "not at the beginning";
  EXPECT_EQ(error_of(webp(webp_chunk("ANMF", "short"))), "attachment.metadata");
  EXPECT_EQ(error_of("RIFF\xFF\xFF\xFF\xFFWEBP" + lossy), "attachment.metadata");
}

TEST(Clean, DocumentsStayAsTheyAre) {
  const std::string document = "%PDF-1.7\nanything \xFF\xD8\xFF";
  const Result<Cleaned> out = clean(document);
  ASSERT_TRUE(out.ok());
  EXPECT_EQ(out->kind, Kind::pdf);
  EXPECT_EQ(out->bytes, document);
  EXPECT_EQ(error_of(" %PDF-1.7"), "attachment.kind");
}

TEST(Clean, SaysWhatItTakesOtherFilesFor) {
  const struct {
    std::string_view bytes;
    const char* name;
  } files[] = {{"\0\0\0\x18"
                "ftypheic"sv,
                "HEIC"},
               {"\0\0\0\x18"
                "ftypisom"sv,
                "a video"},
               {"GIF89a", "GIF"},
               {"PK\3\4", "a ZIP archive or an office document"},
               {"<html>", "a file of an unknown kind"},
               {"RIFF\0\0\0\0WAVE"sv, "a file of an unknown kind"},
               {"\xFF\xD8", "a file of an unknown kind"}};
  for (const auto& [bytes, name] : files) {
    const Result<Cleaned> out = clean(bytes);
    ASSERT_FALSE(out.ok());
    EXPECT_EQ(out.error().code, "attachment.kind");
    EXPECT_EQ(out.error().message, "By its first bytes the file is " + std::string(name) +
                                       "; send JPEG, PNG, WebP or PDF.");
  }
  EXPECT_EQ(error_of(""), "attachment.empty");
}

const std::string& picture(std::size_t i) {
  static const std::string all[] = {jpeg_of_a_camera(), png_of_a_program(), webp_of_a_camera()};
  return all[i];
}
// On the heap and to the byte, so that a sanitizer sees a byte read behind the end.
Result<Cleaned> clean_exactly(std::string_view bytes) {
  const auto exact = std::make_unique<char[]>(bytes.size());
  bytes.copy(exact.get(), bytes.size());
  return clean({exact.get(), bytes.size()});
}

TEST(Clean, WhatBreaksOffIsRefusedAtEveryByte) {
  for (std::size_t i = 0; i < 3; ++i) {
    // What follows the end is nothing that could be missing.
    const std::size_t whole = picture(i).rfind(i == 0 ? "a second picture" : place);
    for (std::size_t bytes = 0; bytes < whole; ++bytes)
      EXPECT_FALSE(clean_exactly(std::string_view(picture(i)).substr(0, bytes)).ok())
          << i << ' ' << bytes;
    EXPECT_TRUE(clean_exactly(std::string_view(picture(i)).substr(0, whole)).ok()) << i;
  }
}

// Whatever a byte is turned into: a file is refused, or what is kept of it is clean to the last
// byte.
TEST(Clean, WhatIsTakenIsCleanWhateverWasMutated) {
  std::mt19937 random(7);  // NOLINT(cert-msc51-cpp): the same files in every run.
  int taken = 0;
  for (int round = 0; round < 30'000; ++round) {
    std::string bytes = picture(static_cast<std::size_t>(round) % 3);
    for (std::size_t i = 0; i <= random() % 3; ++i) {
      const std::size_t at = random() % bytes.size();
      switch (random() % 4) {
        case 0:
          bytes[at] = static_cast<char>(random());
          break;
        case 1:
          bytes.erase(at, random() % 9);
          break;
        case 2:
          bytes.insert(at, bytes.substr(random() % bytes.size(), random() % 30));
          break;
        default:
          bytes[at] = static_cast<char>(0xFF);
      }
    }
    const Result<Cleaned> once = clean_exactly(bytes);
    if (!once) continue;
    ++taken;
    constexpr std::size_t orientation_bytes = 36;
    EXPECT_LE(once->bytes.size(), bytes.size() + orientation_bytes);
    const Result<Cleaned> twice = clean_exactly(once->bytes);
    ASSERT_TRUE(twice.ok());
    EXPECT_EQ(twice->bytes, once->bytes);
  }
  EXPECT_GT(taken, 1000);
}

TEST(Kinds, TheLimitsAreSaidAsAReceiptSaysThem) {
  EXPECT_EQ(limits_json(), R"({"count":5,"bytes":10485760,"kinds":["jpeg","png","webp","pdf"]})");
  EXPECT_EQ(facts_of("webp").media_type, "image/webp");
}

}  // namespace
}  // namespace redress::attachments
