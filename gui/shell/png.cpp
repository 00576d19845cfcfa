#include "gui/shell/png.hpp"

#include <zlib.h>

#include <cstdlib>
#include <cstring>

namespace umbral::gui {
namespace {

constexpr std::string_view signature{"\x89PNG\r\n\x1a\n", 8};

void put_number(std::string& out, std::uint32_t number) {
    for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(number >> shift & 255U);
}
std::uint32_t get_number(const std::string& in, std::size_t at) {
    std::uint32_t number = 0;
    for (std::size_t i = at; i < at + 4; ++i) number = number << 8 | static_cast<std::uint8_t>(in[i]);
    return number;
}

const Bytef* bytes_of(const std::string& text) { return reinterpret_cast<const Bytef*>(text.data()); }  // NOLINT

void put_chunk(std::string& out, const char* name, const std::string& data) {
    put_number(out, static_cast<std::uint32_t>(data.size()));
    const std::string body = name + data;
    out += body;
    put_number(out, static_cast<std::uint32_t>(crc32(0, bytes_of(body), static_cast<uInt>(body.size()))));
}

/// Each row as the difference from the row above (filter 2): flat areas become zeros.
std::string filtered(const Picture& picture) {
    const std::size_t stride = static_cast<std::size_t>(picture.width) * 3;
    std::string raw;
    raw.reserve((stride + 1) * static_cast<std::size_t>(picture.height));
    for (std::size_t row = 0; row < static_cast<std::size_t>(picture.height); ++row) {
        raw += '\x02';
        for (std::size_t i = 0; i < stride; ++i) {
            const std::uint8_t above = row == 0 ? 0 : picture.rgb[(row - 1) * stride + i];
            raw += static_cast<char>(picture.rgb[row * stride + i] - above);
        }
    }
    return raw;
}

}  // namespace

std::string to_png(const Picture& picture) {
    const std::string raw = filtered(picture);
    uLongf size = compressBound(static_cast<uLong>(raw.size()));
    std::string packed(size, '\0');
    compress2(reinterpret_cast<Bytef*>(packed.data()), &size, bytes_of(raw), static_cast<uLong>(raw.size()),
              9);  // NOLINT
    packed.resize(size);
    std::string head;
    put_number(head, static_cast<std::uint32_t>(picture.width));
    put_number(head, static_cast<std::uint32_t>(picture.height));
    head += std::string("\x08\x02\x00\x00\x00", 5);  // 8 bits, RGB
    std::string out(signature);
    put_chunk(out, "IHDR", head);
    put_chunk(out, "IDAT", packed);
    put_chunk(out, "IEND", "");
    return out;
}

std::optional<Picture> from_png(const std::string& bytes) {
    if (bytes.size() < 57 || bytes.compare(0, signature.size(), signature) != 0) return std::nullopt;
    Picture picture;
    picture.width = static_cast<int>(get_number(bytes, 16));
    picture.height = static_cast<int>(get_number(bytes, 20));
    const std::size_t stride = static_cast<std::size_t>(picture.width) * 3;
    std::string raw((stride + 1) * static_cast<std::size_t>(picture.height), '\0');
    const std::uint32_t packed = get_number(bytes, 33);
    if (bytes.compare(37, 4, "IDAT") != 0 || bytes.size() < 41 + packed) return std::nullopt;
    uLongf size = static_cast<uLongf>(raw.size());
    const std::string data = bytes.substr(41, packed);
    if (uncompress(reinterpret_cast<Bytef*>(raw.data()), &size, bytes_of(data), packed) != Z_OK ||
        size != raw.size())  // NOLINT
        return std::nullopt;
    picture.rgb.resize(stride * static_cast<std::size_t>(picture.height));
    for (std::size_t row = 0; row < static_cast<std::size_t>(picture.height); ++row) {
        if (raw[row * (stride + 1)] != '\x02') return std::nullopt;
        for (std::size_t i = 0; i < stride; ++i) {
            const std::uint8_t above = row == 0 ? 0 : picture.rgb[(row - 1) * stride + i];
            picture.rgb[row * stride + i] = static_cast<std::uint8_t>(raw[row * (stride + 1) + 1 + i] + above);
        }
    }
    return picture;
}

}  // namespace umbral::gui
