#pragma once
// Types of single values: numbers, flags, words, ids, dates, texts.

#include <array>
#include <string>
#include <type_traits>
#include <vector>

#include "base/time.hpp"
#include "scenario/scenario.hpp"
#include "scenario/table/type.hpp"

namespace umbral::scenario {

/// "a whole number from 0 to 3 [persons]"
[[nodiscard]] std::string number_words(const FieldInfo& info);
/// Reads a finite number inside the field's limits; reports and leaves the target alone otherwise.
bool read_number(const Json& json, double& target, const FieldInfo& info, Reading& reading);
/// Why a number is outside a field's limits, or empty.
[[nodiscard]] std::string why_outside(double value, const FieldInfo& info);
/// The least and the greatest number inside a field's limits, or far out where it has none.
[[nodiscard]] std::vector<Json> number_stand_ins(const FieldInfo& info);
/// The schema of a number inside the field's limits.
[[nodiscard]] Json number_schema(const FieldInfo& info);
/// A whole number is written without a decimal point, others in the shortest form that reads back the same.
[[nodiscard]] Json number_json(double value);

template <>
struct TypeOf<double> {
    static const Type& get();
};
template <>
struct TypeOf<int> {
    static const Type& get();
};
template <>
struct TypeOf<bool> {
    static const Type& get();
};
template <>
struct TypeOf<std::string> {
    static const Type& get();
};
template <>
struct TypeOf<Date> {
    static const Type& get();
};
template <>
struct TypeOf<Text> {
    static const Type& get();
};

/// An id: 1 to 64 letters, digits, "_" or "-".
[[nodiscard]] const Type& id_type();
[[nodiscard]] bool is_id(std::string_view text);
/// A colour "#rrggbb".
[[nodiscard]] const Type& colour_type();
/// Free text of a source, title or reason.
[[nodiscard]] const Type& prose_type();

}  // namespace umbral::scenario
