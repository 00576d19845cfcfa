#include "study/series_blob.hpp"

#include <zlib.h>

#include "base/bytes.hpp"
#include "base/check.hpp"

namespace umbral::study {
namespace {

// Level 2: within 5 % of the default's size on hourly counts, in a third of its time.
constexpr int compression_level = 2;
// A difference of two 32-bit values takes 33 bits: at most 5 bytes of 7 bits.
constexpr std::size_t max_bytes_per_value = 5;
// zlib cannot expand by more; a larger claim is broken, and is refused before memory is taken for it.
constexpr std::size_t max_expansion = 1032;

}  // namespace

std::string pack_series(const std::vector<std::int32_t>& values) {
    ByteWriter differences;
    differences.differences(values);
    const std::string& plain = differences.bytes();
    uLongf size = compressBound(plain.size());
    std::string blob(size, '\0');
    UMBRAL_CHECK(compress2(reinterpret_cast<Bytef*>(blob.data()), &size, reinterpret_cast<const Bytef*>(plain.data()),
                           plain.size(), compression_level) == Z_OK);
    blob.resize(size);
    return blob;
}

std::optional<UnpackedSeries> unpack_series(std::string_view blob, std::size_t count) {
    if (count / max_expansion > blob.size()) return std::nullopt;
    uLongf size = count * max_bytes_per_value;
    UnpackedSeries series{{}, std::string(size, '\0')};
    if (uncompress(reinterpret_cast<Bytef*>(series.differences.data()), &size,
                   reinterpret_cast<const Bytef*>(blob.data()), blob.size()) != Z_OK) {
        return std::nullopt;
    }
    series.differences.resize(size);
    ByteReader in{series.differences};
    series.values = in.differences(count);
    if (!in.finished()) return std::nullopt;
    return series;
}

}  // namespace umbral::study
