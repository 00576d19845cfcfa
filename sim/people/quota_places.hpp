#pragma once
// Where quotas stand: at a site's door, at a station, on a route. What they have in common there.

#include <optional>

#include "people/state.hpp"

namespace umbral::people {

/// A new local day of the quota there, if there is one: lets those pass whom it now lets.
void begin_quota_day(State& s, QuotaPlace at, TimeUs now_us);
/// Puts another quota in force there, or none: likewise.
void set_quota(State& s, QuotaPlace at, std::optional<QuotaRule> rule, TimeUs now_us);

}  // namespace umbral::people
