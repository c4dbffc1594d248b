# Puts files into the program, so that `homeward` is one file.
# hw_embed(<target> WEB|CATALOGUE <folder>): the folder is looked at on every build (some 50 ms), because the web
# build gives its files new names each time; sources are rewritten, and compiled, only when something changed.
function(hw_embed target kind folder)
  set(out ${PROJECT_BINARY_DIR}/generated/${target})
  set(outputs ${out}/table.cpp ${out}/bytes.S)
  add_custom_target(${target}_embed
    COMMAND ${CMAKE_COMMAND} -DKIND=${kind} -DFOLDER=${folder} -DOUT=${out}
            -P ${PROJECT_SOURCE_DIR}/cmake/embed_files.cmake
    BYPRODUCTS ${outputs}
    COMMENT "Looking at ${folder}" VERBATIM)
  add_library(${target} STATIC ${outputs})
  add_dependencies(${target} ${target}_embed)
  target_link_libraries(${target} PRIVATE hw_options)
endfunction()
