#include "store/postgres_library.hpp"

#include <dlfcn.h>

#include <string>

namespace redress::postgres {

namespace {

Error missing(const std::string& what) {
  return {"store.unavailable", "",
          "A store in PostgreSQL needs libpq of version 14 or later (" + what +
              "); install it: apt-get install libpq5"};
}

template <class Function>
bool find(void* library, const char* name, Function& function) {
  function = reinterpret_cast<Function>(::dlsym(library, name));
  return function != nullptr;
}

}  // namespace

Result<Library> load_library(const char* name) {
  // Never closed: what it is linked with keeps tables until the process ends.
  void* const library = ::dlopen(name, RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) return missing(std::string(name) + " is not there");
  Library out;
  const bool found =
      find(library, "PQconninfoParse", out.conninfo_parse) &&
      find(library, "PQconninfoFree", out.conninfo_free) &&
      find(library, "PQfreemem", out.free_memory) &&
      find(library, "PQconnectdbParams", out.connect) && find(library, "PQfinish", out.finish) &&
      find(library, "PQstatus", out.status) && find(library, "PQerrorMessage", out.error_message) &&
      find(library, "PQparameterStatus", out.parameter_status) &&
      find(library, "PQtransactionStatus", out.transaction_status) &&
      find(library, "PQsocket", out.socket) &&
      find(library, "PQsetnonblocking", out.set_nonblocking) &&
      find(library, "PQsetNoticeProcessor", out.set_notice_processor) &&
      find(library, "PQenterPipelineMode", out.enter_pipeline) &&
      find(library, "PQexitPipelineMode", out.exit_pipeline) &&
      find(library, "PQpipelineSync", out.pipeline_sync) &&
      find(library, "PQsendQuery", out.send_query) &&
      find(library, "PQsendPrepare", out.send_prepare) &&
      find(library, "PQsendQueryPrepared", out.send_query_prepared) &&
      find(library, "PQflush", out.flush) && find(library, "PQconsumeInput", out.consume_input) &&
      find(library, "PQisBusy", out.is_busy) && find(library, "PQgetResult", out.get_result) &&
      find(library, "PQclear", out.clear) && find(library, "PQresultStatus", out.result_status) &&
      find(library, "PQresultErrorField", out.result_error_field) &&
      find(library, "PQntuples", out.row_count) && find(library, "PQgetvalue", out.value) &&
      find(library, "PQgetlength", out.value_bytes) && find(library, "PQgetisnull", out.is_null);
  if (!found) return missing(std::string(name) + " is too old");
  return out;
}

}  // namespace redress::postgres
