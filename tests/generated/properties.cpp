#include "generated/properties.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "generated/dice.hpp"
#include "generated/examinations.hpp"

namespace umbral::generated {

const std::vector<Property>& all_properties() {
    static const std::vector<Property> properties{
        {1, "persons are conserved in all"},
        {2, "persons are conserved by site"},
        {3, "persons are conserved by group of outcomes"},
        {4, "lists and states agree"},
        {5, "no count, time or amount is negative"},
        {6, "every share is in [0, 1]"},
        {7, "utilisations are in [0, 1]"},
        {8, "quantiles are ordered"},
        {9, "a peak is at least the mean"},
        {10, "no hour is above the peak"},
        {11, "waiting by site sums to all"},
        {12, "waiting by cause sums to all"},
        {13, "Little's law holds at stations"},
        {14, "spent is booked once"},
        {15, "idle is at most all"},
        {16, "released bounds spent"},
        {17, "the same bytes at 1, 2 and 7 workers"},
        {18, "cut and resumed is the same"},
        {19, "merged is the same"},
        {20, "from another folder, locale and time zone is the same"},
        {21, "windows of any allowed length are the same"},
        {22, "stepped in any pieces is the same"},
        {23, "more officers never lengthen a wait at a single first-come station"},
        {24, "measures that overlap and are over before anybody comes change nothing"},
        {25, "no agency acts on what it was not told"},
        {26, "what validate passes runs to its end without a check failing"},
    };
    return properties;
}

const char* name_of(int property) { return all_properties().at(static_cast<std::size_t>(property - 1)).name; }

const std::vector<Examination>& all_examinations() {
    static const std::vector<Examination> all{Examination::one_history, Examination::ensemble, Examination::officers,
                                              Examination::passing, Examination::untold};
    return all;
}

namespace {

std::string text_of(const std::optional<double>& value) { return value ? fmt::format("{:.17g}", *value) : "none"; }

std::string indicator_name(const engine::IndicatorValue& indicator) {
    return fmt::format("{} {} of {}", indicator.name, indicator.stat, to_text(indicator.scope));
}

std::string indicators_differ(const engine::ReplicationRecord& a, const engine::ReplicationRecord& b) {
    for (std::size_t i = 0; i < std::min(a.indicators.size(), b.indicators.size()); ++i) {
        if (indicator_name(a.indicators[i]) != indicator_name(b.indicators[i]))
            return indicator_name(a.indicators[i]) + " stands where there is " + indicator_name(b.indicators[i]);
        if (a.indicators[i].value != b.indicators[i].value)
            return fmt::format("{}: {} and {}", indicator_name(a.indicators[i]), text_of(a.indicators[i].value),
                               text_of(b.indicators[i].value));
    }
    if (a.indicators.size() == b.indicators.size()) return {};
    return fmt::format("{} indicators and {}", a.indicators.size(), b.indicators.size());
}

std::string series_differ(const engine::ReplicationRecord& a, const engine::ReplicationRecord& b) {
    if (a.series.size() != b.series.size()) return fmt::format("{} series and {}", a.series.size(), b.series.size());
    for (std::size_t i = 0; i < a.series.size(); ++i) {
        const std::string name = a.series[i].name + " of " + to_text(a.series[i].scope);
        if (a.series[i].values.size() != b.series[i].values.size())
            return fmt::format("{}: {} hours and {}", name, a.series[i].values.size(), b.series[i].values.size());
        for (std::size_t h = 0; h < a.series[i].values.size(); ++h) {
            if (a.series[i].values[h] != b.series[i].values[h])
                return fmt::format("{} at hour {}: {} and {}", name, h, a.series[i].values[h], b.series[i].values[h]);
        }
    }
    return {};
}

std::string events_differ(const engine::ReplicationRecord& a, const engine::ReplicationRecord& b) {
    const auto told = [](const engine::Event& event) {
        return fmt::format("{:.6f} h {} {} {} {}", hours_from_us(event.time_us), event.kind, event.subject,
                           event.agency, event.detail);
    };
    for (std::size_t i = 0; i < std::max(a.events.size(), b.events.size()); ++i) {
        const std::string one = i < a.events.size() ? told(a.events[i]) : "no event";
        const std::string other = i < b.events.size() ? told(b.events[i]) : "no event";
        if (one != other) return one + " and " + other;
    }
    return {};
}

}  // namespace

std::string difference(const engine::ReplicationRecord& a, const engine::ReplicationRecord& b) {
    if (std::string what = events_differ(a, b); !what.empty()) return what;
    if (std::string what = series_differ(a, b); !what.empty()) return what;
    if (std::string what = indicators_differ(a, b); !what.empty()) return what;
    return engine::result_hash(a) == engine::result_hash(b) ? "" : "the hashes of the results";
}

Case case_for(Examination examination, std::uint64_t seed) {
    switch (examination) {
        case Examination::officers:
            return make_case(seed, Kind::one_station);
        case Examination::passing:
            return late_case(seed);
        case Examination::untold:
            return cut_off_case(seed);
        default:
            return make_case(seed);
    }
}

Complaints examine(Examination examination, const Case& made, const Seam& seam) {
    switch (examination) {
        case Examination::one_history:
            return examine_one_history(made, seam);
        case Examination::ensemble:
            return examine_ensemble(made, seam);
        case Examination::officers:
            return examine_officers(made, seam);
        case Examination::passing:
            return examine_passing(made, seam);
        case Examination::untold:
            return examine_untold(made, seam);
    }
    return {};
}

}  // namespace umbral::generated
