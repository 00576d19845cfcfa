# How everything is compiled: strict warnings, optional sanitizers, a compiler cache where one is installed.
find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

add_library(umbral_options INTERFACE)
target_compile_options(umbral_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
  -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
  target_compile_options(umbral_options INTERFACE -Wno-restrict)  # false alarms on std::string at -O3 (GCC bug 105651)
  if(UMBRAL_SANITIZE)
    target_compile_options(umbral_options INTERFACE -Wno-maybe-uninitialized)  # false alarms on instrumented code
  endif()
endif()
# Results must be the same bytes on every build type: no contraction, no fast-math.
target_compile_options(umbral_options INTERFACE -ffp-contract=off)

if(UMBRAL_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
  add_compile_definitions(UMBRAL_SANITIZE)  # the engine then runs SimGrid's actors on threads, which ASan can follow
endif()
if(UMBRAL_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link,address,undefined)
  add_link_options(-fsanitize=address,undefined)
endif()
