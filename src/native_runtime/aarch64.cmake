# The same for programs of aarch64, where Debian's cross packages are installed (`./dev aarch64`): lib/vo/native-aarch64, and the
# library's image, whose packages of constants are arm64's. Code of the image is made when somebody first wants it.
set(arm_folder ${CMAKE_BINARY_DIR}/lib/vo/native-aarch64)
set(arm_clang ${CMAKE_CXX_COMPILER} --target=aarch64-linux-gnu)
vo_toolchain_files(copies ${arm_folder} "vo build makes no executables for aarch64-linux (./dev aarch64 installs what it takes)"
  COMPILER ${arm_clang} FILES ${linked_files})
if(NOT copies)
  return()
endif()
# -ffp-contract=off: x*y + z is rounded twice, as on amd64.
set(arm_flags -O3 -DNDEBUG -gline-tables-only -ffunction-sections -fdata-sections -fno-omit-frame-pointer)
set(arm_cxx_flags -std=c++23 -fno-exceptions -fno-rtti -ffp-contract=off -Wall -Wextra -Wno-missing-field-initializers -Wno-unused-function)
set(objects)
foreach(part ${parts})
  get_target_property(sources vo_${part} SOURCES)
  get_target_property(source_dir vo_${part} SOURCE_DIR)
  foreach(source ${sources})
    string(REPLACE _x86_64.S _aarch64.S source ${source})
    get_filename_component(path ${source} ABSOLUTE BASE_DIR ${source_dir})
    get_filename_component(name ${source} NAME)
    if(NOT name MATCHES "[.](cpp|S)$")
      continue()
    endif()
    set(object ${CMAKE_CURRENT_BINARY_DIR}/aarch64/${part}_${name}.o)
    set(flags ${arm_flags})
    if(name MATCHES "[.]cpp$")
      list(APPEND flags ${arm_cxx_flags})
    endif()
    add_custom_command(OUTPUT ${object}
      COMMAND ${CMAKE_CXX_COMPILER_LAUNCHER} ${arm_clang} ${flags} -I${CMAKE_SOURCE_DIR}/src -I${CMAKE_BINARY_DIR}/generated
              -MD -MF ${object}.d -c ${path} -o ${object}
      DEPENDS ${path} vo_unicode_tables DEPFILE ${object}.d COMMENT "Compiling ${part}/${name} for aarch64" VERBATIM)
    list(APPEND objects ${object})
  endforeach()
endforeach()
find_program(VO_LLVM_AR NAMES llvm-ar-19 HINTS /usr/lib/llvm-19/bin REQUIRED)
add_custom_command(OUTPUT ${arm_folder}/libvo_native.a
  COMMAND ${CMAKE_COMMAND} -E make_directory ${arm_folder} ${copies}
  COMMAND ${CMAKE_COMMAND} -E rm -f ${arm_folder}/libvo_native.a
  COMMAND ${VO_LLVM_AR} rcs ${arm_folder}/libvo_native.a ${objects}
  DEPENDS ${objects} COMMENT "Collecting the run time of executables for aarch64 in lib/vo/native-aarch64" VERBATIM)
add_custom_target(native_archive_aarch64 ALL DEPENDS ${arm_folder}/libvo_native.a)
