#pragma once
// Types of opening hours and rosters.

#include "scenario/scenario.hpp"
#include "scenario/table/type.hpp"

namespace umbral::scenario {

template <>
struct TypeOf<OpeningHours> {
    static const Type& get();
};
template <>
struct TypeOf<Roster> {
    static const Type& get();
};

/// "mon-fri", "sat,sun", "daily"; nothing when the text is not of that form.
[[nodiscard]] std::optional<std::array<bool, 7>> parse_days(std::string_view text);
/// The reverse, in the shortest form.
[[nodiscard]] std::string days_text(const std::array<bool, 7>& days);

}  // namespace umbral::scenario
