#include "categorize/features.hpp"

namespace redress {

void extract_features(const Words& words, std::vector<Feature>& out) {
  for_each_feature(words, [&out](const Feature& feature) { out.push_back(feature); });
}

}  // namespace redress
