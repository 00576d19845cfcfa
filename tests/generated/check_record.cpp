// Properties that a record has, whatever the scenario.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "generated/properties.hpp"
#include "scenario/indicator_catalogue.hpp"

namespace umbral::generated {
namespace {

using engine::IndicatorValue;
using engine::ReplicationRecord;

/// Sums of many numbers in another order.
constexpr double relative = 1e-9;
constexpr double absolute = 1e-6;

bool is_close(double a, double b) {
    return std::abs(a - b) <= absolute + relative * std::max(std::abs(a), std::abs(b));
}

class RecordCheck {
  public:
    RecordCheck(const ReplicationRecord& record, const Books& books, Complaints& complaints)
        : record_(record), books_(books), complaints_(complaints) {
        for (const IndicatorValue& indicator : record.indicators) {
            const bool is_new =
                values_.emplace(key(indicator.name, indicator.stat, to_text(indicator.scope)), indicator.value).second;
            if (!is_new) complain(14, indicator.name + " of " + to_text(indicator.scope) + " is there twice");
        }
    }

    void run() {
        conserved_in_all();
        conserved_by_site();
        conserved_by_outcome();
        not_negative();
        shares();
        ordered();
        hours_below_peaks();
        waiting_sums();
        littles_law();
        money();
    }

  private:
    static std::string key(const std::string& name, const std::string& stat, const std::string& scope) {
        return name + ' ' + stat + ' ' + scope;
    }
    void complain(int property, std::string what) { complaints_.push_back({property, std::move(what)}); }
    [[nodiscard]] std::optional<double> find(const std::string& name, const std::string& stat,
                                             const std::string& scope) const {
        const auto found = values_.find(key(name, stat, scope));
        return found == values_.end() ? std::nullopt : found->second;
    }
    [[nodiscard]] double value(const std::string& name, const std::string& stat, const std::string& scope) const {
        return find(name, stat, scope).value_or(0);
    }
    /// The sum over the scopes whose only part is of the dimension.
    [[nodiscard]] double sum(const std::string& name, const std::string& stat, const std::string& dimension) const {
        double sum = 0;
        for (const IndicatorValue& indicator : record_.indicators) {
            const auto& parts = indicator.scope.parts;
            if (indicator.name == name && indicator.stat == stat && parts.size() == 1 && parts[0].first == dimension)
                sum += indicator.value.value_or(0);
        }
        return sum;
    }
    /// The same over scopes of two dimensions, those of one id of the first or of all.
    [[nodiscard]] double sum_of_two(const std::string& name, const std::string& first, const std::string& id,
                                    const std::string& second, const std::string& second_id = "") const {
        double sum = 0;
        for (const IndicatorValue& indicator : record_.indicators) {
            const auto& parts = indicator.scope.parts;
            if (indicator.name == name && parts.size() == 2 && parts[0].first == first &&
                (id.empty() || parts[0].second == id) && parts[1].first == second &&
                (second_id.empty() || parts[1].second == second_id))
                sum += indicator.value.value_or(0);
        }
        return sum;
    }
    void equal(int property, const std::string& what, double a, double b) {
        if (!is_close(a, b)) complain(property, fmt::format("{}: {:.10g} and {:.10g}", what, a, b));
    }
    void at_most(int property, const std::string& what, double a, double b) {
        if (a > b && !is_close(a, b)) complain(property, fmt::format("{}: {:.10g} above {:.10g}", what, a, b));
    }

