// Values that are sound only together: parameters of distributions, spreads inside the limits, shares that add up.

#include <cmath>

#include <fmt/format.h>

#include "base/i18n.hpp"
#include "scenario/rules/rules.hpp"
#include "scenario/support.hpp"
#include "scenario/table/scalar_types.hpp"
#include "scenario/table/tables.hpp"

namespace umbral::scenario {
namespace {

constexpr double share_tolerance = 0.001;

std::string range_text(const Range& range) {
    if (!std::isfinite(range.high)) return fmt::format(fmt::runtime(tr("{:g} and more")), range.low);
    return fmt::format(fmt::runtime(tr("{:g} to {:g}")), range.low, range.high);
}

class ValueCheck final : public Visitor {
  public:
    explicit ValueCheck(const Report& report) : report_(report) {}

    void distribution(Distribution& distribution, const FieldInfo& info, const Path& path) override {
        const DistributionSpec spec = distribution.spec();
        if (const std::string why = why_invalid(spec); !why.empty())
            return report_.add(path, distribution.family, why, tr("parameters that make a distribution"));
        Range range = support_of(spec);
        // What comes near a limit from above is rounded to it; only what lies on the wrong side is refused.
        if (range.low == 0 && info.min > 0 && !std::isfinite(range.high)) range.low = info.min;
        if (!std::isfinite(range.high)) range.high = range.low;
        FieldInfo limits = info;
        limits.above_min = false;
        if (!why_outside(range.low, limits).empty() || !why_outside(range.high, limits).empty()) {
            report_.add(path, range_text(support_of(spec)), tr("the distribution has values outside the limits"),
                        number_words(limits));
        }
    }

    void quantity(Quantity& quantity, const FieldInfo& info, const Path& path) override {
        if (!quantity.is_uncertain()) return;
        FieldInfo limits = info;
        limits.whole = false;  // draws are rounded
        const Range range = practical_range(*quantity.spread);
        if (why_outside(range.low, limits).empty() && why_outside(range.high, limits).empty()) return;
        report_.add(path, range_text(range), tr("the spread has values outside the limits"), number_words(limits));
    }

    void shares(const std::vector<Quantity*>& values, const FieldInfo&, const Path& path) override {
        double sum = 0;
        for (const Quantity* value : values) sum += value->value;
        if (std::abs(sum - 1) <= share_tolerance) return;
        report_.add(path, fmt::format("{:g}", sum), tr("the shares do not add up to 1"),
                    tr("shares whose sum is 1 (within 0.001)"));
    }

  private:
    const Report& report_;
};

}  // namespace

void check_values(Scenario& scenario, Plan& plan, const Report& scenario_report, const Report& plan_report) {
    ValueCheck in_scenario(scenario_report);
    scenario_table().visit(&scenario, {}, in_scenario);
    ValueCheck in_plan(plan_report);
    plan_table().visit(&plan, {}, in_plan);
}

}  // namespace umbral::scenario
