#pragma once
// An hourly series as a small blob: differences as variable-length integers, then zlib.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace umbral::study {

[[nodiscard]] std::string pack_series(const std::vector<std::int32_t>& values);

struct UnpackedSeries {
    std::vector<std::int32_t> values;
    std::string differences;  ///< as ByteWriter::differences writes them
};
/// Nothing when the blob does not hold exactly `count` values.
[[nodiscard]] std::optional<UnpackedSeries> unpack_series(std::string_view blob, std::size_t count);

}  // namespace umbral::study
