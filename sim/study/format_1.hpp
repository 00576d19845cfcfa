#pragma once
// Format 1 of the study, which is still read: its tables, and its one hash over all that a replication left.

#include <cstdint>
#include <map>
#include <string>

#include "engine/record.hpp"

namespace umbral::study {

using CauseNumbers = std::map<engine::WaitCause, std::uint64_t>;

extern const char* const schema_1_sql;

/// SHA-256 over plan, replication, indicators, series, waits and events, each in the record's order. A study of this
/// format has indicators in that order only where their numbers have it (contents.cpp).
///
/// @param number_of  the study's own numbers of causes of waiting: they went into the hash
[[nodiscard]] std::string result_hash_1(const engine::ReplicationRecord& record, const CauseNumbers& number_of);

}  // namespace umbral::study
