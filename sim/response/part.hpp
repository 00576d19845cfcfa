#pragma once
// Measures carried out in part: what is left of their additions (if_short: partial).

#include <cstdint>
#include <vector>

#include "people/changes.hpp"

namespace umbral::response {

/// What changes add or move, in whole units.
struct Additions {
    std::int64_t officers = 0;  ///< added: they come out of a reserve
    std::int64_t vehicles = 0;  ///< likewise
    std::int64_t units = 0;     ///< places, officers and vehicles added or moved: what per_unit_day_usd is paid for
    std::int64_t others = 0;    ///< persons moved and supplies sent

    [[nodiscard]] std::int64_t all() const { return units + others; }
};
/// What comes of a measure's changes at a share of its size.
[[nodiscard]] Additions additions_of(const std::vector<people::Change>& changes, double share = 1);

/// A change carried out in part: additions are cut down to whole units, settings are not.
[[nodiscard]] people::Change part_of(const people::Change& change, double share);

}  // namespace umbral::response
