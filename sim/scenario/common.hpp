#pragma once
// Small things that several parts of a scenario are made of: texts in two languages, hours of the week, rosters.

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/time.hpp"
#include "scenario/quantity.hpp"

namespace umbral::scenario {

/// A text in two languages. `es` falls back to `en` and the other way round.
struct Text {
    std::string en;
    std::string es;
};

// ---- time -----------------------------------------------------------------------------------------------------

/// A span of the local week: on `days` from `from_h` to `to_h` (hours of the day; to_h may be 24; to_h <= from_h
/// runs past midnight).
struct WeekSpan {
    std::array<bool, 7> days{true, true, true, true,
                             true, true, true};  ///< Monday first; "mon-fri", "sat,sun", "daily"
    double from_h = 0;
    double to_h = 24;
    friend bool operator==(const WeekSpan&, const WeekSpan&) = default;
};

/// Opening hours: open in any of the spans; no spans means always open.
struct OpeningHours {
    std::vector<WeekSpan> spans;
};

/// Officers on duty: a constant number round the clock (`officers: 4`), or shifts, summed where they overlap.
struct Shift {
    WeekSpan when;
    Quantity officers;  ///< [officers], a whole number >= 0
};
struct Roster {
    std::vector<Shift> shifts;
};

// ---- quotas ---------------------------------------------------------------------------------------------------

enum class QuotaUnit { persons, parties };
struct WeekdayAllowance {
    std::array<bool, 7> days{true, true, true, true, true, true, true};  ///< Monday first
    Distribution per_day;
};
struct DatedAllowance {
    Date from;
    std::optional<Date> to;  ///< included; none: from then on
    Distribution per_day;
};

/// At most so many a local day may pass a door, a station or a route.
struct Quota {
    Distribution per_day = 0.0;              ///< [persons or parties/day], drawn each day
    std::vector<WeekdayAllowance> weekdays;  ///< instead of per_day; a later one goes before an earlier one
    std::vector<DatedAllowance> dates;       ///< instead of both; a later one goes before an earlier one
    QuotaUnit unit = QuotaUnit::persons;
    int carry_days = 0;  ///< [days] on which what a day left unused may still be used; 0: it lapses
    Source source;
};

}  // namespace umbral::scenario
