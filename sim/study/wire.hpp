#pragma once
// A replication's record on its way from a worker to the parent: a versioned binary encoding.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/record.hpp"

namespace umbral::study {

/// First byte of an encoded record. Worker and parent are one program, so a mismatch is a broken pipe, not an upgrade.
inline constexpr std::uint8_t wire_version = 1;

[[nodiscard]] std::string encode(const engine::ReplicationRecord& record);
/// Nothing when the bytes are truncated, of another version or otherwise not an encoded record.
[[nodiscard]] std::optional<engine::ReplicationRecord> decode(std::string_view bytes);

}  // namespace umbral::study
