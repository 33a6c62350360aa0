#include <optional>

#include "attachments/bytes.hpp"
#include "attachments/clean.hpp"

namespace redress::attachments {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t riff_bytes = 12;
constexpr std::size_t chunk_bytes = 8;   // Type and length, before the content.
constexpr std::size_t frame_bytes = 16;  // Of ANMF, before the frame's own chunks.
constexpr std::size_t extended_bytes = 10;
constexpr unsigned exif_flag = 0x08;
constexpr unsigned xmp_flag = 0x04;

// RFC 9649, 2.5 and 2.6: enough of it to tell a picture from anything else.
bool is_lossy(std::string_view content) {
  return content.size() >= 10 && (byte_at(content, 0) & 1) == 0 &&
         content.substr(3).starts_with("\x9D\x01\x2A"sv);
}
bool is_lossless(std::string_view content) {
  return content.size() >= 5 && content.front() == '\x2F';
}

class WebP {
 public:
  explicit WebP(std::string_view in) : in_(in) { out_.reserve(in.size()); }

  Result<std::string> clean() {
    if (in_.size() < riff_bytes) return broken(Kind::webp, 0);
    const std::size_t size = little32(in_, 4);
    if (size < 4 || size > in_.size() - 8) return broken(Kind::webp, 4);
    out_ = in_.substr(0, riff_bytes);
    if (!chunks(riff_bytes, 8 + size, false) || !picture_) return broken(Kind::webp, at_);
    out_.replace(4, 4, little32_bytes(out_.size() - 8));
    return std::move(out_);
  }

 private:
  // The chunks between two places of the file; those of a frame within an animation once more.
  bool chunks(std::size_t from, std::size_t end, bool frame) {
    for (at_ = from; at_ < end;) {
      if (end - at_ < chunk_bytes) return false;
      const std::size_t length = little32(in_, at_ + 4);
      const std::size_t padded = length + length % 2;
      if (padded > end - at_ - chunk_bytes) return false;
      const std::size_t next = at_ + chunk_bytes + padded;
      if (!chunk(in_.substr(at_, 4), in_.substr(at_ + chunk_bytes, length), frame)) return false;
      at_ = next;
    }
    return true;
  }

  bool chunk(std::string_view type, std::string_view content, bool frame) {
    if (type == "VP8 "sv || type == "VP8L"sv) {
      if (!(type == "VP8 "sv ? is_lossy(content) : is_lossless(content))) return false;
      picture_ = true;
      keep(type, content);
    } else if (type == "ALPH"sv || (!frame && (type == "ICCP"sv || type == "ANIM"sv))) {
      keep(type, content);
    } else if (!frame && type == "VP8X"sv) {
      if (content.size() != extended_bytes || out_.size() != riff_bytes) return false;
      std::string cleared(content);
      cleared[0] = static_cast<char>(byte_at(content, 0) & ~(exif_flag | xmp_flag));
      keep(type, cleared);
    } else if (!frame && type == "ANMF"sv) {
      if (content.size() < frame_bytes) return false;
      const std::size_t start = out_.size();
      const std::size_t inside = at_ + chunk_bytes + frame_bytes;
      keep(type, content.substr(0, frame_bytes));
      if (!chunks(inside, at_ + chunk_bytes + content.size(), true)) return false;
      out_.replace(start + 4, 4, little32_bytes(out_.size() - start - chunk_bytes));
    }
    return true;
  }

  void keep(std::string_view type, std::string_view content) {
    out_ += type;
    out_ += little32_bytes(content.size());
    out_ += content;
    if (content.size() % 2 != 0) out_ += '\0';
  }

  std::string_view in_;
  std::size_t at_ = 0;
  std::string out_;
  bool picture_ = false;
};

}  // namespace

Result<std::string> clean_webp(std::string_view bytes) {
  if (kind_of(bytes) != Kind::webp) return broken(Kind::webp, 0);
  return WebP(bytes).clean();
}

}  // namespace redress::attachments
