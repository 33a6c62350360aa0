# What `cmake --install` puts where, by component:
#   program      the program, its man pages and completions
#   page         web/dist as it stands when it is installed, without the demo
#   service      the systemd unit, examples of others, a policy to start from
#   development  the library with its headers, for CMake and for pkg-config
# and what CPack makes of them: the Debian packages redress and libredress-dev.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)
include(${CMAKE_CURRENT_LIST_DIR}/notices.cmake)
set(packaging ${CMAKE_CURRENT_LIST_DIR})
set(made ${CMAKE_BINARY_DIR}/packaging)

set(icu_licence $ENV{HOME}/.cache/redress/icu/LICENSE)
if(DEFINED ENV{REDRESS_CACHE})
  set(icu_licence $ENV{REDRESS_CACHE}/icu/LICENSE)
endif()
if(NOT EXISTS ${icu_licence})
  set(icu_licence /usr/share/doc/libicu-dev/copyright)
endif()
set(documents /usr/share/doc)
redress_notices(${made}/THIRD_PARTY_NOTICES
"The program redress contains, where it is linked statically, these works of others. The C++ standard library
is GCC's, under the GCC Runtime Library Exception, which asks for no notice."
  "ICU, with Unicode's data|${icu_licence}"
  "Abseil (time zones)|${documents}/libabsl-dev/copyright"
  "Boost (Asio, Beast)|${documents}/libboost1.81-dev/copyright|License: BSL-1.0"
  "brotli|${documents}/libbrotli-dev/copyright"
  "CLI11|${documents}/libcli11-dev/copyright"
  "JSON for Modern C++|${documents}/nlohmann-json3-dev/copyright"
  "SQLite|${documents}/libsqlite3-dev/copyright"
  "zlib|${documents}/zlib1g-dev/copyright")

# program: pages and scripts are made by the program itself whenever it is linked, so that they say what it does.
set(shells ${made}/completions)
add_custom_command(TARGET redress POST_BUILD
  COMMAND ${CMAKE_COMMAND} -E rm -rf ${made}/man ${shells}
  COMMAND ${CMAKE_COMMAND} -E make_directory ${shells}
  COMMAND redress manual --to ${made}/man
  COMMAND sh -c "gzip -9n ${made}/man/*.1"
  COMMAND redress completion bash > ${shells}/redress
  COMMAND redress completion zsh > ${shells}/_redress
  COMMAND redress completion fish > ${shells}/redress.fish
  VERBATIM)
install(TARGETS redress RUNTIME COMPONENT program)
install(DIRECTORY ${made}/man/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT program)
install(FILES ${shells}/redress DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions COMPONENT program)
install(FILES ${shells}/_redress DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions COMPONENT program)
install(FILES ${shells}/redress.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d COMPONENT program)
# Debian has the licence itself on every machine, and asks for another file: package.cmake.
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE ${made}/THIRD_PARTY_NOTICES
  DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT licence)

install(DIRECTORY ${PROJECT_SOURCE_DIR}/web/dist/ DESTINATION ${CMAKE_INSTALL_DATADIR}/redress/web COMPONENT page OPTIONAL
  PATTERN demo EXCLUDE PATTERN types EXCLUDE PATTERN LICENSE EXCLUDE)

# service: where the program lies is known when it is installed.
install(CODE "
  file(READ \"${packaging}/systemd/redress.service\" unit)
  string(REPLACE @prefix@ \"\${CMAKE_INSTALL_PREFIX}\" unit \"\${unit}\")
  set(folder \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/lib/systemd/system\")
  file(MAKE_DIRECTORY \"\${folder}\")
  file(WRITE \"\${folder}/redress.service\" \"\${unit}\")
  message(STATUS \"Installing: \${folder}/redress.service\")"
  COMPONENT service)
install(FILES ${packaging}/policy.json ${packaging}/nginx.conf
  ${packaging}/systemd/redress-due.service ${packaging}/systemd/redress-due.timer DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples COMPONENT service)
install(PROGRAMS ${PROJECT_SOURCE_DIR}/native-cli/examples/accepted.sh ${PROJECT_SOURCE_DIR}/native-cli/examples/judge.py
  ${PROJECT_SOURCE_DIR}/native-cli/examples/complain.php DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples COMPONENT service)

# development
set_target_properties(redress_core PROPERTIES EXPORT_NAME core)
set_target_properties(redress_c PROPERTIES EXPORT_NAME c)
foreach(target redress_core redress_c)
  # Objects that whoever links them can use with any compiler of the platform, whatever the presets optimize at link time.
  target_compile_options(${target} PRIVATE $<$<AND:$<CXX_COMPILER_ID:GNU>,$<BOOL:${CMAKE_INTERPROCEDURAL_OPTIMIZATION}>>:-ffat-lto-objects>)
endforeach()
install(TARGETS redress_core redress_c EXPORT redress ARCHIVE COMPONENT development INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/core/include/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT development)
install(FILES ${PROJECT_SOURCE_DIR}/wasm/redress_c.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT development)
set(config ${CMAKE_INSTALL_LIBDIR}/cmake/redress)
install(EXPORT redress NAMESPACE redress:: DESTINATION ${config} COMPONENT development)
configure_package_config_file(${packaging}/redress-config.cmake.in ${made}/redress-config.cmake INSTALL_DESTINATION ${config})
write_basic_package_version_file(${made}/redress-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${made}/redress-config.cmake ${made}/redress-config-version.cmake DESTINATION ${config} COMPONENT development)
# By its own place, so that the folder may be moved.
file(RELATIVE_PATH to_prefix ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
string(REGEX REPLACE "/$" "" to_prefix ${to_prefix})
configure_file(${packaging}/redress.pc.in ${made}/redress.pc @ONLY)
install(FILES ${made}/redress.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT development)

include(${packaging}/package.cmake)
