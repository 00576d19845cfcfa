// Questions and observations: indicators that exist, of things that exist, in the simulated time.

#include "base/i18n.hpp"
#include "scenario/indicator_catalogue.hpp"
#include "scenario/rules/dates.hpp"
#include "scenario/rules/rules.hpp"
#include "scenario/rules/scopes.hpp"

namespace umbral::scenario {
namespace {

void check_observation(const Scenario& scenario, const Observation& observation, const Path& path,
                       const Report& report) {
    if (observation.to < observation.from) {
        report.add(path / "to", to_string(observation.to), tr("the observation ends before it begins"),
                   tr("the last day it covers"));
    } else if (misses_horizon(scenario, observation.from, observation.to, report)) {
        report.add(path / "from", to_string(observation.from), tr("the observation is outside the simulated time"),
                   horizon_words(scenario));
    }
    const IndicatorDefinition* indicator = find_indicator(observation.indicator);
    if (indicator != nullptr && observation.unit != indicator->unit) {
        report.add(path / "unit", observation.unit, tr("this is not the indicator's unit"),
                   std::string(indicator->unit));
    }
}

}  // namespace

void check_questions(const Scenario& scenario, const Report& report) {
    for (std::size_t i = 0; i < scenario.questions.size(); ++i) {
        const Question& question = scenario.questions[i];
        check_indicator(scenario, question.indicator, question.stat, question.scope, Path("questions").element(i),
                        report);
    }
    for (std::size_t i = 0; i < scenario.observed.size(); ++i) {
        const Observation& observation = scenario.observed[i];
        const Path path = Path("observed").element(i, observation.id);
        check_indicator(scenario, observation.indicator, observation.stat, observation.scope, path, report);
        check_observation(scenario, observation, path, report);
    }
}

}  // namespace umbral::scenario
