// The zones that this machine's database names.
#pragma once

#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

namespace redress {

/// Names of all zones of tzdata but the links, in the order of its file.
inline std::vector<std::string> zone_names() {
  const char* folder = std::getenv("TZDIR");
  std::ifstream list(std::string(folder != nullptr ? folder : "/usr/share/zoneinfo") +
                     "/tzdata.zi");
  std::vector<std::string> names;
  for (std::string line; std::getline(list, line);) {
    if (line.starts_with("Z ")) names.push_back(line.substr(2, line.find(' ', 2) - 2));
  }
  return names;
}

}  // namespace redress
