// ICU's access to data files, of which neither the page nor the program `redress` has any: what the
// core asks for (NFC, character properties) is compiled into ICU's code. What needs one (NFKC,
// emoji properties, names, locales) would quietly answer "no"; it stops instead, so that any test
// finds the call.

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