    void conserved_in_all() {
        double present_change = 0, gone_at_once = 0;
        for (const SiteBook& site : books_.sites) {
            present_change += static_cast<double>(site.present_to - site.present_from - site.completed_from);
            gone_at_once += static_cast<double>(site.departed_from);
        }
        const auto travelling_change = static_cast<double>(books_.travelling_to - books_.travelling_from);
        equal(1, "who entered, and who was added inside or has left", value("arrived_persons", "count", "all"),
              present_change + travelling_change + sum("outcome_persons", "count", "outcome"));
        equal(1, "who arrived at sites, and who entered or came by a route", sum("arrived_persons", "count", "site"),
              value("arrived_persons", "count", "all") + sum("departed_persons", "count", "route") - gone_at_once -
                  travelling_change);
        equal(1, "who departed from sites and by routes", sum("departed_persons", "count", "site"),
              sum("departed_persons", "count", "route"));
        equal(1, "who entered, in all and by profile", value("arrived_persons", "count", "all"),
              sum("arrived_persons", "count", "profile"));
    }
    void conserved_by_site() {
        for (const SiteBook& site : books_.sites) {
            const std::string scope = "site:" + site.id;
            const double out =
                value("departed_persons", "count", scope) + sum_of_two("outcome_persons", "site", site.id, "outcome");
            equal(2, "who arrived at " + site.id + ", and who was added there or has gone",
                  value("arrived_persons", "count", scope),
                  static_cast<double>(site.present_to - site.present_from - site.completed_from - site.departed_from) +
                      out);
        }
    }
    void conserved_by_outcome() {
        for (const IndicatorValue& indicator : record_.indicators) {
            if (indicator.name != "outcome_persons" || indicator.scope.parts.size() != 1) continue;
            const std::string& outcome = indicator.scope.parts[0].second;
            const double all = indicator.value.value_or(0);
            equal(3, outcome + " in all and by site", all,
                  sum_of_two("outcome_persons", "site", "", "outcome", outcome));
            equal(3, outcome + " in all and by profile", all,
                  sum_of_two("outcome_persons", "profile", "", "outcome", outcome));
        }
        for (const char* dimension : {"site", "profile", "country"}) {
            equal(3, std::string("who left on their own, in all and by ") + dimension,
                  value("left_persons", "count", "all"), sum("left_persons", "count", dimension));
        }
        equal(3, "who left on their own, and that outcome", value("left_persons", "count", "all"),
              value("outcome_persons", "count", "outcome:left_on_its_own"));
    }

    void not_negative() {
        for (const IndicatorValue& indicator : record_.indicators) {
            if (indicator.value && !(*indicator.value >= 0 && std::isfinite(*indicator.value)))
                complain(5, fmt::format("{} of {}: {}", indicator.name, to_text(indicator.scope), *indicator.value));
        }
        for (const engine::HourlySeries& series : record_.series) {
            const std::int32_t least = series.name == "picture_age_h" ? -1 : 0;  // -1: nothing is known yet
            for (const std::int32_t value : series.values) {
                if (value < least)
                    return complain(5, fmt::format("{} of {}: {}", series.name, to_text(series.scope), value));
            }
        }
        for (const engine::WaitShare& wait : record_.waits) {
            if (wait.waiting_person_h < 0)
                complain(5, fmt::format("waiting at {} for {}: {}", wait.site, engine::name_of(wait.cause),
                                        wait.waiting_person_h));
        }
        for (const engine::Event& event : record_.events) {
            const auto* definition = scenario::find_event(event.kind);
            const bool has_age =
                definition != nullptr && std::string_view(definition->detail).find("[h]") != std::string::npos;
            if (event.time_us < 0 || (has_age && !event.detail.empty() && event.detail[0] == '-'))
                complain(5, fmt::format("{} of {} at {} h: {}", event.kind, event.subject, hours_from_us(event.time_us),
                                        event.detail));
        }
    }

    static bool is_utilisation(const std::string& name) {
        return name == "officer_utilisation" || name == "seat_utilisation" || name == "place_occupancy" ||
               name == "duty_officer_load";
    }
    void shares() {
        for (const IndicatorValue& indicator : record_.indicators) {
            const auto* definition = scenario::find_indicator(indicator.name);
            if (definition == nullptr || definition->unit != "fraction" || !indicator.value) continue;
            if (*indicator.value >= 0 && *indicator.value <= 1 + relative) continue;
            complain(is_utilisation(indicator.name) ? 7 : 6,
                     fmt::format("{} {} of {}: {}", indicator.name, indicator.stat, to_text(indicator.scope),
                                 *indicator.value));
        }
    }

    /// In each of these lists, what stands before is at most what stands after.
    void ordered() {
        static const std::vector<std::pair<int, std::vector<std::string>>> orders{
            {8, {"p50", "p90", "p95", "p99"}}, {9, {"mean", "peak"}}, {9, {"min", "mean"}}, {9, {"mean", "max"}}};
        std::set<std::pair<std::string, std::string>> seen;
        for (const IndicatorValue& indicator : record_.indicators) {
            const std::string scope = to_text(indicator.scope);
            if (!seen.emplace(indicator.name, scope).second) continue;
            for (const auto& [property, stats] : orders) {
                std::optional<double> before;
                for (const std::string& stat : stats) {
                    const std::optional<double> after = find(indicator.name, stat, scope);
                    if (before && after)
                        at_most(property, fmt::format("{} of {}, before its {}", indicator.name, scope, stat), *before,
                                *after);
                    if (after) before = after;
                }
            }
        }
    }

