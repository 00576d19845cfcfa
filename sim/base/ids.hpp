#pragma once
// Typed indices: a site's index cannot be passed where a route's is meant.

#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace umbral {

/// An index into one table, named by its tag. Default-constructed it is `none`.
template <class Tag>
struct Id {
    std::uint32_t value = std::numeric_limits<std::uint32_t>::max();

    constexpr Id() = default;
    constexpr explicit Id(std::size_t index) : value(static_cast<std::uint32_t>(index)) {}
    [[nodiscard]] constexpr bool is_none() const { return value == std::numeric_limits<std::uint32_t>::max(); }
    [[nodiscard]] constexpr std::size_t index() const { return value; }
    friend constexpr auto operator<=>(Id, Id) = default;
};

}  // namespace umbral
