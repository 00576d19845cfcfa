# Version and commit, written to a header at every build so that a study can name the program that made it.
set(UMBRAL_GENERATED ${CMAKE_BINARY_DIR}/generated)
add_custom_target(umbral_provenance
  COMMAND ${CMAKE_COMMAND} -DSOURCE=${CMAKE_SOURCE_DIR} -DOUTPUT=${UMBRAL_GENERATED}/provenance.hpp
          -DVERSION=${PROJECT_VERSION} -P ${CMAKE_SOURCE_DIR}/cmake/write_provenance.cmake
  BYPRODUCTS ${UMBRAL_GENERATED}/provenance.hpp)
