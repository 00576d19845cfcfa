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

/// The reverse: an input that was complete and checked when it was written. Checks neither again.
///
/// @param scenario, plan  the two members of canonical_json, as text; an empty one leaves the defaults
/// @throws InputError     not JSON, or not of that form: the study that holds them is damaged
[[nodiscard]] Input read_canonical(const std::string& scenario, const std::string& plan);

}  // namespace umbral::scenario
