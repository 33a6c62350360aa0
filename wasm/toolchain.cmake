# Emscripten wherever it is installed: its own toolchain file lies in a folder that differs between distributions.
find_program(REDRESS_EM_CONFIG em-config REQUIRED)
execute_process(COMMAND ${REDRESS_EM_CONFIG} EMSCRIPTEN_ROOT
                OUTPUT_VARIABLE root OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
include(${root}/cmake/Modules/Platform/Emscripten.cmake)
