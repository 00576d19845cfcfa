#include "engine/indicator_list.hpp"

#include <string_view>

namespace umbral::engine {
namespace {

double level_of(std::string_view stat) {
    if (stat == "p50") return 0.5;
    if (stat == "p90") return 0.9;
    if (stat == "p95") return 0.95;
    return 0.99;
}

}  // namespace

void IndicatorList::add_durations(const char* name, const std::vector<const char*>& stats, const Scope& scope,
                                  const LogHistogram& durations) {
    for (const char* stat : stats) {
        std::optional<double> us =
            std::string_view(stat) == "mean" ? durations.mean_us() : durations.quantile_us(level_of(stat));
        if (us) *us /= us_per_hour;
        add(name, stat, scope, us);
    }
}

void IndicatorList::add_waits(const Scope& scope, const LogHistogram& waits) {
    add_durations("wait_h", {"p95", "mean", "p50", "p90", "p99"}, scope, waits);
    const auto completed = static_cast<double>(waits.event_persons());
    const auto cut_short = static_cast<double>(waits.censored_persons());
    add("wait_completed_persons", "count", scope, completed);
    add("wait_censored_persons", "count", scope, cut_short);
    add_ratio("waited_fraction", "mean", scope, static_cast<double>(waits.positive_persons()) + cut_short,
              completed + cut_short);
}

}  // namespace umbral::engine
