#pragma once
// Whole units out of computed amounts.

#include <cmath>
#include <cstdint>

namespace umbral {

/// The whole units in an amount; one that binary fractions left a hair short of is whole.
[[nodiscard]] inline std::int64_t whole_units(double amount) {
    constexpr double hair = 1e-9;
    return static_cast<std::int64_t>(std::floor(amount + hair));
}

}  // namespace umbral
