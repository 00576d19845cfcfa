#include "analysis/stopping.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "analysis/summary.hpp"
#include "base/i18n.hpp"

namespace umbral::analysis {
namespace {

constexpr const char* option = "--target";

[[noreturn]] void refuse(const std::string& value, const char* message, const std::string& allowed,
                         const std::string& hint) {
    throw InputError({"", option, value, tr(message), allowed, hint});
}

double half_width_of(const std::string& text) {
    double half_width = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), half_width);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(half_width) || half_width <= 0) {
        refuse(text, UMBRAL_N("the half-width is not a number above 0"),
               tr("a number above 0, in the indicator's unit"), "wait_h.p95@site:A=2");
    }
    return half_width;
}

bool all_crashed(const study::Store& store, const std::string& plan) {
    const auto statuses = store.replications(plan);
    return std::all_of(statuses.begin(), statuses.end(),
                       [](const auto& status) { return status.end != study::Ending::finished; });
}

/// The indicator's values in the first `replications` of a plan, without those not defined.
std::vector<double> values_of(const study::Store& store, const std::string& plan, const Target& target,
                              std::uint32_t replications) {
    std::vector<double> defined;
    for (const auto& [replication, value] :
         store.values(plan, target.indicator.name, target.indicator.stat, target.indicator.scope, replications)) {
        if (value) defined.push_back(*value);
    }
    return defined;
}

}  // namespace

Target parse_target(const std::string& text, const scenario::Scenario& scenario) {
    const std::size_t equals = text.rfind('=');
    if (equals == std::string::npos)
        refuse(text, UMBRAL_N("a target needs a half-width"), "NAME[.STAT][@SCOPE]=HALFWIDTH", "wait_h.p95@site:A=2");
    return {parse_indicator(text.substr(0, equals), scenario, option), half_width_of(text.substr(equals + 1))};
}

bool targets_met(const study::Store& store, const std::string& plan, const std::vector<Target>& targets,
                 std::uint32_t replications) {
    return std::all_of(targets.begin(), targets.end(), [&](const Target& target) {
        const auto values = values_of(store, plan, target, replications);
        if (values.empty()) {
            refuse(to_text(target.indicator),
                   UMBRAL_N("the target has no value in any replication, so no number of them would do"),
                   tr("an indicator that is defined there"), tr("umbral show lists what is measured"));
        }
        const auto half_width = half_width_95(values);
        return half_width && *half_width <= target.half_width;
    });
}

study::Goal until_precise(const study::Store& store, std::string plan, std::vector<Target> targets) {
    const auto wanted = [&store, plan = std::move(plan), targets = std::move(targets)](std::uint32_t stored) {
        const bool whole_batches = stored > 0 && stored % batch_replications == 0;
        if (whole_batches && all_crashed(store, plan)) return stored;
        if (stored >= max_auto_replications || (whole_batches && targets_met(store, plan, targets, stored)))
            return stored;
        return std::min(max_auto_replications, (stored / batch_replications + 1) * batch_replications);
    };
    return [wanted](const std::vector<std::uint32_t>& stored) { return std::vector{wanted(stored.front())}; };
}

}  // namespace umbral::analysis
