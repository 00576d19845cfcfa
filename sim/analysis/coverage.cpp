#include "analysis/coverage.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "analysis/summary.hpp"

namespace umbral::analysis {
namespace {

using engine::Scope;
using scenario::Observation;

/// Hours of the measured window from `from` to `to`, the last not included; empty where the dates are outside.
struct HourRange {
    std::int64_t from = 0;
    std::int64_t to = 0;
};

std::int64_t measured_from_h(const study::Header& header) {
    return 24 * days_from_epoch(header.start) + std::llround(24 * header.warm_up_days);
}

HourRange hours_of(const Observation& observed, const study::Header& header) {
    const std::int64_t start = measured_from_h(header);
    const std::int64_t hours = std::llround(24 * (header.days - header.warm_up_days));
    return {std::max<std::int64_t>(0, 24 * days_from_epoch(observed.from) - start),
            std::min(hours, 24 * (days_from_epoch(observed.to) + 1) - start)};
}

bool is_empty(HourRange range) { return range.to <= range.from; }

/// Whether the figure's dates are the measured window, give or take a day.
bool is_whole_window(const Observation& observed, const study::Header& header) {
    const std::int64_t start = measured_from_h(header);
    const std::int64_t end = 24 * days_from_epoch(header.start) + std::llround(24 * header.days);
    return std::abs(24 * days_from_epoch(observed.from) - start) <= 24 &&
           std::abs(24 * (days_from_epoch(observed.to) + 1) - end) <= 24;
}

bool adds_up(const std::string& stat) { return stat == "count" || stat == "total"; }

/// Sites whose hourly series make up a scope; none when it is about anything finer than a site.
std::vector<std::string> sites_of(const Scope& scope, const std::string& stat, const study::Header& header) {
    std::vector<std::string> sites;
    const bool one_site = scope.parts.size() == 1 && scope.parts[0].first == "site";
    if (adds_up(stat) && !one_site) return sites;  // a person arrives at many sites, and once in a country or the model
    for (const auto& label : header.sites) {
        const bool inside =
            scope.parts.empty() || (scope.parts.size() == 1 &&
                                    ((scope.parts[0].first == "site" && scope.parts[0].second == label.id) ||
                                     (scope.parts[0].first == "country" && scope.parts[0].second == label.country)));
        if (inside) sites.push_back(label.id);
    }
    return sites;
}

/// Whether the range holds the figure's dates, give or take a day: a sum over a part of them is another figure.
bool holds_dates(HourRange range, const Observation& observed) {
    const std::int64_t hours = 24 * (days_from_epoch(observed.to) + 1 - days_from_epoch(observed.from));
    return range.to - range.from >= hours - 24 && !is_empty(range);
}

/// The statistic of some hours; nothing for one that hourly values do not give.
std::optional<double> stat_of(const std::string& stat, const std::vector<double>& hours) {
    if (hours.empty()) return std::nullopt;
    if (stat == "peak") return *std::max_element(hours.begin(), hours.end());
    if (stat == "min") return *std::min_element(hours.begin(), hours.end());
    const double sum = std::accumulate(hours.begin(), hours.end(), 0.0);
    if (stat == "mean") return sum / static_cast<double>(hours.size());
    return adds_up(stat) ? std::optional{sum} : std::nullopt;
}

/// The observed statistic in each history, from the hourly series; empty where they do not give it.
std::vector<std::optional<double>> from_series(const std::vector<study::SeriesSample>& series,
                                               const Observation& observed, const std::vector<std::string>& sites,
                                               HourRange range) {
    std::vector<std::vector<double>> sums;  // replications x hours of the range
    for (const auto& sample : series) {
        const bool wanted = sample.name == observed.indicator && sample.scope.parts.size() == 1 &&
                            sample.scope.parts[0].first == "site" &&
                            std::find(sites.begin(), sites.end(), sample.scope.parts[0].second) != sites.end();
        if (!wanted) continue;
        sums.resize(sample.values.size());
        for (std::size_t replication = 0; replication < sample.values.size(); ++replication) {
            const auto& values = sample.values[replication];
            const auto to = std::min(range.to, static_cast<std::int64_t>(values.size()));
            auto& sum = sums[replication];
            sum.resize(static_cast<std::size_t>(std::max<std::int64_t>(0, to - range.from)));
            for (std::size_t hour = 0; hour < sum.size(); ++hour)
                sum[hour] += values[hour + static_cast<std::size_t>(range.from)];
        }
    }
    std::vector<std::optional<double>> values;
    values.reserve(sums.size());
    for (const auto& hours : sums) values.push_back(stat_of(observed.stat, hours));
    return values;
}

std::vector<std::optional<double>> from_indicators(const std::vector<study::IndicatorSample>& indicators,
                                                   const Observation& observed, const Scope& scope) {
    for (const auto& sample : indicators) {
        if (sample.name == observed.indicator && sample.stat == observed.stat && sample.scope == scope)
            return sample.values;
    }
    return {};
}

}  // namespace

Coverage compare_with_observed(const study::Store& store, const std::string& plan) {
    const study::Header& header = store.header();
    Coverage coverage;
    if (header.observed.empty()) return coverage;
    const auto series = store.series(plan);
    const auto indicators = store.indicators(plan);
    for (const Observation& observed : header.observed) {
        ComparedFigure comparison{observed, Basis::nothing, {}, {}, {}, false};
        const Scope scope = engine::parse_scope(observed.scope).value_or(Scope{{{"site", observed.scope}}});
        const HourRange range = hours_of(observed, header);
        Summary summary;
        if (!adds_up(observed.stat) || holds_dates(range, observed))
            summary = summarise(from_series(series, observed, sites_of(scope, observed.stat, header), range));
        if (summary.count > 0) {
            comparison.basis = Basis::same_dates;
        } else {
            const bool same_window = is_whole_window(observed, header);
            const bool similar = !adds_up(observed.stat) && !is_empty(range);  // the window says something of its days
            if (same_window || similar) summary = summarise(from_indicators(indicators, observed, scope));
            if (summary.count > 0) comparison.basis = same_window ? Basis::same_dates : Basis::whole_window;
        }
        comparison.p10 = summary.p10;
        comparison.p50 = summary.p50;
        comparison.p90 = summary.p90;
        comparison.inside = summary.count > 0 && *summary.p10 <= observed.value && observed.value <= *summary.p90;
        coverage.compared += summary.count > 0;
        coverage.inside += comparison.inside;
        coverage.comparisons.push_back(std::move(comparison));
    }
    return coverage;
}

}  // namespace umbral::analysis
