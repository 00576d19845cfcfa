#include "scenario/rules/dates.hpp"

#include <cmath>

#include <fmt/format.h>

#include "base/i18n.hpp"

namespace umbral::scenario {

Date end_date(const Scenario& scenario) {
    return date_from_days(days_from_epoch(scenario.start) + static_cast<std::int64_t>(std::ceil(scenario.days)));
}

bool misses_horizon(const Scenario& scenario, Date first, Date last, const Report& report) {
    return report.has_horizon() && (first >= end_date(scenario) || last < scenario.start);
}

std::string horizon_words(const Scenario& scenario) {
    const Date last = date_from_days(days_from_epoch(end_date(scenario)) - 1);
    return fmt::format(fmt::runtime(tr("a simulated day, from {} to {}")), to_string(scenario.start), to_string(last));
}

}  // namespace umbral::scenario
