/* The engine behind a C interface: what the page calls through WebAssembly, and any other language
 * natively.
 *
 * Conventions:
 * 1. Text and bytes go in as pointer plus size; nothing is kept of them after the call returns.
 * They need no final NUL.
 * 2. Every answer is an owned redress_result, freed and wiped by redress_result_free, whatever its
 * status. It is never NULL.
 * 3. A redress_policy is opaque. Reading calls (assess, validate, promise, describe) may run on
 * many threads at once; redress_policy_add may not run beside another call on the same policy.
 * 4. No globals, no callbacks, no exception leaves a function.
 * 5. All text is UTF-8; answers are JSON as the program `redress` prints it, byte for byte. */
#ifndef REDRESS_C_H
#define REDRESS_C_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Changes whenever a function here changes its meaning or its arguments. */
#define REDRESS_ABI_VERSION 1u
uint32_t redress_abi_version(void);

typedef struct redress_policy redress_policy;
typedef struct redress_result redress_result;

enum {
  REDRESS_DONE = 0,     /* the answer asked for; of a submission: accepted */
  REDRESS_REJECTED = 1, /* a verdict that lists errors */
  REDRESS_INVALID = 2,  /* {"error": {code, at, message}}: the input could not be used */
  REDRESS_NEED = 3,     /* {"need": ["ru"]}: add these languages and ask again */
  REDRESS_INTERNAL = 4  /* {"error": …}: out of memory or a fault of the engine */
};

/* Loads a bundle (or its shared part with one language). Status REDRESS_DONE: redress_result_policy
 * gives the handle, the JSON is {"policy": id}. */
redress_result* redress_policy_load(const uint8_t* bundle, size_t size);
/* Adds the languages that another part of the same bundle holds. */
redress_result* redress_policy_add(redress_policy* policy, const uint8_t* part, size_t size);
void redress_policy_free(redress_policy* policy);

/* Draft -> assessment. */
redress_result* redress_assess(const redress_policy* policy, const uint8_t* draft, size_t size);
/* Submission -> verdict. `now` is the instant of receipt, RFC 3339. */
redress_result* redress_validate(const redress_policy* policy, const uint8_t* submission,
                                 size_t size, const uint8_t* now, size_t now_size);
/* {category, channel, received, signals?} -> {first_reply, updates, resolution, basis}: by when,
 * before there is any text. */
redress_result* redress_promise(const redress_policy* policy, const uint8_t* request, size_t size);
/* What a page shows before the first word: labels of categories, channels and wishes, and the
 * messages, in one language. */
redress_result* redress_describe(const redress_policy* policy, const uint8_t* language,
                                 size_t size);
/* {"abi":…,"icu":…,"unicode":…} */
redress_result* redress_versions(void);

int32_t redress_result_status(const redress_result* result);
/* The handle that redress_policy_load made; the caller owns it. NULL for every other result. */
redress_policy* redress_result_policy(const redress_result* result);
const uint8_t* redress_result_bytes(const redress_result* result);
size_t redress_result_size(const redress_result* result);
void redress_result_free(redress_result* result);

/* Memory for arguments, for callers without their own (the page). NULL where there is none; freed
 * and wiped by redress_free. */
uint8_t* redress_alloc(size_t size);
void redress_free(uint8_t* bytes, size_t size);

#ifdef __cplusplus
}
#endif

#endif
