// Arrivals: someone arrives, weights are not all zero, dates are simulated, counts have no gaps and do not overlap.

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "base/i18n.hpp"
#include "scenario/rules/dates.hpp"
#include "scenario/rules/rules.hpp"
#include "scenario/shares.hpp"

namespace umbral::scenario {
namespace {

/// Surges and batches of one stream have numbers of their own in the draws.
constexpr std::size_t most_extras = 40;
constexpr std::size_t most_streams = 1000;

Date day_after(const DatedCount& count) { return date_from_days(days_from_epoch(count.from) + count.days); }

void check_weights(const std::vector<double>& weights, const Path& path, const Report& report) {
    if (weights.empty() || std::accumulate(weights.begin(), weights.end(), 0.0) > 0) return;
    report.add(path, {}, tr("all weights are 0"), tr("at least one weight above 0"));
}

/// Positions of the counts in the order of their first days.
std::vector<std::size_t> by_date(const std::vector<DatedCount>& counts) {
    std::vector<std::size_t> order(counts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return counts[a].from < counts[b].from; });
    return order;
}

void report_gap(Date from, Date to, const Path& path, const Report& report) {
    report.add(path, to_string(from), tr("days without a count have no arrivals"),
               fmt::format(fmt::runtime(tr("a count for every day from {} to {}, or a rate in persons_per_day")),
                           to_string(from), to_string(date_from_days(days_from_epoch(to) - 1))),
               tr("write a count of 0 where nobody arrives"));
}

void check_counts(const Scenario& scenario, const ArrivalStream& stream, const Path& path, const Report& report) {
    if (stream.counts.empty()) return;
    const bool needs_all_days = stream.persons_per_day.value <= 0 && report.has_horizon();
    const Date end = end_date(scenario);
    Date covered_to = scenario.start;
    Date last_end{0, 1, 1};
    std::size_t last = 0;
    for (const std::size_t i : by_date(stream.counts)) {
        const DatedCount& count = stream.counts[i];
        if (count.from < last_end) {
            report.add((path / "counts").element(i), to_string(count.from), tr("two counts cover the same day"),
                       tr("each day once: as a day or in a month"));
        }
        if (needs_all_days && covered_to < std::min(count.from, end))
            report_gap(covered_to, std::min(count.from, end), (path / "counts").element(i), report);
        last_end = std::max(last_end, day_after(count));
        covered_to = std::max(covered_to, last_end);
        last = i;
    }
    if (needs_all_days && covered_to < end) report_gap(covered_to, end, (path / "counts").element(last), report);
}

void check_share_dates(const Scenario& scenario, const ArrivalStream& stream, const Path& path, const Report& report) {
    if (stream.party_mix && !is_possible(*stream.party_mix)) {
        return report.add(
            path / "party_mix" / "children_fraction", fmt::format("{:g}", stream.party_mix->children_fraction),
            tr("there are more children than families could have"), tr("at most 0.9 of families_fraction"));
    }
    if (stream.profiles.empty())
        return report.add(path / "profiles", {}, tr("the stream has no profiles"),
                          tr("shares of at least one profile"));
    for (std::size_t i = 0; i < stream.profiles.size(); ++i) {
        const ProfileShares& shares = stream.profiles[i];
        const Path at = (path / "profiles").element(i);
        if (shares.shares.empty())
            report.add(at, {}, tr("the stream has no profiles"), tr("shares of at least one profile"));
        if (i == 0 && report.has_horizon() && shares.from && *shares.from > scenario.start) {
            report.add(at / "from", to_string(*shares.from), tr("the first days have no shares"),
                       tr("first shares without a date"));
        }
        if (i > 0 && (!shares.from || (stream.profiles[i - 1].from && *shares.from <= *stream.profiles[i - 1].from))) {
            report.add(at, {}, tr("the dates are not in order"),
                       tr("dates in ascending order, each once; only the first may be without one"));
        }
    }
}

void check_extras(const Scenario& scenario, const ArrivalStream& stream, const Path& path, const Report& report) {
    for (std::size_t i = 0; i < stream.surges.size(); ++i) {
        const Surge& surge = stream.surges[i];
        const Date last =
            date_from_days(days_from_epoch(surge.date) + static_cast<std::int64_t>(std::ceil(surge.days.value)) - 1);
        if (!misses_horizon(scenario, surge.date, last, report)) continue;
        report.add((path / "surges").element(i, surge.id) / "date", to_string(surge.date),
                   tr("the surge is outside the simulated time"), horizon_words(scenario));
    }
    for (std::size_t i = 0; i < stream.batches.size(); ++i) {
        const Batch& batch = stream.batches[i];
        if (!misses_horizon(scenario, batch.date, batch.date, report)) continue;
        report.add((path / "batches").element(i, batch.id) / "date", to_string(batch.date),
                   tr("the batch is outside the simulated time"), horizon_words(scenario));
    }
    if (stream.surges.size() + stream.batches.size() > most_extras) {
        report.add(path, {}, tr("the stream has too many surges and batches"),
                   fmt::format(fmt::runtime(tr("at most {} together")), most_extras),
                   tr("write them as daily counts in arrivals.csv"));
    }
}

}  // namespace

void check_arrivals(const Scenario& scenario, const Report& report) {
    if (scenario.arrivals.size() > most_streams) {
        report.add(Path("arrivals"), std::to_string(scenario.arrivals.size()), tr("there are too many arrival streams"),
                   fmt::format(fmt::runtime(tr("at most {}")), most_streams));
    }
    for (std::size_t i = 0; i < scenario.arrivals.size(); ++i) {
        const ArrivalStream& stream = scenario.arrivals[i];
        const Path path = Path("arrivals").element(i, stream.id);
        const bool rate = stream.persons_per_day.value > 0 || stream.persons_per_day.is_uncertain();
        if (!rate && stream.counts.empty() && stream.surges.empty() && stream.batches.empty()) {
            report.add(path, {}, tr("nobody arrives in this stream"), tr("persons_per_day, counts, surges or batches"));
        }
        check_weights(stream.hour_profile, path / "hour_profile", report);
        check_weights(stream.weekday_profile, path / "weekday_profile", report);
        check_weights(stream.month_profile, path / "month_profile", report);
        check_counts(scenario, stream, path, report);
        check_share_dates(scenario, stream, path, report);
        check_extras(scenario, stream, path, report);
    }
}

}  // namespace umbral::scenario
