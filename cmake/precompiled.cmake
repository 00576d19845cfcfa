# How the tree is built quickly: sources in batches, headers that most of them draw in compiled once, and less work for
# the optimiser where nothing is simulated. No result depends on any of it.
option(UMBRAL_PRECOMPILED "Compile common headers once" ON)
option(UMBRAL_BATCHES "Compile several sources as one unit" ON)

if(UMBRAL_PRECOMPILED)
  foreach(set common tests)
    add_library(umbral_headers_${set} OBJECT ${CMAKE_SOURCE_DIR}/cmake/precompiled/none.cpp)
    target_link_libraries(umbral_headers_${set} PRIVATE umbral_options fmt::fmt nlohmann_json::nlohmann_json)
    target_precompile_headers(umbral_headers_${set} PRIVATE ${CMAKE_SOURCE_DIR}/cmake/precompiled/${set}.hpp)
    target_compile_options(umbral_headers_${set} PRIVATE $<$<CONFIG:Release>:-O1>)
  endforeach()
endif()

# umbral_quick(TARGET common|tests): for code in which no simulated time passes.
function(umbral_quick target set)
  target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:-O1>)
  if(UMBRAL_PRECOMPILED)
    target_precompile_headers(${target} REUSE_FROM umbral_headers_${set})
  endif()
endfunction()

# Several sources as one unit: what their headers instantiate is compiled once for all of them.
function(umbral_batches target)
  if(UMBRAL_BATCHES)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 10)
  endif()
endfunction()
