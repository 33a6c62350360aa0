// libpq, loaded where a store is a PostgreSQL database and not before: whoever keeps complaints in
// a file needs nothing of it.
#pragma once

#include <libpq-fe.h>

#include "redress/base.hpp"

namespace redress::postgres {

inline constexpr const char* library_name = "libpq.so.5";

/// The functions that are used, each of the type that its header declares. Valid until the end of
/// the process.
struct Library {
  decltype(&::PQconninfoParse) conninfo_parse = nullptr;
  decltype(&::PQconninfoFree) conninfo_free = nullptr;
  decltype(&::PQfreemem) free_memory = nullptr;
  decltype(&::PQconnectdbParams) connect = nullptr;
  decltype(&::PQfinish) finish = nullptr;
  decltype(&::PQstatus) status = nullptr;
  decltype(&::PQerrorMessage) error_message = nullptr;
  decltype(&::PQparameterStatus) parameter_status = nullptr;
  decltype(&::PQtransactionStatus) transaction_status = nullptr;
  decltype(&::PQsocket) socket = nullptr;
  decltype(&::PQsetnonblocking) set_nonblocking = nullptr;
  decltype(&::PQsetNoticeProcessor) set_notice_processor = nullptr;
  decltype(&::PQenterPipelineMode) enter_pipeline = nullptr;
  decltype(&::PQexitPipelineMode) exit_pipeline = nullptr;
  decltype(&::PQpipelineSync) pipeline_sync = nullptr;
  decltype(&::PQsendQuery) send_query = nullptr;
  decltype(&::PQsendPrepare) send_prepare = nullptr;
  decltype(&::PQsendQueryPrepared) send_query_prepared = nullptr;
  decltype(&::PQflush) flush = nullptr;
  decltype(&::PQconsumeInput) consume_input = nullptr;
  decltype(&::PQisBusy) is_busy = nullptr;
  decltype(&::PQgetResult) get_result = nullptr;
  decltype(&::PQclear) clear = nullptr;
  decltype(&::PQresultStatus) result_status = nullptr;
  decltype(&::PQresultErrorField) result_error_field = nullptr;
  decltype(&::PQntuples) row_count = nullptr;
  decltype(&::PQgetvalue) value = nullptr;
  decltype(&::PQgetlength) value_bytes = nullptr;
  decltype(&::PQgetisnull) is_null = nullptr;
};

/// Error `store.unavailable`, which names the package to install.
[[nodiscard]] Result<Library> load_library(const char* name = library_name);

}  // namespace redress::postgres
