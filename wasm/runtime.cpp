// What the C library would ask of its host. The module imports nothing: no clock, no environment,
// no output, so a result can depend on nothing but its input, and any program that runs WebAssembly
// runs this one.

#include <cstddef>
#include <cstdint>

namespace {

// The decimal digits of 2^1024 - 2^970: from there on a double is infinite, after rounding.
constexpr int infinite_digits = 309;
struct FirstInfinite {
  char digits[infinite_digits] = {};

  constexpr FirstInfinite() {
    multiply_add(0, (1ULL << 54) - 1);
    for (int bits = 0; bits < 970; bits += 10) multiply_add(1 << 10, 0);
  }
  constexpr void multiply_add(std::uint64_t factor, std::uint64_t carry) {
    for (int i = infinite_digits; i-- > 0;) {
      carry += factor * static_cast<std::uint64_t>(digits[i]);
      digits[i] = static_cast<char>(carry % 10);
      carry /= 10;
    }
  }
};
constexpr FirstInfinite first_infinite;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Of a number as JSON writes it.
bool is_finite(const char* text) {
  constexpr std::int64_t huge = 1'000'000'000'000;
  if (*text == '-') ++text;
  std::int64_t power = 0;  // the value is 0.DIGITS * 10^power
  int digits = 0;          // without leading zeros, up to that limit
  int compared = 0;        // with first_infinite, as far as they are equal long
  bool fraction = false;
  for (; is_digit(*text) || *text == '.'; ++text) {
    if (*text == '.') {
      fraction = true;
      continue;
    }
    const int digit = *text - '0';
    if (digits == 0 && digit == 0) {
      if (fraction) --power;
      continue;
    }
    if (!fraction) ++power;
    if (digits == infinite_digits) continue;
    if (compared == 0) compared = digit - first_infinite.digits[digits];
    ++digits;
  }
  if (digits == 0) return true;
  if (*text == 'e' || *text == 'E') {
    ++text;
    const bool negative = *text == '-';
    if (!is_digit(*text)) ++text;
    std::int64_t exponent = 0;
    for (; is_digit(*text); ++text) {
      if (exponent < huge) exponent = exponent * 10 + (*text - '0');
    }
    power += negative ? -exponent : exponent;
  }
  if (power != infinite_digits) return power < infinite_digits;
  // What ends earlier than the limit is below it: the limit's last digit is no zero.
  return compared < 0 || (compared == 0 && digits < infinite_digits);
}

}  // namespace

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

// nlohmann asks for the value of a number only to learn whether it is finite, and writes messages
// that no one reads. Emscripten's own answers, a printf and arithmetic on 128 bits, would be a
// twentieth of the module.

// The value is 0 where it is finite: the core reads no fraction.
double strtod(const char* text, char** end) {
  const double value = is_finite(text) ? 0.0 : __builtin_inf();
  while (*text != 0) ++text;
  *end = const_cast<char*>(text);
  return value;
}

// libc++ names them beside it.
float strtof(const char* /*text*/, char** /*end*/) {
  __builtin_trap();
}
long double strtold(const char* /*text*/, char** /*end*/) {
  __builtin_trap();
}

int snprintf(char* out, std::size_t size, const char* /*format*/, ...) {
  if (size > 0) *out = 0;
  return 0;
}

}  // extern "C"
