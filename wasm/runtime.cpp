// What the C library would ask of its host. The module imports nothing: no clock, no environment,
// no output, so a result can depend on nothing but its input, and any program that runs WebAssembly
// runs this one.

#include <cstddef>
#include <cstdint>

extern "C" {

// Raises a WebAssembly.RuntimeError in the caller; the instance must then be thrown away.
[[noreturn]] void abort() {
  __builtin_trap();
}

// libc++abi's last words (a pure virtual call, std::terminate): there is nowhere to print them.
[[noreturn]] void abort_message(const char* /*format*/, ...) {
  __builtin_trap();
}

// ICU looks for its data folder; a page has no environment.
char* getenv(const char* /*name*/) {
  return nullptr;
}

// The heap's growth (emmalloc by sbrk): 1 where the memory now holds `size_bytes`, else 0.
int emscripten_resize_heap(std::size_t size_bytes) {
  constexpr std::size_t page_bytes = 65536;
  const std::size_t have_bytes = __builtin_wasm_memory_size(0) * page_bytes;
  const std::size_t pages = (size_bytes - have_bytes + page_bytes - 1) / page_bytes;
  return __builtin_wasm_memory_grow(0, pages) == static_cast<std::size_t>(-1) ? 0 : 1;
}

// The same as --max-memory at link time.
std::size_t emscripten_get_heap_max() {
  return REDRESS_WASM_MAX_BYTES;
}

// Emscripten's small C library copies byte by byte. Measured in V8: a call of memory.copy costs 6
// ns whatever its size, a loop over words is quicker below some 48 bytes, the byte loop ten times
// slower above 1,000.

void* memmove(void* to, const void* from, std::size_t size_bytes) {
  return __builtin_memmove(to, from, size_bytes);
}

void* memset(void* to, int value, std::size_t size_bytes) {
  return __builtin_memset(to, value, size_bytes);
}

void* memcpy(void* __restrict to, const void* __restrict from, std::size_t size_bytes) {
  if (size_bytes >= 48) return __builtin_memcpy(to, from, size_bytes);
  auto* out = static_cast<char*>(to);
  const auto* in = static_cast<const char*>(from);
  for (; size_bytes >= sizeof(std::uint64_t); size_bytes -= sizeof(std::uint64_t)) {
    std::uint64_t word;
    __builtin_memcpy(&word, in, sizeof word);
    __builtin_memcpy(out, &word, sizeof word);
    in += sizeof word;
    out += sizeof word;
  }
#pragma clang loop unroll(disable)
  for (; size_bytes > 0; --size_bytes) *out++ = *in++;
  return to;
}

}  // extern "C"
