#include "base/bytes.hpp"

#include <algorithm>
#include <bit>
#include <limits>

namespace umbral {

void ByteWriter::number(std::uint64_t value) {
    while (value >= 0x80u) {
        byte(static_cast<std::uint8_t>(value | 0x80u));
        value >>= 7;
    }
    byte(static_cast<std::uint8_t>(value));
}

void ByteWriter::signed_number(std::int64_t value) {
    number((static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63));
}

void ByteWriter::real(double value) {
    const auto bits = std::bit_cast<std::uint64_t>(value);
    for (int shift = 0; shift < 64; shift += 8) byte(static_cast<std::uint8_t>(bits >> shift));
}

void ByteWriter::text(std::string_view value) {
    number(value.size());
    bytes_.append(value);
}

void ByteWriter::repeated_text(const std::string& value) {
    const auto [found, is_new] = seen_.try_emplace(value, seen_.size() + 1);
    if (!is_new) return number(found->second);
    number(0);
    text(value);
}

void ByteWriter::differences(const std::vector<std::int32_t>& values) {
    std::int64_t last = 0;
    for (const std::int32_t value : values) {
        signed_number(value - last);
        last = value;
    }
}

std::uint8_t ByteReader::byte() {
    if (rest_.empty()) {
        fail();
        return 0;
    }
    const auto value = static_cast<std::uint8_t>(rest_.front());
    rest_.remove_prefix(1);
    return value;
}

std::uint64_t ByteReader::number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        const std::uint8_t next = byte();
        value |= static_cast<std::uint64_t>(next & 0x7fu) << shift;
        if (next < 0x80u) return value;
    }
    fail();
    return 0;
}

std::int64_t ByteReader::signed_number() {
    const std::uint64_t zigzag = number();
    return static_cast<std::int64_t>(zigzag >> 1) ^ -static_cast<std::int64_t>(zigzag & 1u);
}

double ByteReader::real() {
    std::uint64_t bits = 0;
    for (int shift = 0; shift < 64; shift += 8) bits |= std::uint64_t{byte()} << shift;
    return ok_ ? std::bit_cast<double>(bits) : 0.0;
}

std::string ByteReader::text() {
    const std::size_t size = count();
    std::string value{rest_.substr(0, size)};
    rest_.remove_prefix(size);
    return value;
}

std::string ByteReader::repeated_text() {
    const std::uint64_t ordinal = number();
    if (ordinal == 0) {
        seen_.push_back(text());
        return seen_.back();
    }
    if (ordinal > seen_.size()) {
        fail();
        return {};
    }
    return seen_[ordinal - 1];
}

std::size_t ByteReader::count() {
    const std::uint64_t items = number();
    if (items > rest_.size()) {
        fail();
        return 0;
    }
    return items;
}

std::vector<std::int32_t> ByteReader::differences(std::size_t count) {
    std::vector<std::int32_t> values;
    values.reserve(std::min(count, rest_.size()));
    std::int64_t last = 0;
    while (values.size() < count && ok_) {
        // Differences of 32-bit values fit in 33 bits; anything larger is broken and must not overflow the sum.
        const std::int64_t difference = signed_number();
        if (difference > 0x1ffffffff || difference < -0x1ffffffff) fail();
        last += ok_ ? difference : 0;
        if (last < std::numeric_limits<std::int32_t>::min() || last > std::numeric_limits<std::int32_t>::max()) fail();
        if (ok_) values.push_back(static_cast<std::int32_t>(last));
    }
    return values;
}

}  // namespace umbral
