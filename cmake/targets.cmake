# Flags of our own code (never of third-party code) and the function that makes one tier.
add_library(hw_options INTERFACE)
target_include_directories(hw_options INTERFACE ${PROJECT_SOURCE_DIR}/src)
target_link_libraries(hw_options INTERFACE Threads::Threads)
target_compile_options(hw_options INTERFACE
  -pthread  # re2 and GoogleTest ask for it, and a precompiled header fits only where it is the same
  $<$<COMPILE_LANGUAGE:CXX>:-Wall -Wextra -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual
  -Wimplicit-fallthrough -Werror
  # Records are aggregates built with designated initializers; members left out take their defaults.
  -Wno-missing-field-initializers>)
target_compile_definitions(hw_options INTERFACE
  # One source file compiles Asio and Beast (with asio/impl/src.hpp, asio/ssl/impl/src.hpp, beast/src.hpp).
  BOOST_ASIO_SEPARATE_COMPILATION BOOST_BEAST_SEPARATE_COMPILATION BOOST_ASIO_NO_DEPRECATED
  SPDLOG_FMT_EXTERNAL)

# A precompiled header is compiled once and shared: the object library exists only to hold it. Its bytes differ from one
# compilation to the next, so for ccache (CCACHE_PCH_EXTSUM) a sum of what it says stands beside it; then a clean build
# and other worktrees hit. The sum is taken anew when any header in it changes.
function(hw_pch name header)
  set(source ${PROJECT_BINARY_DIR}/generated/${name}.cpp)
  set(sum ${PROJECT_BINARY_DIR}/CMakeFiles/${name}.dir/cmake_pch.hxx.gch.sum)
  file(CONFIGURE OUTPUT ${source} CONTENT "// holds ${header}\n")
  add_custom_command(OUTPUT ${sum}
    COMMAND ${CMAKE_CXX_COMPILER} -std=c++20 -x c++-header -w -E -P -MD -MF ${sum}.d -MT ${sum}
            ${PROJECT_SOURCE_DIR}/cmake/${header} | sha256sum > ${sum}
    DEPENDS ${PROJECT_SOURCE_DIR}/cmake/${header} DEPFILE ${sum}.d COMMENT "Summing ${header}")
  add_library(${name} OBJECT ${source} ${sum})
  target_link_libraries(${name} PRIVATE hw_options ${ARGN})
  target_precompile_headers(${name} PRIVATE ${PROJECT_SOURCE_DIR}/cmake/${header})
endfunction()

function(hw_use_pch target pch)
  target_precompile_headers(${target} REUSE_FROM ${pch})
endfunction()

hw_pch(hw_pch pch.hpp fmt::fmt Boost::headers tl::expected)

# hw_tier(<folder> [USES targets that our headers show] [PRIVATE targets] [TARGET name] [EXCEPT files])
# A folder without sources yet becomes an interface library, so that the tiers above it still configure.
function(hw_tier folder)
  cmake_parse_arguments(arg "" "TARGET" "USES;PRIVATE;EXCEPT" ${ARGN})
  set(name hw_${folder})
  if(arg_TARGET)
    set(name ${arg_TARGET})
  endif()
  set(root ${PROJECT_SOURCE_DIR}/src/${folder})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${root}/*.cpp)
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS ${root}/*.hpp)
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$")
  foreach(except IN LISTS arg_EXCEPT)
    list(REMOVE_ITEM sources ${root}/${except})
  endforeach()

  if(sources)
    set(scope PUBLIC)
    add_library(${name} STATIC ${sources})
    target_link_libraries(${name} PRIVATE ${arg_PRIVATE})
    hw_use_pch(${name} hw_pch)
  else()
    set(scope INTERFACE)
    add_library(${name} INTERFACE)
  endif()
  target_link_libraries(${name} ${scope} hw_options ${arg_USES})
  # Lets `cmake --build ... --target all_verify_interface_header_sets` compile each header alone.
  target_sources(${name} ${scope} FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR}/src FILES ${headers})
  set(${name}_scope ${scope} PARENT_SCOPE)
endfunction()
