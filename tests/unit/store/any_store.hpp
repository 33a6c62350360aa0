// Tests of what a store promises, whichever it is.
#pragma once

#include <string>

#include "unit/store/postgres_database.hpp"
#include "unit/store/store_folder.hpp"

namespace redress {

class AnyStore : public StoreFolder, public ::testing::WithParamInterface<const char*> {
 protected:
  AnyStore() {
    if (GetParam() == std::string("postgresql")) url_ = PostgresServer::get().new_database();
  }
  [[nodiscard]] std::string name() const override {
    return url_.empty() ? StoreFolder::name() : url_;
  }

 private:
  std::string url_;
};

/// Runs the cases of a suite of it over each.
#define REDRESS_EVERY_STORE(suite)                                                   \
  INSTANTIATE_TEST_SUITE_P(Stores, suite, ::testing::Values("sqlite", "postgresql"), \
                           [](const auto& one) { return std::string(one.param); })

}  // namespace redress
