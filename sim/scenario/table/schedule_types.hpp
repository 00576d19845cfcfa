#pragma once
// Types of opening hours and rosters.

#include <vector>

#include "base/i18n.hpp"
#include "scenario/scenario.hpp"
#include "scenario/table/object_type.hpp"

namespace umbral::scenario {

template <>
struct TypeOf<OpeningHours> {
    static const Type& get();
};
template <>
struct TypeOf<Roster> {
    static const Type& get();
};

/// Days of the week as one text: "mon-fri".
[[nodiscard]] const Type& days_type();
/// Hours of the day as "06:30" at which something begins: before "24:00".
[[nodiscard]] const Type& begin_type();
/// The same for its end: up to "24:00".
[[nodiscard]] const Type& end_type();

/// Fields of a week span that lies at the given members of an object.
template <auto... Members>
[[nodiscard]] std::vector<Field> span_fields() {
    return {
        field_as<Members..., &WeekSpan::days>("days", days_type(), {.help = UMBRAL_N("days on which the span begins")}),
        field_as<Members..., &WeekSpan::from_h>("from", begin_type(),
                                                {.help = UMBRAL_N("local time of its beginning")}),
        field_as<Members..., &WeekSpan::to_h>(
            "to", end_type(),
            {.help = UMBRAL_N("local time of its end; not later than its beginning: on the next day")})};
}

/// "mon-fri", "sat,sun", "daily"; nothing when the text is not of that form.
[[nodiscard]] std::optional<std::array<bool, 7>> parse_days(std::string_view text);
/// The reverse, in the shortest form.
[[nodiscard]] std::string days_text(const std::array<bool, 7>& days);

}  // namespace umbral::scenario
