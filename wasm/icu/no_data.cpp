// ICU's access to data files, of which there are none here. What needs one (NFKC, emoji properties,
// names, locales) would quietly answer "no" and differ from the native side; it stops instead, so
// that any test finds the call.

#include <unicode/udata.h>

extern "C" {

UDataMemory* udata_openChoice(const char*, const char*, const char*, UDataMemoryIsAcceptable*,
                              void*, UErrorCode*) {
  __builtin_trap();
}

void udata_close(UDataMemory*) {
  __builtin_trap();
}

const void* udata_getMemory(UDataMemory*) {
  __builtin_trap();
}

}  // extern "C"
