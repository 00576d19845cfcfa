#include "study/series_blob.hpp"

#include <zlib.h>

#include <limits>

#include "base/check.hpp"
#include "study/bytes.hpp"

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
    std::int64_t last = 0;
    for (const std::int32_t value : values) {
        differences.signed_number(value - last);
        last = value;
    }
    const std::string& plain = differences.bytes();
    uLongf size = compressBound(plain.size());
    std::string blob(size, '\0');
    UMBRAL_CHECK(compress2(reinterpret_cast<Bytef*>(blob.data()), &size, reinterpret_cast<const Bytef*>(plain.data()),
                           plain.size(), compression_level) == Z_OK);
    blob.resize(size);
    return blob;
}

std::optional<std::vector<std::int32_t>> unpack_series(std::string_view blob, std::size_t count) {
    if (count / max_expansion > blob.size()) return std::nullopt;
    uLongf size = count * max_bytes_per_value;
    std::string plain(size, '\0');
    if (uncompress(reinterpret_cast<Bytef*>(plain.data()), &size, reinterpret_cast<const Bytef*>(blob.data()),
                   blob.size()) != Z_OK) {
        return std::nullopt;
    }
    ByteReader in{std::string_view{plain}.substr(0, size)};
    std::vector<std::int32_t> values(count);
    std::int64_t last = 0;
    for (auto& value : values) {
        const std::int64_t delta = in.signed_number();
        if (delta > 0x1ffffffff || delta < -0x1ffffffff) return std::nullopt;
        last += delta;
        if (last < std::numeric_limits<std::int32_t>::min() || last > std::numeric_limits<std::int32_t>::max())
            return std::nullopt;
        value = static_cast<std::int32_t>(last);
    }
    if (!in.finished()) return std::nullopt;
    return values;
}

}  // namespace umbral::study
