#include "compile/load.hpp"

#include <unistd.h>

#include <utility>

#include "compile/builtin.hpp"
#include "compile/packs.hpp"
#include "compile/tables_beside.hpp"
#include "compile/training.hpp"
#include "io/file.hpp"
#include "io/json_view.hpp"
#include "redress/bundle.hpp"

namespace redress {

namespace {

constexpr std::string_view first_pack = "general";
constexpr std::string_view bundle_magic = "RDRS";
constexpr std::size_t shown_diagnostics = 20;

bool exists(const std::string& path) {
  return ::access(path.c_str(), F_OK) == 0;
}

Error unknown_policy(const std::string& name) {
  std::string packs;
  for (const std::string& pack : pack_names()) packs += (packs.empty() ? "" : ", ") + pack;
  return {"policy.unknown", "",
          "There is no file " + name + " and no pack of that name; the packs are: " + packs + "."};
}

Error invalid_policy(const std::string& name, std::string_view text,
                     const std::vector<Diagnostic>& diagnostics) {
  std::string message = name + " cannot be used:";
  std::size_t count = 0;
  for (const Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.severity != Diagnostic::Severity::error) continue;
    if (++count > shown_diagnostics) continue;
    const auto [line, column] = locate(text, diagnostic.at);
    message += "\n  " + std::to_string(line) + ":" + std::to_string(column) + ": " +
               diagnostic.code + ": " + diagnostic.message;
  }
  if (count > shown_diagnostics)
    message += "\n  and " + std::to_string(count - shown_diagnostics) + " more";
  return {"policy.invalid", "", message + "\n`redress check " + name + "` shows everything."};
}

Result<LoadedPolicy> open_bundle(std::unique_ptr<ByteSource> bundle, Unpack unpack,
                                 std::unique_ptr<ByteSource> tables = nullptr) {
  Result<std::unique_ptr<Engine>> engine =
      unpack == Unpack::all ? load_bundle(bundle->all()) : load_shared(*bundle, tables.get());
  if (!engine) return engine.error();
  return LoadedPolicy{"", std::move(bundle), std::move(tables), std::move(engine).value()};
}

Result<LoadedPolicy> open_bundle(std::string bytes, Unpack unpack) {
  return open_bundle(BytesInMemory::holding(std::move(bytes)), unpack);
}

// Of a bundle in a file no more than is needed. Nothing where the name is not one's, and where
// anything is wrong with it: whoever reads it whole then says what.
std::optional<LoadedPolicy> open_parts(const std::string& policy) {
  auto file = policy == "-" ? nullptr : FileSource::open(policy);
  if (!file || !is_bundle(file->read(0, bundle_magic.size()))) return std::nullopt;
  auto tables = open_tables_beside(policy, *file);
  Result<LoadedPolicy> loaded =
      open_bundle(std::move(file), Unpack::when_needed, std::move(tables));
  if (!loaded) return std::nullopt;
  loaded->file = policy;
  return std::move(loaded).value();
}

Result<train::ModelFile> models_for(const PolicyDocument& document, const std::string& model,
                                    const train::Progress& progress) {
  if (!model.empty()) {
    Result<train::ModelFile> file = load_model_file(model);
    if (file && file->language_tables.empty()) file->language_tables = builtin_language_tables();
    return file;
  }
  if (const auto pack = own_pack(document)) return train::read_model_file(pack->model);
  return train_policy(training_lines(document), builtin_language_tables(), progress);
}

Result<LoadedPolicy> compile(const std::string& name, std::string_view text,
                             const std::string& model, const train::Progress& progress,
                             Unpack unpack) {
  const PolicyReading reading = read_policy(text, policy_context());
  if (!reading.document) return invalid_policy(name, text, reading.diagnostics);
  const Result<train::ModelFile> models = models_for(*reading.document, model, progress);
  if (!models) return models.error();
  Result<std::string> bundle = bundle_of(*reading.document, *models);
  if (!bundle) return bundle.error();
  return open_bundle(std::move(bundle).value(), unpack);
}

}  // namespace

std::optional<BuiltinPack> own_pack(const PolicyDocument& document) {
  if (document.own_examples || document.packs.size() != 1) return std::nullopt;
  return builtin_pack(document.packs.front());
}

bool is_bundle(std::string_view bytes) {
  return bytes.starts_with(bundle_magic);
}

Result<std::string> read_policy_text(const std::string& policy) {
  if (policy == "-" || exists(policy)) return read_file(policy, limits::bundle_bytes);
  if (is_pack(policy)) return pack_policy(policy);
  return unknown_policy(policy);
}

Result<LoadedPolicy> load_policy(const std::string& policy, const std::string& model,
                                 const train::Progress& progress, Unpack unpack) {
  if (model.empty() && !exists(policy)) {
    if (const auto pack = builtin_pack(policy))
      return open_bundle(std::make_unique<BytesInMemory>(pack->bundle), unpack,
                         std::make_unique<BytesInMemory>(pack->tables));
  }
  if (unpack == Unpack::when_needed && model.empty()) {
    if (auto parts = open_parts(policy)) return *std::move(parts);
  }
  Result<std::string> text = read_policy_text(policy);
  if (!text) return text.error();
  if (!is_bundle(*text)) return compile(policy, *text, model, progress, unpack);
  if (!model.empty()) {
    return Error{"model.bundle", "",
                 policy +
                     " is a bundle and holds its models already; leave --model out or name the "
                     "policy's source."};
  }
  return open_bundle(std::move(text).value(), unpack);
}

Result<JsonAnswer> answer_once(LoadedPolicy& policy, const std::function<JsonAnswer()>& ask) {
  for (;;) {
    Engine& engine = *policy.engine;
    JsonAnswer answer = ask();
    if (answer.kind != JsonAnswer::Kind::need) return answer;
    bool loaded = false;
    for (const JsonView wanted : JsonView(answer.json)["need"].elements()) {
      const std::string language = wanted.string();
      const Index position = engine.policy.find_language(language);
      if (position == none || engine.parts[position]) continue;
      const auto added =
          load_languages(engine, *policy.bundle, {&language, 1}, policy.tables.get());
      if (!added) {
        if (policy.file.empty()) return added.error();
        // Overwritten in its place since it was opened, perhaps: read whole, it is good or says why
        // not.
        Result<LoadedPolicy> whole = load_policy(policy.file, "", {});
        if (!whole) return whole.error();
        policy = std::move(whole).value();
        return ask();
      }
      loaded = loaded || engine.parts[position];
    }
    // What the bundle was compiled without.
    if (!loaded) return answer;
  }
}

Result<train::ModelFile> load_model_file(const std::string& path) {
  const Result<std::string> bytes = read_file(path, limits::bundle_bytes);
  if (!bytes) return bytes.error();
  return train::read_model_file(*bytes);
}

std::string builtin_language_tables() {
  const auto pack = builtin_pack(first_pack);
  if (!pack) return {};
  Result<train::ModelFile> file = train::read_model_file(pack->model);
  return file ? file->language_tables : std::string();
}

}  // namespace redress
