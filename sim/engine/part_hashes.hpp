#pragma once
// What a replication left, hashed part by part, so that a reader can check what it reads without reading the rest.
// The hashes depend on what was left alone: not on the machine, nor on where it is stored or on what is stored beside
// it.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/record.hpp"

namespace umbral::engine {

/// SHA-256 of each part, as 64 hexadecimal digits.
struct PartHashes {
    std::string indicators;
    std::string series;
    std::string waits;
    std::string events;
    friend bool operator==(const PartHashes&, const PartHashes&) = default;
};

[[nodiscard]] PartHashes hash_parts(const ReplicationRecord& record);
/// The hash of the whole: of what it is and of its parts' hashes.
[[nodiscard]] std::string result_hash(const std::string& plan, std::uint32_t replication, const PartHashes& parts);

/// The hash of a part that is added piece by piece, in the record's order.
class PartHash {
  public:
    /// Begins anew. @return the hash of what was added
    [[nodiscard]] std::string finish();

  protected:
    std::string bytes_;
};

/// The hash of indicator values.
class IndicatorsHash : public PartHash {
  public:
    /// What stands for an indicator among those of a record; never empty.
    /// @param scope  as to_text(Scope) writes it
    [[nodiscard]] static std::string key(std::string_view name, std::string_view stat, std::string_view scope);

    /// @param key  of key()
    void add(std::string_view key, const std::optional<double>& value);
};

/// The hash of hourly series.
class SeriesHash : public PartHash {
  public:
    /// @param scope        as to_text(Scope) writes it
    /// @param differences  the values as ByteWriter::differences writes them
    void add(std::string_view name, std::string_view scope, std::uint64_t hours, std::string_view differences);
};

/// In any order.
[[nodiscard]] std::string hash_waits(std::vector<WaitShare> waits);
/// In the record's order.
[[nodiscard]] std::string hash_events(const std::vector<Event>& events);

}  // namespace umbral::engine
