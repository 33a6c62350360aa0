// What `--policy` names, ready for use: always by way of a bundle's bytes, so that every command
// judges as the page does.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "compile/builtin.hpp"
#include "redress/assessment.hpp"
#include "redress/base.hpp"
#include "redress/bundle.hpp"
#include "redress/codec.hpp"
#include "train/model_file.hpp"

namespace redress {

struct LoadedPolicy {
  std::string file;  ///< Where the bundle is read from as it is needed; else empty.
  std::unique_ptr<ByteSource> bundle;
  /// Of a file that lies beside the bundle's, or in the program; may be null. The engine uses them,
  /// so they outlive it: only where everything is unpacked may the engine be taken out.
  std::unique_ptr<ByteSource> tables;
  std::unique_ptr<Engine> engine;
};

/// Which languages of a bundle are read, and looked into whether they are sound: all of them, or,
/// for a program that answers one question and ends, none until answer_once() needs one. Such a
/// program does not even unpack where the bundle is a pack's, or its file has one with its tables
/// beside it.
enum class Unpack { all, when_needed };

/// What `--policy P --model M` name. `policy` is a file (a policy, or a bundle, told by its first
/// bytes) or, where no such file exists, a pack; `model` is a file of `redress train`, or empty:
/// then the program's own model where the policy's categories and examples are its packs' own, else
/// one trained now. Errors `file.unreadable`, `policy.unknown`, `policy.invalid`, `bundle.*`,
/// `model.*`, `train.*`.
[[nodiscard]] Result<LoadedPolicy> load_policy(const std::string& policy, const std::string& model,
                                               const train::Progress& progress,
                                               Unpack unpack = Unpack::all);
/// What `ask` answers of the policy's engine, once the languages are unpacked that it needs and the
/// bundle has. `policy` may be another one afterwards, where its file was overwritten in its place
/// meanwhile: `ask` must not keep the engine. Errors `bundle.*`, `file.unreadable`.
[[nodiscard]] Result<JsonAnswer> answer_once(LoadedPolicy& policy,
                                             const std::function<JsonAnswer()>& ask);

/// A policy as text: the file's, or the policy that is nothing but the pack of that name. Errors
/// `file.unreadable`, `policy.unknown`.
[[nodiscard]] Result<std::string> read_policy_text(const std::string& policy);
/// The pack whose model is the policy's: categories and examples are this one's own.
[[nodiscard]] std::optional<BuiltinPack> own_pack(const PolicyDocument& document);
[[nodiscard]] bool is_bundle(std::string_view bytes);
[[nodiscard]] Result<train::ModelFile> load_model_file(const std::string& path);
/// The tables in the program that tell languages apart.
[[nodiscard]] std::string builtin_language_tables();

}  // namespace redress
