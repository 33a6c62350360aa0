/* Assesses the draft in the second file by the bundle in the first, with the C interface alone. */
#include <redress_c.h>
#include <stdio.h>
#include <stdlib.h>

static size_t read_whole(const char* path, uint8_t** bytes) {
  FILE* file = fopen(path, "rb");
  if (file == NULL || fseek(file, 0, SEEK_END) != 0) exit(3);
  const size_t size = (size_t)ftell(file);
  rewind(file);
  *bytes = redress_alloc(size);
  if (*bytes == NULL || fread(*bytes, 1, size, file) != size) exit(3);
  fclose(file);
  return size;
}

int main(int count, char** arguments) {
  uint8_t* bundle = NULL;
  uint8_t* draft = NULL;
  if (count != 3 || redress_abi_version() != REDRESS_ABI_VERSION) return 2;
  const size_t bundle_size = read_whole(arguments[1], &bundle);
  const size_t draft_size = read_whole(arguments[2], &draft);

  redress_result* loaded = redress_policy_load(bundle, bundle_size);
  redress_free(bundle, bundle_size);
  if (redress_result_status(loaded) != REDRESS_DONE) return 2;
  redress_policy* policy = redress_result_policy(loaded);
  redress_result_free(loaded);

  redress_result* assessment = redress_assess(policy, draft, draft_size);
  redress_free(draft, draft_size);
  const int status = redress_result_status(assessment);
  fwrite(redress_result_bytes(assessment), 1, redress_result_size(assessment), stdout);
  redress_result_free(assessment);
  redress_policy_free(policy);
  return status;
}
