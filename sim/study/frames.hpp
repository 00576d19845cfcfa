#pragma once
// Messages on a pipe: a kind, a length, and that many bytes.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.hpp"

namespace umbral::study {

enum class FrameKind : std::uint8_t {
    progress = 1,  ///< a double: share of the horizon done
    record = 2,    ///< an encoded record (wire.hpp)
    error = 3,     ///< a text: what an exception said
    problems = 4,  ///< the input is at fault
};

struct Frame {
    FrameKind kind{};
    std::string payload;
};

/// Writes one frame, waiting for the reader where it must; false when the reader has gone.
bool send_frame(int descriptor, FrameKind kind, std::string_view payload);
/// Cuts the first complete frame off the bytes received; nothing while there is none.
[[nodiscard]] std::optional<Frame> take_frame(std::string& received);

[[nodiscard]] std::string encode_problems(const std::vector<Problem>& problems);
/// What can be read of them.
[[nodiscard]] std::vector<Problem> decode_problems(std::string_view bytes);

}  // namespace umbral::study
