# vo_library(NAME SOURCES a.cpp ... DEPENDS x y ...) declares a library of src/NAME and the edges it
# may use; vo_test(NAME SOURCES a_test.cpp ... DEPENDS ...) a GoogleTest program NAME_test.

set(VO_WARNINGS -Wall -Wextra -Wshadow -Wconversion -Wno-sign-conversion -Wimplicit-fallthrough
    -Wno-missing-field-initializers -Wno-deprecated-declarations)
option(VO_WERROR "warnings are errors" OFF)
option(VO_SANITIZE "AddressSanitizer and UBSan" OFF)
option(VO_FUZZ "libFuzzer targets" OFF)

add_library(vo_flags INTERFACE)
target_include_directories(vo_flags INTERFACE ${CMAKE_SOURCE_DIR}/src)
target_compile_options(vo_flags INTERFACE -fno-exceptions -fno-rtti -fno-omit-frame-pointer
                       ${VO_WARNINGS})
if(VO_WERROR)
  target_compile_options(vo_flags INTERFACE -Werror)
endif()
if(VO_SANITIZE)
  target_compile_options(vo_flags INTERFACE -fsanitize=address,undefined
                         -fno-sanitize-recover=undefined)
  target_link_options(vo_flags INTERFACE -fsanitize=address,undefined)
  target_compile_definitions(vo_flags INTERFACE VO_SANITIZE=1)
endif()
if(VO_FUZZ)
  target_compile_options(vo_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()

function(vo_library name)
  cmake_parse_arguments(L "" "" "SOURCES;DEPENDS" ${ARGN})
  add_library(vo_${name} STATIC ${L_SOURCES})
  target_link_libraries(vo_${name} PUBLIC vo_flags)
  foreach(dep ${L_DEPENDS})
    target_link_libraries(vo_${name} PUBLIC vo_${dep})
  endforeach()
  set_property(GLOBAL APPEND PROPERTY VO_LIBRARIES "${name}=${L_DEPENDS}")
endfunction()

# Headers of test/, which no product may include (test/layers.py).
add_library(vo_testing INTERFACE)
target_include_directories(vo_testing INTERFACE ${CMAKE_SOURCE_DIR}/test)

find_package(GTest QUIET)
include(GoogleTest)
function(vo_test name)
  cmake_parse_arguments(T "" "" "SOURCES;DEPENDS" ${ARGN})
  add_executable(${name}_test ${T_SOURCES})
  target_link_libraries(${name}_test PRIVATE vo_flags vo_testing GTest::gtest GTest::gtest_main)
  foreach(dep ${T_DEPENDS})
    target_link_libraries(${name}_test PRIVATE vo_${dep})
  endforeach()
  add_test(NAME ${name}_test COMMAND ${name}_test)
  set_tests_properties(${name}_test PROPERTIES TIMEOUT 300 WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
endfunction()
