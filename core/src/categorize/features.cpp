#include "categorize/features.hpp"

namespace redress {

void extract_features(const Words& words, const WordClasses* classes, std::vector<Feature>& out,
                      FeatureKinds kinds) {
  for_each_feature(words, classes == nullptr ? nullptr : &classes->table(), kinds,
                   [&out](const Feature& feature) { out.push_back(feature); });
}

}  // namespace redress
