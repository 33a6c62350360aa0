#include "compile/tables_beside.hpp"

#include <unistd.h>

namespace redress {

namespace {

constexpr mode_t by_others = S_IWGRP | S_IWOTH;

// In a folder that all may write to, such as /tmp, anybody can put a file beside another's.
bool as_trusted_as(const struct stat& tables, const struct stat& bundle) {
  const bool owner =
      tables.st_uid == bundle.st_uid || tables.st_uid == 0 || tables.st_uid == ::geteuid();
  const bool group = (tables.st_mode & S_IWGRP) == 0 || tables.st_gid == bundle.st_gid;
  return owner && group && (tables.st_mode & by_others & ~bundle.st_mode) == 0;
}

}  // namespace

std::unique_ptr<FileSource> open_tables_beside(const std::string& name, const FileSource& bundle) {
  std::unique_ptr<FileSource> tables = FileSource::open(name + std::string(tables_ending));
  if (!tables || tables->size() > limits::bundle_bytes ||
      !as_trusted_as(tables->status(), bundle.status()))
    return nullptr;
  return tables;
}

}  // namespace redress
