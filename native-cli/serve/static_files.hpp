// Files of one folder, as a page asks for them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "redress/base.hpp"
#include "serve/coding.hpp"
#include "serve/http.hpp"

namespace redress::serve {

class StaticFiles {
 public:
  /// Error `file.unreadable` where there is no such folder.
  [[nodiscard]] static Result<StaticFiles> open(const std::string& folder);

  /// The file at a decoded path, or nothing where there is none. `/` and what the folder itself
  /// does not have is looked for in its `demo`, a folder by its `index.html`. Of a page in several
  /// languages (`index.html`, `index.bg.html`) a query with `lang=bg` asks for one. No path leads
  /// out of the folder, by no symbolic link either.
  [[nodiscard]] std::optional<Response> get(const Request& request, Compressor& compressor);

 private:
  struct File {
    std::shared_ptr<CodedBody> body;
    std::filesystem::file_time_type changed;
    std::uintmax_t size = 0;
  };
  explicit StaticFiles(std::filesystem::path root) : root_(std::move(root)) {}
  [[nodiscard]] std::optional<std::filesystem::path> find(std::string_view path) const;
  [[nodiscard]] std::optional<std::filesystem::path> inside(
      const std::filesystem::path& candidate) const;
  [[nodiscard]] std::filesystem::path in_language(const std::filesystem::path& page,
                                                  std::string_view query) const;
  const File* load(const std::filesystem::path& path, Compressor& compressor);

  std::filesystem::path root_;
  std::map<std::filesystem::path, File> cache_;
};

}  // namespace redress::serve
