#pragma once
// Which program made a study: its version and the commit it was built from.

#include <string>

namespace umbral::study {

struct Provenance {
    std::string version;  ///< "0.1.0"
    std::string commit;   ///< twelve hexadecimal digits, "+" behind when the tree had changes; "unknown" outside git
    friend bool operator==(const Provenance&, const Provenance&) = default;
};

/// This program's own.
[[nodiscard]] Provenance program_provenance();

}  // namespace umbral::study
