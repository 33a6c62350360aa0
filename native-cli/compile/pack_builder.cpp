// Build step: redress_pack_builder FOLDER PACK... writes FOLDER/PACK.model, FOLDER/PACK.bundle and
// FOLDER/PACK.tables, which then become part of the program.
#include <iostream>
#include <string>
#include <utility>

#include "compile/packs.hpp"
#include "compile/training.hpp"
#include "io/file.hpp"
#include "redress/bundle.hpp"

namespace {

int fail(const redress::Error& error) {
  std::cerr << "redress_pack_builder: " << error.code << ": " << error.message << '\n';
  return 1;
}

int build(const std::string& pack, const std::string& tables, const std::string& folder) {
  using namespace redress;
  const PolicyReading reading = read_policy(pack_policy(pack), policy_context());
  for (const Diagnostic& diagnostic : reading.diagnostics) {
    if (diagnostic.severity == Diagnostic::Severity::error) {
      std::cerr << diagnostic.at << ": " << diagnostic.code << ": " << diagnostic.message << '\n';
    }
  }
  if (!reading.document) return 1;
  const Result<train::ModelFile> models =
      train_policy(training_lines(*reading.document), tables, {});
  if (!models) return fail(models.error());
  const Result<std::string> bundle = bundle_of(*reading.document, *models);
  if (!bundle) return fail(bundle.error());
  const auto engine = load_bundle(*bundle);
  if (!engine) return fail(engine.error());
  for (const auto& [ending, bytes] :
       {std::pair(".model", train::write_model_file(*models)), std::pair(".bundle", *bundle),
        std::pair(".tables", lay_out_tables(**engine))}) {
    const auto written = write_file(folder + "/" + pack + ending, bytes);
    if (!written) return fail(written.error());
  }
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) {
    std::cerr << "usage: redress_pack_builder FOLDER PACK...\n";
    return 2;
  }
  const redress::Result<std::string> tables = redress::train_tables({});
  if (!tables) return fail(tables.error());
  for (int i = 2; i < count; ++i) {
    const int result = build(arguments[i], *tables, arguments[1]);
    if (result != 0) return result;
  }
  return 0;
}
