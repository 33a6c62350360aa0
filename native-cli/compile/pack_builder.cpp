// Build step: redress_pack_builder PACK FOLDER writes FOLDER/PACK.model and FOLDER/PACK.bundle,
// which then become part of the program.
#include <iostream>
#include <string>

#include "compile/packs.hpp"
#include "compile/training.hpp"
#include "io/file.hpp"

namespace {

int fail(const redress::Error& error) {
  std::cerr << "redress_pack_builder: " << error.code << ": " << error.message << '\n';
  return 1;
}

int build(const std::string& pack, const std::string& folder) {
  using namespace redress;
  const PolicyReading reading = read_policy(pack_policy(pack), policy_context());
  for (const Diagnostic& diagnostic : reading.diagnostics) {
    if (diagnostic.severity == Diagnostic::Severity::error) {
      std::cerr << diagnostic.at << ": " << diagnostic.code << ": " << diagnostic.message << '\n';
    }
  }
  if (!reading.document) return 1;
  Result<std::string> tables = train_tables({});
  if (!tables) return fail(tables.error());
  const Result<train::ModelFile> models =
      train_policy(*reading.document, std::move(tables).value(), {});
  if (!models) return fail(models.error());
  const Result<std::string> bundle = bundle_of(*reading.document, *models);
  if (!bundle) return fail(bundle.error());
  for (const auto& [ending, bytes] :
       {std::pair(".model", train::write_model_file(*models)), std::pair(".bundle", *bundle)}) {
    const auto written = write_file(folder + "/" + pack + ending, bytes);
    if (!written) return fail(written.error());
  }
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) {
    std::cerr << "usage: redress_pack_builder PACK FOLDER\n";
    return 2;
  }
  return build(arguments[1], arguments[2]);
}
