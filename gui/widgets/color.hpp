#pragma once
// A colour as red, green, blue and opacity; independent of what draws it.

#include <cstdint>

namespace umbral::gui {

struct Color {
    std::uint8_t r = 0;
    std::uint8_t g = 0;
    std::uint8_t b = 0;
    std::uint8_t a = 255;

    friend constexpr bool operator==(const Color&, const Color&) = default;
    /// Dear ImGui's packing.
    [[nodiscard]] constexpr std::uint32_t packed() const {
        return std::uint32_t{a} << 24 | std::uint32_t{b} << 16 | std::uint32_t{g} << 8 | std::uint32_t{r};
    }
    /// @param opacity  in [0, 1], multiplied into the colour's own
    [[nodiscard]] constexpr Color with_alpha(double opacity) const { return {r, g, b, rounded(a * opacity)}; }
    /// @param channel  in [0, 255]
    [[nodiscard]] static constexpr std::uint8_t rounded(double channel) {
        return static_cast<std::uint8_t>(channel + 0.5);  // NOLINT: std::lround is not constexpr
    }
};

/// 0xRRGGBB, opaque.
[[nodiscard]] constexpr Color rgb(std::uint32_t hex) {
    return {static_cast<std::uint8_t>(hex >> 16 & 255), static_cast<std::uint8_t>(hex >> 8 & 255),
            static_cast<std::uint8_t>(hex & 255), 255};
}

/// From `from` (0) to `to` (1), channel by channel.
[[nodiscard]] constexpr Color mixed(Color from, Color to, double share) {
    const auto channel = [share](std::uint8_t x, std::uint8_t y) { return Color::rounded(x + (y - x) * share); };
    return {channel(from.r, to.r), channel(from.g, to.g), channel(from.b, to.b), channel(from.a, to.a)};
}

/// Relative luminance. @source WCAG 2.1, definition of relative luminance
[[nodiscard]] double luminance(Color color);
/// Contrast ratio from 1 to 21. @source WCAG 2.1, definition of contrast ratio
[[nodiscard]] double contrast(Color one, Color other);

}  // namespace umbral::gui
