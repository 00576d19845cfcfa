#include "study/frames.hpp"

#include <unistd.h>

#include <cerrno>

#include "base/bytes.hpp"

namespace umbral::study {
namespace {

constexpr std::size_t header_bytes = 9;  // kind, then the length in eight bytes, low first

bool write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

}  // namespace

bool send_frame(int descriptor, FrameKind kind, std::string_view payload) {
    std::string frame(1, static_cast<char>(kind));
    for (int shift = 0; shift < 64; shift += 8) frame.push_back(static_cast<char>((payload.size() >> shift) & 0xffu));
    frame.append(payload);
    return write_all(descriptor, frame);
}

std::optional<Frame> take_frame(std::string& received) {
    if (received.size() < header_bytes) return std::nullopt;
    std::uint64_t size = 0;
    for (std::size_t i = 1; i < header_bytes; ++i)
        size |= std::uint64_t{static_cast<std::uint8_t>(received[i])} << (8 * (i - 1));
    if (received.size() - header_bytes < size) return std::nullopt;
    Frame frame{static_cast<FrameKind>(received.front()), received.substr(header_bytes, size)};
    received.erase(0, header_bytes + size);
    return frame;
}

std::string encode_problems(const std::vector<Problem>& problems) {
    ByteWriter out;
    out.number(problems.size());
    for (const auto& problem : problems) {
        for (const auto* part :
             {&problem.file, &problem.place, &problem.value, &problem.message, &problem.allowed, &problem.hint}) {
            out.text(*part);
        }
    }
    return out.bytes();
}

std::vector<Problem> decode_problems(std::string_view bytes) {
    ByteReader in{bytes};
    std::vector<Problem> problems(in.count());
    for (auto& problem : problems) {
        for (auto* part :
             {&problem.file, &problem.place, &problem.value, &problem.message, &problem.allowed, &problem.hint}) {
            *part = in.text();
        }
    }
    return problems;
}

}  // namespace umbral::study
