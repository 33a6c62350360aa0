#include "serve/static_files.hpp"

#include <algorithm>
#include <array>
#include <system_error>
#include <utility>

#include "io/file.hpp"
#include "redress/bundle.hpp"

namespace redress::serve {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t most_file_bytes = 64 * 1024 * 1024;
constexpr std::size_t most_cached_files = 1000;
constexpr std::size_t most_language_letters = 3;

// Exactly what the widget needs under Trusted Types, and what a page needs to show itself.
constexpr std::string_view document_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; worker-src "
    "'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'self'; require-trusted-types-for 'script'; trusted-types "
    "redress";
// The one place where WebAssembly may be compiled.
constexpr std::string_view worker_policy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";
constexpr std::string_view worker_file = "worker.js";

constexpr std::array<std::pair<std::string_view, std::string_view>, 17> types = {{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json"},
    {".map", "application/json"},
    {".wasm", "application/wasm"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".jpeg", "image/jpeg"},
    {".webp", "image/webp"},
    {".avif", "image/avif"},
    {".ico", "image/x-icon"},
    {".txt", "text/plain; charset=utf-8"},
    {".ts", "text/plain; charset=utf-8"},
    {".md", "text/plain; charset=utf-8"},
}};

std::string_view type_of(const fs::path& path) {
  const std::string extension = path.extension().string();
  for (const auto& [ending, type] : types) {
    if (ending == extension) return type;
  }
  return "application/octet-stream";
}

// Hidden files are nobody's business, and a path with parts such as `..` is not looked up at all.
bool is_plain(std::string_view path) {
  if (!path.starts_with('/') || path.find('\0') != std::string_view::npos ||
      path.find('\\') != std::string_view::npos)
    return false;
  return path.find("/.") == std::string_view::npos;
}

}  // namespace

Result<StaticFiles> StaticFiles::open(const std::string& folder) {
  std::error_code error;
  fs::path root = fs::canonical(folder, error);
  if (!error && fs::is_directory(root, error)) return StaticFiles(std::move(root));
  return Error{"file.unreadable", "", folder + " is no folder that can be read."};
}

std::optional<fs::path> StaticFiles::inside(const fs::path& candidate) const {
  std::error_code error;
  fs::path path = fs::canonical(candidate, error);
  if (error) return std::nullopt;
  if (fs::is_directory(path, error)) path = fs::canonical(path / "index.html", error);
  if (error || !fs::is_regular_file(path, error)) return std::nullopt;
  const std::string root = root_.string() + (root_.has_relative_path() ? "/" : "");
  if (!path.string().starts_with(root)) return std::nullopt;
  return path;
}

std::optional<fs::path> StaticFiles::find(std::string_view path) const {
  if (!is_plain(path)) return std::nullopt;
  const std::string relative(path.substr(1));
  if (relative.empty()) {
    if (auto found = inside(root_ / "demo")) return found;
    return inside(root_);
  }
  if (auto found = inside(root_ / relative)) return found;
  return inside(root_ / "demo" / relative);
}

fs::path StaticFiles::in_language(const fs::path& page, std::string_view query) const {
  if (page.extension() != ".html") return page;
  const std::string language = find_pair(parse_pairs(query), "lang");
  const bool is_language =
      !language.empty() && language.size() <= most_language_letters &&
      std::ranges::all_of(language, [](char c) { return c >= 'a' && c <= 'z'; });
  if (!is_language) return page;
  return inside(fs::path(page).replace_extension('.' + language + ".html")).value_or(page);
}

const StaticFiles::File* StaticFiles::load(const fs::path& path, Compressor& compressor) {
  std::error_code error;
  const fs::file_time_type changed = fs::last_write_time(path, error);
  const std::uintmax_t size = fs::file_size(path, error);
  if (error || size > most_file_bytes) return nullptr;
  const auto known = cache_.find(path);
  if (known != cache_.end() && known->second.changed == changed && known->second.size == size)
    return &known->second;
  Result<std::string> bytes = read_file(path.string(), most_file_bytes);
  if (!bytes) return nullptr;
  if (cache_.size() >= most_cached_files) cache_.clear();
  constexpr std::size_t etag_digits = 32;
  std::string etag = sha256_hex(*bytes).substr(0, etag_digits);
  File& file = cache_[path];
  file = {std::make_shared<CodedBody>(std::move(bytes).value(), std::move(etag)), changed, size};
  // Pictures are compressed as they are.
  const std::string_view type = type_of(path);
  if (!type.starts_with("image/") || type == "image/svg+xml") compressor.add(file.body);
  return &file;
}

std::optional<Response> StaticFiles::get(const Request& request, Compressor& compressor) {
  const std::optional<fs::path> path = find(request.path);
  if (!path) return std::nullopt;
  std::error_code error;
  // Without the slash, relative addresses in the index would be looked for one folder up.
  if (!request.path.ends_with('/') && fs::is_directory(root_ / request.path.substr(1), error)) {
    const std::string query = request.query.empty() ? "" : '?' + request.query;
    return Response(308, "text/plain; charset=utf-8", "")
        .with("Location",
              '/' + fs::relative(path->parent_path(), root_, error).string() + '/' + query);
  }
  const File* file = load(in_language(*path, request.query), compressor);
  if (file == nullptr) return std::nullopt;
  const std::string_view type = type_of(*path);
  Response response = file->body->response(request, type);
  if (path->filename() == worker_file)
    response.headers.emplace_back("Content-Security-Policy", worker_policy);
  if (type.starts_with("text/html"))
    response.headers.emplace_back("Content-Security-Policy", document_policy);
  return response;
}

}  // namespace redress::serve
