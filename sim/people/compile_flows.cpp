#include "people/compile_flows.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/check.hpp"
#include "scenario/shares.hpp"

namespace umbral::people {
namespace {

/// Numbers of one stream: its layers, then its surges and batches.
constexpr std::uint32_t numbers_per_stream = 64;
constexpr std::uint32_t max_layers = 16;
/// More would run into the keys of people present at the start.
constexpr std::size_t max_streams = 1000;

Flow::Mix compile_mix(const Model& model, const scenario::Scenario& scenario, const scenario::ProfileShares& given,
                      bool of_persons, std::int64_t from_day) {
    std::vector<std::pair<std::string, double>> of_parties;
    if (of_persons) {
        of_parties = scenario::party_shares(scenario.profiles, given.shares);
    } else {
        for (const auto& [id, share] : given.shares) of_parties.emplace_back(id, share.value);
    }
    std::vector<double> shares(model.profiles.size(), 0.0);
    double parties = 0;
    double persons = 0;
    for (const auto& [id, share] : of_parties) {
        for (std::size_t p = 0; p < model.profiles.size(); ++p) {
            if (model.profiles[p].id != id) continue;
            shares[p] = share;
            parties += share;
            persons += share * model.profiles[p].mean_size;
        }
    }
    return {from_day, Choice::from_shares(shares), parties > 0 ? persons / parties : 1.0};
}

std::vector<Flow::Mix> compile_mixes(const Model& model, const scenario::Scenario& scenario,
                                     const scenario::ArrivalStream& stream) {
    std::vector<Flow::Mix> mixes;
    for (const auto& given : stream.profiles) {
        const std::int64_t from = given.from ? days_between(scenario.start, *given.from) : -1;
        mixes.push_back(compile_mix(model, scenario, given, stream.shares_of_persons, from));
    }
    return mixes;
}

/// @param given  weights of the hours; empty: all alike
DayHours compile_hours(const std::vector<double>& given) {
    std::array<double, 24> weights{};
    UMBRAL_CHECK(given.empty() || given.size() == weights.size());
    weights.fill(1);
    std::copy(given.begin(), given.end(), weights.begin());
    std::array<TimeUs, 25> edges_us{};
    for (std::size_t h = 0; h < edges_us.size(); ++h) edges_us[h] = static_cast<TimeUs>(h) * hour_us;
    return DayHours::of(weights, edges_us);
}

/// Weight of a value in a profile whose mean is made 1; 1 without a profile.
double relative(const std::vector<double>& profile, std::size_t index) {
    if (profile.empty()) return 1;
    double total = 0;
    for (const double weight : profile) total += weight;
    return profile[index] * static_cast<double>(profile.size()) / total;
}

/// Expected persons of each local day: the day's count where there is one (already of that weekday and month), else
/// the rate shaped by weekday and month.
std::vector<float> daily_persons(const scenario::ArrivalStream& stream, const LocalClock& clock, std::int64_t first_day,
                                 std::int64_t days) {
    std::vector<float> persons;
    for (std::int64_t day = first_day; day < first_day + days; ++day) {
        const Date date = date_from_days(clock.epoch_day(day));
        const auto weekday = static_cast<std::size_t>(clock.weekday_of(day));
        const double by_weekday = relative(stream.weekday_profile, weekday);
        double expected = stream.persons_per_day.value * by_weekday *
                          relative(stream.month_profile, static_cast<std::size_t>(date.month - 1));
        for (const auto& count : stream.counts) {
            const std::int64_t into = days_between(count.from, date);
            if (into < 0 || into >= count.days) continue;
            expected = count.persons / count.days * (count.days > 1 ? by_weekday : 1.0);
        }
        persons.push_back(static_cast<float>(expected));
    }
    return persons;
}

/// Share of a surge that falls between two times of its span, both in [0, 1].
double surge_share(scenario::SurgeShape shape, double from, double to) {
    const auto cumulative = [shape](double x) {
        switch (shape) {
            case scenario::SurgeShape::square:
                return x;
            case scenario::SurgeShape::ramp:
                return x * x;
            case scenario::SurgeShape::triangle:
                return x < 0.5 ? 2 * x * x : 1 - 2 * (1 - x) * (1 - x);
            case scenario::SurgeShape::decay:
                return 1 - (1 - x) * (1 - x);
        }
        return x;
    };
    return cumulative(to) - cumulative(from);
}

std::vector<float> surge_persons(const scenario::Surge& surge) {
    std::vector<float> persons;
    const double days = std::max(surge.days.value, 1e-6);
    for (int d = 0; d < days; ++d) {
        const double day = d;
        persons.push_back(static_cast<float>(surge.persons.value *
                                             surge_share(surge.shape, day / days, std::min(1.0, (day + 1) / days))));
    }
    return persons;
}

void add_stream(Model& model, const scenario::Scenario& scenario, const scenario::ArrivalStream& stream,
                std::uint32_t number) {
    Flow flow;
    flow.site = model.site(stream.site);
    UMBRAL_CHECK(!flow.site.is_none());
    const LocalClock& clock = model.clock_at(flow.site);
    flow.mixes = compile_mixes(model, scenario, stream);
    flow.hours = compile_hours(stream.hour_profile);
    flow.stream = number;
    flow.first_day = clock.local_day(0);
    const std::int64_t days = clock.local_day(model.horizon_us) - flow.first_day + 1;
    flow.persons_per_day = daily_persons(stream, clock, flow.first_day, days);
    if ((flow.has_day_factor = stream.overdispersion.value > 0)) {
        flow.day_factor = Sampler(Gamma{1.0, std::sqrt(stream.overdispersion.value)});
    }
    const double factor = stream.factor.value;
    for (std::uint32_t layer = 0; layer < max_layers && factor > layer; ++layer) {
        flow.number = number + layer;
        flow.keep = std::min(1.0, factor - layer);
        model.flows.push_back(flow);
    }
    std::uint32_t own = number + max_layers;
    for (const auto& surge : stream.surges) {
        Flow extra = flow;
        extra.number = own++;
        extra.keep = 1;
        extra.has_day_factor = false;
        extra.first_day = days_between(scenario.start, surge.date);
        extra.persons_per_day = surge_persons(surge);
        model.flows.push_back(std::move(extra));
    }
    for (const auto& given : stream.batches) {
        const TimeUs local = days_between(scenario.start, given.date) * day_us + us_from_hours(given.hour);
        Flow::Mix mix = flow.mixes.front();
        for (const auto& candidate : flow.mixes) {
            if (candidate.from_day <= local / day_us) mix = candidate;
        }
        model.batches.push_back({flow.site, own++, clock.axis_us(local), us_from_hours(given.spread_h.value),
                                 given.persons.value, std::move(mix)});
    }
}

}  // namespace

void compile_flows(Model& model, const scenario::Scenario& scenario) {
    UMBRAL_CHECK(scenario.arrivals.size() <= max_streams);
    std::uint32_t number = 0;
    for (const auto& stream : scenario.arrivals) {
        add_stream(model, scenario, stream, number);
        number += numbers_per_stream;
    }
}

}  // namespace umbral::people
