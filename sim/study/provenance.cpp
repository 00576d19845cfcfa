#include "study/provenance.hpp"

#include <provenance.hpp>

namespace umbral::study {

Provenance program_provenance() { return {UMBRAL_VERSION, UMBRAL_COMMIT}; }

}  // namespace umbral::study
