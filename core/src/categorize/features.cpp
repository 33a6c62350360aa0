#include "categorize/features.hpp"

namespace redress {

void extract_features(const Words& words, const WordClasses* classes, std::vector<Feature>& out) {
  for_each_feature(words, classes == nullptr ? nullptr : &classes->table(),
                   [&out](const Feature& feature) { out.push_back(feature); });
}

}  // namespace redress
