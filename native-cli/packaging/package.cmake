# The Debian packages redress (program, page, unit, manuals, completions) and libredress-dev:
#   cpack --config build/release/CPackConfig.cmake -B build/packages
set(REDRESS_PACKAGER "Redress <packages@redress.invalid>" CACHE STRING "Who answers for a package, as name <address>")

set(debian ${CMAKE_CURRENT_LIST_DIR}/debian)
set(gathered ${CMAKE_BINARY_DIR}/packaging/debian)
file(MAKE_DIRECTORY ${gathered})

# Debian has the Apache licence on every machine: the copyright file names it, and holds the others whole.
file(READ ${debian}/copyright copyright)
file(READ ${CMAKE_BINARY_DIR}/packaging/THIRD_PARTY_NOTICES notices)
file(CONFIGURE OUTPUT ${gathered}/copyright CONTENT "@copyright@\n@notices@" @ONLY)
configure_file(${debian}/changelog ${gathered}/changelog @ONLY)
# Without name and date, so that the same sources make the same bytes.
execute_process(COMMAND gzip -9nf ${gathered}/changelog)
function(describe package component)
  install(FILES ${gathered}/copyright ${gathered}/changelog.gz
    DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${package} COMPONENT ${component} EXCLUDE_FROM_ALL)
  install(FILES ${debian}/${package}.overrides DESTINATION ${CMAKE_INSTALL_DATADIR}/lintian/overrides RENAME ${package}
    COMPONENT ${component} EXCLUDE_FROM_ALL)
endfunction()
describe(redress debian)
describe(libredress-dev debian-development)
install(FILES ${CMAKE_CURRENT_LIST_DIR}/policy.json DESTINATION /etc/redress COMPONENT debian EXCLUDE_FROM_ALL)
install(FILES ${debian}/README.Debian DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/redress COMPONENT debian EXCLUDE_FROM_ALL)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME redress)
set(CPACK_PACKAGE_CONTACT ${REDRESS_PACKAGER})
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
# A place of its own, /etc, lies outside the prefix.
set(CPACK_SET_DESTDIR ON)
set(CPACK_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_COMPONENTS_ALL program page service debian development debian-development)
set(CPACK_COMPONENTS_GROUPING ONE_PER_GROUP)
foreach(component program page service debian)
  string(TOUPPER ${component} upper)
  set(CPACK_COMPONENT_${upper}_GROUP redress)
endforeach()
foreach(component development debian-development)
  string(TOUPPER ${component} upper)
  set(CPACK_COMPONENT_${upper}_GROUP libredress-dev)
endforeach()

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_HOMEPAGE "")
set(CPACK_DEBIAN_REDRESS_PACKAGE_NAME redress)
set(CPACK_DEBIAN_REDRESS_PACKAGE_SECTION web)
set(CPACK_DEBIAN_REDRESS_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_REDRESS_PACKAGE_SHLIBDEPS ON)
# Zones of a policy are read from it.
set(CPACK_DEBIAN_REDRESS_PACKAGE_DEPENDS tzdata)
set(CPACK_DEBIAN_REDRESS_PACKAGE_RECOMMENDS "libcurl4 (>= 7.88)")
# Loaded where the store is a PostgreSQL database.
set(CPACK_DEBIAN_REDRESS_PACKAGE_SUGGESTS "nginx | httpd, libpq5 (>= 14)")
set(CPACK_DEBIAN_REDRESS_DESCRIPTION
"complaint form for web sites and the service that takes complaints in
Reads what a visitor writes in English, Russian, Bulgarian, Hungarian or
Ukrainian, tells what the complaint is about, asks for the little that is
missing and promises an answer by a date. Contains the program with its intake
service, and the files of the form for web pages.")
set(CPACK_DEBIAN_REDRESS_PACKAGE_CONTROL_EXTRA
  ${debian}/postinst ${debian}/prerm ${debian}/postrm ${debian}/conffiles)
set(CPACK_DEBIAN_REDRESS_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_LIBREDRESS-DEV_PACKAGE_NAME libredress-dev)
set(CPACK_DEBIAN_LIBREDRESS-DEV_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_LIBREDRESS-DEV_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_LIBREDRESS-DEV_PACKAGE_DEPENDS "libicu-dev (>= 72), libicu-dev (<< 73~)")
set(CPACK_DEBIAN_LIBREDRESS-DEV_DESCRIPTION
"engine of the complaint form redress, for C++ and C programs
A static library with headers: what a complaint is about, which details and
personal data it holds, and by when it is answered, the same bytes as the
program redress and the form in a page. For CMake and for pkg-config.")
include(CPack)
