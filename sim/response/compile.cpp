// From a plan as written to the response layer's constants.

#include "response/compile.hpp"

#include <algorithm>

namespace umbral::response {

TimeUs Sources::at(const Date& date, double hour) const {
    return days_between(scenario.start, date) * day_us + us_from_hours(hour);
}

std::vector<AgencyId> find_agencies(const Model& m, const std::vector<std::string>& ids) {
    std::vector<AgencyId> found;
    found.reserve(ids.size());
    for (const auto& id : ids) found.push_back(find_agency(m, id));
    return found;
}

Model compile_model(const scenario::Input& input, const people::Model& people, DrawKey key) {
    const Sources from{input.scenario, input.plan, people, key};
    Model m;
    m.horizon_us = people.horizon_us;
    m.bulletin_every_us = std::max(hour_us, us_from_hours(from.scenario.information_age_h.value));
    m.threads = threads_of(from.plan);
    m.perfect_information = from.plan.perfect_information;
    m.unlimited_money = from.plan.unlimited_money;
    compile_agencies(from, m);
    compile_channels(from, m);
    compile_protocol(from, m);
    compile_lines(from, m);
    compile_levels(from, m);
    compile_measures(from, m);
    compile_prices(from, m);
    return m;
}

}  // namespace umbral::response
