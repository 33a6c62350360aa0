// What is kept of a file: the picture, and nothing that a camera or a program noted beside it.
#pragma once

#include <string>
#include <string_view>

#include "attachments/kinds.hpp"
#include "redress/base.hpp"

namespace redress::attachments {

struct Cleaned {
  Kind kind;
  std::string bytes;
};

/// The file without its metadata. Pictures lose EXIF, XMP, IPTC, comments, texts, times, previews
/// and whatever follows their end, and keep what decides how they look: colours, and the way up. A
/// PDF document stays as it is, metadata included. Cleaning twice changes nothing. O(bytes), in one
/// pass, with one copy. Errors `attachment.empty`, `attachment.kind` (none of the kinds) and
/// `attachment.metadata` (the picture's structure is broken, so that nobody can say what it holds).
[[nodiscard]] Result<Cleaned> clean(std::string_view bytes);

/// ISO/IEC 10918-1, with the APP0 of JFIF, the ICC profile of APP2 and Adobe's APP14 alone.
/// The EXIF orientation, where it is not 1, comes back in an EXIF segment that says only that.
[[nodiscard]] Result<std::string> clean_jpeg(std::string_view bytes);
/// W3C PNG, third edition: the chunks that a picture and an animation are drawn from.
[[nodiscard]] Result<std::string> clean_png(std::string_view bytes);
/// RFC 9649: the chunks that a picture and an animation are drawn from.
[[nodiscard]] Result<std::string> clean_webp(std::string_view bytes);

/// `attachment.metadata`, where the structure breaks.
[[nodiscard]] Error broken(Kind kind, std::size_t at);

}  // namespace redress::attachments
