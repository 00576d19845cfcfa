#pragma once
// Pictures as PNG: 8-bit RGB, written small enough for the docs.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace umbral::gui {

struct Picture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgb;  ///< rows from the top                    (height x width x 3)
};

/// @source  PNG specification, W3C 2003; zlib for the data
[[nodiscard]] std::string to_png(const Picture& picture);
/// Reads what to_png writes. @return nothing for other PNGs
[[nodiscard]] std::optional<Picture> from_png(const std::string& bytes);

}  // namespace umbral::gui
