// What is short and called all over the place: a copy of it at each is faster, and the page, which
// has to fetch every byte of it, had better have one.
#pragma once

#ifdef __EMSCRIPTEN__
#define REDRESS_ONE_COPY [[gnu::noinline]]
#else
#define REDRESS_ONE_COPY
#endif

namespace redress {

/// What does nothing but save time, and is worth it where thousands of texts are read a second, the
/// page does without: it reads one, and fetches every byte.
#ifdef __EMSCRIPTEN__
inline constexpr bool has_shortcuts = false;
#else
inline constexpr bool has_shortcuts = true;
#endif

}  // namespace redress
