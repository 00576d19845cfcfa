#pragma once
// The inputs in canonical form: the same content gives the same text, whatever the files' layout.

#include <string>

#include "scenario/reader.hpp"
#include "scenario/table/type.hpp"

namespace umbral::scenario {

/// {"scenario": ..., "plan": ...}: every value that is required or differs from its default, keys sorted, tables and
/// files merged in.
[[nodiscard]] Json canonical_json(const Input& input);
/// SHA-256 of the canonical text, hexadecimal.
[[nodiscard]] std::string canonical_hash(const Input& input);

}  // namespace umbral::scenario
