#include "analysis/worse_off.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

namespace umbral::analysis {
namespace {

using scenario::Better;
using Measure = std::pair<std::string, std::string>;  // indicator and statistic

constexpr std::array<const char*, 3> dimensions{"profile", "site", "country"};

bool is_of(const engine::Scope& scope, const std::string& dimension) {
    return scope.parts.size() == 1 && scope.parts[0].first == dimension;
}

/// How much worse the mean has become; negative when better.
double worsening(const Difference& difference) {
    const double mean = difference.pairs.mean.value_or(0);
    return difference.better == Better::lower ? mean : -mean;
}

/// The differences of one plan that are looked at, p-values corrected among them.
std::vector<Difference> burdens_of(const Comparison& comparison, const std::string& plan) {
    const auto measures = burdens_with(comparison.questions);
    std::vector<Difference> found;
    std::vector<double> p_values;
    for (const Difference& difference : comparison.differences) {
        const auto& [name, stat, scope] = difference.indicator;
        const bool grouped =
            std::any_of(std::begin(dimensions), std::end(dimensions),
                        [&, &about = scope](const char* dimension) { return is_of(about, dimension); });
        if (difference.plan != plan || !grouped || difference.better == Better::neither ||
            !measures.contains({name, stat}))
            continue;
        found.push_back(difference);
        p_values.push_back(difference.pairs.p_value.value_or(1));
    }
    const std::vector<double> adjusted = holm_adjusted(p_values);
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (found[i].pairs.p_value) found[i].p_value = adjusted[i];
        found[i].finding = judge(found[i]);
    }
    return found;
}

/// What a group bears on average under the baseline, by measure and dimension.
class UsualBurden {
  public:
    explicit UsualBurden(const Results& baseline) {
        for (const IndicatorResult& result : baseline.indicators) {
            if (result.scope.parts.size() != 1 || !result.summary.mean) continue;
            auto& [sum, groups] = sums_[{{result.name, result.stat}, result.scope.parts[0].first}];
            sum += std::abs(*result.summary.mean);
            groups += 1;
        }
    }
    /// The worsening relative to it; 1 where nobody bore anything.
    [[nodiscard]] double relative(const Difference& difference) const {
        const auto found = sums_.find(
            {{difference.indicator.name, difference.indicator.stat}, difference.indicator.scope.parts[0].first});
        const double usual = found == sums_.end() ? 0 : found->second.first / found->second.second;
        const double worse = worsening(difference);
        if (worse <= 0) return 0;
        return usual > 0 ? worse / usual : 1;
    }

  private:
    std::map<std::pair<Measure, std::string>, std::pair<double, double>> sums_;
};

WorseOff worst_of(const std::vector<Difference>& differences, const std::string& dimension, const std::string& plan,
                  const UsualBurden& usual) {
    WorseOff worst{plan, dimension, "", {}, 0};
    bool is_clear = false;
    for (const Difference& difference : differences) {
        if (!is_of(difference.indicator.scope, dimension)) continue;
        const double relative = usual.relative(difference);
        const bool clear = difference.finding == Finding::worse;
        const bool comparable = difference.finding != Finding::not_defined;
        if (relative <= 0 || !comparable || (is_clear && !clear)) continue;
        if (clear == is_clear && relative <= worst.relative) continue;
        worst = {plan, dimension, difference.indicator.scope.parts[0].second, difference, relative};
        is_clear = clear;
    }
    return worst;
}

}  // namespace

std::set<std::pair<std::string, std::string>> burdens_with(const std::vector<IndicatorKey>& questions) {
    std::set<std::pair<std::string, std::string>> burdens{{"wait_h", "p95"},
                                                          {"unsheltered_person_nights", "total"},
                                                          {"stranded_persons", "peak"},
                                                          {"left_persons", "count"},
                                                          {"over_limit_persons", "count"},
                                                          {"children_detention_h", "total"},
                                                          {"protection_delay_h", "p95"}};
    for (const auto& question : questions) burdens.emplace(question.name, question.stat);
    return burdens;
}

std::vector<WorseOff> find_worse_off(const Comparison& comparison) {
    const Results& baseline = comparison.plans[comparison.baseline];
    const UsualBurden usual(baseline);
    std::vector<WorseOff> all;
    for (const Results& results : comparison.plans) {
        if (results.plan.id == baseline.plan.id) continue;
        const auto differences = burdens_of(comparison, results.plan.id);
        for (const char* dimension : dimensions)
            all.push_back(worst_of(differences, dimension, results.plan.id, usual));
    }
    return all;
}

}  // namespace umbral::analysis