    void hours_below_peaks() {
        for (const engine::HourlySeries& series : record_.series) {
            const std::string scope = to_text(series.scope);
            const std::int32_t most =
                series.values.empty() ? 0 : *std::max_element(series.values.begin(), series.values.end());
            if (const auto peak = find(series.name, "peak", scope))
                at_most(10, series.name + " of " + scope + " in an hour", most, *peak);
            if (series.name == "arrived_persons") {
                double arrived = 0;
                for (const std::int32_t persons : series.values) arrived += persons;
                at_most(10, "who arrived by hour at " + scope, arrived, value("arrived_persons", "count", scope));
            }
        }
    }

    void waiting_sums() {
        const double all = value("waiting_person_h", "total", "all");
        equal(11, "waiting by site", sum("waiting_person_h", "total", "site"), all);
        equal(11, "waiting by country", sum("waiting_person_h", "total", "country"), all);
        equal(12, "waiting by cause", sum("waiting_person_h", "total", "cause"), all);
        std::map<std::string, double> by_site;
        for (const engine::WaitShare& wait : record_.waits) by_site[wait.site] += wait.waiting_person_h;
        for (const SiteBook& site : books_.sites) {
            equal(12, "waiting by week and cause at " + site.id, by_site[site.id],
                  value("waiting_person_h", "total", "site:" + site.id));
        }
        for (const SiteBook& site : books_.sites) {
            const double mean = value("waiting_persons", "mean", "site:" + site.id);
            equal(11, "mean waiting over the window at " + site.id, mean * books_.window_h,
                  value("waiting_person_h", "total", "site:" + site.id));
        }
    }

    /// The integral of a queue is the sum of the waits in it: of those served, of those still waiting, and of those who
    /// left. Exact where nobody leaves and nobody waited as the window began.
    void littles_law() {
        for (const StationBook& station : books_.stations) {
            const std::string scope = "site:" + station.site + ",station:" + station.id;
            equal(13, "the queue at " + scope + " and its mean", station.queue_person_h,
                  value("queue_persons", "mean", scope) * books_.window_h);
            const double completed = value("wait_completed_persons", "count", scope);
            equal(13, "the waits at " + scope + " and their mean", station.served_person_h,
                  value("wait_h", "mean", scope) * completed);
            if (station.queued_from > 0) continue;
            const double waited = station.served_person_h + station.waiting_person_h;
            at_most(13, "the waits at " + scope, waited, station.queue_person_h);
            if (station.nobody_leaves) {
                equal(13, "the queue and the waits at " + scope, station.queue_person_h, waited);
            } else {
                const double cut_short = value("wait_censored_persons", "count", scope);
                at_most(13, "the queue at " + scope, station.queue_person_h, waited + cut_short * books_.window_h);
            }
        }
    }

    void money() {
        const double all = value("cost_usd", "total", "all");
        equal(14, "the cost of measures and prices",
              sum("cost_usd", "total", "measure") + sum("cost_usd", "total", "price"), all);
        for (const char* dimension : {"line", "country", "agency"})
            at_most(14, std::string("the cost by ") + dimension, sum("cost_usd", "total", dimension), all);
        at_most(15, "idle cost", value("idle_cost_usd", "total", "all"), all);
        for (const LineBook& line : books_.lines) {
            const std::string scope = "line:" + line.id;
            at_most(14, "the cost of " + scope, value("cost_usd", "total", scope), line.spent_usd);
            equal(16, "overspending of " + scope, value("overrun_usd", "total", scope), line.overrun_usd);
            at_most(16, "spent of " + scope, line.spent_usd, line.released_usd + line.overrun_usd);
            if (line.is_bounded) at_most(16, "spent of " + scope, line.spent_usd, line.released_usd);
        }
        equal(16, "overspending by line", sum("overrun_usd", "total", "line"), value("overrun_usd", "total", "all"));
    }

    const ReplicationRecord& record_;
    const Books& books_;
    Complaints& complaints_;
    std::map<std::string, std::optional<double>> values_;
};

}  // namespace

void check_record(const ReplicationRecord& record, const Books& books, Complaints& complaints) {
    RecordCheck(record, books, complaints).run();
}

}  // namespace umbral::generated
