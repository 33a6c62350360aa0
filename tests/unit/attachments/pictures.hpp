// Small pictures, made of the parts that files of cameras and programs have.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace redress::attachments::pictures {

using namespace std::string_literals;
using namespace std::string_view_literals;

inline constexpr std::string_view place = "48.2082N 16.3738E";  ///< What no cleaned file may hold.

inline std::string big(std::size_t number, int bytes) {
  std::string out;
  for (int i = bytes - 1; i >= 0; --i) out += static_cast<char>(number >> (8 * i) & 0xFF);
  return out;
}
inline std::string little(std::size_t number, int bytes) {
  const std::string out = big(number, bytes);
  return {out.rbegin(), out.rend()};
}

inline std::string segment(unsigned marker, std::string_view content) {
  return '\xFF' + big(marker, 1) + big(content.size() + 2, 2) + std::string(content);
}
/// Both byte orders; the orientation stands behind another entry, and the place follows.
inline std::string exif(unsigned orientation, bool is_big = true) {
  const auto number = [&](std::size_t value, int bytes) {
    return is_big ? big(value, bytes) : little(value, bytes);
  };
  const auto entry = [&](unsigned tag, unsigned type, const std::string& value) {
    return number(tag, 2) + number(type, 2) + number(1, 4) + value;
  };
  return std::string("Exif\0\0"sv) + std::string(is_big ? "MM\0*"sv : "II*\0"sv) + number(8, 4) +
         number(2, 2) + entry(0x0100, 4, number(640, 4)) +
         entry(0x0112, 3, number(orientation, 2) + number(0, 2)) + number(0, 4) +
         std::string(place);
}

inline const std::string jfif = segment(0xE0, "JFIF\0\1\2\1\0\x48\0\x48\0\0"sv);
inline const std::string icc = segment(0xE2, "ICC_PROFILE\0\1\1profile"sv);
inline const std::string adobe = segment(0xEE, "Adobe\0\x64\0\0\0\0\1"sv);
inline const std::string frame = segment(0xDB, std::string(65, '\1')) +
                                 segment(0xC0, "\x08\0\2\0\2\1\1\x11\0"sv) +
                                 segment(0xC4, std::string(18, '\1'));
inline const std::string scan = segment(0xDA, "\1\1\0\0\x3F\0"sv) + "ab\xFF\0c\xFF\xD0\1"s;
inline const std::string jpeg_end = "\xFF\xD9";
/// A JPEG with this before its frame.
inline std::string jpeg(std::string_view beginning) {
  return "\xFF\xD8" + std::string(beginning) + frame + scan + jpeg_end;
}
inline std::string jpeg_of_a_camera() {
  return jpeg(jfif + segment(0xE1, exif(6)) + segment(0xE1, "http://ns.adobe.com/xap/1.0/\0<x>"sv) +
              icc + segment(0xE2, "MPF\0more"sv) + segment(0xED, "Photoshop 3.0\0"sv) +
              segment(0xFE, place) + adobe) +
         "a second picture behind the end, at " + std::string(place);
}

/// The check sum bit by bit, as the standard defines it.
inline std::uint32_t check_sum(std::string_view bytes) {
  std::uint32_t sum = 0xFFFFFFFFU;
  for (const char c : bytes) {
    sum ^= static_cast<unsigned char>(c);
    for (int i = 0; i < 8; ++i) sum = (sum & 1U) != 0 ? (sum >> 1) ^ 0xEDB88320U : sum >> 1;
  }
  return ~sum;
}
inline std::string chunk(std::string_view type, std::string_view content) {
  const std::string named = std::string(type) + std::string(content);
  return big(content.size(), 4) + named + big(check_sum(named), 4);
}
inline const std::string png_start =
    "\x89PNG\r\n\x1A\n" + chunk("IHDR", "\0\0\0\1\0\0\0\1\x08\2\0\0\0"sv);
inline const std::string png_data = chunk("IDAT", "\x78\x9C\x63\0\0\0\4\0\1"sv);
inline const std::string png_end = chunk("IEND", "");
inline std::string png(std::string_view before_data) {
  return png_start + std::string(before_data) + png_data + png_end;
}
inline std::string png_of_a_program() {
  return png(chunk("gAMA", "\0\0\xB1\x8F"sv) + chunk("tEXt", "Comment\0"s + std::string(place)) +
             chunk("eXIf", exif(1).substr(6)) + chunk("tIME", "\7\xEA\1\1\0\0\0"sv) +
             chunk("caBX", "claims") + chunk("pHYs", "\0\0\xB\x12\0\0\xB\x12\1"sv)) +
         std::string(place);
}

inline std::string webp_chunk(std::string_view type, std::string_view content) {
  return std::string(type) + little(content.size(), 4) + std::string(content) +
         (content.size() % 2 != 0 ? "\0"s : "");
}
inline std::string webp(std::string_view chunks) {
  return "RIFF" + little(chunks.size() + 4, 4) + "WEBP" + std::string(chunks);
}
inline std::string extended(unsigned flags) {
  return webp_chunk("VP8X", big(flags, 1) + "\0\0\0\1\0\0\1\0\0"s);
}
inline const std::string lossy = webp_chunk("VP8 ", "\x10\0\0\x9D\x01\x2A\2\0\2\0x"sv);
inline const std::string lossless = webp_chunk("VP8L", "\x2F\1\0\0\0more"sv);
inline std::string webp_of_a_camera() {
  return webp(extended(0x2C) + webp_chunk("ICCP", "profile") + lossy + webp_chunk("EXIF", exif(1)) +
              webp_chunk("XMP ", place) + webp_chunk("ABCD", place)) +
         std::string(place);
}

}  // namespace redress::attachments::pictures
