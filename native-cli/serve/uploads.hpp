// Files that a complainant adds to a complaint, and their way back.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "serve/http.hpp"
#include "serve/store_thread.hpp"
#include "store/store.hpp"

namespace redress::serve {

/// `/complaints/{reference}/attachments` and `/complaints/{reference}/attachments/{id}`.
struct AttachmentPlace {
  std::string reference;
  std::string id;  ///< Empty for all of them.
};
[[nodiscard]] std::optional<AttachmentPlace> attachment_place(std::string_view path);

/// How many bytes may be in memory at once for one purpose.
class ByteBudget {
 public:
  explicit ByteBudget(std::uint64_t most) : most_(most) {}
  /// Nothing where there is no room; else to be held as long as the bytes are, on any thread.
  [[nodiscard]] std::shared_ptr<void> take(std::uint64_t bytes) const;

 private:
  std::uint64_t most_;
  std::shared_ptr<std::atomic<std::uint64_t>> taken_ =
      std::make_shared<std::atomic<std::uint64_t>>(0);
};

/// All calls and all replies on one thread. `reader` and `writer` outlive it.
class Uploads {
 public:
  /// `language` of the pages that tell nothing of a complaint.
  Uploads(Store& reader, StoreThread& writer, std::string language)
      : reader_(reader), writer_(writer), language_(std::move(language)) {}

  /// Before the body is read: 404 without the right key, 415, 413, and 503 where so much is under
  /// way already that memory could run out.
  [[nodiscard]] Admission admit(const Request& head, std::optional<std::uint64_t> body_bytes,
                                const AttachmentPlace& place) const;
  /// 429, or for a form the status page that says so.
  [[nodiscard]] static Response too_many(const Request& head, const AttachmentPlace& place,
                                         int seconds);
  /// Of pages for whoever has no key.
  void speak(std::string language) { language_ = std::move(language); }
  /// Takes an admitted request: the file itself, or a form with files, which is answered by 303 to
  /// the status page. What a file is, its bytes say. A 201 is answered only once it is on the disk.
  void post(Request request, const AttachmentPlace& place, Reply reply);
  /// The file, for whoever has the key; it is never shown as a page of the service. 503 as above.
  [[nodiscard]] Response get(const Request& request, const AttachmentPlace& place);
  /// The file of that complaint, for whoever may have it; nothing where there is no such. 503
  /// likewise.
  [[nodiscard]] std::optional<Response> file_of(const std::string& reference,
                                                const std::string& id);

 private:
  /// One POST on its way.
  struct Job {
    Request request;  ///< Owns what `files` show.
    bool from_form = false;
    std::string reference;
    std::string key;
    std::vector<std::string_view> files;
    std::vector<Result<Attached>> outcomes;
    Reply reply;
  };
  void next(const std::shared_ptr<Job>& job);
  static void finish(const Job& job);

  Store& reader_;
  StoreThread& writer_;
  std::string language_;
  static constexpr std::uint64_t most_bytes_each_way = 256 * 1024 * 1024;
  ByteBudget coming_{most_bytes_each_way};  ///< Bodies that are being read or wait for the store.
  ByteBudget going_{most_bytes_each_way};   ///< Files that are being sent.
};

}  // namespace redress::serve
