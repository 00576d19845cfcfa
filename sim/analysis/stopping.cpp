#include "analysis/stopping.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "analysis/summary.hpp"
#include "base/i18n.hpp"
#include "base/text.hpp"
#include "scenario/indicator_catalogue.hpp"

namespace umbral::analysis {
namespace {

constexpr const char* option = "--target";

[[noreturn]] void refuse(const std::string& value, const char* message, const std::string& allowed,
                         const std::string& hint) {
    throw InputError({"", option, value, tr(message), allowed, hint});
}

template <class Words>
std::vector<std::string> strings(const Words& words) {
    return {words.begin(), words.end()};
}

std::string joined(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, ", ")); }

const scenario::IndicatorDefinition& definition_of(const std::string& name) {
    if (const auto* definition = scenario::find_indicator(name)) return *definition;
    std::vector<std::string> names;
    for (const auto& definition : scenario::indicator_catalogue()) names.emplace_back(definition.name);
    refuse(name, UMBRAL_N("there is no such indicator"), tr("a name of docs/indicators.md"), did_you_mean(name, names));
}

void check_scope(const engine::Scope& scope, const scenario::IndicatorDefinition& definition,
                 const scenario::Scenario& scenario) {
    const std::string finest = scope.parts.empty() ? "all" : scope.parts.back().first;
    const auto scopes = strings(definition.scopes);
    if (std::find(scopes.begin(), scopes.end(), finest) == scopes.end()) {
        refuse(to_text(scope), UMBRAL_N("the indicator is not measured for this kind of scope"), joined(scopes), "");
    }
    for (const auto& [dimension, id] : scope.parts) {
        if (dimension != "site") continue;
        std::vector<std::string> sites;
        for (const auto& site : scenario.sites) sites.push_back(site.id);
        if (std::find(sites.begin(), sites.end(), id) == sites.end()) {
            refuse(id, UMBRAL_N("the scenario has no such site"), joined(sites), did_you_mean(id, sites));
        }
    }
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
                       [](const auto& status) { return status.end == engine::EndReason::crashed; });
}

/// The indicator's values in the first `replications` of a plan, without those not defined.
std::vector<double> values_of(const study::Store& store, const std::string& plan, const Target& target,
                              std::uint32_t replications) {
    std::vector<double> defined;
    for (const auto& value : store.values(plan, target.name, target.stat, target.scope, replications)) {
        if (value) defined.push_back(*value);
    }
    return defined;
}

}  // namespace

Target parse_target(const std::string& text, const scenario::Scenario& scenario) {
    const std::size_t equals = text.rfind('=');
    if (equals == std::string::npos)
        refuse(text, UMBRAL_N("a target needs a half-width"), "NAME[.STAT][@SCOPE]=HALFWIDTH", "wait_h.p95@site:A=2");
    const std::string subject = text.substr(0, equals);
    const std::size_t at = subject.find('@');
    const std::string measure = subject.substr(0, at);
    const std::size_t dot = measure.find('.');

    Target target;
    target.name = measure.substr(0, dot);
    const auto& definition = definition_of(target.name);
    const auto stats = strings(definition.stats);
    target.stat = dot == std::string::npos ? stats.front() : measure.substr(dot + 1);
    if (std::find(stats.begin(), stats.end(), target.stat) == stats.end()) {
        refuse(target.stat, UMBRAL_N("the indicator has no such statistic"), joined(stats),
               did_you_mean(target.stat, stats));
    }
    if (at != std::string::npos) {
        const auto scope = engine::parse_scope(subject.substr(at + 1));
        if (!scope)
            refuse(subject.substr(at + 1), UMBRAL_N("this is not a scope"),
                   tr("all, or pairs such as site:ID,profile:ID"), "site:A");
        target.scope = *scope;
    }
    check_scope(target.scope, definition, scenario);
    target.half_width = half_width_of(text.substr(equals + 1));
    return target;
}

bool targets_met(const study::Store& store, const std::string& plan, const std::vector<Target>& targets,
                 std::uint32_t replications) {
    return std::all_of(targets.begin(), targets.end(), [&](const Target& target) {
        const auto values = values_of(store, plan, target, replications);
        if (values.empty()) {
            refuse(target.name + '.' + target.stat + '@' + to_text(target.scope),
                   UMBRAL_N("the target has no value in any replication, so no number of them would do"),
                   tr("an indicator that is defined there"), tr("umbral show lists what is measured"));
        }
        const auto half_width = half_width_95(values);
        return half_width && *half_width <= target.half_width;
    });
}

study::Goal until_precise(const study::Store& store, std::string plan, std::vector<Target> targets) {
    return [&store, plan = std::move(plan), targets = std::move(targets)](std::uint32_t stored) {
        const bool whole_batches = stored > 0 && stored % batch_replications == 0;
        if (whole_batches && all_crashed(store, plan)) return stored;
        if (stored >= max_auto_replications || (whole_batches && targets_met(store, plan, targets, stored)))
            return stored;
        return std::min(max_auto_replications, (stored / batch_replications + 1) * batch_replications);
    };
}

}  // namespace umbral::analysis
