#include "analysis/indicator_key.hpp"

#include "base/problem.hpp"
#include "scenario/rules/scopes.hpp"

namespace umbral::analysis {
namespace {

std::string default_stat(const std::string& name) {
    const auto* definition = scenario::find_indicator(name);
    return definition == nullptr ? "" : std::string{definition->stats.front()};
}

}  // namespace

std::string to_text(const IndicatorKey& key) {
    const std::string measure = key.name + '.' + key.stat;
    return key.scope.parts.empty() ? measure : measure + '@' + to_text(key.scope);
}

IndicatorKey parse_indicator(const std::string& text, const scenario::Scenario& scenario, const std::string& option) {
    const std::size_t at = text.find('@');
    const std::string measure = text.substr(0, at);
    const std::string scope = at == std::string::npos ? "all" : text.substr(at + 1);
    const std::size_t dot = measure.find('.');
    IndicatorKey key;
    key.name = measure.substr(0, dot);
    key.stat = dot == std::string::npos ? default_stat(key.name) : measure.substr(dot + 1);

    scenario::Findings findings;
    const scenario::UnreadParts nothing_unread;
    check_indicator(scenario, key.name, key.stat, scope, {}, scenario::Report(findings, nothing_unread));
    std::vector<Problem> problems;
    problems.reserve(findings.size());
    for (const auto& finding : findings)
        problems.push_back({"", option, finding.value, finding.message, finding.allowed, finding.hint});
    if (!problems.empty()) throw InputError(std::move(problems));
    key.scope = engine::parse_scope(scope).value();
    return key;
}

std::vector<IndicatorKey> questions_of(const scenario::Scenario& scenario) {
    std::vector<IndicatorKey> keys;
    for (const auto& question : scenario.questions)
        keys.push_back({question.indicator, question.stat, engine::parse_scope(question.scope).value()});
    return keys;
}

scenario::Better better_of(const std::string& indicator) {
    const auto* definition = scenario::find_indicator(indicator);
    return definition == nullptr ? scenario::Better::neither : definition->better;
}

}  // namespace umbral::analysis
