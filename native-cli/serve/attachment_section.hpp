// The files beside a complaint, on its status page: what is there, what became of the last ones,
// and a form that needs no script.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "receipt/dates.hpp"
#include "store/store.hpp"

namespace redress::serve {

struct PageAttachments {
  std::span<const StoredAttachment> list;
  /// What became of the files of the form that led here, as attachment_outcomes writes it; anybody
  /// may write anything there.
  std::string_view outcomes;
};

[[nodiscard]] std::string attachments_section(const StoredComplaint& complaint,
                                              std::string_view key,
                                              const PageAttachments& attachments,
                                              const DateReader& reader);

/// `350 KB`, `1.2 MB`, as it is written in the language; 1 MB = 1,024 KB = 1,024 · 1,024 bytes.
[[nodiscard]] std::string size_text(std::int64_t bytes, std::string_view language);

/// Path of a complaint's files, key included; with an id, of one of them.
[[nodiscard]] std::string attachments_url(std::string_view reference, std::string_view key,
                                          std::string_view id = {});

/// What a saved file is called: `K3M7XQ2PA4-6f1a1f0e.jpg`.
[[nodiscard]] std::string attachment_file_name(const StoredAttachment& attachment);

/// `{"id":…,"kind":…,"bytes":…,"added":…}`
[[nodiscard]] std::string attachment_json(const StoredAttachment& attachment);
/// Of several, as an array.
[[nodiscard]] std::string attachments_json(std::span<const StoredAttachment> attachments);

}  // namespace redress::serve
