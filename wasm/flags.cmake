# How everything is compiled for the page; included at the top so that core, ICU and the C ABI agree.

# Measured, after brotli: -O3 throughout is a quarter larger than -Oz throughout; -Oz with the per-character code at -O3
# (core/CMakeLists.txt) 2 % larger, and as fast where it counts.
set(REDRESS_WASM_OPT -Oz CACHE STRING "Optimization of the engine for wasm, but for its hot code")

# What all engines of the last years run (Safari 15, Firefox 79, Chromium 75). Not -mbulk-memory: see runtime.cpp.
set(REDRESS_WASM_FEATURES -msign-ext -mnontrapping-fptoint -mmutable-globals)

add_compile_options(
  ${REDRESS_WASM_OPT} ${REDRESS_WASM_FEATURES} -flto -fno-exceptions -fno-rtti
  # Hidden visibility tells the optimizer that it sees all of a class: only then may it drop unused virtual functions.
  -fvisibility=hidden -fvisibility-inlines-hidden -fwhole-program-vtables -fvirtual-function-elimination)

# nlohmann/json without the rest of the system's headers, which would shadow Emscripten's own.
find_path(REDRESS_NLOHMANN nlohmann/json.hpp PATHS /usr/include NO_CMAKE_FIND_ROOT_PATH REQUIRED)
set(headers ${CMAKE_BINARY_DIR}/nlohmann)
file(MAKE_DIRECTORY ${headers})
file(CREATE_LINK ${REDRESS_NLOHMANN}/nlohmann ${headers}/nlohmann SYMBOLIC)
add_library(nlohmann_json::nlohmann_json INTERFACE IMPORTED GLOBAL)
target_include_directories(nlohmann_json::nlohmann_json SYSTEM INTERFACE ${headers})
target_compile_definitions(nlohmann_json::nlohmann_json INTERFACE JSON_NOEXCEPTION)
