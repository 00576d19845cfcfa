#pragma once
// Types of quantities (a number with its source and spread) and of distributions.

#include "scenario/quantity.hpp"
#include "scenario/table/type.hpp"

namespace umbral::scenario {

template <>
struct TypeOf<Quantity> {
    static const Type& get();
};
template <>
struct TypeOf<Distribution> {
    static const Type& get();
};

/// A distribution with plain parameters as JSON: `{"dist": "gamma", "mean": 2, "sd": 1}`.
[[nodiscard]] Json spec_json(const DistributionSpec& spec);
/// Reads the keys `source` and `confidence`. @return whether the key was one of them
bool read_source_key(const std::string& key, const Json& value, Source& source, Reading& reading);
/// Adds `source` and `confidence` unless they say nothing.
void write_source(const Source& source, Json& object);
/// The schema properties `source`, `confidence`, `comment` and `note`.
[[nodiscard]] Json source_properties();

}  // namespace umbral::scenario
