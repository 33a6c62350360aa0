// What is short and called all over the place: a copy of it at each is faster, and the page, which
// has to fetch every byte of it, had better have one.
#pragma once

#ifdef __EMSCRIPTEN__
#define REDRESS_ONE_COPY [[gnu::noinline]]
#else
#define REDRESS_ONE_COPY
#endif
