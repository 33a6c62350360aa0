#include <optional>

#include "attachments/bytes.hpp"
#include "attachments/clean.hpp"

namespace redress::attachments {

namespace {

using namespace std::string_view_literals;

constexpr std::uint32_t app0 = 0xE0;
constexpr std::uint32_t app1 = 0xE1;
constexpr std::uint32_t app2 = 0xE2;
constexpr std::uint32_t app14 = 0xEE;
constexpr std::uint32_t start_of_scan = 0xDA;
constexpr std::uint32_t end_of_image = 0xD9;

// ISO/IEC 10918-1, table B.1.
bool is_frame(std::uint32_t marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}
bool is_restart(std::uint32_t marker) {
  return marker >= 0xD0 && marker <= 0xD7;
}
// DHT, DAC, DQT, DNL, DRI, DHP, EXP.
bool is_table(std::uint32_t marker) {
  return marker == 0xC4 || marker == 0xCC || (marker >= 0xDB && marker <= 0xDF);
}
bool is_droppable(std::uint32_t marker) {
  return (marker >= app0 && marker <= 0xEF) || marker == 0xFE;
}

// Width, precision and one to four components of three bytes each (B.2.2).
bool is_frame_header(std::string_view content) {
  if (content.size() < 6) return false;
  const std::uint32_t components = byte_at(content, 5);
  return big16(content, 3) > 0 && components >= 1 && components <= 4 &&
         content.size() == 6 + 3 * components;
}
bool is_scan_header(std::string_view content) {
  if (content.empty()) return false;
  const std::uint32_t components = byte_at(content, 0);
  return components >= 1 && components <= 4 && content.size() == 4 + 2 * components;
}

// Exif 2.32, 4.6.4: tag 0x0112 of the first directory; 1 where it says nothing that can be read.
std::uint32_t orientation_of(std::string_view tiff) {
  constexpr std::size_t entry_bytes = 12;
  if (tiff.size() < 8) return 1;
  const bool big = tiff.starts_with("MM\0*"sv);
  if (!big && !tiff.starts_with("II*\0"sv)) return 1;
  const auto two = [&](std::size_t at) { return big ? big16(tiff, at) : little16(tiff, at); };
  const std::size_t directory = big ? big32(tiff, 4) : little32(tiff, 4);
  if (directory > tiff.size() - 2) return 1;
  const std::size_t entries = two(directory);
  for (std::size_t i = 0; i < entries; ++i) {
    const std::size_t at = directory + 2 + i * entry_bytes;
    if (at + entry_bytes > tiff.size()) return 1;
    if (two(at) != 0x0112) continue;
    const std::uint32_t value = two(at + 8);
    return two(at + 2) == 3 && value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

std::string orientation_segment(std::uint32_t orientation) {
  std::string out(
      "\xFF\xE1\0\x22"
      "Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0"sv);
  out += static_cast<char>(orientation);
  return out + std::string(6, '\0');
}

class Jpeg {
 public:
  explicit Jpeg(std::string_view in) : in_(in) {
    constexpr std::size_t orientation_bytes = 36;
    out_.reserve(in.size() + orientation_bytes);
  }

  Result<std::string> clean() {
    out_ = "\xFF\xD8";
    at_ = 2;
    for (;;) {
      const std::optional<std::uint32_t> marker = next_marker();
      if (!marker) return broken(Kind::jpeg, at_);
      if (*marker == end_of_image) break;
      if (!segment(*marker)) return broken(Kind::jpeg, at_);
    }
    if (!scanned_) return broken(Kind::jpeg, at_);
    out_ += "\xFF\xD9";
    return std::move(out_);
  }

 private:
  // Any number of 0xFF may stand before it (B.1.1.2).
  std::optional<std::uint32_t> next_marker() {
    if (at_ >= in_.size() || byte_at(in_, at_) != 0xFF) return std::nullopt;
    while (at_ < in_.size() && byte_at(in_, at_) == 0xFF) ++at_;
    if (at_ >= in_.size()) return std::nullopt;
    return byte_at(in_, at_++);
  }

  bool segment(std::uint32_t marker) {
    if (in_.size() - at_ < 2) return false;
    const std::size_t length = big16(in_, at_);
    if (length < 2 || length > in_.size() - at_) return false;
    const std::string_view content = in_.substr(at_ + 2, length - 2);
    if (is_droppable(marker)) {
      application(marker, content);
    } else if (is_frame(marker)) {
      if (!is_frame_header(content)) return false;
      framed_ = true;
      keep(marker, content);
    } else if (marker == start_of_scan) {
      if (!framed_ || !is_scan_header(content)) return false;
      keep(marker, content);
      at_ += length;
      return scan();
    } else if (is_table(marker)) {
      keep(marker, content);
    } else {
      return false;
    }
    at_ += length;
    return true;
  }

  void application(std::uint32_t marker, std::string_view content) {
    constexpr std::size_t jfif_bytes = 14;
    constexpr std::size_t adobe_bytes = 12;
    if (marker == app0 && content.starts_with("JFIF\0"sv) && content.size() >= jfif_bytes) {
      // A preview may follow, of what the picture showed before it was cut.
      keep(marker, std::string(content.substr(0, jfif_bytes - 2)) + std::string(2, '\0'));
    } else if (marker == app2 && content.starts_with("ICC_PROFILE\0"sv)) {
      keep(marker, content);
    } else if (marker == app14 && content.starts_with("Adobe"sv) && content.size() >= adobe_bytes) {
      keep(marker, content.substr(0, adobe_bytes));
    } else if (marker == app1 && content.starts_with("Exif\0\0"sv) && !framed_ && !oriented_) {
      oriented_ = true;
      const std::uint32_t orientation = orientation_of(content.substr(6));
      if (orientation != 1) out_ += orientation_segment(orientation);
    }
  }

  void keep(std::uint32_t marker, std::string_view content) {
    const std::size_t length = content.size() + 2;
    out_ += '\xFF';
    out_ += static_cast<char>(marker);
    out_ += static_cast<char>(length >> 8);
    out_ += static_cast<char>(length & 0xFF);
    out_ += content;
  }

  // Up to the marker that ends the coded data: a 0xFF in it is followed by zero or a restart
  // (B.1.1.5).
  bool scan() {
    const std::size_t start = at_;
    for (;;) {
      at_ = in_.find('\xFF', at_);
      if (at_ == std::string_view::npos || at_ + 1 >= in_.size()) {
        at_ = in_.size();
        return false;
      }
      const std::uint32_t next = byte_at(in_, at_ + 1);
      if (next == 0xFF) {
        ++at_;
      } else if (next == 0 || is_restart(next)) {
        at_ += 2;
      } else {
        break;
      }
    }
    out_ += in_.substr(start, at_ - start);
    scanned_ = true;
    return true;
  }

  std::string_view in_;
  std::size_t at_ = 0;
  std::string out_;
  bool framed_ = false;
  bool scanned_ = false;
  bool oriented_ = false;
};

}  // namespace

Result<std::string> clean_jpeg(std::string_view bytes) {
  if (kind_of(bytes) != Kind::jpeg) return broken(Kind::jpeg, 0);
  return Jpeg(bytes).clean();
}

}  // namespace redress::attachments
